"""How two texts differ, word by word: for a page that marks what went and what came."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["kept", "removed", "added"], str]

_WORD = re.compile(r"\s+|\S+")


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts, in order: kept and removed ones make the old text, kept and added ones the new one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    found: list[Piece] = [("kept", "".join(before[:start]))]
    found += _between(before[start : len(before) - end], after[start : len(after) - end])
    found.append(("kept", "".join(before[len(before) - end :])))
    return tuple(piece for piece in found if piece[1])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same from the start on."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """What differs; a space between two words that both changed changes with them."""
    removed, added = "", ""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal" and old.strip():
            yield "removed", removed
            yield "added", added
            yield "kept", old
            removed, added = "", ""
        else:
            removed, added = removed + old, added + new
    yield "removed", removed
    yield "added", added
