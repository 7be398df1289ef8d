"""Writing the files of the dataset: counted and hashed while they pass, so that no file goes unregistered."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from generator.dataset.contract import Exporter, PublishedFile
from generator.model.message import Texts

WriteFile = Callable[[str, bytes], None]
_BUFFER = 1 << 20  # large writes; the memory that a streamed file takes


@dataclass(frozen=True)
class FolderSink:
    """The sink of one exporter; `files` is shared by the sinks of one export.

    folder: where the files come, a new folder. save: writes one small file, given its path and its bytes.
    """

    exporter: Exporter
    folder: Path
    save: WriteFile
    files: dict[str, PublishedFile] = field(default_factory=dict)

    def write_file(self, file: str, data: bytes) -> None:
        """Write one file. Raises ValueError if it was written before."""
        self._refuse_twice(file)
        self.save(file, data)
        self._register(file, len(data), hashlib.sha256(data).hexdigest())

    @contextmanager
    def open_file(self, file: str, title: Texts | None = None) -> Iterator[BinaryIO]:
        """A file to write bit by bit, registered when the block ends well. Raises ValueError as `write_file`."""
        self._refuse_twice(file)
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb", buffering=0) as target:
            measured = _Measured(target)
            with io.BufferedWriter(measured, _BUFFER) as stream:
                yield stream
        self._register(file, measured.bytes, measured.sha256.hexdigest(), title)

    @contextmanager
    def place_file(self, file: str) -> Iterator[Path]:
        """The path of a file that is written by other means, measured when the block ends well."""
        self._refuse_twice(file)
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        yield path
        with path.open("rb") as written:
            sha256 = hashlib.file_digest(written, "sha256").hexdigest()
        self._register(file, path.stat().st_size, sha256)

    def read_file(self, file: str) -> BinaryIO:
        """Open a file that was written before. Raises KeyError when it was not."""
        return (self.folder / self.files[file].file).open("rb")

    def _refuse_twice(self, file: str) -> None:
        if file in self.files:
            raise ValueError(f"{file} is written twice")

    def _register(self, file: str, size: int, sha256: str, title: Texts | None = None) -> None:
        of = self.exporter
        self.files[file] = PublishedFile(file, size, sha256, of.media_type, title or of.title, of.packed, of.group)


class _Measured(io.RawIOBase):
    """Bytes on their way to a file."""

    def __init__(self, target: io.FileIO) -> None:
        self.bytes = 0
        self.sha256 = hashlib.sha256()
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        """Pass on what fits, and count and hash exactly that."""
        written = self._target.write(data) or 0
        self.bytes += written
        self.sha256.update(memoryview(data)[:written])
        return written


def writer_to(folder: Path) -> WriteFile:
    """The plain way to write small files in a new folder, without anything per file that can be done per folder."""
    made: set[str] = set()
    root = f"{folder}/"

    def write_file(file: str, data: bytes) -> None:
        parent = file.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        handle = os.open(root + file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
        finally:
            os.close(handle)

    return write_file
