"""Which of many literals may stand in a text that is like the texts before it.

Texts repeat themselves: versions of a file, pages of a site. So every token (a run of letters and digits) is looked at
once; what was found in it is remembered, and of all later texts only their sets of tokens are compared.
"""

from collections.abc import Iterable, Iterator

from generator.deferral.needles import Needles

_REMEMBERED = 1_000_000  # tokens; then it begins anew
_LONG = 64  # bytes; longer tokens are looked at every time, or memory would grow with the texts


class Sieve:
    """Which literals of the needles may stand in the texts that come by. It never says no wrongly."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        self._seen: set[bytes] = set()
        self._hot: dict[bytes, set[bytes]] = {}

    def candidates(self, words: Iterable[bytes]) -> set[bytes]:
        """The literals of which the longest part stands in one of these tokens."""
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
        anchors = self._needles.anchors
        text = b" %b " % b" ".join(fresh)
        for anchor in self._needles.anchor_groups.standing(text):
            for word in _around(anchor, text):
                self._hot.setdefault(word, set()).update(anchors[anchor])


def _around(part: bytes, text: bytes) -> Iterator[bytes]:
    """The tokens of a text in which something stands. Before and behind every token there is a space."""
    place = text.find(part)
    while place >= 0:
        end = text.index(b" ", place)
        yield text[text.rindex(b" ", 0, place) + 1 : end]
        place = text.find(part, end)
