"""Days as a calendar file (iCalendar, RFC 5545), which calendar programs follow by its address.

Written by hand: a calendar of whole days needs six properties, and the rules that are easy to get wrong (escaped text,
lines of at most 75 bytes that never cut a character, CRLF) are the ones below. The tests read it with `icalendar`.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day on which something is due. uid: stays the same when the day moves. changed: the day it was set."""

    uid: str
    day: datetime.date
    title: str
    text: str
    address: str
    changed: str


def calendar(name: str, language: str, days: Iterable[Day]) -> bytes:
    """A calendar file. The days come in the order in which they are given."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Daglicht//Register//" + language.upper(),
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for day in days:
        lines += _event(day)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line)).encode()


def _event(day: Day) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}"
    yield f"DTSTAMP:{day.changed.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_date(day.day)}"
    if day.day < datetime.date.max:  # the end of an event is the first day that is not in it; without, it is one day
        yield f"DTEND;VALUE=DATE:{_date(day.day + datetime.timedelta(days=1))}"
    yield f"SUMMARY:{_text(day.title)}"
    yield f"DESCRIPTION:{_text(day.text)}"
    yield f"URL:{day.address}"
    yield "TRANSP:TRANSPARENT"  # a day on which a review is due is not a day on which nobody has time
    yield "END:VEVENT"


def _date(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A text as RFC 5545 (3.3.11) writes it, without control characters, which it does not know."""
    return "".join(c for c in text.translate(_ESCAPED) if c >= " " and c != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes (3.1); every piece after the first begins with a space."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += character
        size += width
    yield piece
