"""What the files of earlier commits say. Many versions of a file differ little: they share what is the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from generator import ids
from generator.source import blobs, yaml_fast
from generator.source.log import Touch
from generator.source.tree import holds_deferred
from generator.source.yaml_problem import YamlProblem
from generator.source.yaml_reader import LARGEST_FILE

Value = Mapping[str, Any]


class DeferredFound(Exception):  # noqa: N818 - not a mistake of the program
    """An old file holds the mark of a deferred registration. Nothing more is told of it."""


class OldValues:
    """The values of files by the id of their content; None for what cannot be read as a registration."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._values: dict[str, Value | None] = {}

    def take_over(self, current: Mapping[str, Value], touched: Sequence[Touch]) -> None:
        """Take the values that were read from the folder itself, of the files that git holds with the same bytes."""
        newest = {touch.file.decode("utf-8", "replace"): touch.blob for touch in touched}
        for file, value in current.items():
            blob = newest.get(file)
            if blob and blob not in self._values and self._holds(file, blob):
                self._values[blob] = value

    def _holds(self, file: str, blob: str) -> bool:
        try:
            return blobs.id_of((self._folder / file).read_bytes(), like=blob) == blob
        except OSError:
            return False

    def read(self, touched: Sequence[Touch]) -> None:
        """Read all others. The newest first: it is the one that the others share with."""
        files = {touch.blob: touch.file for touch in reversed(touched) if touch.blob}
        newest: dict[bytes, Value] = {}
        for blob, file in files.items():
            if value := self._values.get(blob):
                newest.setdefault(file, value)
        wanted = [blob for blob in files if blob not in self._values]
        for blob, data in blobs.contents(self._folder, wanted, LARGEST_FILE):
            value = self._values[blob] = _value(data, newest.get(files[blob], {}))
            if value is not None:
                newest[files[blob]] = value

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


def _value(data: bytes, newer: Value) -> Value | None:
    if holds_deferred(data):
        raise DeferredFound
    try:
        value = yaml_fast.read(data)
    except YamlProblem:
        return None
    if not isinstance(value, dict) or not isinstance(id_ := value.get("id"), str) or not ids.is_valid(id_):
        return None
    shared = {name: newer[name] if _same(answer, newer.get(name)) else answer for name, answer in value.items()}
    return newer if len(shared) == len(newer) and all(shared[name] is newer.get(name) for name in shared) else shared


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same data: `true` is not 1, and the order of names in a map says nothing."""
    if one is other:
        return True
    return bool(one == other) and (isinstance(one, str) or _bytes(one) == _bytes(other))


def _bytes(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
