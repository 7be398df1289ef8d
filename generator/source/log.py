"""Which registrations each commit on the way to HEAD changed, and into what: one run of git, no file is read."""

import re
from pathlib import Path
from typing import NamedTuple

from generator.model.history import Commit
from generator.source import git
from generator.source.tree import REGISTRATIONS, is_hidden, is_yaml

_COMMIT = re.compile(rb"([0-9a-f]{40,64}) (.*)")
_DAY = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ORDINARY = frozenset({b"100644", b"100755"})  # no links, no repositories in the repository


class Touch(NamedTuple):
    """A file as one commit left it.

    commit: its place among the commits. file: its name from the folder, as bytes: it may be anything.
    blob: the id of what it holds, "" where there is no ordinary file any more.
    """

    commit: int
    file: bytes
    blob: str


def is_registration(file: bytes) -> bool:
    """Whether a file in the folder of registrations is one of them: what is not YAML, or hidden, is not."""
    name = shown(file)
    return is_yaml(name) and not is_hidden(name)


def shown(file: bytes) -> str:
    """The name of a file for people."""
    return file.decode("utf-8", "backslashreplace")


def touches(folder: Path, tip: str = "HEAD") -> tuple[tuple[Commit, ...], list[Touch]]:
    """The commits that changed something among the registrations, the oldest first, and what they left.

    Only the line of first parents counts: a merge is one commit, which brought in all that its other side held.
    A day that cannot be, which git does not write as a date, is that of the commit before.
    """
    printed = git.run(
        folder, "log", "-z", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--no-color",
        "--relative", "--ignore-submodules=all", "--format=%H %cs", tip, "--", REGISTRATIONS,
    )  # fmt: skip
    parts = iter(printed.split(b"\0"))
    found: list[tuple[bytes, bytes, list[tuple[bytes, str]]]] = []
    for part in parts:
        change = part.lstrip(b"\n")
        if change.startswith(b":"):
            _, mode, _, blob, _ = change.split(b" ")
            found[-1][2].append((next(parts), blob.decode() if mode in ORDINARY else ""))
        elif header := _COMMIT.fullmatch(change):
            found.append((header[1], header[2], []))
    commits: list[Commit] = []
    touched: list[Touch] = []
    for number, (commit, day, files) in enumerate(reversed(found)):
        known = day.decode() if _DAY.fullmatch(day) else commits[-1].day if commits else _NO_DAY
        commits.append(Commit(commit.decode(), known))
        touched += (Touch(number, file, blob) for file, blob in files if is_registration(file))
    return tuple(commits), touched


_NO_DAY = "1970-01-01"  # what git itself says of a time that it does not understand
