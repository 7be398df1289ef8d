"""Every type of page, by the form of its address: the one list that the checks of the built site go by.

A page that belongs to no type fails `test_page_types.py`; a new type is a line in `_forms`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import ids
from generator.pages.addresses import Addresses
from generator.pages.translations import load
from generator.views.answers import BROWSED

ROOT = Path(__file__).parents[2]
LANGUAGES = ("nl", "en")
_ID, _SLUG, _NUMBER = "IDIDIDID", "SLUG", 7777
_STANDS_FOR = {_ID: f"[{ids.ALPHABET}]{{{ids.LENGTH}}}", _SLUG: "[a-z0-9-]+", str(_NUMBER): "[0-9]+"}
# Types that have an address and no page yet. A test fails when one of them is built.
TO_COME: frozenset[str] = frozenset()


@dataclass(frozen=True, order=True)
class PageType:
    """name: for people. language: of the page, or "" for one of all languages. form: of its address from the root."""

    name: str
    language: str
    form: re.Pattern[str]


def _forms(at: Addresses) -> Iterator[tuple[str, str]]:
    """Name and address of every type in one language, with stand-ins for what differs from page to page."""
    yield from at.menu.items()
    yield "registration", at.registration(_ID)
    yield "history", at.history(_ID)
    yield "version", at.version(_ID, _NUMBER)
    yield "organisation", at.organisation(_SLUG)
    yield "table", at.table
    yield "newest", at.newest
    yield "figure", at.figure(_SLUG)
    for field in BROWSED:
        yield "answers", at.answers(field)
        yield "answer", at.answer(field, _SLUG)
    for first in (at.systems, at.organisations, at.changes, at.table, at.newest, at.organisation(_SLUG)):
        yield "numbered", at.numbered(first, _NUMBER)
    for field in BROWSED:
        yield "numbered", at.numbered(at.answer(field, _SLUG), _NUMBER)


@cache
def page_types() -> tuple[PageType, ...]:
    """Every type in every language; where two forms match, the first is meant."""
    found = [PageType("front", "", re.compile("")), PageType("permanent", "", _pattern(f"id/{_ID}/"))]
    found.append(PageType("not found", "", re.compile(r"404\.html")))
    for language, at in addresses_in().items():
        found += [PageType(name, language, _pattern(form)) for name, form in _forms(at)]
    return tuple(sorted(found, key=lambda kind: "SLUG" in kind.form.pattern))


def _pattern(form: str) -> re.Pattern[str]:
    pattern = re.escape(form)
    for stand_in, real in _STANDS_FOR.items():
        pattern = pattern.replace(stand_in, real)
    return re.compile(pattern)


def type_of(address: str) -> PageType | None:
    """The type of the page at an address from the root of the site, such as `nl/over/`."""
    return next((kind for kind in page_types() if kind.form.fullmatch(address)), None)


def by_type(addresses: Iterable[str]) -> Mapping[tuple[str, str], list[str]]:
    """(name, language) → the addresses of that type, in order. Addresses of no type stand under ("", "")."""
    found: dict[tuple[str, str], list[str]] = {}
    for address in sorted(addresses):
        kind = type_of(address)
        found.setdefault((kind.name, kind.language) if kind else ("", ""), []).append(address)
    return found


def built_types() -> list[tuple[str, str]]:
    """(name, language) of every type of which there are pages."""
    return sorted(
        {(kind.name, kind.language) for kind in page_types()}
        - {(name, language) for name in TO_COME for language in ("", *LANGUAGES)}
    )


@cache
def addresses_in() -> Mapping[str, Addresses]:
    """Language → where its pages live."""
    return {
        language: Addresses(words) for language, words in load(ROOT / "site-templates/translations", LANGUAGES).items()
    }
