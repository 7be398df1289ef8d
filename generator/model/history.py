"""What a registration was before: its versions, and the changes between them. Values; who reads git makes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Version:
    """A registration as it was from one commit on. Numbers count from 1 and never change: history only grows.

    day: of the commit, as 2026-11-23. data: what the file said then, where the schema of now understands it. unread:
    fields that it does not. broken: nothing of the file could be read.
    """

    number: int
    commit: str
    day: str
    file: str
    data: Mapping[str, Any]
    unread: frozenset[str] = frozenset()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one registration that differs between two versions.

    field: of the schema. path: where in that field, for example `("nl",)` or `(2, "retention", "nl")`; a position
    counts from 0 in the newer version, in the older one for what was removed. old, new: None where there was nothing.
    """

    registration: str
    field: str
    path: tuple[str | int, ...]
    kind: Literal["added", "removed", "changed"]
    old: Any
    new: Any


@dataclass(frozen=True)
class History:
    """The versions of every registration that is or was in the register, the oldest first, by id.

    known: False where there is no history to read, such as a folder that is not a clone; every page then says so.
    """

    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    known: bool = False
