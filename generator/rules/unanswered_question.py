"""AIR-310: a question that is neither answered nor explained."""

from collections.abc import Iterator
from functools import cache

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.rules.unknown_question import meant
from generator.schema.fields import fields

MESSAGE = Message(
    code="AIR-310",
    severity=Severity.ERROR,
    what={
        "nl": "de vraag “{field}” ({title}) is niet beantwoord",
        "en": "the question “{field}” ({title}) is not answered",
    },
    why={
        "nl": "Een lezer moet van elke vraag zien wat het antwoord is, of waarom er geen antwoord is.",
        "en": "For every question a reader must see the answer, or why there is none.",
    },
    fix={
        "nl": (
            "Vul “{field}” in, of zet het onder “unanswered” met state (not_yet of does_not_apply) en een reden. "
            "Uitleg over de vraag: register explain {field}"
        ),
        "en": (
            "Fill in “{field}”, or put it under “unanswered” with a state (not_yet or does_not_apply) and a reason. "
            "About the question: register explain {field}"
        ),
    },
    wrong="# without: purpose",
    right="purpose:\n  nl: Aanvragen sneller behandelen.\n  en: Handling applications faster.",
)


def check(case: Case) -> Iterator[Hit]:
    registration = case.registration
    missing = _questions().difference(registration.data, registration.broken)
    if "unanswered" in registration.broken or not missing:
        return
    missing = missing.difference(meant(name) for name in registration.unanswered)  # misspelt: that is AIR-312
    for name, field in fields().items():
        if name in missing:
            title = field.title
            yield case.hit_key("name", field=name, title_nl=title["nl"], title_en=title["en"])


@cache
def _questions() -> frozenset[str]:
    return frozenset(name for name, field in fields().items() if field.question)
