"""AIR-307: a system that has ended, without the date on which it did."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-307",
    severity=Severity.WARNING,
    what={
        "nl": "het systeem is gestopt (“{status}”), maar er staat niet wanneer",
        "en": "the system has ended (“{status}”), but it does not say when",
    },
    why={
        "nl": "Mensen willen weten of het systeem nog liep toen er over hen werd beslist.",
        "en": "People want to know whether the system was running when a decision about them was made.",
    },
    fix={
        "nl": 'Vul “end” in; alleen het jaar mag ook: end: "2024"',
        "en": 'Fill in “end”; the year alone will do: end: "2024"',
    },
    wrong="status: retired",
    right='status: retired\nend: "2026-05"',
)


def check(case: Case) -> Iterator[Hit]:
    registration = case.registration
    if case.means("status", "ended") and not registration.answered("end") and "end" not in registration.unanswered:
        yield case.hit("status", status=registration.status)
