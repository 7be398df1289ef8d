"""The inventories of AI use cases of the US federal government (OMB): 2025, 2024 and 2023, one row each use case.

Source of the columns: OMB, Guidance on 2025 Agency Artificial Intelligence Reporting, and the data dictionary with it.
"""

import datetime
import re
from collections.abc import Collection, Mapping
from typing import Any

from generator.importers import texts
from generator.importers.columns import spoken, string
from generator.importers.draft import Draft
from generator.importers.importer import Named, head, source
from generator.importers.omb_columns import AGAIN, EXPLAINS, UNKNOWN, handled, handler
from generator.importers.omb_words import COLUMNS, column, explains
from generator.importers.table import Row, Table
from generator.model.message import Texts
from generator.text import fold

TITLE = "Federal Agency AI Use Case Inventory (United States)"
_NAME: Texts = {"nl": "Overzicht van AI bij de federale overheid van de Verenigde Staten", "en": TITLE}
_HOST = "https://github.com/ombegov/"
_KINDS = frozenset(
    ["string", "text", "free text", "structured text", "date", "multiple choice", "select multiple", "enum", "number"]
)


class Omb:
    """See `Importer`. Column names are those of the inventory of 2025."""

    format = "omb"
    name = _NAME
    language = "en"
    breaks_count = False
    expected = (
        "An inventory of AI use cases of the US federal government has a header with the name of the use case "
        "(use_case_name, Use Case Name or Title) and the agency (agency, Agency or Department), one row each use case."
    )

    def __init__(self) -> None:
        self.url = f"{_HOST}2025-Federal-Agency-AI-Use-Case-Inventory"

    def recognises(self, columns: Collection[str]) -> bool:
        names = {column(name) for name in columns}
        described = {"problem_solved", "development_stage", "topic_area", "system_outputs", "id"}
        return "use_case_name" in names and bool({"agency", "agency_name"} & names) and bool(described & names)

    def arrange(self, found: Table) -> dict[str, str]:
        agency = _agency({fold(name) for name in found.columns})
        meaning: dict[str, str] = {}
        before = ""
        for name in found.columns:
            plain = re.sub(r" \(column \d+\)$", "", name)
            meant = (agency if fold(plain) == "agency" else column(plain)) or UNKNOWN + name
            if explains(plain) and before:
                meant = before + EXPLAINS
            else:
                before = meant
            while meant in meaning.values():
                meant += AGAIN
            meaning[name] = meant
        for row in found.rows:
            cells = {meaning.get(name, UNKNOWN + name): cell for name, cell in row.cells.items()}
            row.cells.clear()
            row.cells.update(cells)
        if not {"id", "is_withheld"} & set(meaning.values()) or agency == "agency_bureau":
            self.url = f"{_HOST}2024-Federal-AI-Use-Case-Inventory"  # holds 2024 and 2023
        return {
            name: meant.lstrip(":").rstrip(AGAIN) if not meant.startswith(UNKNOWN) and handled(meant) else ""
            for name, meant in meaning.items()
        }

    def refusal(self, row: Row) -> str:
        same = sum(cell.text.strip().casefold() == cell.column.casefold() for cell in row.cells.values())
        if same > len(row.cells) / 2:
            return "header"
        values = [cell.text for cell in row.cells.values()]
        if len(values) > 1 and all(fold(value[:20]) in _KINDS for value in values):
            return "specification"
        withheld = [cell.text for name, cell in row.cells.items() if name.startswith("is_withheld")]
        if any(fold(flag) not in ("no", "a no", "false") for flag in withheld):
            return "withheld"  # a flag that is not plainly no is a gate, not data
        if sum("required: yes" in value.casefold() or "required: no" in value.casefold() for value in values) > 1:
            return "specification"
        return "" if "use_case_name" in row.cells else "no_name"

    def organisation(self, row: Row) -> Named | None:
        name = next((row.cells[key] for key in ("agency_name", "agency") if key in row.cells), None)
        if name is None:
            return None
        short = texts.one_line(row.cells["agency"].text) if "agency" in row.cells else ""
        full = texts.one_line(name.text)
        return Named(full, (short,) if short and short != full else (), ("Foreign authority", "foreign"))

    def fill(self, draft: Draft, organisation: str, on: datetime.date) -> None:
        cells = draft.row.cells
        head(draft, "use_case_name")
        source(draft, TITLE, self.url, on)
        for name in ("agency_name", "agency"):
            if name in cells:
                draft.code(cells[name], "organisation", organisation)
        if "id" in cells:
            string("source_id")(draft, cells["id"])
        if "is_withheld" in cells:
            draft.code(cells["is_withheld"], "", "imported")
        order = list(COLUMNS)
        for name in sorted(cells, key=lambda name: order.index(name) if name in order else len(order)):
            carry = handler(name)
            if carry and not draft.is_done(name):
                carry(draft, cells[name])
        draft.data.setdefault("status", spoken(draft, "statuses", "unknown", "Not known"))

    def identity(self, data: Mapping[str, Any]) -> str:
        number = str(data.get("source_id", ""))
        return f"{data.get('organisation')}/{number}" if number and self.made(data) else ""

    def made(self, data: Mapping[str, Any]) -> bool:
        return any(str(item.get("title", "")).startswith(TITLE) for item in data.get("sources", ()))


def _agency(headers: set[str]) -> str:
    """What a column `Agency` means: a bureau beside departments (2023), the full name beside abbreviations (2024)."""
    if "department" in headers:
        return "agency_bureau"
    return "agency_name" if "agency abbreviation" in headers or "agency name" not in headers else "agency"
