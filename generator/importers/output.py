"""Drafts → files, all of them or none: made beside their place first, and put back as it was if anything fails."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import ids
from generator.errors import InputError
from generator.importers import existing as present
from generator.importers.existing import Existing
from generator.importers.importer import Import, Importer, Origin
from generator.model.vocabulary import Vocabulary
from generator.source import tree as sources
from generator.source import yaml_writer
from generator.source.yaml_reader import LARGEST_FILE

REPORT = "import-report.json"


@dataclass(frozen=True)
class Outcome:
    """What an import did to the folder. The numbers are of registrations."""

    made: int
    unchanged: int
    updated: int
    organisations: tuple[str, ...]


def files(
    result: Import,
    importer: Importer,
    existing: Existing,
    vocabularies: Mapping[str, Vocabulary],
    start: Mapping[str, bytes],
    *,
    update: bool,
) -> tuple[dict[str, bytes], Outcome]:
    """The files to write, by path from the folder; the report is filled in and among them.

    start: the files that a new register starts with. update: overwrite registrations that differ, keeping their ids.
    """
    written: dict[str, bytes] = {} if existing.started else dict(start)
    taken, made, unchanged, updated = existing.ids(), 0, 0, 0
    found = present.places(importer, existing, [(row.slug, row.data) for row in result.registrations])
    for row, file in zip(result.registrations, found, strict=True):
        there, data = existing.registrations.get(file), row.data
        result.report.registrations[row.row] = file
        if there is not None and (present.same(there, data) or not update):
            if present.same(there, data):
                unchanged += 1
            else:
                result.report.kept.append((row.row, file))
            continue
        made, updated = made + (there is None), updated + (there is not None)
        data["id"] = there["id"] if there is not None else ids.new_id(taken.__contains__)
        taken.add(data["id"])
        written[file] = yaml_writer.write(data).encode()
        if sources.holds_deferred(written[file]):
            raise InputError(
                f"Row {row.row} has a text that marks a deferred registration. Nothing was imported. Take that row out."
            )
        if len(written[file]) > LARGEST_FILE:
            raise InputError(
                f"Row {row.row} makes a file of more than {LARGEST_FILE // 1024} KiB. Shorten it in the export."
            )
    new = [slug for slug in result.organisations if slug not in existing.organisations]
    for slug in new:
        data = present.organisation(result.organisations[slug], importer.language, vocabularies)
        written[f"{sources.ORGANISATIONS}/{slug}.yml"] = yaml_writer.write(data, yaml_writer.ORGANISATION).encode()
    written[REPORT] = json.dumps(result.report.as_json(), ensure_ascii=False, indent=1).encode() + b"\n"
    return written, Outcome(made, unchanged, updated, tuple(new))


def start(own: Path, importer: Origin) -> dict[str, bytes]:
    """What a new folder starts with: the vocabularies, obligations and glossary of a register, and its own settings."""
    tree = sources.Folder(own)
    found = {file.file: file.data for file in tree.folder(sources.VOCABULARIES)}
    if not found:
        raise InputError(f"There are no vocabularies in {own}. Name the folder of a register with --data.")
    for file in filter(None, map(tree.read, (sources.OBLIGATIONS, sources.GLOSSARY))):
        found[file.file] = file.data
    found[sources.SETTINGS] = yaml_writer.write(_settings(importer), yaml_writer.SETTINGS).encode()
    return found


def _settings(importer: Origin) -> dict[str, Any]:
    name = importer.name
    return {
        "name": {"nl": f"Kopie van: {name['nl']}", "en": f"Copy of: {name['en']}"},
        "publisher": {
            "nl": "Nog in te vullen: wie deze kopie uitgeeft",
            "en": "To be filled in: who publishes this copy",
        },
        "description": {
            "nl": "Een kopie van een ander register, gemaakt door import.",
            "en": "A copy of another register, made by import.",
        },
        "base_url": "https://example.org",
        "languages": ["nl", "en"],
        "licence": "CC0-1.0",
        "contact": {"url": importer.url},
        "repository": "https://example.org/repository",
        "notice": {
            "nl": f"Dit is een kopie van een ander register, gemaakt door import. Het origineel: {name['nl']}.",
            "en": f"This is a copy of another register, made by import. The original: {name['en']}.",
        },
    }


def write(root: Path, written: Mapping[str, bytes]) -> None:
    """Write files into a folder: all of them, or it stays as it was. Raises InputError if it cannot be written."""
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{root.name}.import-", dir=root.parent))
    except OSError as error:
        raise InputError(
            f"Cannot write in {root.parent}: {error.strerror}. Choose another folder with --output."
        ) from None
    try:
        new = {file: data for file, data in written.items() if not _is(root / file, data)}
        for file, data in new.items():
            (beside / "new" / file).parent.mkdir(parents=True, exist_ok=True)
            (beside / "new" / file).write_bytes(data)
        if root.exists():
            _move_in(root, beside, list(new))
        elif new:
            (beside / "new").rename(root)
    except OSError as error:
        raise InputError(f"Cannot write in {root}: {error.strerror}. Nothing was changed.") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _move_in(root: Path, beside: Path, moving: list[str]) -> None:
    """Put every new file in its place, and take all of it back if one cannot be put there."""
    done: list[str] = []
    folders: list[Path] = []
    try:
        for file in moving:
            _make(root, (root / file).parent, folders)
            done.append(file)
            if (root / file).exists():
                (beside / "old" / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / file, beside / "old" / file)
            (beside / "new" / file).replace(root / file)
    except BaseException:
        for file in reversed(done):
            if (beside / "old" / file).exists():
                (beside / "old" / file).replace(root / file)
            elif not (beside / "new" / file).exists():
                (root / file).unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        raise


def _make(root: Path, folder: Path, made: list[Path]) -> None:
    if not folder.exists():
        _make(root, folder.parent, made)
        folder.mkdir()
        made.append(folder)
