"""What is searched for: the canaries, sensitive words and private ids of deferred registrations.

A needle becomes a few literals in the same form as the texts are brought in (`flat`): lower case, accents apart from
their letters, and one space for everything that is no letter or digit. So a name is found in any case and form, and
over the end of a line, and as part of an address (`project-zonnebloem`).
"""

import base64
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.deferral import marks
from generator.errors import InputError

SHORTEST = 4  # characters of a sensitive word: a shorter one would be found everywhere
ANY = "any canary"  # instead of the id of a deferral: the mark of one that was not asked for

_LOWER = bytes(range(256)).lower()
_TOKENS = bytes(c if bytes([c]).isalnum() or c >= 0x80 else 0x20 for c in _LOWER)  # noqa: PLR2004 - the first non-ASCII
_NO_BREAK, _SOFT_HYPHEN = "\u00a0".encode(), "\u00ad".encode()
_TYPOGRAPHY = b"\xe2\x80"  # the dashes, quotation marks, spaces and invisible signs of U+2000 to U+202F
_INVISIBLE = re.compile(rb"\xe2\x80[\x8b-\x8f\xaa-\xae]")
_SPACES = re.compile(rb"\xe2\x80[\x80-\x8a\x90-\xa9\xaf]")
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.IGNORECASE)


class Kind(StrEnum):
    """What was found. UNSEARCHED: what could not be looked into, so that nothing can be said of it."""

    CANARY = "canary"
    MARKER = "marker"
    WORD = "word"
    HASH = "hash"
    PATH = "path"
    UNSEARCHED = "unsearched"


@dataclass(frozen=True, slots=True)
class Secret:
    """One needle: of which deferral it is, its kind, and the value that may never be shown."""

    deferral: str
    kind: Kind
    value: str

    def __repr__(self) -> str:
        return f"Secret({self.deferral}, {self.kind})"


def secrets(
    deferral: str, *, canaries: Iterable[str] = (), words: Iterable[str] = (), hashes: Iterable[str] = ()
) -> Iterator[Secret]:
    """The needles of one deferral. hashes: ids of private git objects, or SHA-256 values, in hexadecimal.

    Raises InputError, without the value, for one that cannot be searched for.
    """
    for canary in canaries:
        if not marks.CANARY.fullmatch(canary):
            raise InputError(
                f"A canary of {deferral} is not one. It is DEFERRED-CANARY- with 32 digits (0-9, a-f) behind it."
            )
        yield Secret(deferral, Kind.CANARY, canary)
    for word in words:
        if len(" ".join(word.split())) < SHORTEST:
            raise InputError(
                f"A sensitive word of {deferral} has fewer than {SHORTEST} characters and would be found everywhere. "
                "Write a longer form of it, or leave it out."
            )
        yield Secret(deferral, Kind.WORD, word)
    for value in hashes:
        if not _HASH.fullmatch(value):
            raise InputError(f"A private id of {deferral} is not one. It has 40 or 64 digits (0-9, a-f).")
        yield Secret(deferral, Kind.HASH, value)


Found = tuple[str, Kind]  # of which deferral, and what


class Needles:
    """All that is searched for at once. Without any secret: the marks that every deferred registration has."""

    def __init__(self, of: Iterable[Secret] = ()) -> None:
        self.canaries: dict[str, str] = {}  # the 32 digits: the deferral
        self.literals: defaultdict[bytes, set[Found]] = defaultdict(set)  # to look for in a flat text
        self.exact: defaultdict[bytes, set[Found]] = defaultdict(set)  # words of punctuation: to look for as they are
        self.hashes: set[bytes] = set()  # the literals that are one long token
        self.raw: dict[bytes, str] = {}  # private ids as they stand in a tree
        self._folds: dict[bytes, bytes] = {_NO_BREAK: b" ", _SOFT_HYPHEN: b""}
        all_of = tuple(of)
        for secret in all_of:
            if secret.kind is Kind.WORD:
                self._folds |= _folds(secret.value)
        for secret in all_of:
            self._add(secret)

    def _add(self, secret: Secret) -> None:
        found = (secret.deferral, secret.kind)
        if secret.kind is Kind.WORD:
            forms = {form for form in self._forms(secret.value) if len(form) >= SHORTEST}
            for literal in forms:
                self.literals[literal].add(found)
            if not forms:
                for word in (secret.value, secret.value[::-1]):
                    self.exact[self.fold(word.encode())].add(found)
            return
        digits = secret.value[-32:] if secret.kind is Kind.CANARY else secret.value.lower()
        for literal in (digits.encode(), digits[::-1].encode()):
            self.literals[literal].add(found)
            self.hashes.add(literal)
        if secret.kind is Kind.CANARY:
            self.canaries[digits] = secret.deferral
        else:
            raw = bytes.fromhex(digits)
            self.raw[raw] = secret.deferral
            self.literals[self.flat(base64.b64encode(raw).rstrip(b"="))].add(found)

    def _forms(self, word: str) -> Iterator[bytes]:
        """The literals of a word: as it is and backwards, and as it looks in older encodings and in UTF-16."""
        composed, apart = unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)
        for form in (composed, composed[::-1], apart[::-1]):
            yield self.flat(form.encode())
        if word.isascii():
            return
        for form in {case for text in (composed, apart) for case in (text, text.lower(), text.upper())}:
            for encoding in ("cp1252", "utf-16-le", "utf-16-be"):
                try:
                    yield self.flat(form.encode(encoding).replace(b"\0", b""))
                except UnicodeEncodeError:
                    continue  # it cannot be written in that encoding

    def fold(self, data: bytes) -> bytes:
        """A text in lower case, with the accents that matter apart from their letters. Lines stay lines."""
        folded = data.translate(_LOWER)
        if not folded.isascii():
            for old, new in self._folds.items():
                folded = folded.replace(old, new)
            if _TYPOGRAPHY in folded:
                folded = _SPACES.sub(b" ", _INVISIBLE.sub(b"", folded))
        return folded

    def flat(self, data: bytes) -> bytes:
        """The same in one line: letters and digits, and one space for whatever is between them."""
        return b" ".join(tokens(self.fold(data)))


def tokens(folded: bytes) -> list[bytes]:
    """The runs of letters and digits of a text in lower case."""
    return folded.translate(_TOKENS).split()


def _folds(word: str) -> dict[bytes, bytes]:
    """How to bring the letters outside ASCII of a word in one form, whatever their case."""
    found = {}
    for letter in {*unicodedata.normalize("NFC", word), *unicodedata.normalize("NFD", word)}:
        if not letter.isascii() and not unicodedata.combining(letter):
            target = unicodedata.normalize("NFD", letter.lower()).lower().encode()
            for form in (letter.lower(), letter.upper()):
                if len(form) == 1 and form.encode() != target:
                    found[form.encode()] = target
    return found
