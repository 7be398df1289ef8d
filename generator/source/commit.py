"""One new commit from bytes, in one step, without a folder: either the whole commit is there afterwards or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import RegisterError
from generator.source import git

NOW = "now"
_REF = "refs/register/newest"  # git wants a name for what it makes; no command looks at it


@dataclass(frozen=True)
class Author:
    """Who a commit is by, and when: `1801440000 +0000`, or NOW."""

    name: str
    mail: str
    date: str = NOW


def write(folder: Path, parent: str, changes: Mapping[str, bytes | None], message: str, author: Author) -> str:
    """A commit on `parent` ("" for none) with some files (None: removed). Returns its id; no branch moves.

    Paths are plain: no line breaks, no quotation marks in front. Raises GitError when git does not make it.
    """
    stream = b"".join(_stream(parent, changes, message, author))
    form = "now" if author.date == NOW else "raw"
    return git.text(folder, "fast-import", "--quiet", "--force", "--done", f"--date-format={form}", data=stream)


def _stream(parent: str, changes: Mapping[str, bytes | None], message: str, author: Author) -> Iterator[bytes]:
    who = f"{author.name} <{author.mail}> {author.date}"
    yield f"commit {_REF}\nmark :1\nauthor {who}\ncommitter {who}\n".encode()
    yield _data(message.encode())
    yield f"from {parent}\n".encode() if parent else b""
    for path, data in sorted(changes.items()):
        if not path.isprintable() or path.startswith('"'):
            raise RegisterError("The name of a file holds characters that do not belong in a name. Take it out.")
        if data is None:
            yield f"D {path}\n".encode()
        else:
            yield f"M 100644 inline {path}\n".encode()
            yield _data(data)
    yield b"get-mark :1\ndone\n"


def _data(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)
