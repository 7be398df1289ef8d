"""What a rule yields: a registration, a path in it, and the values for its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.register import Registration

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One violation. The position in the file is looked up from the path later, only for what is really wrong.

    on_key: point at the key instead of its value (for example when a value is missing next to it).
    """

    registration: Registration
    path: Path
    data: Mapping[str, str] = field(default_factory=dict)
    on_key: bool = False


def texts(value: Any, path: Path = ()) -> "list[tuple[Path, str]]":
    """Every string in a value with its path, for rules that look at all texts."""
    found: list[tuple[Path, str]] = []
    _collect(value, path, found)
    return found


def _collect(value: Any, path: Path, found: "list[tuple[Path, str]]") -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, Mapping):
        for key, below in value.items():
            _collect(below, (*path, key), found)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            _collect(below, (*path, index), found)
