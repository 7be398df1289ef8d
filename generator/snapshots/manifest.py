"""What a snapshot holds, in a file that is signed and that the next one names: nothing changes afterwards in silence.

A manifest says the same whenever and wherever it is made: no clock, no machine, and one way to write it down.
"""

import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import InputError

FORMAT = 1
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")  # of a snapshot: its tag; part of file names and addresses
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FILE = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^/\\\x00-\x1f][^\\\x00-\x1f]*")
LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Previous:
    """The snapshot before: its name, and the SHA-256 of its manifest."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """name: the tag. day: of its commit. made_with: the program, see `program`.

    registrations: how many, by organisation. files: size and SHA-256 by path.
    """

    register: str
    base_url: str
    name: str
    commit: str
    day: str
    made_with: str
    schema_version: str
    registrations: Mapping[str, int]
    previous: Previous | None
    files: Mapping[str, tuple[int, str]]

    def to_bytes(self) -> bytes:
        """The one way to write it down."""
        value = {
            "format": FORMAT,
            "register": self.register,
            "base_url": self.base_url,
            "name": self.name,
            "commit": self.commit,
            "day": self.day,
            "made_with": self.made_with,
            "schema_version": self.schema_version,
            "registrations": dict(sorted(self.registrations.items())),
            "previous": {"name": self.previous.name, "sha256": self.previous.sha256} if self.previous else None,
            "files": [
                {"file": file, "bytes": size, "sha256": sha256} for file, (size, sha256) in sorted(self.files.items())
            ],
        }
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def total(self) -> int:
        """How many registrations there are."""
        return sum(self.registrations.values())

    @property
    def sha256(self) -> str:
        """What the next snapshot names."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def read(data: bytes, where: str) -> Manifest:
    """A manifest from its bytes. Raises InputError, which names `where`, for anything but bytes that we would write."""
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        made = _manifest(json.loads(data.decode()))
        if made.to_bytes() != data:
            raise ValueError("the ends of its lines were changed" if b"\r\n" in data else "written in another way")
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise InputError(
            f"{where} is not the manifest of a snapshot, or of another version of this program ({error})."
        ) from None
    return made


def _manifest(value: Any) -> Manifest:
    if value["format"] != FORMAT:
        raise ValueError("another format")
    previous = value["previous"]
    files = {
        _like(_FILE, each["file"]): (_count(each["bytes"]), _like(_SHA256, each["sha256"])) for each in value["files"]
    }
    # Names that differ in capitals or accents alone are one file on many a disk: one would take the place of the other.
    plain = {unicodedata.normalize("NFC", file).casefold() for file in files}
    if len(plain) != len(value["files"]):
        raise ValueError("a file stands in it twice")
    if any(file[:at] in plain for file in plain for at, letter in enumerate(file) if letter == "/"):
        raise ValueError("a file is a folder as well")
    return Manifest(
        register=str(value["register"]),
        base_url=str(value["base_url"]),
        name=_like(NAME, value["name"]),
        commit=_like(_COMMIT, value["commit"]),
        day=datetime.date.fromisoformat(_like(_DAY, value["day"])).isoformat(),
        made_with=str(value["made_with"]),
        schema_version=str(value["schema_version"]),
        registrations={str(slug): _count(number) for slug, number in value["registrations"].items()},
        previous=Previous(_like(NAME, previous["name"]), _like(_SHA256, previous["sha256"])) if previous else None,
        files=files,
    )


def _count(number: Any) -> int:
    if int(number) < 0:
        raise ValueError("a number is below zero")
    return int(number)


def _like(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("a value has another form")
    return text
