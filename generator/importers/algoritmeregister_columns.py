"""How each column of the Dutch Algoritmeregister is carried over, by its name in the publication standard."""

import re
from functools import partial
from typing import Any

from generator.importers import texts
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
)  # fmt: skip
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.table import Cell
from generator.text import fold, nearest

STANDARD = "nl_1_0"
TITLE = "Algoritmeregister van de Nederlandse overheid"
_LANGUAGES = {"nld": "nl", "nl": "nl", "nederlands": "nl", "dutch": "nl", "eng": "en", "en": "en", "engels": "en"}
# What older versions wrote for a status of version 1.0.
_STATUSES = {
    "actief": "In gebruik", "in werking": "In gebruik", "in productie": "In gebruik", "gestopt": "Buiten gebruik",
    "inactief": "Buiten gebruik",
}  # fmt: skip
_LEARNS = {"ja": True, "zelflerend": True, "nee": False, "regelgebaseerd": False, "op regels gebaseerd": False}


def items(text: str) -> list[str]:
    """A list as people, JSON and PostgreSQL (`{a,"b c"}`) write it."""
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].replace('"', "")
    return [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]


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
        short = len(text) <= 100 and "\n" not in text
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
    for item in cell.value if isinstance(cell.value, list) else items(cell.text):
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
    draft.data["sources"][0]["title"] = f"{TITLE}, publicatiestandaard {texts.one_line(cell.text)[:40]}"
    draft.carried(cell)


COLUMNS: dict[str, Handler] = {
    "status": _status,
    "type": _learns,
    "category": terms("themes", STANDARD, strings("tags", items), items),
    "tags": strings("tags", items),
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
