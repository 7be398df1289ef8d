"""How the register grew, month by month, from the day on which each registration was registered."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.register import Registration


@dataclass(frozen=True, slots=True)
class Month:
    """One month, as 2026-11: how many registrations came, and how many there were at its end."""

    month: str
    new: int
    total: int


def growth(registrations: Iterable[Registration]) -> list[Month]:
    """Every month from the first to the last in which something was registered, also those in which nothing was."""
    counter = Counter(str(one.data["registered_on"])[:7] for one in registrations if "registered_on" in one.data)
    found, total = [], 0
    for month in _months(min(counter), max(counter)) if counter else ():
        total += counter[month]
        found.append(Month(month, counter[month], total))
    return found


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - months of a year
