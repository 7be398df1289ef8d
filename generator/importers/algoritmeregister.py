"""The Dutch Algoritmeregister (algoritmes.overheid.nl): publication standard 0.1 to 1.0, and the listing of the site."""

import datetime
import re
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from generator.importers import dates, texts
from generator.importers.columns import (
    Handler, address, contact, date, documents, find, says, simple, spoken, string, strings, term, terms,
)  # fmt: skip
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.importer import Named, head, source, summary
from generator.importers.table import Cell, Row, Table
from generator.text import fold, nearest, slug

STANDARD = "nl_1_0"
PAGE = "https://algoritmes.overheid.nl/nl/algoritme/"
TITLE = "Algoritmeregister van de Nederlandse overheid"

# The site's listing calls the standard's fields by other names.
_LISTING = {
    "title": "name", "organisatie": "organization", "doel": "goal", "juridische_basis": "lawful_basis", "id": "lars",
    "url": "page", "geregistreerd": "publication_dt",
}  # fmt: skip
_NO_DEPARTMENT = frozenset(["string", "enum", "array", "tekst", "text", "boolean", "datum", "verplicht", "optioneel"])
_LANGUAGES = {"nld": "nl", "nl": "nl", "nederlands": "nl", "dutch": "nl", "eng": "en", "en": "en", "engels": "en"}
# What older versions wrote for a status of version 1.0.
_STATUSES = {
    "actief": "In gebruik", "in werking": "In gebruik", "in productie": "In gebruik", "gestopt": "Buiten gebruik",
    "inactief": "Buiten gebruik",
}  # fmt: skip
_LEARNS = {"ja": True, "zelflerend": True, "nee": False, "regelgebaseerd": False, "op regels gebaseerd": False}
_PAGE = re.compile(r"algoritmes\.overheid\.nl/(?:nl|en|fy)/algoritme/(?:[^/?#]+/)*?(\d+)/?(?:[?#]|$)")


def _items(text: str) -> list[str]:
    """A list as people, JSON and PostgreSQL (`{a,"b c"}`) write it."""
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].replace('"', "")
    return [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]


def _status_spellings(value: str) -> list[str]:
    return [value, _STATUSES.get(fold(value), ""), *(["In gebruik"] if fold(value).startswith("in gebruik sinds") else [])]


def _status(draft: Draft, cell: Cell) -> None:
    value = texts.one_line(cell.text)
    found = next((found for standard in (STANDARD, "nl_listing") if (found := find(draft, "status", standard, value, _status_spellings))), None)
    found = found or spoken(draft, "statuses", value, value.capitalize(), "Proef" if fold(value) == "pilot" else "")
    if found:
        draft.put("status", cell, found, code=found)
    if not found or len(value) > 20:
        says("status_reason")(draft, cell)


def _learns(draft: Draft, cell: Cell) -> None:
    learns = _LEARNS.get(fold(cell.text))
    if learns is None:
        says("logic", "Type")(draft, cell)
    else:
        draft.put("self_learning", cell, learns, code=str(learns).lower())


def _basis(draft: Draft, cell: Cell) -> None:
    if isinstance(cell.value, list):
        _grouped(draft, cell, "legal_basis", lambda title: {"text": title})
    elif texts.no_answer(cell.text):
        draft.no_answer("legal_basis", cell)
    elif cell.column == "lawful_basis_link":
        draft.lose(cell, "not_understood") if not urls(cell.text) else documents(draft, urls(cell.text), "Wettelijke basis")
        draft.carried(cell)
    else:
        text = draft.localised(draft.fit(cell, draft.text(cell), field="legal_basis"))
        draft.data.setdefault("legal_basis", []).insert(0, {"text": text})


