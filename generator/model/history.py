"""What a registration was before: its versions, and the changes between them. Values; who reads git makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

Path = tuple[str | int, ...]
Made = TypeVar("Made")
# What the schema of now accepts of a value, field by field, and the names of the other fields.
Understood = Callable[[Mapping[str, Any]], tuple[Mapping[str, Any], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Version:
    """A registration as it was from one commit on. Numbers count from 1 and never change: history only grows.

    day: of the commit, as 2026-11-23; the order of versions is that of the commits, whatever days they say.
    data: what the file said then, where the schema of now understands it. No field is certain to be there, not even
    one that is required now; what is there is as the schema wants it. unread: fields that it does not understand.
    broken: nothing of the file could be read; `data` is empty.
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
    moved: items of the list at `path` stand in another order: `old` are the positions in the older version of those
    that are in both, `new` the same in their new order.
    """

    registration: str
    field: str
    path: Path
    kind: Literal["added", "removed", "changed", "moved"]
    old: Any
    new: Any


class Commit(NamedTuple):
    """A commit on the way to HEAD, and the day that it says it was made."""

    id: str
    day: str


@dataclass(frozen=True)
class History:
    """The versions of every registration that is or was in the register, the oldest first, by id.

    known: False where there is no history to read, such as a folder that is not a clone; every page then says so.
    removed: the commit that took a registration away, for those that are not in HEAD. Their versions stay.
    commits: those that changed a file of a registration, the oldest first.
    """

    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    known: bool = False
    removed: Mapping[str, Commit] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    _made: dict[Callable[["History"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, make: Callable[["History"], Made]) -> Made:
        """What a function makes of this history, made the first time only: pages, feeds and data tell the same."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made
