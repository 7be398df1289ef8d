"""The assessments in the Dutch Algoritmeregister: every version of its standard says them in another way."""

import re
from typing import Any

from generator.importers import texts
from generator.importers.columns import says, spoken
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.table import Cell
from generator.text import fold, nearest

STANDARD = "nl_1_0"


def items(text: str) -> list[str]:
    """A list as people, JSON and PostgreSQL (`{a,"b c"}`) write it."""
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].replace('"', "")
    return [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]


def assessed(name: str, draft: Draft, cell: Cell) -> None:
    """`dpia` and `iama`: yes, no, or words."""
    state = {"ja": "Gedaan", "nee": "Niet gedaan"}.get(fold(cell.text))
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


def assessments(draft: Draft, cell: Cell) -> None:
    """`impacttoetsen`: names of assessments that were done (0.4, and the list of 1.0), else an explanation (1.0)."""
    done = spoken(draft, "assessment-states", "Gedaan")
    if done is None:
        draft.lose(cell, "not_understood")
        return
    if not isinstance(cell.value, list) and not cell.text.startswith("{"):
        explained(draft, cell)
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


def explained(draft: Draft, cell: Cell) -> None:
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


def any_assessment(draft: Draft, cell: Cell) -> None:
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
