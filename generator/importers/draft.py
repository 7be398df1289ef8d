"""A registration being made of one row, and what is lost on the way. Every cell is carried, coded or lost."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importers import contacts, texts
from generator.importers.losses import Coded, Loss
from generator.importers.table import Cell, Row
from generator.model.vocabulary import Vocabulary
from generator.schema.fields import fields
from generator.schema.validator import validator
from generator.text import fold

LONGEST = {"name": 250, "summary": 350, "line": 500, "string": 500, "text": 5000}
_ROOM = 60  # characters that are worth the start of a text
SILENT = {"nl": "De bron zegt hier niets over.", "en": "The source says nothing about this."}
SAYS = {"nl": "De bron zegt: “{}”", "en": "The source says: “{}”"}


class Draft:
    """What handlers fill. `data` holds fields of any kind; `say` gathers the texts of fields that are text."""

    def __init__(self, row: Row, language: str, vocabularies: Mapping[str, Vocabulary], *, breaks_count: bool) -> None:
        self.row = row
        self.language = language
        self.vocabularies = vocabularies
        self.data: dict[str, Any] = {}
        self.losses: list[Loss] = []
        self.coded: list[Coded] = []
        self._breaks_count = breaks_count
        self._said: dict[str, list[tuple[Cell, str]]] = {}
        self._asked: dict[str, list[tuple[Cell, str]]] = {}
        self._done: set[str] = set()

    def text(self, cell: Cell) -> str:
        """The cell as CommonMark, without mailboxes of persons: those are reported here."""
        text, persons = contacts.without_persons(
            texts.commonmark(texts.clean(cell.text), breaks_count=self._breaks_count)
        )
        if persons:
            self.lose(cell, "person")
        return text

    def localised(self, text: str) -> dict[str, str]:
        return {self.language: text}

    def carried(self, cell: Cell) -> None:
        """The cell's text stands in `data` as it is."""
        self._done.add(cell.column)

    def is_done(self, column: str) -> bool:
        """Whether the cell of a column is carried, coded or lost."""
        return self.row.cells[column].column in self._done

    def say(self, field: str, cell: Cell, text: str) -> None:
        """Add a paragraph to a field that is text."""
        self._said.setdefault(field, []).append((cell, text))
        self.carried(cell)

    def said(self, field: str) -> bool:
        return field in self.data or field in self._said

    def code(self, cell: Cell, field: str, code: str) -> None:
        """The cell is said by a code, a date or a name in `field`."""
        self.coded.append(Coded(cell.column, texts.one_line(cell.text), field, code))
        self.carried(cell)

    def put(self, field: str, cell: Cell, value: Any, code: str | None = None) -> None:
        """Give a field its one value; another value that was there first stays, and this one is lost."""
        if self.data.setdefault(field, value) != value:
            self.lose(cell, "second_answer", field=field)
        elif code is not None:
            self.code(cell, field, code)
        else:
            self.carried(cell)

    def lose(self, cell: Cell, why: str, text: str | None = None, field: str = "") -> None:
        """Report a text that no field holds: all of the cell, unless `text` says which part."""
        kept, persons = contacts.without_persons(texts.clean(cell.text if text is None else text))
        self.losses.append(Loss(self.row.number, cell.column, why, "" if why == "person" else kept, field))
        if persons and why != "person":
            self.losses.append(Loss(self.row.number, cell.column, "person", "", field))
        self._done.add(cell.column)

    def fit(self, cell: Cell, text: str, kind: str = "text", field: str = "") -> str:
        """As much of a text as a field of this kind takes; the rest is lost."""
        head, rest = texts.split(text if kind == "text" else " ".join(text.split()), LONGEST[kind])
        if rest:
            self.lose(cell, "too_long", rest, field)
        self.carried(cell)
        return head

    def no_answer(self, field: str, cell: Cell) -> None:
        """The cell holds words that give no answer."""
        if fields()[field].question:
            self._asked.setdefault(field, []).append((cell, texts.one_line(cell.text)))
        self.code(cell, field, "not_yet" if fields()[field].question else "no answer")

    def unmatched(self, field: str, cell: Cell) -> None:
        """The cell answers, but not in a way that the field can hold: an open question quotes it, else it is lost."""
        text = " ".join(self.text(cell).split())
        if fields()[field].question and len(text) <= LONGEST["line"]:
            self._asked.setdefault(field, []).append((cell, text))
            self.carried(cell)
        else:
            self.lose(cell, "not_understood", field=field)

    def finish(self) -> dict[str, Any]:
        """The registration's fields in order, every question answered or said to be open. Cells left over are lost."""
        for field in list(self._said):
            self._join(field)
        if "summary" not in self.data and "purpose" in self.data:
            self.data["summary"] = self.localised(
                texts.split(" ".join(self.data["purpose"][self.language].split()), LONGEST["summary"])[0]
            )
        for field in [field for field in self._asked if field in self.data]:
            for cell, text in self._asked.pop(field):
                if not texts.no_answer(text):
                    self.lose(cell, "second_answer", field=field)
        self._drop_what_the_schema_refuses()
        for cell in self.row.cells.values():
            if cell.column not in self._done:
                self.lose(cell, "no_field")
        self.data["unanswered"] = list(self._unanswered())
        if not self.data["unanswered"]:
            del self.data["unanswered"]
        return {field: self.data[field] for field in fields() if field in self.data}

    def _join(self, field: str) -> None:
        kind = fields()[field].kind
        between, longest = ("\n\n" if kind == "text" else "; "), LONGEST[kind]
        value = ""
        said = self._said[field]
        once = _without_repeats(said)
        for cell, text in once:
            part = text if kind == "text" else " ".join(text.split())
            room = longest - len(value) - (len(between) if value else 0)
            head, rest = texts.split(part, room) if room > _ROOM or not value else ("", part)
            value = between.join(filter(None, (value, head)))
            if rest:
                self.lose(cell, "too_long", rest, field)
        for cell, text in said:
            if (cell, text) not in once and fold(text) not in fold(value):
                self.lose(cell, "too_long", text, field)  # the longer text that says it as well was cut before it
        self.data[field] = self.localised(value)

    def _unanswered(self) -> Iterator[dict[str, Any]]:
        for name, field in fields().items():
            if field.question and name not in self.data:
                quotes = list(dict.fromkeys(text for _, text in self._asked.get(name, ())))
                reason = {
                    language: "\n\n".join(SAYS[language].format(quote) for quote in quotes) or silent
                    for language, silent in SILENT.items()
                }
                yield {"field": name, "state": "not_yet", "reason": reason}

    def _drop_what_the_schema_refuses(self) -> None:
        """The last net: a value that breaks a rule of the schema goes to the report, so that the file is valid."""
        if validator("registration").accepts(self.data):
            return
        for field in {str(error.path[0]) for error in validator("registration").errors(self.data) if error.path}:
            value = json.dumps(self.data.pop(field), ensure_ascii=False)
            self.losses.append(Loss(self.row.number, f"({field})", "refused_by_schema", value, field))


def _without_repeats(said: list[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """What was said, less what another part says as well: exports often repeat a short text in a longer one."""
    plain = [f" {fold(text)} " for _, text in said]
    return [
        said[index]
        for index, words in enumerate(plain)
        if not any(words in other and (words != other or at < index) for at, other in enumerate(plain) if at != index)
    ]
