"""The dataset of a register of this kind → its registrations, exactly: ids, words, order. JSON, NDJSON or CSV.

Nothing is translated, so nothing is lost: what comes back is what was reviewed. Organisations come along.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.importers import loading, own_tables
from generator.importers.losses import Report
from generator.model.message import Texts
from generator.schema.validator import validator
from generator.source.tree import holds_deferred

FORMAT = "daglicht"
_NAME: Texts = {"nl": "een ander register van deze soort", "en": "another register of this kind"}


@dataclass
class Dataset:
    """What a dataset holds. `name` and `url` say whose it is; `registrations` are with their row in the file."""

    report: Report
    name: Texts
    url: str
    registrations: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    organisations: dict[str, dict[str, Any]] = field(default_factory=dict)


def read(path: Path) -> Dataset:
    """Read `register.json`, `registrations.ndjson`, one registration, or `registrations.csv` with the files beside it.

    A registration that is not valid, or carries the mark of a deferred one, is refused and stands in the report. Raises
    InputError when the file as a whole cannot be imported.
    """
    export = loading.load(path)
    name, url = _NAME, "https://example.org"
    if export.is_json:
        whole = _json(export)
        registrations, organisations = whole["registrations"], whole.get("organisations", [])
        about = whole.get("metadata")
        if isinstance(about, dict) and not _marks(about) and validator("settings").accepts(_settings_part(about)):
            name, url = about["name"], about["base_url"]
    else:
        registrations, organisations = own_tables.read(path, export)
    found = Dataset(Report(export.name, export.sha256, len(registrations)), name, url)
    for value in organisations:
        _organisation(found, value)
    for row, value in enumerate(registrations, start=1):
        _registration(found, row, value)
    return found


def _json(export: loading.Export) -> dict[str, Any]:
    """The parts of a JSON file: the whole register, or lines, or one registration."""
    try:
        value = json.loads(export.text)
    except RecursionError:
        value = None
    except ValueError:
        value = None
        lines = [line for line in export.text.splitlines() if line.strip()]
        try:
            value = {"registrations": [json.loads(line) for line in lines]}
        except (ValueError, RecursionError):
            value = None
    if isinstance(value, dict) and "id" in value and "registrations" not in value:
        value = {"registrations": [value]}
    if not isinstance(value, dict) or not isinstance(value.get("registrations"), list):
        raise InputError(
            f"{export.name} is not the dataset of a register of this kind. Give its register.json, "
            "registrations.ndjson or registrations.csv; the last with the other CSV files in the same folder."
        )
    return value


def _settings_part(about: Mapping[str, Any]) -> dict[str, Any]:
    names = ("name", "publisher", "description", "base_url", "languages", "licence", "contact", "repository")
    return {name: about[name] for name in names if about.get(name)}


def _organisation(found: Dataset, value: Any) -> None:
    """Keep an organisation that is valid; one that is not is made anew by hand, which the check will say."""
    if not isinstance(value, dict):
        return
    data = {name: part for name, part in value.items() if name != "organisation"}
    slug = value.get("organisation")
    if _marks(value) == "deferred":
        found.report.notes.append("An organisation carries the mark of a deferred registration and was left out.")
        return
    if _marks(value):
        slug = None
    if isinstance(slug, str) and own_tables.is_slug(slug) and validator("organisation").accepts(data):
        found.organisations[slug] = data
    else:
        found.report.notes.append(f"An organisation is not valid and was left out: {str(slug)[:80]}")


def _registration(found: Dataset, row: int, value: Any) -> None:
    if not isinstance(value, dict):
        found.report.refused.append((row, "not_an_object"))
    elif why := _marks(value):
        found.report.refused.append((row, why))
    elif not validator("registration").accepts(value):
        found.report.refused.append((row, "invalid"))
    else:
        found.registrations.append((row, value))


def _marks(value: Any) -> str:
    """Why a value is refused before anything else looks at it: "deferred", "invalid" for what is no text, or ""."""
    text = json.dumps(value, ensure_ascii=False)
    if "deferred" in text.lower():
        # A line in a text becomes a line of a file.
        text += "".join(f"\n{each}" for each in _texts(value))
    data = text.encode("utf-8", "replace")
    return "deferred" if holds_deferred(data) else "" if _UNPAIRED.search(text) is None else "invalid"


_UNPAIRED = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
