"""The Dutch Algoritmeregister (algoritmes.overheid.nl): publication standard 0.1 to 1.0, and the site's listing."""

import datetime
import re
from collections.abc import Collection, Mapping
from typing import Any

from generator.importers import dates, texts
from generator.importers.algoritmeregister_assessments import STANDARD, items
from generator.importers.algoritmeregister_columns import COLUMNS, LANGUAGES, TITLE
from generator.importers.columns import simple, spoken
from generator.importers.draft import Draft
from generator.importers.importer import Named, head, source, summary
from generator.importers.table import Cell, Row, Table
from generator.model.message import Texts
from generator.text import fold, slug

_NAME: Texts = {"nl": TITLE, "en": "Algorithm Register of the Dutch government"}
PAGE = "https://algoritmes.overheid.nl/nl/algoritme/"

# The site's listing calls the standard's fields by other names.
_LISTING = {
    "title": "name", "organisatie": "organization", "doel": "goal", "juridische_basis": "lawful_basis", "id": "lars",
    "url": "page", "geregistreerd": "publication_dt",
}  # fmt: skip
_NO_DEPARTMENT = frozenset(["string", "enum", "array", "tekst", "text", "boolean", "datum", "verplicht", "optioneel"])
_NUMBER = re.compile(r"\d{1,12}")
_PAGE = re.compile(r"algoritmes\.overheid\.nl/(?:nl|en|fy)/algoritme/(?:[^/?#]+/)*?(\d+)/?(?:[?#]|$)")
# The date on which the register first had it. Before June 2026 the listing called that date laatst_gewijzigd.
_REGISTERED = ("publication_dt", "create_dt", "laatst_gewijzigd")
_BY_HAND = frozenset(["name", "organization", "owner", "lars", "page", "description_short", "published", "released"])


class Algoritmeregister:
    """See `Importer`. Column names are those of the publication standard; those of the listing are renamed."""

    format = "algoritmeregister"
    name = _NAME
    url = "https://algoritmes.overheid.nl"
    language = "nl"
    breaks_count = True
    expected = (
        "An export of the Dutch Algoritmeregister is a list of objects "
        "with name and organization, or title and organisatie."
    )

    def recognises(self, columns: Collection[str]) -> bool:
        names = {column.strip().casefold() for column in columns}
        return {"name", "organization"} <= names or {"title", "organisatie"} <= names

    def arrange(self, found: Table) -> dict[str, str]:
        listing = "organisatie" in {column.strip().casefold() for column in found.columns}
        names = {column: column.strip().casefold() for column in found.columns}
        if listing:
            names = {column: _LISTING.get(name, name) for column, name in names.items()}
        for column in names:
            while list(names.values()).count(names[column]) > 1:
                names[column] += "+"  # two columns with one name, but for capitals: neither hides the other
        for row in found.rows:
            cells = {names.get(column, column): cell for column, cell in row.cells.items()}
            row.cells.clear()
            row.cells.update(cells)
        handled = {*COLUMNS, *_BY_HAND, *_REGISTERED}

        def known(name: str) -> bool:
            return name in handled or simple(STANDARD, name, day_first=True, items=items) is not None

        return {column: name if known(name) else "" for column, name in names.items()}

    def refusal(self, row: Row) -> str:
        if "published" in row.cells and fold(row.cells["published"].text) != "true":
            return "not_published"
        if "name" not in row.cells:
            return "no_name"
        values = {fold(cell.text) for cell in row.cells.values()}
        if len(values) > 1 and values <= {fold(name) for name in (*row.cells, *_LISTING)}:
            return "header"
        name, organisation = fold(row.cells["name"].text), row.cells.get("organization")
        explains = name in ("naam", "name", "titel", "title") or name in _NO_DEPARTMENT
        return "specification" if explains or _explains_columns(row, organisation) else ""

    def organisation(self, row: Row) -> Named | None:
        cell = row.cells.get("organization")
        if cell is None:
            return None
        words = texts.one_line(cell.text).split()
        starts = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        return Named(
            " ".join(words), kinds=(*(way for start in starts for way in (start, start.capitalize())), "Anders")
        )

    def fill(self, draft: Draft, organisation: str, on: datetime.date) -> None:
        cells = draft.row.cells
        for column in ("lang", "language"):
            if column in cells:
                draft.language = LANGUAGES.get(fold(cells[column].text), draft.language)
        draft.data["language"] = draft.language
        head(draft, "name")
        self._number(draft)
        source(draft, TITLE, draft.data.get("source_url", self.url), on)
        draft.code(cells["organization"], "organisation", organisation)
        if "owner" in cells and slug(cells["owner"].text) == slug(cells["organization"].text):
            draft.code(cells["owner"], "organisation", organisation)
        for column in cells.keys() & {"published", "released"}:
            draft.code(cells[column], "", "imported")
        for column in _REGISTERED:
            self._registered(draft, cells.get(column))
        summary(draft, "description_short")
        for column in sorted(cells, key=lambda column: list(COLUMNS).index(column) if column in COLUMNS else -1):
            handler = COLUMNS.get(column) or simple(STANDARD, column, day_first=True, items=items)
            if handler and column not in _BY_HAND and not draft.is_done(column):
                handler(draft, cells[column])
        draft.data.setdefault("status", spoken(draft, "statuses", "unknown", "Niet bekend"))

    def _number(self, draft: Draft) -> None:
        """The number in the register, and the page that has it in its address."""
        cells = draft.row.cells
        page = _PAGE.search(cells["page"].text) if "page" in cells else None
        number = texts.one_line(cells["lars"].text) if "lars" in cells else ""
        if _NUMBER.fullmatch(number):
            draft.data |= {"source_id": number, "source_url": PAGE + number}
            draft.carried(cells["lars"])
            if page and page[1] == number:
                draft.code(cells["page"], "source_url", PAGE + number)  # addresses changed in 2026, numbers did not

    def _registered(self, draft: Draft, cell: Cell | None) -> None:
        found = dates.read(texts.one_line(cell.text), day_first=True) if cell else None
        if cell and found and len(found[0]) == len("2024-03-01"):
            draft.data["registered_on"] = min(found[0], draft.data["registered_on"])
            draft.put("published_on", cell, found[0], code=found[0])

    def identity(self, data: Mapping[str, Any]) -> str:
        found = _PAGE.search(str(data.get("source_url", "")))
        if found:
            return found[1]
        return str(data.get("source_id", "")) if self.made(data) else ""

    def made(self, data: Mapping[str, Any]) -> bool:
        return any(str(item.get("title", "")).startswith(TITLE) for item in data.get("sources", ()))


def _explains_columns(row: Row, organisation: Cell | None) -> bool:
    """A row whose cells are types or rules (`string`, `verplicht`) instead of answers."""
    short = [fold(cell.text) for cell in row.cells.values() if isinstance(cell.value, str)]
    kinds = sum(text.split(" ")[0] in _NO_DEPARTMENT for text in short if text)
    return bool(organisation) and kinds > len(short) / 2