def _data(draft: Draft, cell: Cell) -> None:
    if isinstance(cell.value, list):
        _grouped(draft, cell, "data_sources", lambda title: {"name": title})
    elif texts.no_answer(cell.text):
        draft.no_answer("data_sources", cell)
    elif cell.column == "source_data_link":
        draft.lose(cell, "not_understood") if not urls(cell.text) else documents(draft, urls(cell.text), "Gegevensbron")
        draft.carried(cell)
    else:
        text = draft.text(cell)
        short = len(text) <= 100 and "\n" not in text
        name = {"name": draft.localised(text if short else "Gegevens")}
        more = {} if short else {"description": draft.localised(draft.fit(cell, text, field="data_sources"))}
        draft.data.setdefault("data_sources", []).insert(0, name | more)
        draft.carried(cell)


def _grouped(draft: Draft, cell: Cell, field: str, start: Any) -> None:
    """A list of titles with links, as version 1.0 gives it."""
    for item in cell.value:
        item = item if isinstance(item, dict) else {"title": item}
        title, link = texts.one_line(str(item.get("title") or "")), texts.one_line(str(item.get("link") or ""))
        found = urls(link)
        value = start(draft.localised(draft.fit(cell, title or link, "line", field)))
        draft.data.setdefault(field, []).append(value | ({"url": found[0]} if found[:1] == [link] else {}))
        rest = [str(said) for key, said in item.items() if key not in ("title", "link") and said]
        if rest or (link and title and found[:1] != [link]):
            draft.lose(cell, "no_field", "\n".join([*rest, *([link] if found[:1] != [link] else [])]), field)
    draft.carried(cell)


def _assessed(name: str, draft: Draft, cell: Cell) -> None:
    """`dpia` and `iama`: yes, no, or words."""
    state = {"ja": "Gedaan", "nee": "Niet gedaan"}.get(fold(cell.text).split(" ")[0] if len(cell.text) < 8 else "")
    code = spoken(draft, "assessment-states", state) if state else None
    if code is None:
        says_of = {"dpia": "dpia", "iama": "fria"}[name]
        draft.no_answer(says_of, cell) if texts.no_answer(cell.text) else draft.unmatched(says_of, cell)
    elif name == "dpia":
        draft.data.setdefault("dpia", {"state": code})
        draft.code(cell, "dpia", code)
    else:
        _other_assessment(draft, "Impact Assessment Mensenrechten en Algoritmes (IAMA)", code)
        draft.code(cell, "other_assessments", code)


def _other_assessment(draft: Draft, title: str, state: str, url: str = "") -> dict[str, Any]:
    vocabulary = draft.vocabularies["assessment-kinds"]
    kind = vocabulary.from_other(STANDARD, title)
    if kind is None:
        near = nearest(title, vocabulary.spoken, cutoff=0.9)
        kind = vocabulary.spoken[near] if near else spoken(draft, "assessment-kinds", "Andere toets", "other")
    made: dict[str, Any] = {"kind": kind, "title": draft.localised(title[:500]), "state": state}
    if url:
        made["url"] = url
    draft.data.setdefault("other_assessments", []).append(made)
    return made


def _assessments(draft: Draft, cell: Cell) -> None:
    """`impacttoetsen`: names of assessments that were done (0.4, and the list of 1.0), else an explanation (1.0)."""
    done = spoken(draft, "assessment-states", "Gedaan") or "done"
    if not isinstance(cell.value, list) and not cell.text.startswith("{"):
        _explained(draft, cell)
        return
    for item in cell.value if isinstance(cell.value, list) else _items(cell.text):
        fields = item if isinstance(item, dict) else {"title": item}
        title, link = texts.one_line(str(fields.get("title") or "")), texts.one_line(str(fields.get("link") or ""))
        found = urls(link)
        if "dpia" in fold(title).split() and "pre" not in fold(title).split():
            draft.data["dpia"] = {"state": done} | ({"url": found[0]} if found else {})
            draft.code(cell, "dpia", title or done)
        else:
            _other_assessment(draft, title or link, done, found[0] if found else "")
        if link and found[:1] != [link]:
            draft.lose(cell, "not_understood", link)
    draft.carried(cell)


