"""The only module that knows today's date. Every other one is given the date."""

import datetime
import os
import re
import zoneinfo

from generator.errors import InputError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_date(text: str) -> datetime.date:
    """A date written as 2026-11-23. Raises InputError that says how to write it."""
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            pass
    raise InputError(f"“{text}” is not a date. Write year-month-day, for example 2026-11-23.")


def build_date(on: str | None = None, commit_date: str | None = None) -> datetime.date:
    """The date a build is made for: `--on`, else SOURCE_DATE_EPOCH, else the commit's date, else today (UTC)."""
    if on is not None:
        return parse_date(on)
    moment = _source_date_epoch()
    if moment is not None:
        return moment.date()
    if commit_date:
        return _commit_date(commit_date)
    return datetime.datetime.now(tz=datetime.UTC).date()


def _commit_date(text: str) -> datetime.date:
    """Whoever makes a commit sets its date, so it may be one that no calendar has."""
    try:
        return parse_date(text)
    except InputError:
        raise InputError(
            f"The newest commit says that it was made on {text}, which cannot be. Make it again with the right date "
            "(git commit --amend --no-edit --date=now), or set SOURCE_DATE_EPOCH to the second to go by."
        ) from None


def day_in(zone: str, on: str | None = None) -> datetime.date:
    """The day it is in a time zone, whatever that of this machine: `on`, else SOURCE_DATE_EPOCH, else now.

    The date of a commit does not count here: what nobody touches must not stand still in time.
    """
    if on is not None:
        return parse_date(on)
    try:
        there = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise InputError(f"“{zone}” is not a time zone. Write one such as Europe/Amsterdam.") from None
    return (_source_date_epoch() or datetime.datetime.now(tz=datetime.UTC)).astimezone(there).date()


def _source_date_epoch() -> datetime.datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(f"SOURCE_DATE_EPOCH is “{epoch}”. It must be a whole number of seconds since 1970.") from None
