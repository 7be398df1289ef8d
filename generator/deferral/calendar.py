"""Whole days, months and publication windows. Days are inclusive: what is held back until a day, is so on that day."""

import calendar
import datetime
from collections.abc import Collection

_ONE_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later; in a shorter month its last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month(day: datetime.date) -> str:
    """The month of a day, as 2027-03: what the public sees of a date of the private side."""
    return day.isoformat()[:7]


def first_working_day(year: int, of_month: int, closed: Collection[str]) -> datetime.date:
    """The first day of a month that is no Saturday, no Sunday and not closed (as 2027-01-01)."""
    day = datetime.date(year, of_month, 1)
    while day.weekday() >= _SATURDAY or day.isoformat() in closed:
        day += _ONE_DAY
    return day


def window_on(day: datetime.date, closed: Collection[str]) -> datetime.date:
    """The publication window that is open on a day: the newest first working day of a month that is not after it."""
    own = first_working_day(day.year, day.month, closed)
    if own <= day:
        return own
    before = day.replace(day=1) - _ONE_DAY
    return first_working_day(before.year, before.month, closed)


def next_window(day: datetime.date, closed: Collection[str]) -> datetime.date:
    """The first window that opens on a day or later: what is decided today waits for it.

    So the moment of publication says nothing about the moment of the decision.
    """
    own = first_working_day(day.year, day.month, closed)
    if own >= day:
        return own
    after = add_months(day.replace(day=1), 1)
    return first_working_day(after.year, after.month, closed)
