"""What an import could not carry over, what it carried over as a code, and which rows it refused: the report.

The report says nothing of the moment it was made: the same export into the same register gives the same bytes.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from generator.model.message import Texts

WHY: dict[str, Texts] = {
    "no_field": {
        "nl": "Een registratie heeft hier geen veld voor.",
        "en": "A registration has no field for this.",
    },
    "too_long": {
        "nl": "Langer dan het veld toelaat; dit is de rest.",
        "en": "Longer than the field allows; this is the rest.",
    },
    "not_understood": {
        "nl": "Het veld vraagt een code, datum of adres; dit kon niet zo worden gelezen.",
        "en": "The field asks for a code, a date or an address; this could not be read as one.",
    },
    "less_exact": {
        "nl": "Alleen het jaar kon worden overgenomen.",
        "en": "Only the year could be carried over.",
    },
    "second_answer": {
        "nl": "Het veld kreeg al een ander antwoord.",
        "en": "The field already got another answer.",
    },
    "person": {
        "nl": "Dit lijkt het adres of de naam van een persoon. Het is niet overgenomen en staat hier niet.",
        "en": "This looks like the address or name of a person. It was not carried over and is not repeated here.",
    },
    "refused_by_schema": {
        "nl": "De waarde past niet in het schema van een registratie.",
        "en": "The value does not fit the schema of a registration.",
    },
    "row_refused": {
        "nl": "De rij is niet overgenomen; zie `refused`.",
        "en": "The row was not carried over; see `refused`.",
    },
}

REFUSED: dict[str, Texts] = {
    "withheld": {
        "nl": "De bron zegt dat deze rij niet openbaar mag worden. De inhoud staat daarom ook niet in dit verslag.",
        "en": "The source says to withhold this row from the public. Its content is not in this report either.",
    },
    "not_published": {
        "nl": "De bron heeft deze rij niet gepubliceerd. De inhoud staat daarom ook niet in dit verslag.",
        "en": "The source has not published this row. Its content is not in this report either.",
    },
    "deferred": {
        "nl": "De rij heeft het kenmerk van een uitgestelde registratie. De inhoud staat ook niet in dit verslag.",
        "en": "The row carries the mark of a deferred registration. Its content is not in this report either.",
    },
    "no_name": {"nl": "De rij heeft geen naam.", "en": "The row has no name."},
    "no_organisation": {"nl": "De rij noemt geen organisatie.", "en": "The row names no organisation."},
    "header": {"nl": "De rij herhaalt de kopregel.", "en": "The row repeats the header."},
    "specification": {
        "nl": "De rij legt de kolommen uit en beschrijft geen systeem.",
        "en": "The row explains the columns and describes no system.",
    },
    "not_an_object": {"nl": "Dit is geen rij met velden.", "en": "This is not a row with fields."},
    "invalid": {
        "nl": "Van de rij kon geen geldige registratie worden gemaakt.",
        "en": "No valid registration could be made of the row.",
    },
}


@dataclass(frozen=True, slots=True)
class Loss:
    """One text that is in no registration. `text` is all of it, except where it must not be repeated."""

    row: int
    column: str
    why: str
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A cell that a registration says in its own way: a code, a date, an organisation, a question without an answer."""

    column: str
    value: str
    field: str
    code: str


@dataclass
class Report:
    """Everything worth knowing of one import besides the registrations themselves."""

    source: str
    sha256: str
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    registrations: dict[int, str] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    coded: Counter[Coded] = field(default_factory=Counter)
    refused: list[tuple[int, str]] = field(default_factory=list)
    kept: list[tuple[int, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The report as it is written: sorted, without a time."""
        losses = sorted(self.losses, key=lambda loss: (loss.row, loss.column, loss.why))
        coded = sorted(
            self.coded.items(), key=lambda item: (item[0].column, item[0].value, item[0].field, item[0].code)
        )
        return {
            "source": {"file": self.source, "sha256": self.sha256, "rows": self.rows, "notes": self.notes},
            "columns": self.columns,
            "refused": [{"row": row, "why": why} for row, why in self.refused],
            "kept": [{"row": row, "file": file} for row, file in self.kept],
            "losses": [
                {"row": loss.row, "column": loss.column, "why": loss.why, "field": loss.field, "text": loss.text}
                for loss in losses
            ],
            "coded": [
                {"column": code.column, "value": code.value, "field": code.field, "code": code.code, "rows": rows}
                for code, rows in coded
            ],
            "registrations": [{"row": row, "file": file} for row, file in sorted(self.registrations.items())],
            "meaning": {"losses": WHY, "refused": REFUSED},
        }
