"""The line of a file that a finding points at, with a marker below it."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from generator.model.finding import Position

ReadSource = Callable[[str], bytes]
WIDEST = 120  # of the line shown; a longer one is cut around the marker
_BEFORE = 30


class Sources:
    """The lines of the files that a report shows. Files are read once, and only when something in them is shown."""

    def __init__(self, read: ReadSource) -> None:
        self._lines = lru_cache(maxsize=64)(lambda file: _lines(read(file)))

    def excerpt(self, file: str, position: Position) -> list[str]:
        """Two lines, the source and the marker; none when the file has no such line."""
        lines = self._lines(file)
        if not file or position.line > len(lines) or not lines[position.line - 1]:
            return []
        return marked(lines[position.line - 1], position)


def marked(line: str, position: Position) -> list[str]:
    """A line and the marker below it. What a terminal would not show as one column each is made harmless."""
    start = min(position.column - 1, len(line))
    end = max(start + 1, min(position.end_column - 1, len(line)))
    cut = max(0, start - _BEFORE) if len(line) > WIDEST else 0
    shown = line[cut : cut + WIDEST]
    before = "…" if cut else ""
    after = "…" if cut + WIDEST < len(line) else ""
    end = min(end, cut + WIDEST)
    indent = len(before) + width(line[cut:start])
    return [
        before + visible(shown) + after,
        " " * indent + "^" * max(1, width(line[start:end])),
    ]


def visible(text: str) -> str:
    """Text that cannot steer a terminal or change the order of what is read: control and hidden characters as �."""
    return "".join(
        "�" if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") else character for character in text
    )


def width(text: str) -> int:
    """How many columns a terminal needs for a text."""
    wide = sum(unicodedata.east_asian_width(character) in ("W", "F") for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)


def _lines(data: bytes) -> list[str]:
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