def _explained(draft: Draft, cell: Cell) -> None:
    """The explanation of an assessment belongs to the one that there is; without one it stands under its question."""
    if texts.no_answer(cell.text):
        draft.no_answer("dpia", cell)
    elif "dpia" in draft.data and "summary" not in draft.data["dpia"] and not cell.column.startswith("iama"):
        draft.data["dpia"]["summary"] = draft.localised(draft.fit(cell, draft.text(cell), field="dpia"))
    elif draft.data.get("other_assessments") and "summary" not in draft.data["other_assessments"][0]:
        text = draft.localised(draft.fit(cell, draft.text(cell), field="other_assessments"))
        draft.data["other_assessments"][0]["summary"] = text
    else:
        says("proportionality", "Impacttoetsen")(draft, cell)


def _any_assessment(draft: Draft, cell: Cell) -> None:
    """The listing says only whether there was some assessment."""
    word = {"ja": "Gedaan", "nee": "Niet gedaan"}.get(fold(cell.text))
    state = spoken(draft, "assessment-states", word) if word else None
    if state:
        _other_assessment(draft, "Impactassessment", state)
        draft.code(cell, "other_assessments", state)
    elif texts.no_answer(cell.text):
        draft.no_answer("dpia", cell)
    else:
        draft.lose(cell, "not_understood")


def _objection(draft: Draft, cell: Cell) -> None:
    kind = spoken(draft, "redress-kinds", "Bezwaar maken")
    if texts.no_answer(cell.text) or kind is None:
        draft.no_answer("redress", cell)
    else:
        text = draft.localised(draft.fit(cell, draft.text(cell), field="redress"))
        draft.data["redress"] = [{"kind": kind, "explanation": text}]


def _risks(draft: Draft, cell: Cell) -> None:
    if texts.no_answer(cell.text):
        draft.no_answer("risks", cell)
    else:
        draft.data["risks"] = [{"risk": draft.localised(draft.fit(cell, draft.text(cell), field="risks"))}]


def _performance(draft: Draft, cell: Cell) -> None:
    text = draft.text(cell)
    if texts.no_answer(text):
        draft.no_answer("performance", cell)
    elif len(text) <= 200 and "\n" not in text:
        draft.put("performance", cell, [{"metric": draft.localised(text)}])
    else:
        explanation = draft.localised(draft.fit(cell, text, field="performance"))
        draft.data["performance"] = [{"metric": draft.localised("Prestatienorm"), "explanation": explanation}]


def _provider(draft: Draft, cell: Cell) -> None:
    own = spoken(draft, "developments", "Zelf gemaakt")
    if fold(cell.text) in ("zelf ontwikkeld", "intern ontwikkeld") and own:
        draft.put("developed", cell, own, code=own)
    elif texts.no_answer(cell.text):
        draft.no_answer("developed", cell)
    else:
        draft.put("provider", cell, {"name": draft.fit(cell, texts.one_line(draft.text(cell)), "string", "provider")})


def _language(draft: Draft, cell: Cell) -> None:
    found = _LANGUAGES.get(fold(cell.text))
    draft.code(cell, "language", found) if found == draft.language else draft.lose(cell, "not_understood", field="language")


def _area(draft: Draft, cell: Cell) -> None:
    draft.put("geographic_area", cell, [draft.localised(draft.fit(cell, draft.text(cell), "line", "geographic_area"))])


def _documents(draft: Draft, cell: Cell) -> None:
    found = urls(cell.text)
    documents(draft, found, "Documentatie" if cell.column == "documentation" else "Toepassing")
    left = texts.clean(cell.text)
    for url in found:
        left = left.replace(url, " ")
    if any(map(str.isalnum, left)) and not texts.no_answer(left):
        says("logic", "Documentatie" if cell.column == "documentation" else "Toepassing")(draft, cell)
    else:
        draft.carried(cell) if found else draft.no_answer("documents", cell)


