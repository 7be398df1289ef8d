"""Numbers and words as text: any host serves it, most hosts compress it, and a few lines of script read it.

Numbers go in groups of five bits with a sixth for "more follows", in the letters of base64, as in source maps; the ones
that stand together go as the gaps between them. A word of a list goes as a capital for how many letters it shares with
the one before, and the rest of it: words are folded, so a capital is never a part of one.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from operator import sub

from generator.search.postings import Levels

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LEVEL_MARKS = "!#$%&()*+,./:;="  # none of them a digit, none to be escaped anywhere
_MOST_SHARED = 25


@cache
def number(value: int) -> str:
    """A number from 0."""
    made = ""
    while value >= 32:  # noqa: PLR2004 - five bits
        made += _DIGITS[value & 31 | 32]
        value >>= 5
    return made + _DIGITS[value]


@cache
def _gap(difference: int) -> str:
    return number(difference - 1)


def gaps(numbers: Sequence[int]) -> str:
    """Ascending numbers from 0."""
    return number(numbers[0]) + "".join(map(_gap, map(sub, numbers[1:], numbers)))


def levels(found: Levels) -> str:
    """What a word finds: the mark of each level that has any, and its numbers."""
    return "".join([mark + gaps(numbers) for mark, numbers in zip(LEVEL_MARKS, found, strict=False) if numbers])


def word_list(words: Iterable[str]) -> str:
    """Words in order."""
    made, before = [], ""
    for word in words:
        shared, most = 0, min(len(before), len(word), _MOST_SHARED)
        while shared < most and before[shared] == word[shared]:
            shared += 1
        made.append(_DIGITS[shared] + word[shared:])
        before = word
    return "".join(made)


def first_after(before: str, word: str) -> str:
    """The shortest beginning of a word that comes after another word, which comes before it."""
    return next((word[:end] for end in range(1, len(word)) if word[:end] > before), word)


def column(values: Sequence[int], most: int) -> tuple[int, str]:
    """Numbers from 0 and below `most`: how many digits each takes, the highest first, and all of them."""
    width = 1
    while len(_DIGITS) ** width < most:
        width += 1
    codes = {value: _code(value, width) for value in set(values)}
    return width, "".join(map(codes.__getitem__, values))


def _code(value: int, width: int) -> str:
    made = ""
    for _ in range(width):
        value, digit = divmod(value, len(_DIGITS))
        made = _DIGITS[digit] + made
    return made
