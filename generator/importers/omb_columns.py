"""How each column of the US inventory is carried over, by its name in 2025."""

import ast
import re
from functools import partial
from typing import Any

from generator.importers import texts
from generator.importers.columns import Handler, contact, date, documents, find, says, simple, spoken, term, terms
from generator.importers.contacts import urls
from generator.importers.draft import Draft
from generator.importers.importer import summary
from generator.importers.omb_words import OTHERS, spellings, without_explanation
from generator.importers.table import Cell
from generator.text import fold

STANDARD = "omb_2025"
# Marks on a column's name: it explains the answer before it; its name stands twice; nobody knows what it means.
EXPLAINS, AGAIN, UNKNOWN = ": explanation", "+", "?"
_NONE = frozenset(["none of the above", "none", "k none of the above"])


def items(text: str) -> list[str]:
    """The items of a list as Python or JSON writes it; a text that is no such list is its own item."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return [text]
        return [texts.one_line(str(item)) for item in found]
    return [texts.one_line(text)] if text else []


def _listed(text: str) -> list[str]:
    return [part for item in items(text) for part in re.split(r"[,;]\s*", item) if part]


def _stage(draft: Draft, cell: Cell) -> None:
    exact = find(draft, "status", STANDARD, cell.text, without_explanation)
    found = exact or find(draft, "status", STANDARD, cell.text, spellings)
    if found:
        draft.put("status", cell, found, code=found)
    if not exact and not texts.no_answer(cell.text):
        says("status_reason", "Stage of development")(draft, cell)


def _topic(draft: Draft, cell: Cell) -> None:
    text = texts.one_line(cell.text)
    if texts.no_answer(text):
        draft.no_answer("themes", cell)
        return
    draft.data["tags"] = list(dict.fromkeys([*draft.data.get("tags", []), draft.fit(cell, text, "string", "tags")]))
    found = find(draft, "used_for", STANDARD, text, spellings)
    if found:
        draft.data["used_for"] = [found]


def _problem(draft: Draft, cell: Cell) -> None:
    says("purpose")(draft, cell)
    if draft.said("purpose"):
        summary(draft, "problem_solved")


def _vendor(draft: Draft, cell: Cell) -> None:
    if texts.no_answer(cell.text):
        draft.no_answer("developed", cell)
    else:
        draft.put("provider", cell, {"name": draft.fit(cell, texts.one_line(draft.text(cell)), "string", "provider")})


def _conformity(label: str, draft: Draft, cell: Cell) -> None:
    text = texts.one_line(draft.text(cell))
    before = draft.data.get("conformity", {}).get("explanation", {}).get(draft.language, "")
    whole = "\n\n".join(filter(None, (before, f"{label}: {text}")))
    draft.data["conformity"] = {"explanation": draft.localised(draft.fit(cell, whole, field="conformity"))}


def _described(draft: Draft, cell: Cell) -> None:
    text = draft.text(cell)
    if texts.no_answer(text):
        draft.no_answer("data_sources", cell)
    else:
        _data_source(draft)["description"] = draft.localised(draft.fit(cell, text, field="data_sources"))


def _data_source(draft: Draft) -> dict[str, Any]:
    made: list[dict[str, Any]] = draft.data.setdefault("data_sources", [])
    if not made:
        made.append({"name": draft.localised("Data for training and evaluation")})
    return made[0]


def _linked(draft: Draft, cell: Cell) -> None:
    found = urls(texts.clean(cell.text))
    if found:
        _data_source(draft)["url"] = found[0]
        documents(draft, found[1:], "Data")
    _rest(draft, cell, found, "data_sources")


def _code(draft: Draft, cell: Cell) -> None:
    found = urls(texts.clean(cell.text))
    if found:
        draft.data.setdefault("source_code_url", found[0])
        documents(draft, found[1:], "Source code")
    _rest(draft, cell, found, "source_code_url")


def _assessed(draft: Draft, cell: Cell) -> None:
    """A privacy impact assessment that can be read has been done."""
    found = urls(texts.clean(cell.text))
    done = spoken(draft, "assessment-states", "Done")
    if found and done:
        draft.data["dpia"] = {"state": done, "url": found[0]}
        documents(draft, found[1:], "Privacy Impact Assessment")
        _rest(draft, cell, found, "dpia")
    else:
        draft.unmatched("dpia", cell)


def _rest(draft: Draft, cell: Cell, found: list[str], field: str) -> None:
    """Words beside web addresses are reported with the whole cell; without any address the cell says there is none."""
    left = texts.clean(cell.text)
    for url in found:
        left = left.replace(url, " ")
    if any(map(str.isalnum, left)):
        draft.no_answer(field, cell) if texts.no_answer(left) and not found else draft.lose(
            cell, "not_understood", field=field
        )
    else:
        draft.carried(cell)


def _features(draft: Draft, cell: Cell) -> None:
    """Demographic variables that are features of the model, as protected attributes."""
    named = _listed(cell.text) if not cell.text.strip().startswith("[") else items(cell.text)
    if not named or texts.no_answer(cell.text):
        draft.no_answer("protected_attributes", cell)
    elif fold(named[0]) in _NONE and len(named) == 1:
        says("training_data", "Demographic variables that the model uses")(draft, cell)
    else:
        other = _attribute(draft, "l) Other")
        made = [
            {"attribute": _attribute(draft, name) or other, "explanation": draft.localised(draft.fit(cell, name))}
            for name in named
        ]
        draft.put("protected_attributes", cell, made)


def _attribute(draft: Draft, name: str) -> str | None:
    known = draft.vocabularies["protected-attributes"]
    return next((found for way in spellings(name) if (found := known.from_other(STANDARD, way))), None)


def _impact_assessment(draft: Draft, cell: Cell) -> None:
    state = _state(draft, cell)
    if state:
        draft.put("fria", cell, {"state": state}, code=state)
    else:
        draft.no_answer("fria", cell) if texts.no_answer(cell.text) else draft.unmatched("fria", cell)


def _state(draft: Draft, cell: Cell) -> str | None:
    known = draft.vocabularies["assessment-states"]
    return next((found for way in spellings(cell.text) if (found := known.from_other(STANDARD, way))), None)


def _review(draft: Draft, cell: Cell) -> None:
    state, kind = _state(draft, cell), spoken(draft, "assessment-kinds", "Independent audit", "other")
    if state:
        text = draft.localised(draft.fit(cell, draft.text(cell), field="other_assessments"))
        draft.data["other_assessments"] = [
            {"kind": kind, "title": draft.localised("Independent review"), "state": state, "summary": text}
        ]
    elif texts.no_answer(cell.text):
        draft.code(cell, "other_assessments", "no answer")
    else:
        says("monitoring", "Independent review")(draft, cell)


def _tested(draft: Draft, cell: Cell) -> None:
    if texts.no_answer(cell.text):
        draft.no_answer("performance", cell)
    else:
        metric = {"metric": draft.localised("Testing before deployment")}
        explanation = {"explanation": draft.localised(draft.fit(cell, draft.text(cell), field="performance"))}
        draft.put("performance", cell, [metric | explanation])


def _appeal(draft: Draft, cell: Cell) -> None:
    words = fold(cell.text)
    none = "preclude" in words or words.startswith("no ")
    kind = spoken(draft, "redress-kinds", *(["No separate procedure"] if none else ["Object"]))
    if "established" in words or words == "yes" or none:
        explanation = draft.fit(cell, f"Appeal process: {draft.text(cell)}", field="redress")
        draft.data["redress"] = [{"kind": kind, "explanation": draft.localised(explanation)}]
    else:
        draft.no_answer("redress", cell)


def _consulted(draft: Draft, cell: Cell) -> None:
    said = items(cell.text)
    if not said:
        draft.code(cell, "consultation", "no answer")
    elif said == [texts.one_line(cell.text)]:
        says("consultation")(draft, cell)
    else:
        draft.say("consultation", cell, "\n".join(f"* {item}" for item in said) if len(said) > 1 else said[0])


_COLUMNS: dict[str, Handler] = {
    "development_stage": _stage,
    "topic_area": _topic,
    "classification": terms("techniques", STANDARD, says("logic", "Techniques"), _listed, spellings),
    "problem_solved": _problem,
    "is_high_impact": term("publication_category", STANDARD, spellings=spellings),
    "contracting_usage": term("developed", STANDARD, says("procurement"), spellings),
    "has_pii": term("personal_data", STANDARD, spellings=spellings),
    "contact_email": contact,
    "vendor_name": _vendor,
    "have_ato": partial(_conformity, "Authorization to operate (ATO)"),
    "system_name_ato": partial(_conformity, "System in the authorization to operate"),
    "data_description": _described,
    "link_to_data": _linked,
    "pia_url": _assessed,
    "demographic_features": _features,
    "has_custom_code": says("procurement", "Includes custom-developed code"),
    "retired_date": date("end", day_first=False),
    "hi_testing_conducted": _tested,
    "hi_assessment_completed": _impact_assessment,
    "hi_independent_review": _review,
    "hi_ongoing_monitoring": says("monitoring", "Ongoing monitoring"),
    "hi_training_established": says("operator_training", "Training of operators"),
    "hi_failsafe_presence": says("human_oversight", "Fail-safe that minimizes the risk of significant harm"),
    "hi_appeal_process": _appeal,
    "hi_public_consultation": _consulted,
    "agency_bureau": says("unit"),
    "code_url": _code,
}
BY_HAND = frozenset(["agency", "agency_name", "id", "use_case_name", "is_withheld"])


def handled(name: str) -> bool:
    return name.rstrip(AGAIN) in BY_HAND or handler(name) is not None


def handler(name: str) -> Handler | None:
    """What carries a column over: by hand, by the schema, by the question of another year, or nothing."""
    plain = name.rstrip(AGAIN).removesuffix(EXPLAINS)
    if plain in BY_HAND or plain.startswith(UNKNOWN):
        return None
    if plain.startswith(":"):
        field, label = OTHERS[plain[1:]]
        return partial(_conformity, label) if field == "conformity" else says(field, label)
    if EXPLAINS in name:
        return _EXPLAINED.get(plain)
    return _COLUMNS.get(plain) or simple(STANDARD, plain, day_first=False, items=items)


_EXPLAINED: dict[str, Handler] = {
    "topic_area": _topic,
    "demographic_features": says("training_data", "Demographic variables, explained"),
    "hi_failsafe_presence": says("human_oversight", "Explanation"),
    "hi_public_consultation": says("consultation", "Explanation"),
    "hi_appeal_process": says("human_oversight", "Fallback and escalation, explained"),
    "hi_testing_conducted": says("monitoring", "Testing, explained"),
}
