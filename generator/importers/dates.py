"""Dates as people and spreadsheets wrote them → year, month and day as far as they are certain."""

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january januari",
            "feb february februari",
            "mar march maart mrt",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august augustus",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?: ?Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:[-/](\d{{1,2}})(?:[-/](\d{{1,2}}){_TIME})?)?", re.IGNORECASE)
_THREE = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_TWO = re.compile(r"(\d{1,2})[-/](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ ,'-]*(?:(\d{1,2}),? )?(\d{4}|\d{2})")
_QUARTER = re.compile(r"(?:Q[1-4][ -]*(\d{4})|(\d{4})[ -]*Q[1-4])", re.IGNORECASE)
EARLIEST, LATEST = 1950, 2100  # outside this, a spreadsheet took a number for a date


def read(text: str, *, day_first: bool) -> tuple[str, bool] | None:
    """A date as 2024, 2024-03 or 2024-03-01, and whether that says all the text said. None if it is not understood.

    day_first: how 03/04/2024 is meant where it was written.
    """
    text = text.strip().rstrip(".")
    if found := _YEAR_FIRST.fullmatch(text):
        return _made(found[1], found[2], found[3])
    if found := _THREE.fullmatch(text):
        first, second = (found[2], found[1]) if day_first else (found[1], found[2])
        return _made(found[3], first, second) or _made(found[3], second, first)
    if found := _TWO.fullmatch(text):
        return _made(found[2], found[1], None)
    if found := _QUARTER.fullmatch(text):
        made = _made(found[1] or found[2], None, None)
        return (made[0], False) if made else None
    if (found := _NAMED.fullmatch(text)) and found[2].lower() in _MONTHS:
        return _made(found[4], str(_MONTHS[found[2].lower()]), found[1] or found[3])
    return None


def _made(year: str, month: str | None, day: str | None) -> tuple[str, bool] | None:
    number = int(year) + (2000 if len(year) == len("24") else 0)
    try:
        date = datetime.date(number, int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not EARLIEST <= number <= LATEST:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4], True
