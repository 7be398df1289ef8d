"""AIR-309: a day that no month has, such as 30 February."""

import calendar
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-309",
    severity=Severity.ERROR,
    what={
        "nl": "{value} bestaat niet: die maand heeft {days} dagen",
        "en": "{value} does not exist: that month has {days} days",
    },
    why={
        "nl": "Met een dag die niet bestaat kan niemand rekenen of zoeken.",
        "en": "Nobody can count or search with a day that does not exist.",
    },
    fix={
        "nl": (
            "Kijk in de bron welke dag het was. Weet u alleen de maand, schrijf dan “{month}” als het veld dat "
            "toestaat."
        ),
        "en": (
            "See in the source which day it was. If only the month is known, write “{month}” where the field allows "
            "that."
        ),
    },
    wrong='start: "2024-02-31"',
    right='start: "2024-02-29"',
)

_SAFE = "28"  # every month has so many days
_DAY = len("2024-03-01")


def check(case: Case) -> Iterator[Hit]:
    for path, value, _ in case.dates:
        if len(value) == _DAY and value[8:] > _SAFE:
            days = calendar.monthrange(max(int(value[:4]), 1), int(value[5:7]))[1]
            if int(value[8:]) > days:
                yield case.hit(*path, value=value, days=str(days), month=value[:7])
