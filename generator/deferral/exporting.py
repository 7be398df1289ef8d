"""Copies for those who may read what the public may not: encrypted to one recipient, never inside a git working tree.

age (https://age-encryption.org/v1) through a maintained library. For the EU database exactly the fields that Article
49(4) of Regulation (EU) 2024/1689 lists; for an overseer everything.
"""

import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyrage

from generator.deferral import attesting, roles
from generator.deferral.lane import PIN
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.rendering import OVERLAY
from generator.schema.fields import Field, fields
from generator.source import git

# Article 49(4), points (a) to (d): of Annex VIII section A points 1 to 10 without 6, 8 and 9, of section B points 1 to
# 5, 8 and 9, of section C points 1 to 3; of Annex IX points 1, 2, 3 and 5.
NON_PUBLIC_POINTS = (
    *(f"A{point}" for point in (1, 2, 3, 4, 5, 7, 10)),
    *(f"B{point}" for point in (1, 2, 3, 4, 5, 8, 9)),
    *(f"C{point}" for point in (1, 2, 3)),
    *(f"IX{point}" for point in (1, 2, 3, 5)),
)


def non_public(record: Record) -> bytes:
    """What the non-public section of the EU database gets of one registration, as JSON: by point of an annex.

    Raises Refused when the registration is not one of that section.
    """
    if record.header["eu_nonpublic"] is not True:
        raise Refused("DEF-601")
    found: dict[str, dict[str, Any]] = {}
    for point in NON_PUBLIC_POINTS:
        values = {
            name: value
            for name, field in fields().items()
            if name in record.registration and (value := _at(point, field, record.registration[name])) is not None
        }
        if values:
            found[point] = values
    return (json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _at(point: str, field: Field, value: Any) -> Any:
    """What of an answer is asked at a point: all of it, or some of its parts where those have points of their own."""
    if point not in field.maps_to.get("ai_act", ()):
        return None
    if not any("ai_act" in part.maps_to for part in field.parts.values()):
        return value
    shown = {name: below for name, below in value.items() if point in field.parts[name].maps_to.get("ai_act", ())}
    return shown or None


def oversight(files: Mapping[str, bytes], records: Iterable[Record]) -> bytes:
    """Everything of some records, and what is needed to judge them, as a tar archive that is the same every time."""
    starts = tuple(record.path("") for record in records)
    shared = (roles.FOLDER, attesting.FOLDER, OVERLAY, roles.ALLOWED_SIGNERS, PIN)
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, data in sorted(files.items()):
            if path.startswith((*starts, *shared)):
                entry = tarfile.TarInfo(path)
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def write_encrypted(data: bytes, recipients: Iterable[str], output: Path) -> None:
    """Write data encrypted to some recipients (`age1…`, or an SSH public key) in a new file.

    The plain text is never written anywhere. Raises Refused for a recipient that is none, and for a place inside a git
    working tree or where a file is already.
    """
    folder = output.parent if output.parent.name or output.parent.is_absolute() else Path()
    if not folder.is_dir():
        raise Refused("DEF-602")
    if git.succeeds(folder, "rev-parse", "--git-dir"):
        raise Refused("DEF-603")
    if output.exists():
        raise Refused("DEF-604")
    sealed = pyrage.encrypt(data, [_recipient(text) for text in recipients])
    handle, unfinished = tempfile.mkstemp(prefix=".export-", dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(sealed)
    Path(unfinished).replace(output)


def _recipient(text: str) -> Any:
    for kind in (pyrage.x25519.Recipient, pyrage.ssh.Recipient):
        try:
            return kind.from_str(text)
        except pyrage.RecipientError:
            continue
    raise Refused("DEF-605")
