"""Dates as people write them."""

import datetime
from functools import lru_cache

from babel.dates import format_date

_PATTERN = {1: "MMMM y", 2: "d MMMM y"}  # by how much follows the year


@lru_cache(maxsize=8192)
def in_words(value: str, language: str) -> str:
    """A year, month or day, such as 2026-11, in words. Raises ValueError for one that cannot be."""
    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return value
    pattern = _PATTERN[len(rest)]
    return format_date(datetime.date(year, *rest, *[1] * (2 - len(rest))), pattern, locale=language)
