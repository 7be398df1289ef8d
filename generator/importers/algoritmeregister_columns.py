"""How each column of the Dutch Algoritmeregister is carried over, by its name in the publication standard."""

from functools import partial
from typing import Any

from generator.importers import algoritmeregister_assessments as assessments
from generator.importers import texts
from generator.importers.algoritmeregister_assessments import STANDARD, items
from generator.importers.columns import (
    Handler,
    address,
    as_spelled,
    contact,
    date,
    documents,
    find,
    says,
    spoken,
    strings,
    term,
    terms,
)
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.table import Cell
from generator.text import fold

_SHORT = 150  # characters that still are a name and no description
TITLE = "Algoritmeregister van de Nederlandse overheid"
LANGUAGES = {"nld": "nl", "nl": "nl", "nederlands": "nl", "dutch": "nl", "eng": "en", "en": "en", "engels": "en"}
# What older versions wrote for a status of version 1.0.
_STATUSES = {
    "actief": "In gebruik", "in werking": "In gebruik", "in productie": "In gebruik", "gestopt": "Buiten gebruik",
    "inactief": "Buiten gebruik",
}  # fmt: skip
_LEARNS = {"ja": True, "zelflerend": True, "nee": False, "regelgebaseerd": False, "op regels gebaseerd": False}


def _status_spellings(value: str) -> list[str]:
    since = fold(value).startswith("in gebruik sinds")
    return [value, _STATUSES.get(fold(value), ""), "In gebruik" if since else ""]


def _status(draft: Draft, cell: Cell) -> None:
    value = texts.one_line(cell.text)
    found = find(draft, "status", STANDARD, value, _status_spellings) or find(
        draft, "status", "nl_listing", value, as_spelled
    )
    found = found or spoken(draft, "statuses", value, value.capitalize(), "Proef" if fold(value) == "pilot" else "")
    if found:
        draft.put("status", cell, found, code=found)
    if not found or len(value) > len("In ontwikkeling"):
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
        _linked(draft, cell, "Wettelijke basis")
    else:
        text = draft.localised(draft.fit(cell, draft.text(cell), field="legal_basis"))
        draft.data.setdefault("legal_basis", []).insert(0, {"text": text})


def _data(draft: Draft, cell: Cell) -> None:
    if isinstance(cell.value, list):
        _grouped(draft, cell, "data_sources", lambda title: {"name": title})
    elif texts.no_answer(cell.text):
        draft.no_answer("data_sources", cell)
    elif cell.column == "source_data_link":
        _linked(draft, cell, "Gegevensbron")
    else:
        text = draft.text(cell)
        short = len(text) <= _SHORT and "\n" not in text
        name = {"name": draft.localised(text if short else "Gegevens")}
        more = {} if short else {"description": draft.localised(draft.fit(cell, text, field="data_sources"))}
        draft.data.setdefault("data_sources", []).insert(0, name | more)
        draft.carried(cell)


def _linked(draft: Draft, cell: Cell, title: str) -> None:
    """Addresses that belong to another column become documents; words beside them are reported with the whole cell."""
    found, left = urls(texts.clean(cell.text)), texts.clean(cell.text)
    documents(draft, found, title)
    for url in found:
        left = left.replace(url, " ")
    draft.lose(cell, "not_understood") if any(map(str.isalnum, left)) else draft.carried(cell)


def _grouped(draft: Draft, cell: Cell, field: str, start: Any) -> None:
    """A list of titles with links, as version 1.0 gives it."""
    for given in cell.value:
        item = given if isinstance(given, dict) else {"title": given}
        title, link = texts.one_line(str(item.get("title") or "")), texts.one_line(str(item.get("link") or ""))
        found = urls(link)
        value = start(draft.localised(draft.fit(cell, title or link, "line", field)))
        draft.data.setdefault(field, []).append(value | ({"url": found[0]} if found[:1] == [link] else {}))
        rest = [str(said) for key, said in item.items() if key not in ("title", "link") and said]
        if rest or (link and title and found[:1] != [link]):
            draft.lose(cell, "no_field", "\n".join([*rest, *([link] if found[:1] != [link] else [])]), field)
    draft.carried(cell)


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
    elif len(text) <= _SHORT and "\n" not in text:
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
    found = LANGUAGES.get(fold(cell.text))
    draft.code(cell, "language", found) if found == draft.language else draft.lose(
        cell, "not_understood", field="language"
    )


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
    if texts.no_answer(cell.text):
        draft.no_answer("documents", cell)
    else:
        _linked(draft, cell, "Bronregistratie")


def _version(draft: Draft, cell: Cell) -> None:
    version = texts.one_line(cell.text)
    if len(version) > len("0.4.0-concept"):
        draft.lose(cell, "not_understood", field="sources")
    else:
        draft.data["sources"][0]["title"] = f"{TITLE}, publicatiestandaard {version}"
        draft.carried(cell)


COLUMNS: dict[str, Handler] = {
    "status": _status,
    "type": _learns,
    "category": terms("themes", STANDARD, strings("tags", items), items),
    "tags": strings("tags", items),
    "publication_category": term("publication_category", STANDARD),
    "lawful_basis": _basis, "lawful_basis_grouping": _basis, "lawful_basis_link": _basis,
    "source_data": _data, "source_data_grouping": _data, "source_data_link": _data,
    "dpia": partial(assessments.assessed, "dpia"), "iama": partial(assessments.assessed, "iama"),
    "impacttoetsen_grouping": assessments.assessments, "impacttoetsen": assessments.assessments,
    "dpia_description": assessments.explained, "iama_description": assessments.explained,
    "impactassessment": assessments.any_assessment,
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
    "language": _language,
    "revision_date": date("review_by", day_first=True),
    "documentation": _documents, "application_url": _documents, "url": _own_address,
    "source_id": strings("aliases", lambda text: [text]), "uuid": strings("aliases", lambda text: [text]),
    "website": address("public_page", "Publiekspagina"),
    "publiccode": address("source_code_url", "Broncode"),
    "standard_version": _version,
}  # fmt: skip
