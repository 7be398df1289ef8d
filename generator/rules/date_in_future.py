"""AIR-308: something that is said to have happened on a day that is still to come."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-308",
    severity=Severity.WARNING,
    what={
        "nl": "“{field}” ({value}) ligt na vandaag ({today})",
        "en": "“{field}” ({value}) is after today ({today})",
    },
    why={
        "nl": "Dit veld zegt wat er al is gebeurd. Een dag in de toekomst maakt de registratie onbetrouwbaar.",
        "en": "This field says what has happened. A day in the future makes the registration unreliable.",
    },
    fix={
        "nl": "Verander de datum. Kijk of jaar en maand kloppen.",
        "en": "Change the date. See whether year and month are right.",
    },
    wrong='registered_on: "2062-11-23"',
    right='registered_on: "2026-11-23"',
)

_PAST = ("registered_on", "published_on", "modified_on", "last_checked")


def check(case: Case) -> Iterator[Hit]:
    data, today = case.registration.data, case.on.isoformat()
    for name in _PAST:
        if name in data and data[name] > today:
            yield case.hit(name, field=name, value=data[name], today=today)
