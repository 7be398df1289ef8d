"""Looks for all needles in many pieces at once, and only where something was seen in each of them.

Pieces are searched together, a few megabytes at a time: what a search costs apart from its bytes is paid once. A large
piece is searched in overlapping parts. So the memory that is needed does not grow with what is searched.
"""

import re
from collections.abc import Iterable, Iterator

from generator.deferral import marks
from generator.deferral.encodings import base64_views, views
from generator.deferral.leak import Leak, Piece
from generator.deferral.needles import ANY, Found, Kind, Needles, tokens
from generator.deferral.sieve import Groups, Sieve

_TOGETHER = 2 * 1024 * 1024  # bytes
_OVERLAP = 64 * 1024  # more than any needle takes, however it is written
_REMEMBERED = 500_000  # runs of base64
_SHORT = 6  # bytes; a shorter literal comes out of base64 by chance
_TEXT = re.compile(rb"[\0\t\n\r -~]*")


class Search:
    """A search for some needles; it remembers what it has seen, so use one for all that belongs together."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        self._all = set(needles.literals)
        self._sieve = Sieve(needles)
        self._groups = Groups(self._all)
        self._runs: set[bytes] = set()

    def run(self, pieces: Iterable[Piece | Leak]) -> Iterator[Leak]:
        """The leaks in the pieces, each once; leaks that were known already are passed on."""
        told = set[Leak]()
        for leak in self._run(pieces):
            if leak not in told:
                told.add(leak)
                yield leak

    def _run(self, pieces: Iterable[Piece | Leak]) -> Iterator[Leak]:
        batch: list[Piece] = []
        size = 0
        for piece in pieces:
            if isinstance(piece, Leak):
                yield piece
                continue
            for part in _parts(piece):
                batch.append(part)
                size += len(part.data)
                if size >= _TOGETHER:
                    yield from self._batch(batch)
                    batch, size = [], 0
        yield from self._batch(batch)

    def _batch(self, batch: list[Piece]) -> Iterator[Leak]:
        suspects = self._suspects([piece.data for piece in batch])
        if suspects is not None:
            for piece in batch:
                for deferral, kind in sorted(self._found(piece.data, suspects)):
                    yield Leak(piece.where, piece.inside, deferral, kind)

    def _suspects(self, texts: list[bytes]) -> set[bytes] | None:
        """The literals that stand somewhere in these texts; None if neither they nor any mark do."""
        literals, marked = set[bytes](), False
        for view, has_lines in views(texts):
            folded = self._needles.fold(view)
            marked = marked or bool(self._marks(folded, has_lines))
            if self._all:
                literals |= _standing(folded, self._sieve.candidates(tokens(folded)))
        if len(self._runs) > _REMEMBERED:
            self._runs = set()
        for view in base64_views(texts, self._runs):
            folded = self._needles.fold(view)
            marked = marked or bool(self._marks(folded, has_lines=True))
            if self._all and self._groups.may_be_in(b" ".join(tokens(folded))):
                literals |= _standing(folded, self._all)
        return literals if literals or marked else None

    def _found(self, data: bytes, suspects: set[bytes]) -> set[Found]:
        """What is in one text, given which literals may be."""
        found = set[Found]()
        for view, has_lines in views([data]):
            folded = self._needles.fold(view)
            found |= self._marks(folded, has_lines)
            for literal in _standing(folded, suspects):
                found |= self._needles.literals[literal]
        for view in base64_views([data], set()):
            folded = self._needles.fold(view)
            found |= self._marks(folded, has_lines=True)
            for literal in _standing(folded, suspects):
                if len(literal) >= _SHORT or _among_text(literal, folded):
                    found |= self._needles.literals[literal]
        return found

    def _marks(self, folded: bytes, has_lines: bool) -> set[Found]:
        """What can be seen without knowing a text's words: marks, and words that are mostly punctuation."""
        known = self._needles.canaries
        found = {(known.get(digits, ANY), Kind.CANARY) for digits in marks.canaries(folded)}
        if has_lines and marks.has_marker_line(folded):
            found.add((ANY, Kind.MARKER))
        for literal, of in self._needles.exact.items():
            if literal in folded:
                found |= of
        return found


def _parts(piece: Piece) -> Iterator[Piece]:
    if len(piece.data) <= _TOGETHER:
        yield piece
        return
    for start in range(0, len(piece.data), _TOGETHER - _OVERLAP):
        yield Piece(piece.where, piece.inside, piece.data[start : start + _TOGETHER])


def _standing(folded: bytes, literals: set[bytes]) -> set[bytes]:
    """Those of the literals that do stand in a text in lower case."""
    if not literals:
        return literals
    flat = b" ".join(tokens(folded))
    return {literal for literal in literals if literal in flat}


def _among_text(literal: bytes, folded: bytes) -> bool:
    """Whether something stands among readable characters, and not in what came out of base64 that was no base64."""
    return any(
        _TEXT.fullmatch(folded[max(0, match.start() - 3) : match.end() + 3])
        for match in re.finditer(re.escape(literal), folded)
    )
