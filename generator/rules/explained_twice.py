"""AIR-314: a question that stands under `unanswered` more than once."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-314",
    severity=Severity.ERROR,
    what={
        "nl": "“{field}” staat twee keer onder “unanswered”",
        "en": "“{field}” is under “unanswered” twice",
    },
    why={
        "nl": "Lezers zien er maar één reden van.",
        "en": "Readers see only one of the reasons.",
    },
    fix={
        "nl": "Voeg de twee samen.",
        "en": "Join the two.",
    },
    wrong=(
        "# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way.\n  - field: fria\n"
        "    state: does_not_apply\n    reason:\n      nl: De toets hoeft niet.\n"
        "      en: The assessment is not needed."
    ),
    right=(
        "# without: fria\nunanswered:\n  - field: fria\n    state: not_yet\n    reason:\n"
        "      nl: De toets loopt nog.\n      en: The assessment is under way."
    ),
)


def check(case: Case) -> Iterator[Hit]:
    seen = set()
    for index, item in enumerate(case.registration.data.get("unanswered", ())):
        if item["field"] in seen:
            yield case.hit("unanswered", index, "field", field=item["field"])
        seen.add(item["field"])
