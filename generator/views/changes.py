"""What changed between two versions of a registration, field by field, in the order of the schema."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.model.history import Change, History, Version
from generator.schema.fields import fields
from generator.views.differences import differences

# To which text a translation belongs: a number for computers, that moves with every change of that text.
_BOOKKEEPING = "source_hash"
# What is written down along with a change and says nothing of the system, by field: a part of it, or "" for all of it.
# A change of nothing else is no news. It stays in the history, as every change does.
_NO_NEWS: Mapping[str, frozenset[str]] = {
    "schema_version": frozenset({""}),
    "modified_on": frozenset({""}),
    "translations": frozenset({_BOOKKEEPING, "date"}),
    "sources": frozenset({"seen"}),
}
# The field of the questions without an answer: each is told by itself, the first and the last one too.
QUESTIONS = "unanswered"


class Step(NamedTuple):
    """A version of a registration, and what it changed. `first` is one that nothing readable came before."""

    registration: str
    version: Version
    changes: tuple[Change, ...]
    first: bool

    @property
    def only_bookkeeping(self) -> bool:
        """Whether it is no news: nothing changed but what is written down along with a change."""
        return bool(self.changes) and all(map(is_bookkeeping, self.changes))


def is_bookkeeping(change: Change) -> bool:
    """Whether a change says nothing new of the system or of the registration: see `_NO_NEWS`."""
    return (change.path[-1] if change.path else "") in _NO_NEWS.get(change.field, ())


def without_bookkeeping(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A registration without what only a computer reads."""
    if not any(_BOOKKEEPING in item for item in data.get("translations", ())):
        return data
    kept = [{name: part for name, part in item.items() if name != _BOOKKEEPING} for item in data["translations"]]
    return {**data, "translations": kept}


def changes(older: Version | None, newer: Version) -> tuple[Change, ...]:
    """The changes that make `newer` of `older`; none when there is no older one, or one of both could not be read.

    A field that the schema of now does not understand in either of them cannot be compared, and is left out.
    """
    if older is None or older.broken or newer.broken:
        return ()
    registration = str(newer.data.get("id", ""))
    unread = older.unread | newer.unread
    was, now = older.data.get, newer.data.get
    return tuple(
        Change(registration, name, *difference)
        for name, field in fields().items()
        if was(name) != now(name) and name not in unread  # first what leaves out nearly all of them
        for difference in differences(field, _answer(older, name), _answer(newer, name))
    )


def _answer(version: Version, name: str) -> Any:
    return version.data.get(name, () if name == QUESTIONS else None)


def steps(registration: str, versions: Iterable[Version]) -> Iterator[Step]:
    """Each version of a registration with what it changed, compared with the last one before it that could be read."""
    older: Version | None = None
    for version in versions:
        yield Step(registration, version, changes(older, version), older is None and not version.broken)
        if not version.broken:
            older = version


def every_step(history: History) -> Mapping[str, Sequence[Step]]:
    """The steps of every registration that is or was in the register, by id."""
    return history.once(_every_step)


def _every_step(history: History) -> Mapping[str, Sequence[Step]]:
    return {registration: tuple(steps(registration, versions)) for registration, versions in history.versions.items()}
