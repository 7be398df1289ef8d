"""The CSV files of a register of this kind → values: the inverse of what the dataset writes, by the same columns."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.importers import loading
from generator.schema.columns import COUNT, value_of
from generator.schema.fields import Field, fields

_ORGANISATIONS = "organisations"
_MOST_DIGITS = 9  # a list that is longer does not fit in a file
_SLUG, _LONGEST_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*"), 100


def is_slug(text: str) -> bool:
    """Whether a text may be part of a path: the code of an organisation."""
    return len(text) <= _LONGEST_SLUG and _SLUG.fullmatch(text) is not None


def read(path: Path, export: loading.Export) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The registrations and the organisations. Raises InputError for what is not such a file, or not whole."""
    rows = _rows(export)
    header = list(rows[0]) if rows else []
    if not {"id", "schema_version", "language", "organisation"} <= set(header):
        raise InputError(
            f"{export.name} has no columns id, schema_version, language and organisation: it is not the "
            "registrations.csv of a register of this kind."
        )
    languages = [name.removeprefix("name_") for name in header if name.startswith("name_")]
    registrations = _things(path, rows, list(fields().values()), languages, "id")
    beside = path.with_name(f"{_ORGANISATIONS}.csv")
    organisations: list[dict[str, Any]] = []
    if beside.is_file():
        shape = list(fields("organisation").values())
        found = _rows(loading.load(beside))
        organisations = _things(beside, found, shape, languages, "organisation")
        for value, row in zip(organisations, found, strict=True):
            value["organisation"] = row.get("organisation")
    return registrations, organisations


def _rows(export: loading.Export) -> list[dict[str, str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(export.text) + 1))  # of the whole process: only ever raised
    try:
        return list(csv.DictReader(io.StringIO(export.text, newline=""), strict=True))
    except csv.Error as error:
        raise InputError(f"{export.name} is not a well-formed CSV file: {error}. Download it again.") from None


def _things(
    path: Path, rows: Sequence[dict[str, str]], shape: Sequence[Field], languages: Sequence[str], key: str
) -> list[dict[str, Any]]:
    """The rows of a table as values, with the items of their lists from the tables beside it."""
    table = path.stem
    lists = {
        field.name: _items(path.with_name(f"{table}_{field.name}.csv"), field, languages, key)
        for field in shape
        if field.is_list and any(_count(row, field) for row in rows)
    }
    made = []
    for row in rows:
        single = _value(path.name, row, shape, languages)
        value: dict[str, Any] = {}
        for field in shape:
            if field.name in single:
                value[field.name] = single[field.name]
            elif field.is_list and (count := _count(row, field)):
                items = lists[field.name].get(row.get(key) or "", [])
                if len(items) != count:
                    raise InputError(
                        f"{table}_{field.name}.csv has {len(items)} rows for {row.get(key)}, and {path.name} says "
                        f"{count}. The files are not of the same download; download all of them again."
                    )
                value[field.name] = items
        made.append(value)
    return made


def _items(path: Path, field: Field, languages: Sequence[str], key: str) -> Mapping[str, list[Any]]:
    """The items of one list, by the thing they are of, in their order."""
    if not path.is_file():
        raise InputError(f"{path.name} is missing beside the other files. Put all CSV files in one folder.")
    found: dict[str, list[tuple[int, Any]]] = {}
    for row in _rows(loading.load(path)):
        number = row.get("number") or ""
        if not _is_number(number):
            raise InputError(f"{path.name} has a row without a number. Download it again.")
        whole = _value(path.name, row, field.parts.values() or (field.item,), languages)
        found.setdefault(row.get(key) or "", []).append((int(number), whole if field.parts else whole.get(field.name)))
    return {thing: [item for _, item in sorted(items, key=lambda pair: pair[0])] for thing, items in found.items()}


def _count(row: Mapping[str, str], field: Field) -> int:
    text = row.get(field.name + COUNT) or ""
    return int(text) if _is_number(text) else 0


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _value(name: str, row: Mapping[str, str], shape: Iterable[Field], languages: Sequence[str]) -> dict[str, Any]:
    try:
        return value_of(row, shape, languages)
    except ValueError as error:
        raise InputError(f"{name}: {error}. Download it again.") from None
