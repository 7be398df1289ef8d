"""The files of `registry-data/`: which there are, their bytes, and the tripwire for deferred registrations."""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.errors import InputError

SETTINGS = "register.yml"
OBLIGATIONS = "obligations.yml"
GLOSSARY = "glossary.yml"
VOCABULARIES = "vocabularies"
ORGANISATIONS = "organisations"
REGISTRATIONS = "registrations"
TRANSPARENCY = "transparency"
ATTESTATIONS = f"{TRANSPARENCY}/attestations"
STUBS = f"{TRANSPARENCY}/stubs"
DEFERRAL_POLICY = "deferral-policy.yml"
PLAIN_LANGUAGE = "plain-language.yml"
_YAML = (".yml", ".yaml")

# The two lines that mark a deferred registration. Neither may ever stand in a public tree, in any file.
_CANARY = b"deferred-canary-"
_MARKER = re.compile(
    rb"""(?m)(?:^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?|[{,])[\s\-{,]*["']?classification["']?\s*:\s*["']?deferred\b"""
)


def holds_deferred(data: bytes) -> bool:
    """Whether a file holds a marker line of a deferred registration, in UTF-8 or in UTF-16."""
    plain = data.replace(b"\0", b"").lower()
    return _CANARY in plain or (b"deferred" in plain and _MARKER.search(plain) is not None)


def has_place(file: str) -> bool:
    """Whether a YAML file is where something reads it. All but registrations are named after their files."""
    folder, _, _ = file.rpartition("/")
    if folder in (ORGANISATIONS, VOCABULARIES, ATTESTATIONS, STUBS):
        return True
    return file.startswith(f"{REGISTRATIONS}/") or file in (
        SETTINGS,
        OBLIGATIONS,
        GLOSSARY,
        DEFERRAL_POLICY,
        PLAIN_LANGUAGE,
    )


def is_yaml(file: str) -> bool:
    """Whether the name of a file says that it is YAML."""
    return file.lower().endswith(_YAML)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its path from the root of the register with forward slashes, and its bytes."""

    file: str
    data: bytes


class Tree(ABC):
    """The files of a `registry-data/` folder, wherever they are. Paths are from its root, with forward slashes.

    Which files there are is looked up once. Names that start with a dot are those of editors and systems: only the
    tripwire reads such files.
    """

    @property
    @abstractmethod
    def files(self) -> Sequence[str]:
        """The paths of all files, sorted."""

    @abstractmethod
    def read(self, file: str) -> SourceFile | None:
        """One file, or None if it is not there."""

    def folder(self, name: str) -> Iterator[SourceFile]:
        """The YAML files of a folder and the folders in it, in the order of their paths."""
        return self._read(self.names(name))

    def names(self, name: str) -> list[str]:
        """The paths of the YAML files of a folder, sorted. "." is the whole tree."""
        start = "" if name == "." else f"{name}/"
        return [file for file in self.files if file.startswith(start) and is_yaml(file) and not is_hidden(file)]

    def others(self, known: Collection[str]) -> Iterator[SourceFile]:
        """Every file but the known ones, for the tripwire: deferred content must not hide where nothing else looks."""
        return self._read(file for file in self.files if file not in known)

    def _read(self, files: Iterable[str]) -> Iterator[SourceFile]:
        return filter(None, map(self.read, files))


@dataclass(frozen=True)
class Files(Tree):
    """A tree in memory, so that what may not be written anywhere can be checked as well. contents: bytes by path."""

    contents: Mapping[str, bytes]

    @cached_property
    def files(self) -> Sequence[str]:
        return sorted(self.contents)

    def read(self, file: str) -> SourceFile | None:
        return SourceFile(file, self.contents[file]) if file in self.contents else None


@dataclass(frozen=True)
class Folder(Tree):
    """A tree on disk. Raises InputError if it is not there.

    A symbolic link, or a name that is not UTF-8, raises InputError: it would show another file on another machine, or
    none, and to skip it in silence would be worse.
    """

    root: Path

    def __post_init__(self) -> None:
        if not self.root.is_dir():
            raise InputError(
                f"There is no folder {self.root}. Run this in the folder of the register, or name it with --data."
            )
        refuse_repository(self.root)

    def read(self, file: str) -> SourceFile | None:
        path = self.root / file
        return SourceFile(file, path.read_bytes()) if path.is_file() else None

    def _read(self, files: Iterable[str]) -> Iterator[SourceFile]:
        root = f"{self.root}/"  # one path object per file would cost as much as reading it
        for file in files:
            with open(root + file, "rb") as opened:  # noqa: PTH123
                yield SourceFile(file, opened.read())

    @cached_property
    def files(self) -> Sequence[str]:
        found: list[str] = []
        folders = [""]
        while folders:
            folder = folders.pop()
            with os.scandir(self.root / folder) as entries:
                for entry in entries:
                    file = folder + entry.name
                    if not is_hidden(file):
                        _refuse(self.root, file, entry)
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(f"{file}/")
                    elif entry.is_file(follow_symlinks=False):
                        found.append(file)
        return tuple(sorted(found))


def refuse_repository(folder: Path) -> None:
    """Raises InputError for a folder whose own files git would take for a repository: its past would be made up."""
    if (folder / "HEAD").exists() and (folder / "objects").exists() and (folder / "refs").exists():
        raise InputError(
            f"{folder} holds HEAD, objects and refs, which git takes for a repository with another history. "
            "A register has no such files; find out who put them there, and take them out."
        )


def is_hidden(file: str) -> bool:
    """Whether a file, or a folder that it is in, has a name that starts with a dot."""
    return file.startswith(".") or "/." in file


def _refuse(root: Path, file: str, entry: "os.DirEntry[str]") -> None:
    if entry.is_symlink():
        raise InputError(
            f"{root / file} is a symbolic link. Put the file itself there: a register holds ordinary files only."
        )
    if not entry.name.isascii():
        try:
            entry.name.encode()
        except UnicodeEncodeError:
            shown = os.fsencode(root / file).decode(errors="backslashreplace")
            raise InputError(f"The name {shown} is not UTF-8. Rename that file: letters, digits and hyphens.") from None
