"""AIR-311: a question that is answered, and also explained as unanswered."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-311",
    severity=Severity.ERROR,
    what={
        "nl": "“{field}” is beantwoord, maar staat ook onder “unanswered”",
        "en": "“{field}” is answered, but is also under “unanswered”",
    },
    why={
        "nl": "Lezers weten dan niet wat waar is.",
        "en": "Readers then do not know which is true.",
    },
    fix={
        "nl": "Haal “{field}” weg onder “unanswered”. Klopt het antwoord niet, haal dan het antwoord weg.",
        "en": "Remove “{field}” from “unanswered”. If the answer is wrong, remove the answer.",
    },
    wrong=(
        "unanswered:\n  - field: purpose\n    state: not_yet\n    reason:\n      nl: Nog niet bekend.\n"
        "      en: Not known yet."
    ),
    right=(
        "# without: purpose\nunanswered:\n  - field: purpose\n    state: not_yet\n    reason:\n"
        "      nl: Nog niet bekend.\n      en: Not known yet."
    ),
)


def check(case: Case) -> Iterator[Hit]:
    for index, item in enumerate(case.registration.data.get("unanswered", ())):
        if case.registration.answered(item["field"]):
            yield case.hit("unanswered", index, "field", field=item["field"])
