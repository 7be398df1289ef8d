"""The content of files that git holds, by their ids, from one process."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from generator.errors import InputError
from generator.source import git

_PIECE = 1024 * 1024


def contents(folder: Path, wanted: Iterable[str], largest: int | None = None) -> Iterator[tuple[str, bytes]]:
    """Each id and what the file holds, in the order of the ids; of a file over `largest` one byte more than that.

    Raises InputError for what the clone does not have: nothing is fetched here.
    """
    feed = b"".join(f"{blob}\n".encode() for blob in wanted)
    if not feed:
        return
    try:
        with git.reading(folder, ("cat-file", "--batch", "--buffer"), feed) as stream:
            while header := stream.readline():
                blob, _, *size = header.decode("ascii").split()
                if not size:
                    raise _incomplete(folder)
                yield blob, _content(stream, int(size[0]), largest)
    except git.GitError:
        raise _incomplete(folder) from None


def _content(stream: IO[bytes], size: int, largest: int | None) -> bytes:
    data = stream.read(size if largest is None else min(size, largest + 1))
    left = size - len(data) + 1  # and the line break that git puts behind it
    while left and (read := len(stream.read(min(left, _PIECE)))):
        left -= read
    return data


def _incomplete(folder: Path) -> InputError:
    return InputError(
        f"{folder} is in a clone that does not hold the whole history, which the register shows. Get it with: "
        "git fetch --refetch --no-filter. If that does not help, see what is wrong: git fsck --full. A preview can do "
        "without: register build --without-history"
    )


def id_of(data: bytes, like: str) -> str:
    """The id that git gives to the content of a file, in the kind of repository that an id `like` this comes from."""
    whole = b"blob %d\0%s" % (len(data), data)
    if len(like) == hashlib.sha256().digest_size * 2:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
