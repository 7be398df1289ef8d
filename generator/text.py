"""Pure helpers for text: the nearest word, a slug, one-line excerpts."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_IN_CURLED = re.compile("[“”„‟‘’‚‛«»]([^“”„‟‘’‚‛«»]+)[“”„‟‘’‚‛«»]")


def words(text: str) -> list[str]:
    """The words of a text in lower case without accents: runs of letters and digits."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(_NOT_ASCII.sub(_without_accent, unicodedata.normalize("NFKD", text).casefold()))


def fold(text: str) -> str:
    """Lower case without accents, runs of anything that is not a letter or digit as one space: for comparing."""
    return " ".join(words(text))


def _without_accent(hit: re.Match[str]) -> str:
    return "" if unicodedata.category(hit[0]).startswith("M") else hit[0]


def slug(text: str, longest: int = 80) -> str:
    """A name as part of a path: lower-case letters, digits and hyphens. Text without any gives `x`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = _NOT_SLUG.sub("-", plain).strip("-")
    return made[:longest].rstrip("-") or "x"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.72) -> str | None:
    """The known word that looks most like `word`, or None. Accents and case do not count."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def excerpt(text: str, longest: int = 60) -> str:
    """One line of at most `longest` characters, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def uncurled(text: str) -> str:
    """What stands between the curled quotation marks of a word processor, which YAML takes for text; else ""."""
    found = _IN_CURLED.fullmatch(text)
    return found[1] if found else ""


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text in a language, else in the first one there is, else ""."""
    return texts.get(language) or next(iter(texts.values()), "")


def count_words(text: str) -> int:
    """How many words a text has: what stands between spaces."""
    return len(text.split())


# What a spreadsheet takes for the start of a formula, also as written in East Asia.
_STARTS = "=+\\-@＝＋－＠"
_NUMBER = re.compile(r"[+\-＋－][0-9 ().,:/%–-]*")
_LATER = re.compile(r"[\n;][ \"']*[=＝](?=[\w+\-@(\"'])")
_RUNS_A_PROGRAM = re.compile(rf"(?:\A|[\n;])[ \"']*[{_STARTS}][^\n;]*\|[^\n;]*!")

BETWEEN = "\x1f"  # texts that are looked at together; no text can hold it (AIR-004)
_MAY_START = re.compile(
    rf"{BETWEEN}[ \"']*(?:[=@＝＠]|[+\-＋－](?![0-9 ().,:/%–-]*{BETWEEN}))"  # a number that is all of a text may
)


def may_read_as_formula(texts: str) -> bool:
    """A quick look at many texts with `BETWEEN` between them: False when `reads_as_formula` is of none of them."""
    return _MAY_START.search(f"{BETWEEN}{texts}{BETWEEN}") is not None or _goes_on_as_formula(texts)


def reads_as_formula(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV file by a double click would calculate with a text instead of showing it.

    That is a text that starts with = + - or @. A number or telephone number may: at worst it is shown as one. Where the
    program expects another separator than the file has, it cuts a text at a semicolon or a line break; so there it
    may not go on with a formula either. What starts another program (`=cmd|…!`) may stand at no such place.
    """
    starts = text[:1] in "=+-@＝＋－＠" and bool(text) and _NUMBER.fullmatch(text) is None
    return starts or _goes_on_as_formula(text)


def _goes_on_as_formula(text: str) -> bool:
    return (("=" in text or "＝" in text) and _LATER.search(text) is not None) or (
        "|" in text and _RUNS_A_PROGRAM.search(text) is not None
    )
