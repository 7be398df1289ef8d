"""Two states of the register beside each other: what came, what went, and what changed."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.model.history import Change, History, Version
from generator.model.register import Register
from generator.text import in_language
from generator.views.changes import changes

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Compared(NamedTuple):
    """A registration in two states; None where it is not there. changes: none where one of both is missing."""

    registration: str
    older: Version | None
    newer: Version | None
    changes: tuple[Change, ...]


def compared(older: Mapping[str, Version], newer: Mapping[str, Version]) -> tuple[Compared, ...]:
    """The registrations that differ, in the order of their ids."""
    found = []
    for id_ in sorted({*older, *newer}):
        before, after = older.get(id_), newer.get(id_)
        if before is not None and after is not None:
            if before.data == after.data and before.unread == after.unread and before.broken == after.broken:
                continue
            found.append(Compared(id_, before, after, changes(before, after)))
        else:
            found.append(Compared(id_, before, after, ()))
    return tuple(found)


def state(history: History, when: str) -> Mapping[str, Version]:
    """The registrations as they were at the end of a day, or at a commit; one that was taken away later is in it.

    A day is the newest commit of that day or before it. Raises KeyError for a commit that is not in the history.
    """
    place = {commit.id: number for number, commit in enumerate(history.commits)}
    if _DAY.fullmatch(when):
        last = max((number for number, commit in enumerate(history.commits) if commit.day <= when), default=-1)
    else:
        last = place[when]
    found = {}
    for id_, versions in history.versions.items():
        gone = history.removed.get(id_)
        then = [version for version in versions if place[version.commit] <= last]
        if then and (gone is None or place[gone.id] > last):
            found[id_] = then[-1]
    return found


def between(history: History, first: str, second: str) -> tuple[Compared, ...]:
    """What changed from one day or commit to another, each as in `state`."""
    return compared(state(history, first), state(history, second))


def title(register: Register, one: Compared, language: str) -> str:
    """The name of a registration, newest first, and whose it is; its id where neither can be read."""
    for version in (one.newer, one.older):
        if version is not None and "name" in version.data:
            name = in_language(version.data["name"], language)
            slug = str(version.data.get("organisation", ""))
            organisation = register.organisations.get(slug)
            whose = in_language(organisation.name, language) if organisation else slug
            return f"{name} ({whose})" if whose else name
    return one.registration


def counts(entries: Sequence[Compared]) -> Mapping[str, int]:
    """How many came, went and changed."""
    registered = sum(one.older is None for one in entries)
    removed = sum(one.newer is None for one in entries)
    return {"registered": registered, "removed": removed, "changed": len(entries) - registered - removed}
