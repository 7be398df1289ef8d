"""AIR-312: something under `unanswered` that is not a field."""

from collections.abc import Iterator
from functools import cache

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.schema.fields import fields
from generator.text import excerpt, nearest

MESSAGE = Message(
    code="AIR-312",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” onder “unanswered” is geen veld",
        "en": "“{value}” under “unanswered” is not a field",
    },
    why={
        "nl": "De reden komt dan bij geen enkele vraag te staan.",
        "en": "The reason then belongs to no question at all.",
    },
    fix={
        "nl": "{suggestion}Alle velden op een rij: register explain",
        "en": "{suggestion}All fields listed: register explain",
    },
    wrong="# without: fria\nunanswered:\n  - field: Grondrechtentoets\n    state: not_yet\n    reason:\n      nl: De toets loopt nog.\n      en: The assessment is under way.",
    right="# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n      nl: De toets loopt nog.\n      en: The assessment is under way.",
)


def check(case: Case) -> Iterator[Hit]:
    for index, item in enumerate(case.registration.data.get("unanswered", ())):
        if item["field"] not in fields():
            near = nearest(item["field"], spoken(), cutoff=0.6)
            name = spoken()[near] if near else ""
            yield case.hit(
                "unanswered",
                index,
                "field",
                value=excerpt(item["field"]),
                suggestion_nl=f"Bedoelde u “{name}”? " if name else "",
                suggestion_en=f"Did you mean “{name}”? " if name else "",
            )


@cache
def spoken() -> dict[str, str]:
    """Every way to say a field: its name and its titles."""
    ways = {name: name for name in fields()}
    for name, field in fields().items():
        for title in field.title.values():
            ways.setdefault(title, name)
    return ways
