"""Which of many literals may stand in a text, at the speed of the interpreter's own sets.

Texts repeat themselves: versions of a file, pages of a site. So every token (a run of letters and digits) is looked at
once; what was found in it is remembered, and of all later texts only their sets of tokens are compared. What comes out
of base64 does not repeat itself: there the sieve looks at every fourth or eighth byte, in groups that some literal has.
"""

from collections.abc import Iterable

from generator.deferral.needles import Needles, tokens

_REMEMBERED = 1_000_000  # tokens; then it begins anew
_LONG = 64  # bytes; longer tokens are looked at every time, or memory would grow with the texts
_HEX = 32  # digits of the shortest private id


class Sieve:
    """Which literals of the needles may stand in the texts that come by. It never says no wrongly."""

    def __init__(self, needles: Needles) -> None:
        self._hashes = needles.hashes
        self._joined_hashes = Groups(self._hashes)
        self._anchors: dict[bytes, set[bytes]] = {}
        for literal in needles.literals.keys() - needles.hashes:
            self._anchors.setdefault(max(tokens(literal), key=len), set()).add(literal)
        self._seen: set[bytes] = set()
        self._hot: dict[bytes, set[bytes]] = {}

    def candidates(self, words: Iterable[bytes]) -> set[bytes]:
        """The literals of which a part stands in one of these tokens."""
        words = set(words)
        if fresh := words - self._seen:
            if len(self._seen) > _REMEMBERED:
                self._seen, self._hot, fresh = set(), {}, words
            self._learn(fresh)
            self._seen |= {word for word in fresh if len(word) <= _LONG}
        if not self._hot:
            return set()
        return {literal for word in words & self._hot.keys() for literal in self._hot[word]}

    def _learn(self, fresh: set[bytes]) -> None:
        for word in fresh & self._hashes:
            self._hot.setdefault(word, set()).add(word)
        text = b" ".join(fresh)
        for anchor, literals in self._anchors.items():
            if anchor in text:
                for word in fresh:
                    if anchor in word:
                        self._hot.setdefault(word, set()).update(literals)
        if self._hashes:
            long = [word for word in fresh if len(word) > _HEX]
            if self._joined_hashes.may_be_in(b" ".join(long)):
                for word in long:
                    if inside := {value for value in self._hashes if value in word}:
                        self._hot.setdefault(word, set()).update(inside)


class Groups:
    """Whether any of some literals may stand in a text that does not repeat itself."""

    def __init__(self, literals: Iterable[bytes]) -> None:
        self._short, four, eight = [], [], []
        for literal in literals:
            # Wherever a literal of 15 bytes begins, a whole group of eight is in it; the same with 7 and four.
            if len(literal) >= 15:  # noqa: PLR2004
                eight += [literal[start : start + 8] for start in range(8)]
            elif len(literal) >= 7:  # noqa: PLR2004
                four += [literal[start : start + 4] for start in range(4)]
            else:
                self._short.append(literal)
        self._four = set(memoryview(b"".join(four)).cast("I"))
        self._eight = set(memoryview(b"".join(eight)).cast("Q"))

    def may_be_in(self, text: bytes) -> bool:
        """Whether a literal may be in the text; if not, it is not."""
        whole = memoryview(text + b" " * (-len(text) % 8))
        return (
            not self._eight.isdisjoint(whole.cast("Q"))
            or not self._four.isdisjoint(whole.cast("I"))
            or any(literal in text for literal in self._short)
        )