def _own_address(draft: Draft, cell: Cell) -> None:
    documents(draft, urls(cell.text), "Bronregistratie")
    _documents(draft, cell) if not urls(cell.text) == [texts.clean(cell.text)] else draft.carried(cell)


def _version(draft: Draft, cell: Cell) -> None:
    draft.data["sources"][0]["title"] = f"{TITLE}, publicatiestandaard {texts.one_line(cell.text)[:40]}"
    draft.carried(cell)


_COLUMNS: dict[str, Handler] = {
    "status": _status,
    "type": _learns,
    "category": terms("themes", STANDARD, strings("tags", _items), _items),
    "tags": strings("tags", _items),
    "publication_category": term("publication_category", STANDARD),
    "lawful_basis": _basis, "lawful_basis_grouping": _basis, "lawful_basis_link": _basis,
    "source_data": _data, "source_data_grouping": _data, "source_data_link": _data,
    "dpia": partial(_assessed, "dpia"), "iama": partial(_assessed, "iama"),
    "impacttoetsen_grouping": _assessments, "impacttoetsen": _assessments,
    "dpia_description": _explained, "iama_description": _explained, "impactassessment": _any_assessment,
    "objection_procedure": _objection,
    "risks": _risks,
    "performance_standard": _performance,
    "provider": _provider,
    "contact_email": contact,
    "impact": says("impact_on_people"),
    "description": says("purpose"),
    "decision_making_process": says("human_oversight", "Besluitvorming"),
    "competent_authority": says("collection_sharing_retention", "Verantwoordelijk"),
    "mprd": says("operational_data", "Koppeling met basisregistraties"),
    "monitoring": says("monitoring"),
    "department": says("unit"),
    "area": _area,
    "lang": _language,
    "revision_date": date("review_by", day_first=True),
    "laatst_gewijzigd": date("modified_on", day_first=True),
    "documentation": _documents, "application_url": _documents, "url": _own_address,
    "source_id": strings("aliases", lambda text: [text]), "uuid": strings("aliases", lambda text: [text]),
    "website": address("public_page", "Publiekspagina"),
    "publiccode": address("source_code_url", "Broncode"),
    "standard_version": _version,
}  # fmt: skip
_BY_HAND = frozenset(["name", "organization", "owner", "lars", "page", "description_short", "published", "code", "org_id"])


class Algoritmeregister:
    """See `Importer`. Column names are those of the publication standard; those of the listing are renamed."""

    format = "algoritmeregister"
    name = {"nl": TITLE, "en": "Algorithm Register of the Dutch government"}
    url = "https://algoritmes.overheid.nl"
    language = "nl"
    breaks_count = True
    expected = "An export of the Dutch Algoritmeregister is a list of objects with name and organization, or title and organisatie."

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
        handled = {*_COLUMNS, *_BY_HAND, "publication_dt", "create_dt"}
        known = {column for column, name in names.items() if name in handled or simple(STANDARD, name, day_first=True, items=_items)}
        return {column: name if column in known else "" for column, name in names.items()}

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
        return Named(texts.one_line(cell.text), kinds=("Anders", "other")) if cell else None

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
        if "published" in cells:
            draft.code(cells["published"], "", "imported")
        for column in ("publication_dt", "create_dt"):
            self._registered(draft, cells.get(column), on)
        summary(draft, "description_short")
        if "description" in cells and "description_short" in cells and fold(cells["description"].text) == fold(cells["description_short"].text):
            draft.carried(cells["description"])
        for column in sorted(cells, key=lambda column: list(_COLUMNS).index(column) if column in _COLUMNS else -1):
            handler = _COLUMNS.get(column) or simple(STANDARD, column, day_first=True, items=_items)
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
