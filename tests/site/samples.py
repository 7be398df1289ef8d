"""Pages to look at: of every type the largest, and as many more as hold elements that the others have not.

The large site is only looked at for types that the others have none of.
"""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from tests.site import sites
from tests.site.page_types import by_type
from tests.site.parsed import ParsedPage


class Sample(NamedTuple):
    """site: a name of `sites.SEEN`. address: from the root of that site."""

    site: str
    address: str

    @property
    def served(self) -> str:
        """The address from the root of the server."""
        return f"{self.site}/{self.address}"


def choose(factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Sample]]:
    """(type, language) → its samples. Every kind of element of a language is in one of them."""
    pages: dict[Sample, ParsedPage] = {}
    groups: dict[tuple[str, str], list[Sample]] = {}
    for name in (*sites.SEEN, sites.LARGE):
        parsed = sites.pages(factory, name)
        pages |= {Sample(name, address): page for address, page in parsed.items()}
        for kind, addresses in by_type(parsed).items():
            if name in sites.SEEN or kind not in groups:
                groups.setdefault(kind, []).extend(Sample(name, address) for address in addresses)
    return covering(groups, pages)


def covering(
    groups: Mapping[tuple[str, str], list[Sample]], pages: Mapping[Sample, ParsedPage]
) -> dict[tuple[str, str], list[Sample]]:
    """Of every group the largest page, and those that add something to what was chosen in the same language."""
    chosen: dict[tuple[str, str], list[Sample]] = {}
    seen: dict[str, set[str]] = {}
    for kind, members in groups.items():
        have = seen.setdefault(kind[1], set())
        left = sorted(members, key=lambda sample: (-pages[sample].size, sample))
        while left and (kind not in chosen or pages[left[0]].structure - have):
            chosen.setdefault(kind, []).append(left[0])
            have |= pages[left[0]].structure
            left.sort(key=lambda sample: (-len(pages[sample].structure - have), -pages[sample].size, sample))
    return chosen
