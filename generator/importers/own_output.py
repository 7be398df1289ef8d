"""Registrations that come with their ids → files: the same one in its own place, another one in a free place."""

import json
from collections.abc import Mapping
from typing import Any

from generator.errors import InputError
from generator.importers.existing import Existing
from generator.importers.output import REPORT, Outcome
from generator.importers.own import Dataset
from generator.source import tree as sources
from generator.source import yaml_writer
from generator.source.yaml_reader import LARGEST_FILE
from generator.text import slug


def files(
    found: Dataset, existing: Existing, start: Mapping[str, bytes], *, update: bool
) -> tuple[dict[str, bytes], Outcome]:
    """The files to write, by path from the folder; the report is filled in and among them. As `output.files`.

    The registration with the same id is the same one, whatever its file is called. One that differs stays, unless
    `update`; an organisation that is there stays always.
    """
    written = {} if existing.started else dict(start)
    by_id = {str(data.get("id")): file for file, data in existing.registrations.items()}
    made = unchanged = updated = 0
    for row, data in found.registrations:
        file = by_id.get(data["id"], "") or _free(data, existing, written)
        found.report.registrations[row] = file
        there = existing.registrations.get(file)
        if there == data:
            unchanged += 1
        elif there is not None and not update:
            found.report.kept.append((row, file))
        elif file in written:
            found.report.refused.append((row, "invalid"))  # an id that stands in the dataset twice
        else:
            made, updated = made + (there is None), updated + (there is not None)
            written[file] = _bytes(row, data)
            by_id.setdefault(data["id"], file)
    new = sorted(found.organisations.keys() - existing.organisations.keys())
    for name in new:
        data = found.organisations[name]
        written[f"{sources.ORGANISATIONS}/{name}.yml"] = yaml_writer.write(data, yaml_writer.ORGANISATION).encode()
    written[REPORT] = json.dumps(found.report.as_json(), ensure_ascii=False, indent=1).encode() + b"\n"
    return written, Outcome(made, unchanged, updated, tuple(new))


def _bytes(row: int, data: Mapping[str, Any]) -> bytes:
    try:
        made = yaml_writer.write(data).encode()
    except ValueError as error:
        raise InputError(f"Row {row} cannot be written: {error}. Nothing was imported. Take that row out.") from None
    if len(made) > LARGEST_FILE:
        raise InputError(f"Row {row} makes a file of more than {LARGEST_FILE // 1024} KiB. Nothing was imported.")
    return made


def _free(data: Mapping[str, Any], existing: Existing, written: Mapping[str, bytes]) -> str:
    names = data["name"]
    base, number = slug(names.get(data["language"]) or next(iter(names.values()))), 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        file = f"{sources.REGISTRATIONS}/{data['organisation']}/{base}{ending}.yml"
        if file not in written and file not in existing.registrations and not (existing.root / file).exists():
            return file
        number += 1
