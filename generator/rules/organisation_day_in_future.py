"""AIR-364: an organisation that was asked, or declared something, on a day that is still to come."""

import datetime
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.rules.organisation_day_impossible import days_of

MESSAGE = Message(
    code="AIR-364",
    severity=Severity.WARNING,
    what={
        "nl": "“{value}” ligt na vandaag ({today})",
        "en": "“{value}” is after today ({today})",
    },
    why={
        "nl": "Hier staat wat al is gebeurd. Een verklaring van morgen zegt niets over vandaag.",
        "en": "This says what has happened. A declaration of tomorrow says nothing about today.",
    },
    fix={
        "nl": "Verander de datum. Kijk of jaar en maand kloppen.",
        "en": "Change the date. See whether year and month are right.",
    },
    wrong='# path: organisations/testpolitie.yml\nasked_on: "2062-11-01"',
    right='# path: organisations/testpolitie.yml\nasked_on: "2026-11-01"',
)


def check_on(register: Register, on: datetime.date) -> Iterator[Hit]:
    today = on.isoformat()
    for organisation in register.organisations.values():
        for path, value in days_of(organisation):
            if value > today:
                yield Hit(organisation.file, path, {"value": value, "today": today})
