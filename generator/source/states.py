"""The registrations as a commit holds them, or the folder now; of two such states only the files that differ."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import RegisterError
from generator.model.history import Understood, Version
from generator.source import blobs, git, log
from generator.source.old_values import value_of
from generator.source.tree import REGISTRATIONS, Folder
from generator.source.yaml_reader import LARGEST_FILE

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class State:
    """Which file holds what. commit: "" for the folder as it is now. day: of the commit. blobs: id by file."""

    commit: str
    day: str
    blobs: Mapping[str, str]


class NoCommitError(RegisterError):
    """There is no such commit."""


class TooEarlyError(RegisterError):
    """There was no commit yet on that day. first: the day of the oldest one that the clone has."""

    def __init__(self, first: str) -> None:
        super().__init__(first)
        self.first = first


def find(folder: Path, when: str) -> str:
    """The full id of a commit: by any name that git knows, or by a day, which is the newest commit until its end.

    Raises NoCommitError or TooEarlyError.
    """
    try:
        return git.text(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{when}^{{commit}}")
    except git.GitError:
        if not _DAY.fullmatch(when):
            raise NoCommitError(when) from None
    days = git.text(folder, "log", "--first-parent", "--format=%H %cs", "HEAD").splitlines()
    found = next((line for line in days if line.partition(" ")[2] <= when), None)
    if found is None:
        raise TooEarlyError(days[-1].partition(" ")[2])
    return found.partition(" ")[0]


def at(folder: Path, commit: str) -> State:
    """The state in a commit."""
    listed = git.run(folder, "ls-tree", "-r", "-z", commit, "--", REGISTRATIONS)
    held = {}
    for line in filter(None, listed.split(b"\0")):
        head, _, file = line.partition(b"\t")
        mode, _, blob = head.split(b" ")
        if mode in log.ORDINARY and log.is_registration(file):
            held[log.shown(file)] = blob.decode()
    return State(commit, git.text(folder, "log", "-1", "--format=%cs", commit), held)


def now(folder: Path, like: str) -> State:
    """The state of the folder, with what is not committed. like: the id of a commit of the repository."""
    found = Folder(folder).folder(REGISTRATIONS)
    return State("", "", {file.file: blobs.id_of(file.data, like) for file in found})


def differing(
    folder: Path, older: State, newer: State, understood: Understood
) -> tuple[Mapping[str, Version], Mapping[str, Version]]:
    """The registrations in the files that differ between two states, by id, in each of both.

    A file that cannot be read counts for the registration that it held in the other state, if it did.
    Raises DeferredFound for the mark of a deferred registration.
    """
    files = sorted(file for file in {*older.blobs, *newer.blobs} if older.blobs.get(file) != newer.blobs.get(file))
    before, after = (_values(folder, state, files) for state in (older, newer))
    return _by_id(before, after, older, understood), _by_id(after, before, newer, understood)


_Values = Mapping[str, Mapping[str, Any] | None]


def _values(folder: Path, state: State, files: Sequence[str]) -> _Values:
    """What the files say that there are; None for one that cannot be read."""
    there = [file for file in files if file in state.blobs]
    if state.commit:
        wanted = dict.fromkeys(state.blobs[file] for file in there)
        held = dict(blobs.contents(folder, wanted, LARGEST_FILE))
        return {file: value_of(held[state.blobs[file]], {}) for file in there}
    return {file: value_of((folder / file).read_bytes(), {}) for file in there}


def _by_id(values: _Values, others: _Values, state: State, understood: Understood) -> Mapping[str, Version]:
    found: dict[str, Version] = {}
    for file, value in values.items():
        other = others.get(file)
        if value is not None:
            data, unread = understood(value)
            if value["id"] not in found or found[value["id"]].broken:
                found[value["id"]] = Version(0, state.commit, state.day, file, data, unread)
        elif other is not None:
            found.setdefault(other["id"], Version(0, state.commit, state.day, file, {}, broken=True))
    return found
