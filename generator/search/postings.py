"""Which registrations hold which word, also as a part of a longer word.

A list for a word of four letters or more holds the registrations in which it stands inside another word as well
(`herkenning` in *gezichtsherkenning*); three letters, in which another word begins with it. So one list answers for a
whole word, and a reader's browser does not have to know every word to find its compounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property

from generator.search.texts import Where
from generator.text import words

LONGEST = 40  # an address or a number that nobody types
BEGINS, INSIDE = 3, 4  # letters from which a word is found at the beginning of another, and anywhere in it


class How(IntEnum):
    """How a word hits, the best way first."""

    WHOLE = 0
    BEGIN = 1
    INSIDE = 2


WAYS = len(How)
# What a hit is worth, by level: `where * WAYS + how`. The script gets this table.
SCORES = tuple(place * way for place in (30, 18, 9, 3, 1) for way in (4, 3, 2))
_WHOLE = range(0, len(SCORES), WAYS)
# Of another name for an answer no part counts: that would find too much.
_WORST_FIRST = sorted(
    ((level, *divmod(level, WAYS)) for level in range(Where.SYNONYM * WAYS + 1)), key=lambda one: SCORES[one[0]]
)

Levels = Sequence[Sequence[int]]  # the numbers of registrations on each level, ascending


class Postings:
    """The words of some registrations. Registrations are numbered, and added in that order."""

    def __init__(self) -> None:
        self._lists: tuple[defaultdict[str, list[int]], ...] = tuple(defaultdict(list) for _ in Where)

    def add(self, number: int, texts: Sequence[str]) -> None:
        """The texts of one registration, one for each of `Where`; a word counts where it stands best."""
        seen: set[str] = set()
        for lists, text in zip(self._lists, texts, strict=True):
            if text:
                new = {word for word in words(text) if 1 < len(word) <= LONGEST} - seen
                seen |= new
                for word in new:
                    lists[word].append(number)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that stands in a text; to be asked for when all registrations are there."""
        return frozenset[str]().union(*self._lists)

    @cached_property
    def read(self) -> frozenset[str]:
        """Those that a reader can find on a page: what another word is corrected to, or taken apart into."""
        return frozenset[str]().union(*self._lists[: Where.SYNONYM])

    def closed(self, known: frozenset[str]) -> Iterator[tuple[str, Levels]]:
        """In order, every known word that finds something here, and what it finds."""
        longer = _longer(self.words, known)
        for word in sorted(self.words.union(longer)):
            yield word, self._levels(word, longer.get(word, {}))

    def _levels(self, word: str, longer: Mapping[str, How]) -> Levels:
        levels: list[list[int]] = [[] for _ in SCORES]
        if not longer:
            for lists, level in zip(self._lists, _WHOLE, strict=True):
                if word in lists:
                    levels[level] = lists[word]
            return levels
        ways: tuple[list[str], ...] = ([word], [], [])
        for other, how in longer.items():
            ways[how].append(other)
        best: dict[int, int] = {}
        for level, where, way in _WORST_FIRST:
            lists = self._lists[where]
            for other in ways[way]:
                if other in lists:
                    best.update(dict.fromkeys(lists[other], level))
        for number in sorted(best):
            levels[best[number]].append(number)
        return levels


def tails(known: frozenset[str]) -> Iterator[str]:
    """Where a part of a word can begin inside it: what stands from there, a space, what stands before.

    Not beyond the beginning of another known word at its end: who searches for a part of that one finds it, and its
    list has the longer word.
    """
    for word in known:
        for start in range(1, len(word) - INSIDE + 1):
            tail = word[start:]
            if tail in known:
                break
            yield f"{tail} {word[:start]}"


def _longer(words: Iterable[str], known: frozenset[str]) -> dict[str, dict[str, How]]:
    """Known word → the other words in which it stands, and how."""
    found: dict[str, dict[str, How]] = {}
    heads = {word[:INSIDE] for word in known}
    for word in words:
        length = len(word)
        if word[:BEGINS] in known and length > BEGINS:
            found.setdefault(word[:BEGINS], {})[word] = How.BEGIN
        for start in range(length - INSIDE + 1):
            if word[start : start + INSIDE] not in heads:
                continue
            how = How.INSIDE if start else How.BEGIN
            for end in range(start + INSIDE, length + 1):
                part = word[start:end]
                if part in known and end - start < length:
                    found.setdefault(part, {}).setdefault(word, how)
    return found
