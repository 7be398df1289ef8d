"""The contract of the dataset: what an exporter is and does, and what is known of every file that was written.

A format is one class. It gets a source (the register, in a fixed order) and a sink (the only way to write), so it can
neither reorder the register nor write a file that is missing from the manifest and the checksums.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from generator.dataset.source import DatasetSource
from generator.model.message import Texts


class Group(Enum):
    """What a file is for: the parts of the data page, in their order."""

    WHOLE = "whole"
    TABLES = "tables"
    SPREADSHEET = "spreadsheet"
    COLUMNS = "columns"
    MORE = "more"
    ABOUT = "about"
    PER_ITEM = "per_item"  # of one registration or one answer: too many to list


class PublishedFile(NamedTuple):
    """One file of the dataset.

    file: path from the folder of the dataset, with forward slashes, for example `parquet/registrations.parquet`.
    bytes: its size.
    sha256: its SHA-256, 64 hexadecimal digits, as in SHA256SUMS.
    media_type: what a server should say it is, for example `text/csv`.
    title: what it holds, per language of the interface.
    packed: whether it is in the ZIP with everything.
    group: what it is for.
    """

    file: str
    bytes: int
    sha256: str
    media_type: str
    title: Texts
    packed: bool = True
    group: Group = Group.MORE


@dataclass(frozen=True)
class Manifest:
    """What one export wrote.

    as_of: the date the dataset was made for; commit: the commit of the register it was made from.
    files: every file, in the order in which they were written. issues: what to know before drawing conclusions, per
    language of the interface.
    """

    as_of: datetime.date
    commit: str
    files: tuple[PublishedFile, ...]
    issues: tuple[Texts, ...] = ()


class Sink(Protocol):
    """Where an exporter writes. Every file is measured and hashed as it passes, once."""

    @property
    def files(self) -> Mapping[str, PublishedFile]:
        """What was written so far, by path: for formats that describe the others, such as checksums."""

    def write_file(self, file: str, data: bytes) -> None:
        """Write one file that is small enough to hold."""

    def open_file(self, file: str, title: Texts | None = None) -> AbstractContextManager[BinaryIO]:
        """A file to write bit by bit. It counts as written when the block ends well. title: its own, if any."""

    def place_file(self, file: str) -> AbstractContextManager[Path]:
        """Where to write a file that needs more than writing from start to end. It is read once more afterwards."""

    def read_file(self, file: str) -> BinaryIO:
        """A file that was written before, to be read."""


class Exporter(ABC):
    """One format, or one file of it.

    file: path from the folder of the dataset; for one file per answer a pattern, `selections/<field>/<term>.csv`.
    title: what it holds, for people, per language of the interface.
    media_type: the same for every file it writes.
    packed: whether the ZIP with everything holds it; not when another file in it says exactly the same.
    group: what it is for.
    """

    file: str
    title: Texts
    media_type: str
    packed: bool = True
    group: Group = Group.MORE

    @abstractmethod
    def write(self, source: DatasetSource, sink: Sink) -> None:
        """Write the file or files. The same source gives the same bytes."""
