"""A made-up past: commits written in one go, with the days, parents and files that a test wants."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import ids
from generator.model.history import History
from generator.schema.understood import understood
from generator.source import history, yaml_writer

Content = bytes | str | Mapping[str, Any] | tuple[str, str] | None
_NOON = 12 * 3600


def value(number: str = "test001", **answers: Any) -> dict[str, Any]:
    """A small made-up registration."""
    return {
        "schema_version": "1",
        "id": number + ids.check_character(number),
        "language": "nl",
        "name": {"nl": "Verzonnen systeem", "en": "Made-up system"},
        "organisation": "testgemeente",
        "status": "in-use",
        "sources": [{"title": "Verzonnen bron", "url": "https://bron.example", "seen": "2026-11-01"}],
        "registered_on": "2026-11-01",
        **answers,
    }


ID = str(value()["id"])


@dataclass
class Past:
    """A repository in a new folder. Files are named from the folder of registrations unless they start with a slash."""

    folder: Path
    inside: str = "registry-data/"
    _stream: list[bytes] = field(default_factory=list)
    _number: int = 0

    @property
    def data(self) -> Path:
        return self.folder / self.inside

    def commit(
        self,
        files: Mapping[str, Content],
        day: int = 0,
        *,
        when: str = "",
        parents: tuple[int, ...] = (),
        on: str = "main",
    ) -> int:
        """A commit with some files; None takes one away, a pair is a mode and an object. Returns its mark.

        day: of November 2026; by itself the day after that of the commit before. when: the time as git has it.
        parents: other ones than the newest of the branch.
        """
        self._number += 1
        moment = when or f"{1793491200 + (day or self._number) * 86400 - 86400 + _NOON} +0100"
        who = f"Verzonnen <verzonnen@example.org> {moment}"
        said = f"commit refs/heads/{on}\nmark :{self._number}\nauthor {who}\ncommitter {who}\ndata 0\n"
        for word, parent in zip(("from", *["merge"] * 9), parents, strict=False):
            said += f"{word} :{parent}\n"
        self._stream.append(said.encode())
        for file, content in files.items():
            path = file.removeprefix("/") if file.startswith("/") else f"{self.inside}registrations/{file}"
            self._stream.append(_change(path, content))
        return self._number

    def made(self, *, checked_out: bool = True) -> "Past":
        """Write the commits, and check out the last one of `main`."""
        self.git("init", "--quiet", "--initial-branch=main", str(self.folder), at=self.folder.parent)
        stream = b"".join((*self._stream, b"done\n"))
        self.git("fast-import", "--quiet", "--done", "--date-format=raw-permissive", data=stream)
        if checked_out:
            self.git("reset", "--quiet", "--hard", "main")
        return self

    def git(self, *arguments: str, at: Path | None = None, data: bytes | None = None) -> str:
        own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            own |= {f"GIT_{who}_NAME": "Verzonnen", f"GIT_{who}_EMAIL": "verzonnen@example.org"}
        command = ["git", "-C", str(at or self.folder), *arguments]
        done = subprocess.run(command, env=own, input=data, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace").strip()

    def read(self) -> History:
        return history.read(self.data, understood)


def _change(path: str, content: Content) -> bytes:
    if content is None:
        return f"D {path}\n".encode()
    if isinstance(content, tuple):
        mode, what = content
        if mode == "160000":
            return f"M {mode} {what} {path}\n".encode()
        return f"M {mode} inline {path}\ndata {len(what)}\n{what}\n".encode()
    if isinstance(content, Mapping):
        content = yaml_writer.write(dict(content))
    data = content.encode() if isinstance(content, str) else content
    quoted = path.encode() if path.isascii() else b'"%s"' % b"".join(b"\\%03o" % byte for byte in os.fsencode(path))
    return b"M 100644 inline %s\ndata %d\n%s\n" % (quoted, len(data), data)
