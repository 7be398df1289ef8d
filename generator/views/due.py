"""Days on which something is due: a review of a registration, of an answer that is withheld, the end of a system."""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.register import Registration


@dataclass(frozen=True, slots=True)
class Due:
    """kind: what is due. field: which answer is withheld, else "". written: the day, month or year as it was given."""

    registration: Registration
    kind: Literal["review", "withheld", "end"]
    field: str
    written: str

    @property
    def day(self) -> datetime.date:
        """The last day of what was given: something in a month is due before that month is over."""
        year, month, day = (int(part) for part in [*self.written.split("-"), "0", "0"][:3])
        month = month or 12
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(day, last) if day else last)


def due(registrations: Iterable[Registration]) -> list[Due]:
    """Everything that is or was due, the earliest first; on one day in the order of ids."""
    found = [one for registration in registrations for one in _of(registration)]
    return sorted(found, key=lambda one: (one.day, one.registration.id, one.kind, one.field))


def _of(registration: Registration) -> Iterator[Due]:
    data = registration.data
    if "review_by" in data:
        yield Due(registration, "review", "", data["review_by"])
    for item in data.get("unanswered", ()):
        if "review_by" in item:
            yield Due(registration, "withheld", item["field"], item["review_by"])
    if "planned_end" in data and "end" not in data:
        yield Due(registration, "end", "", data["planned_end"])
