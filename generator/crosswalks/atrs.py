"""The UK Algorithmic Transparency Recording Standard: a record by the numbers of version 1.1, in English."""

from typing import Any

from generator.crosswalks.contract import Crosswalk, points
from generator.crosswalks.given import Given, Item
from generator.crosswalks.saying import Say, part, reach, record, says
from generator.model.message import texts

_STANDARD = "atrs"
_ASSESSMENTS = ("fria", "dpia", "other_assessments")


def _of_assessments(name: str) -> Say:
    """One part of every assessment: the lists go together by their order."""
    return lambda given: [item.text(name) for field in _ASSESSMENTS for item in given.items(field)]


def _assessment_names(given: Given) -> list[str]:
    """What each assessment is, and whether it was done."""
    return [_assessment_name(given, field, item) for field in _ASSESSMENTS for item in given.items(field)]


def _assessment_name(given: Given, field: str, item: Item) -> str:
    title = item.text("title") if "title" in item else ""
    kind = item.text("kind") if "kind" in item else given.title(field)
    return f"{title or kind}: {item.text('state')}"


# The points that take a list, an address, or one part of a field. The others take prose.
_POINTS: dict[str, Say] = {
    "contact_email": reach("email", "url"),
    "0.2": lambda _: "1.1",
    "1.4": part("provider", "name"),
    "1.5": part("provider", "identifier"),
    "4.1": part("data_sources", "name"),
    "4.2": part("data_sources", "description"),
    "4.3": part("data_sources", "url"),
    "5.1": _assessment_names,
    "5.2": _of_assessments("summary"),
    "5.3": _of_assessments("date"),
    "5.4": _of_assessments("url"),
    "5.5": part("risks", "risk"),
    "5.7": part("risks", "mitigation"),
}


class TransparencyRecord(Crosswalk):
    """One record per registration. The points of later versions have their names instead of numbers."""

    name = "atrs"
    standard = _STANDARD
    title = texts("Britse standaard ATRS 1.1", "UK standard ATRS 1.1")
    language = "en"
    required = ("name", "description", "contact_email", "1.1", "2.1", "2.2", "2.4", "2.6", "3.3", "3.5")

    def __init__(self) -> None:
        self._says = says(_STANDARD, points(_STANDARD), _POINTS)

    def record(self, given: Given) -> dict[str, Any]:
        return record(self._says, given)
