"""The files of `registry-data/`: which there are, their bytes, and the tripwire for deferred registrations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError

SETTINGS = "register.yml"
OBLIGATIONS = "obligations.yml"
VOCABULARIES = "vocabularies"
ORGANISATIONS = "organisations"
REGISTRATIONS = "registrations"

# The two lines that mark a deferred registration. Neither may ever stand in a public tree, in any file.
_CANARY = b"DEFERRED-CANARY-"
_MARKER = re.compile(rb"""(?im)^[\s\-{,]*["']?classification["']?\s*:\s*["']?deferred\b""")


def holds_deferred(data: bytes) -> bool:
    """Whether a file holds a marker line of a deferred registration."""
    if _CANARY in data or _CANARY.lower() in data.lower():
        return True
    return b"eferred" in data.lower() and _MARKER.search(data) is not None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its path from the root of the register with forward slashes, and its bytes."""

    file: str
    data: bytes


@dataclass(frozen=True)
class Tree:
    """A `registry-data/` folder. Raises InputError if it is not there."""

    root: Path

    def __post_init__(self) -> None:
        if not self.root.is_dir():
            raise InputError(
                f"There is no folder {self.root}. Run this in the folder of the register, or name it with --data."
            )

    def read(self, file: str) -> SourceFile | None:
        """One file, or None if it is not there."""
        path = self.root / file
        return SourceFile(file, path.read_bytes()) if path.is_file() else None

    def folder(self, name: str) -> Iterator[SourceFile]:
        """The YAML files of a folder and the folders in it, in the order of their paths."""
        for file in self.names(name):
            yield SourceFile(file, (self.root / file).read_bytes())

    def names(self, name: str) -> list[str]:
        """The paths of the YAML files of a folder, sorted. Symbolic links are not followed."""
        found = [
            path.relative_to(self.root).as_posix()
            for pattern in ("*.yml", "*.yaml")
            for path in (self.root / name).rglob(pattern)
            if not path.is_symlink() and path.is_file()
        ]
        return sorted(found)

    def others(self) -> Iterator[SourceFile]:
        """Every other file, for the tripwire: deferred content must not hide behind another extension."""
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix not in (".yml", ".yaml"):
                yield SourceFile(path.relative_to(self.root).as_posix(), path.read_bytes())
