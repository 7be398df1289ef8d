"""Every object that a git object store holds, reachable or not, packed or loose; and the names of its refs.

What a push was refused, a branch that was deleted, a commit that was amended: the store still has it, and so may
everybody who can fetch. That is why nothing here asks what is reachable.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.errors import RegisterError
from generator.source import git

LARGEST = 256 * 1024 * 1024  # of a larger object only this many bytes are given; the rest is read past
_PIECE = 1024 * 1024
_ENTRY = {20: re.compile(rb"(?s)[0-7]+ ([^\0]+)\0(.{20})"), 32: re.compile(rb"(?s)[0-7]+ ([^\0]+)\0(.{32})")}


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One object. kind: blob, tree, commit or tag. data: its content, up to the limit. size: how long it really is."""

    id: str
    kind: str
    data: bytes
    size: int

    @property
    def whole(self) -> bool:
        """Whether `data` is all of it."""
        return len(self.data) == self.size

    def entries(self) -> list[tuple[bytes, bytes]]:
        """The entries of a tree: name and raw id."""
        return _ENTRY[len(self.id) // 2].findall(self.data)


def stored(folder: Path, largest: int = LARGEST) -> Iterator[StoredObject]:
    """All objects of the repository in a folder (bare or not), in the order in which the store gives them.

    Raises RegisterError if it is no repository or the store is damaged: what cannot be read has not been searched.
    """
    asked = ("cat-file", "--batch-all-objects", "--batch", "--unordered", "--buffer")
    with git.reading(folder, asked) as stream:
        while header := stream.readline():
            name, kind, *size = header.decode("ascii").split()
            if not size:
                raise RegisterError("An object of this repository cannot be read. See which: git fsck --full")
            data = _content(stream, int(size[0]), largest)
            yield StoredObject(name, kind, data, int(size[0]))


def _content(stream: IO[bytes], size: int, largest: int) -> bytes:
    data = stream.read(min(size, largest))
    left = size - len(data) + 1  # and the newline that git puts behind it
    while left:
        read = len(stream.read(min(left, _PIECE)))
        if not read:
            raise RegisterError(
                "git stopped in the middle of an object. See what is wrong with the repository: git fsck --full"
            )
        left -= read
    return data


def refs(folder: Path) -> list[str]:
    """The full names of all refs, and what HEAD points at if that is a branch, sorted."""
    names = set(git.text(folder, "for-each-ref", "--format=%(refname)").splitlines())
    with suppress(git.GitError):  # HEAD may be a commit
        names.add(git.text(folder, "symbolic-ref", "--quiet", "HEAD"))
    return sorted(names)
