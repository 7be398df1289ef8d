"""A list on several pages: how many there are, and which of them each page shows the way to."""

from collections.abc import Sequence
from typing import Any

from generator.pages.addresses import Addresses


def last_page(items: Sequence[Any], per_page: int) -> int:
    """The number of the last page; an empty list has one page, which says so."""
    return max(1, -(-len(items) // per_page))


def pages(addresses: Addresses, first: str, number: int, last: int) -> list[dict[str, Any]]:
    """The variables of the macro `pager` in `_lists.html.j2`, on page `number` of a list that begins at `first`."""
    return [
        {"number": n, "address": addresses.numbered(first, n) if n else "", "current": n == number}
        for n in shown_numbers(number, last)
    ]


def shown_numbers(current: int, last: int) -> list[int]:
    """The first, the last, the neighbours; 0 stands for a gap."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number != numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers
