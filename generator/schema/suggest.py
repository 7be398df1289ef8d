"""What a person probably meant: dates as people write them, addresses without https, names with capitals."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_month_names

from generator.model.message import INTERFACE_LANGUAGES
from generator.text import fold

_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})(?:[-/. ]?(\d{1,2}))?(?:T.*)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d]+)(?: (\d{1,2}),?)? (\d{4})")


def dates(text: str) -> list[str]:
    """The dates that a text can mean, the likeliest first, as year-month-day, or year-month where no day is given."""
    return list(dict.fromkeys(_dates(" ".join(text.replace(",", " ").split()))))


def _dates(text: str) -> Iterator[str]:
    if found := _NUMBERS.fullmatch(text):
        first, second, year = map(int, found.groups())
        yield from _existing(year, second, first)
        yield from _existing(year, first, second)
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        yield from _existing(year, month, int(found[3]) if found[3] else None)
    elif (found := _WORDS.fullmatch(text)) and (number := _months().get(fold(found[2]))):
        day = found[1] or found[3]
        yield from _existing(int(found[4]), number, int(day) if day else None)


def _existing(year: int, month: int, day: int | None) -> Iterator[str]:
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError:
        return
    yield date.isoformat() if day else date.isoformat()[:7]


@cache
def _months() -> Mapping[str, int]:
    """The names of the months in the languages of the interface, long and short."""
    return {
        fold(name): number
        for language in INTERFACE_LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }


def address(text: str) -> str:
    """A web address with its https, without spaces; "" if that does not make one."""
    bare = re.sub(r"^(https?)?[:/\\\s]*", "", text.strip(), flags=re.IGNORECASE)
    host = bare.partition("/")[0]
    return f"https://{bare}" if "." in host and not re.search(r"[\s<>\"@]", bare) else ""


def mailbox(text: str) -> str:
    """An e-mail address out of `mailto:…` or `Name <…>`; "" if there is none."""
    found = re.search(r"[^@\s<>\":]+@[^@\s<>\"]+\.[^@\s<>\".]+", text)
    return found.group() if found else ""
