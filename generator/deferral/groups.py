"""Which of many literals stand in a text, without looking for each: at the speed of the interpreter's own sets."""

from collections.abc import Iterable


class Groups:
    """Some literals, by the groups of bytes that are in them wherever they begin.

    A text is looked at in groups of eight and of four bytes, one behind the other. Wherever a literal of 15 bytes
    begins, one whole group of eight is in it; the same holds for 7 and four. Only literals of which a group was seen
    are looked for, and the few that are shorter.
    """

    def __init__(self, literals: Iterable[bytes]) -> None:
        self._short: list[bytes] = []
        self._eight: dict[int, set[bytes]] = {}
        self._four: dict[int, set[bytes]] = {}
        for literal in literals:
            if len(literal) >= 15:  # noqa: PLR2004 - see above
                for start in range(8):
                    group = memoryview(literal[start : start + 8]).cast("Q")[0]
                    self._eight.setdefault(group, set()).add(literal)
            elif len(literal) >= 7:  # noqa: PLR2004
                for start in range(4):
                    group = memoryview(literal[start : start + 4]).cast("I")[0]
                    self._four.setdefault(group, set()).add(literal)
            else:
                self._short.append(literal)
        self._keys = set(self._eight), set(self._four)

    def standing(self, text: bytes) -> set[bytes]:
        """The literals that stand in a text."""
        whole = memoryview(text + b" " * (-len(text) % 8))
        maybe = set(self._short)
        eight, four = self._keys
        for group in eight.intersection(whole.cast("Q")) if eight else ():
            maybe |= self._eight[group]
        for group in four.intersection(whole.cast("I")) if four else ():
            maybe |= self._four[group]
        return {literal for literal in maybe if literal in text}
