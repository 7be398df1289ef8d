"""The text of an export → rows of cells. Every cell keeps its column's own name, also when names occur twice."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from generator.errors import InputError
from generator.importers.loading import Export
from generator.text import excerpt

_DELIMITERS = ",;\t|"
_LATEST_HEADER = 20
_DEEPEST_WRAPPER = 6
Wanted = Callable[[Collection[str]], bool]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty. `value` is what JSON said (a list, for example); `text` is that as text."""

    column: str
    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` counts as a person does: from 1 in JSON, and in CSV with the header as row 1."""

    number: int
    cells: dict[str, Cell]


@dataclass
class Table:
    """All rows, the columns in order, and what is worth saying about the file as a whole."""

    columns: list[str]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)


def read(export: Export, wanted: Wanted, expected: str) -> Table:
    """The rows of an export.

    wanted: whether these column names are those of the register. expected: what to say when they are not.
    Raises InputError for broken JSON or CSV, and for another register's file.
    """
    table = _from_json(export, wanted, expected) if export.is_json else _from_csv(export, wanted, expected)
    if export.encoding not in ("utf-8", "utf-16"):
        table.notes.append(f"Not UTF-8; read as {export.encoding}.")
    return table


def _from_csv(export: Export, wanted: Wanted, expected: str) -> Table:
    text = export.text
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # of the whole process: only ever raised
    if text.startswith("sep=") and "\n" in text[:8]:
        text = text.partition("\n")[2]
    delimiter, header = _header(export.name, text, wanted, expected)
    table, number = Table([], []), 0
    try:
        for number, values in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1
        ):
            if number == header:
                table.columns = _unique(_names(values))
            elif number < header:
                table.notes += [f"Above the header: {excerpt(said, 200)}" for said in _names(values) if said]
            elif any(value.strip() for value in values):
                table.rows.append(_row(number, table.columns, values))
    except csv.Error as error:
        raise InputError(
            f"{export.name} is not a well-formed CSV file: near row {number + 1}, {error}. "
            "Most often a quote is not closed there. Download it again, or mend that row."
        ) from None
    if not table.rows:
        raise InputError(f"{export.name} has a header and no rows. Download the export again.")
    return table


def _header(name: str, text: str, wanted: Wanted, expected: str) -> tuple[str, int]:
    """The delimiter and the row of the header, which may stand below a title."""
    best: list[str] = []
    for delimiter in _DELIMITERS:
        first = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for number, values in enumerate(islice(first, _LATEST_HEADER), start=1):
                if wanted(_names(values)):
                    return delimiter, number
                if len(values) > len(best):
                    best = _names(values)
        except csv.Error:
            continue
    raise InputError(_other_register(name, best, expected))


def _names(values: list[str]) -> list[str]:
    return [" ".join(value.split()) for value in values]


def _row(number: int, columns: list[str], values: list[str]) -> Row:
    cells = {}
    for index, value in enumerate(values):
        if value.strip():
            column = columns[index] if index < len(columns) else f"(column {index + 1}, without a header)"
            cells[column] = Cell(column, value, value)
    return Row(number, cells)


def _unique(names: list[str]) -> list[str]:
    """Names made unique by their column number, so that no cell hides another."""
    return [
        f"(column {index + 1}, without a header)"
        if not name
        else f"{name} (column {index + 1})"
        if name in names[:index] or name in names[index + 1 :]
        else name
        for index, name in enumerate(names)
    ]


def _from_json(export: Export, wanted: Wanted, expected: str) -> Table:
    notes: list[str] = []

    def constant(name: str) -> None:
        if name != "NaN":
            raise ValueError(f"{name} is not a value")
        if not notes:
            notes.append("NaN stands for an empty cell in this file; read as empty.")

    try:
        value = json.loads(export.text, object_pairs_hook=_object, parse_constant=constant)
        records, outside = _find(value, wanted)
    except RecursionError:
        raise InputError(
            f"{export.name} is nested too deeply to be an export of a register. Download it again."
        ) from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"{export.name} is not well-formed JSON: line {error.lineno}, column {error.colno}: {error.msg}. "
            "Download it again."
        ) from None
    except ValueError as error:
        raise InputError(f"{export.name} is not well-formed JSON: {error}. Download it again.") from None
    if not records:
        raise InputError(_other_register(export.name, sorted(_keys(value))[:12], expected))
    columns = list(dict.fromkeys(key for record in records if isinstance(record, dict) for key in record))
    rows = []
    for number, record in enumerate(records, start=1):
        fields = record if isinstance(record, dict) else {"(not an object)": record}
        cells = {key: Cell(key, text, below) for key, below in fields.items() if (text := as_text(below)).strip()}
        if cells:
            rows.append(Row(number, cells))
    return Table(columns, rows, notes + [f"Outside the rows: {excerpt(said, 200)}" for said in outside])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        name = key
        while name in found:
            name += " (again)"
        found[name] = value
    return found


def as_text(value: Any) -> str:
    """A JSON value as text: what stands in a list or an object, each on a line."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        below = value if isinstance(value, list) else value.values()
        return "\n".join(text for item in below if (text := as_text(item)))
    return str(value)


def _find(value: Any, wanted: Wanted, deep: int = 0) -> tuple[list[Any], list[str]]:
    """The list of records, however it is wrapped, and what stood beside it on the way."""
    if isinstance(value, dict):
        if wanted(value):
            return [value], []
        if len(value) > 1 and _has_records(list(value.values()), wanted):
            return list(value.values()), [f"keys {', '.join(value)}"]
    if isinstance(value, list) and _has_records(value, wanted):
        return value, []
    if deep < _DEEPEST_WRAPPER and isinstance(value, dict):
        for key, below in value.items():
            records, outside = _find(below, wanted, deep + 1)
            if records:
                beside = [
                    f"{other}: {as_text(said)}" for other, said in value.items() if other != key and as_text(said)
                ]
                return records, beside + outside
    return [], []


def _has_records(items: list[Any], wanted: Wanted) -> bool:
    return any(isinstance(item, dict) and wanted(item) for item in items)


def _keys(value: Any, deep: int = 0) -> Iterator[str]:
    """Names that stand in a file that is not understood, for its refusal."""
    if isinstance(value, dict):
        yield from value
    below = value.values() if isinstance(value, dict) else value[:1] if isinstance(value, list) else []
    if deep < _DEEPEST_WRAPPER:
        for item in below:
            yield from _keys(item, deep + 1)


def _other_register(name: str, found: list[str], expected: str) -> str:
    names = ", ".join(excerpt(column, 30) for column in found[:8]) or "nothing with a name"
    return f"{name} is not such an export. It has: {names}. {expected} Look at the file and at the format you named."
