"""The Dutch Algoritmeregister (algoritmes.overheid.nl): publication standard 0.1 to 1.0, and the site's listing."""

import datetime
import re
from collections.abc import Collection, Mapping
from typing import Any

from generator.importers import dates, texts
from generator.importers.algoritmeregister_columns import COLUMNS, STANDARD, TITLE, items
from generator.importers.columns import simple, spoken
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.importer import Named, head, source, summary
from generator.importers.table import Cell, Row, Table
from generator.model.message import Texts
from generator.text import fold, slug

PAGE = "https://algoritmes.overheid.nl/nl/algoritme/"

# The site's listing calls the standard's fields by other names.
_LISTING = {
    "title": "name", "organisatie": "organization", "doel": "goal", "juridische_basis": "lawful_basis", "id": "lars",
    "url": "page", "geregistreerd": "publication_dt",
}  # fmt: skip
_NO_DEPARTMENT = frozenset(["string", "enum", "array", "tekst", "text", "boolean", "datum", "verplicht", "optioneel"])
_PAGE = re.compile(r"algoritmes\.overheid\.nl/(?:nl|en|fy)/algoritme/(?:[^/?#]+/)*?(\d+)/?(?:[?#]|$)")
_BY_HAND = frozenset(["name", "organization", "owner", "lars", "page", "description_short", "published", "released"])


class Algoritmeregister:
    """See `Importer`. Column names are those of the publication standard; those of the listing are renamed."""

    format = "algoritmeregister"
    name: Texts = {"nl": TITLE, "en": "Algorithm Register of the Dutch government"}
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
        for row in found.rows:
            cells = {names.get(column, column): cell for column, cell in row.cells.items()}
            row.cells.clear()
            row.cells.update(cells)
        handled = {*COLUMNS, *_BY_HAND, "publication_dt", "create_dt"}

        def known(name: str) -> bool:
            return name in handled or simple(STANDARD, name, day_first=True, items=items) is not None

        return {column: name if known(name) else "" for column, name in names.items()}

    def refusal(self, row: Row) -> str:
        if "published" in row.cells and fold(row.cells["published"].text) != "true":
            return "not_published"
        if "name" not in row.cells:
            return "no_name"
        values = {fold(cell.text) for cell in row.cells.values()}
        if len(values) > 2 and values <= {fold(name) for name in (*row.cells, *_LISTING)}:
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
        head(draft, "name")
        draft.code(cells["organization"], "organisation", organisation)
        number = re.sub(r"\W", "", cells["lars"].text) if "lars" in cells else ""
        page = next(iter(urls(cells["page"].text)), "") if "page" in cells else ""
        draft.data |= {"source_id": number[:500]} if number else {}
        page = page or (PAGE + number if number else "")
        draft.data |= {"source_url": page} if page else {}
        source(draft, TITLE, page or self.url, on)
        for column, at in (("lars", "source_id"), ("page", "source_url")):
            if column in cells and draft.data.get(at) == texts.clean(cells[column].text):
                draft.carried(cells[column])
        if "owner" in cells and fold(cells["owner"].text).replace(" ", "-") == slug(cells["organization"].text):
            draft.code(cells["owner"], "organisation", organisation)
        for column in ("published", "released"):
            if column in cells:
                draft.code(cells[column], "", "imported")
        for column in ("publication_dt", "create_dt"):
            self._registered(draft, cells.get(column), on)
        summary(draft, "description_short")
        for column in sorted(cells, key=lambda column: list(COLUMNS).index(column) if column in COLUMNS else -1):
            handler = COLUMNS.get(column) or simple(STANDARD, column, day_first=True, items=items)
            if handler and column not in _BY_HAND and not draft.is_done(column):
                handler(draft, cells[column])
        draft.data.setdefault("status", spoken(draft, "statuses", "unknown", "Niet bekend"))

    def _registered(self, draft: Draft, cell: Cell | None, on: datetime.date) -> None:
        found = dates.read(texts.one_line(cell.text), day_first=True) if cell else None
        if cell and found and len(found[0]) == 10 and found[0] <= on.isoformat():
            draft.data["registered_on"] = min(found[0], draft.data["registered_on"])
            draft.put("published_on", cell, found[0], code=found[0])

    def identity(self, data: Mapping[str, Any]) -> str:
        found = _PAGE.search(str(data.get("source_url", "")))
        return found[1] if found else str(data.get("source_id", "")) if self.made(data) else ""

    def made(self, data: Mapping[str, Any]) -> bool:
        return any(str(item.get("title", "")).startswith(TITLE) for item in data.get("sources", ()))


def _explains_columns(row: Row, organisation: Cell | None) -> bool:
    """A row whose cells are types or rules (`string`, `verplicht`) instead of answers."""
    short = [fold(cell.text) for cell in row.cells.values() if isinstance(cell.value, str)]
    kinds = sum(text.split(" ")[0] in _NO_DEPARTMENT for text in short if text)
    return bool(organisation) and kinds >= 3 and kinds > len(short) / 2
