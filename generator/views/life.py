"""What happened in the life of a registration, and what is to come: the days, in order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model.history import Version
from generator.model.register import Registration

_DAYS = ("start", "registered_on", "published_on", "last_checked", "review_by", "planned_end", "end")


class Moment(NamedTuple):
    """field: of the schema, which says what happened. day: a year, month or day. until: the end of what lasted."""

    field: str
    day: str
    until: str = ""


class Life(NamedTuple):
    """moments: the earliest first. used: from when to when the system is used, "" where that is not known or not over.

    changed: the days of later versions, or of the last change if that is all that is known.
    """

    moments: tuple[Moment, ...]
    used: tuple[str, str]
    changed: tuple[str, ...]


def life(registration: Registration, versions: Sequence[Version], used: bool) -> Life:
    """The life of one registration. used: whether the system is or was used, by its status."""
    data = registration.data
    days = [version.day for version in versions[1:]] or [str(data[name]) for name in ("modified_on",) if name in data]
    start = str(data.get("start", "")) if used else ""
    return Life(tuple(sorted(_moments(registration), key=_day)), (start, str(data.get("end", ""))), tuple(days))


def _moments(registration: Registration) -> Iterator[Moment]:
    data = registration.data
    for name in _DAYS:
        if name in data:
            yield Moment(name, str(data[name]))
    deferral = data.get("deferral")
    if deferral:
        yield Moment("deferral", deferral["from"], deferral.get("until", ""))


def _day(moment: Moment) -> str:
    return moment.day
