"""AIR-312: something under `unanswered` that is not a field."""

from collections.abc import Iterator
from functools import lru_cache

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
    wrong=(
        "# without: fria\nunanswered:\n  - field: Grondrechtentoets\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way."
    ),
    right=(
        "# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way."
    ),
)


def check(case: Case) -> Iterator[Hit]:
    for index, item in enumerate(case.registration.data.get("unanswered", ())):
        if item["field"] not in fields():
            name = meant(item["field"])
            yield case.hit(
                "unanswered",
                index,
                "field",
                value=excerpt(item["field"]),
                suggestion_nl=f"Bedoelde u “{name}”? " if name else "",
                suggestion_en=f"Did you mean “{name}”? " if name else "",
            )


@lru_cache(maxsize=1024)
def meant(word: str) -> str:
    """The field that somebody calls so: by its name, or nearly; by its title in any language. "" if there is none."""
    ways = {name: name for name in fields()}
    for name, field in fields().items():
        for title in field.title.values():
            ways.setdefault(title, name)
    near = word if word in ways else nearest(word, ways, cutoff=0.6)
    return ways[near] if near else ""
