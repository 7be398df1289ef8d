"""What the files of earlier commits say. Many versions of a file differ little: they share what is the same."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from generator import ids
from generator.source import blobs, sections
from generator.source.log import Touch
from generator.source.tree import holds_deferred
from generator.source.yaml_problem import YamlProblem
from generator.source.yaml_reader import LARGEST_FILE

Value = Mapping[str, Any]


class DeferredFound(Exception):  # noqa: N818 - not a mistake of the program
    """An old file holds the mark of a deferred registration. Nothing more is told of it."""


class OldValues:
    """The values of files by the id of their content; None for what cannot be read as a registration.

    current: values by file that were read from the folder itself; taken over where git holds the same bytes.
    """

    def __init__(self, folder: Path, touched: Sequence[Touch], current: Mapping[str, Value]) -> None:
        self._folder = folder
        self._values: dict[str, Value | None] = {}
        self._taken: dict[bytes, str] = {}  # by file: the blob that its value was taken over for
        found: dict[bytes, list[str]] = {}
        for touch in reversed(touched):
            if touch.blob:
                found.setdefault(touch.file, []).append(touch.blob)
        for file, versions in found.items():
            self._take_over(file, versions[0], current)
        self._read(found)

    def _take_over(self, file: bytes, blob: str, current: Mapping[str, Value]) -> None:
        value = current.get(file.decode("utf-8", "replace"))
        if value is not None and self._bytes(file, blob) is not None:
            self._values[blob], self._taken[file] = value, blob

    def _bytes(self, file: bytes, blob: str) -> bytes | None:
        """What the folder holds, if that is what git holds."""
        try:
            data = (self._folder / file.decode()).read_bytes()
        except (OSError, UnicodeDecodeError):
            return None
        return data if blobs.id_of(data, like=blob) == blob else None

    def _read(self, found: Mapping[bytes, Sequence[str]]) -> None:
        """Read all others, file by file, the newest first: most of what is in an older one is then known."""
        wanted: dict[str, bytes] = {}
        for file, versions in found.items():
            for blob in versions:
                if blob not in self._values:
                    wanted.setdefault(blob, file)
        stream = blobs.contents(self._folder, wanted, LARGEST_FILE)
        for file, group in groupby(stream, key=lambda content: wanted[content[0]]):
            known = self._known(file)
            for blob, data in group:
                self._values[blob] = value_of(data, known)

    def _known(self, file: bytes) -> sections.Known:
        known: sections.Known = {}
        blob = self._taken.get(file, "")
        value, data = self._values.get(blob), self._bytes(file, blob) if blob else None
        if value is not None and data is not None:
            sections.learn(data, value, known)
        return known

    def current(self, file: bytes) -> Value:
        """The value that was taken over for a file; nothing where none was."""
        return self._values.get(self._taken.get(file, "")) or {}

    def value(self, blob: str) -> Value | None:
        return self._values[blob]

    def id_in(self, blob: str) -> str:
        """The id of the registration in a file, "" where there is none."""
        value = self._values[blob]
        return value["id"] if value else ""

    def same(self, one: str, other: str) -> bool:
        """Whether two files say the same: of what cannot be read, whether they are the same."""
        first, second = self._values[one], self._values[other]
        return one == other or (first is not None and second is not None and _same(first, second))


def value_of(data: bytes, known: sections.Known) -> Value | None:
    """The value of a file that has an id; None for any other. Raises DeferredFound."""
    if holds_deferred(data):
        raise DeferredFound
    try:
        value = sections.read(data, known)
    except YamlProblem:
        return None
    named = isinstance(value, dict) and isinstance(id_ := value.get("id"), str) and ids.is_valid(id_)
    return value if named else None


def _same(one: Value, other: Value) -> bool:
    """Whether two values are the same data: `true` is not 1, and the order of names in a map says nothing."""
    return one == other and _sorted(one) == _sorted(other)


def _sorted(value: Value) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
