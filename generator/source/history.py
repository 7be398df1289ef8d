"""The versions of every registration, from git: one pass over the commits that lead to HEAD, each file read once.

A merge is compared with its first parent: what it brought in is one version, whatever was on its way. Versions belong
to the id in the file, so a file may change its name. A commit that leaves the data of a registration as they were
(comments, layout, another file) makes no version. All that is of HEAD: what is not committed has no history yet.
The folder has to stay where it is in the repository: versions start where it came there.
"""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.model.history import Commit, History, Understood, Version
from generator.source import log, repository
from generator.source.old_values import OldValues


def read(
    folder: Path, understood: Understood, current: Mapping[str, Mapping[str, Any]] | None = None, tip: str = "HEAD"
) -> History:
    """The history of the registrations in a `registry-data/` folder; not `known` where there is none to read.

    understood: what the schema of now accepts of a value, and the names of the rest.
    current: values by file that were read from the folder already, of which the schema refuses nothing; they count
    where git holds the same bytes.
    tip: the commit that it leads to.
    Raises InputError for a clone without its whole history, DeferredFound for the mark of a deferred registration.
    """
    if not repository.commit(folder):
        if repository.is_refused(folder):
            raise InputError(
                f"git does not read the repository of {folder}, because it belongs to another user; the history, which "
                'the register shows, is in it. Trust it with: git config --global --add safe.directory "$PWD". '
                "A preview can do without: register build --without-history"
            )
        return History()
    if repository.is_shallow(folder):
        raise InputError(
            f"{folder} is in a shallow clone: the history, which the register shows, is not in it. "
            "Get it with: git fetch --unshallow. A preview can do without: register build --without-history"
        )
    commits, touched = log.touches(folder, tip)
    values = OldValues(folder, touched, current or {})
    return _Line(commits, values, understood).followed(touched)


class _Line:
    """Follows the files along the commits, and each id from file to file."""

    def __init__(self, commits: tuple[Commit, ...], values: OldValues, understood: Understood) -> None:
        self._commits, self._values, self._understood = commits, values, understood
        self._says: dict[bytes, tuple[str, str]] = {}  # by file: the id in it, and its blob
        self._holders: dict[str, set[bytes]] = {}  # by id: the files that say it
        self._last: dict[str, tuple[bytes, str]] = {}  # by id: file and blob of its newest version
        self._versions: dict[str, list[Version]] = {}
        self._removed: dict[str, Commit] = {}

    def followed(self, touched: list[log.Touch]) -> History:
        for number, group in groupby(touched, key=lambda touch: touch.commit):
            ids = {id_ for touch in group for id_ in self._moved(touch)}
            for id_ in ids:
                self._version(id_, self._commits[number])
        return History(
            {id_: tuple(self._versions[id_]) for id_ in sorted(self._versions)},
            known=True,
            removed={id_: self._removed[id_] for id_ in sorted(self._removed)},
            commits=self._commits,
        )

    def _moved(self, touch: log.Touch) -> set[str]:
        """The ids that a change of one file is about: the one it said before, the one it says now."""
        before, _ = self._says.pop(touch.file, ("", ""))
        # A file that cannot be read is still about what it was about.
        now = (self._values.id_in(touch.blob) or before) if touch.blob else ""
        if before:
            self._holders[before].discard(touch.file)
        if now:
            self._says[touch.file] = now, touch.blob
            self._holders.setdefault(now, set()).add(touch.file)
        return {before, now} - {""}

    def _version(self, id_: str, commit: Commit) -> None:
        holders = self._holders[id_]
        if not holders:
            if id_ in self._versions:
                self._removed[id_] = commit
            return
        self._removed.pop(id_, None)
        last_file, last_blob = self._last.get(id_, (b"", ""))
        # Of several files with one id: one that can be read, the one it was, the first.
        file = min(holders, key=lambda f: (not self._values.id_in(self._says[f][1]), f != last_file, f))
        blob = self._says[file][1]
        versions = self._versions.setdefault(id_, [])
        self._last[id_] = file, blob
        if versions and self._values.same(last_blob, blob):
            return
        data, unread = self._read_now(file, blob)
        broken = not data and not unread
        versions.append(Version(len(versions) + 1, commit.id, commit.day, log.shown(file), data, unread, broken))

    def _read_now(self, file: bytes, blob: str) -> tuple[Mapping[str, Any], frozenset[str]]:
        """What the schema of now makes of a file; nothing at all where it could not be read."""
        value = self._values.value(blob)
        if value is None:
            return {}, frozenset()
        # Of the folder's own value nothing is refused, and an older one shares with it what did not change.
        current = self._values.current(file)
        _, unread = self._understood({name: said for name, said in value.items() if said is not current.get(name)})
        return {name: said for name, said in value.items() if name not in unread} if unread else value, unread
