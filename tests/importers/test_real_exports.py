"""Whole exports of real registers: nothing is silently dropped, everything is valid, a second import changes nothing.

The files are not part of the project. REAL_EXPORTS names a folder that has them, at any depth, by their usual names.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.importers import catalogue, loading, table, texts
from generator.importers.omb_columns import items
from generator.importers.table import Cell
from generator.schema.validator import validator
from generator.text import fold
from tests.importers.running import Copy, leaves, run

_ROOT = os.environ.get("REAL_EXPORTS", "")
_FILES = {
    "full-2023-06-19.json": "algoritmeregister",
    "listing-2026-05-13.json": "algoritmeregister",
    "listing-2026-06-09.json": "algoritmeregister",
    "individual.csv": "omb",
    "2024_consolidated_ai_inventory_raw.csv": "omb",
    "2024_consolidated_ai_inventory_raw_v2.csv": "omb",
    "2023_consolidated_ai_inventory_raw.csv": "omb",
}
_LIST = 400  # characters; a longer text is no list, and must stand in one piece
_SECRET = {"withheld", "not_published", "deferred"}


def _found() -> Iterator[tuple[str, Path]]:
    for path in sorted(Path(_ROOT).rglob("*")) if _ROOT else ():
        if path.name in _FILES:
            yield _FILES[path.name], path


@pytest.mark.skipif(not _ROOT, reason="REAL_EXPORTS names no folder with real exports")
@pytest.mark.parametrize(("form", "file"), list(_found()), ids=lambda value: getattr(value, "name", ""))
def test_every_cell_is_carried_coded_or_in_the_report(form: str, file: Path, tmp_path: Path) -> None:
    copy = run(form, file, tmp_path / "copy")
    before = copy.bytes()
    assert run(form, file, tmp_path / "copy", "--on", "2027-01-01").bytes() == before
    missing = list(_missing(form, file, copy))
    assert not missing, f"{len(missing)} cells, the first: {missing[:5]}"


def _missing(form: str, file: Path, copy: Copy) -> Iterator[tuple[int, str, str]]:
    report, registrations = copy.report, copy.registrations()
    files = {item["row"]: item["file"] for item in report["registrations"]}
    refused = {item["row"]: item["why"] for item in report["refused"]}
    lost = {(item["row"], item["column"]) for item in report["losses"]}
    coded = {(item["column"], item["value"]) for item in report["coded"]}
    assert all(map(validator("registration").accepts, registrations.values()))
    importer = catalogue.importers()[form]
    for row in table.read(loading.load(file), importer.recognises, importer.expected).rows:
        assert (row.number in files) != (row.number in refused)
        if refused.get(row.number) in _SECRET:
            continue
        said = leaves(registrations[files[row.number]]) if row.number in files else ""
        for cell in row.cells.values():
            known = (row.number, cell.column) in lost or (cell.column, texts.one_line(cell.text)) in coded
            if not known and not all(part in said for part in _parts(cell)):
                yield row.number, cell.column, cell.text


def _parts(cell: Cell) -> list[str]:
    """A cell's text folded; of a list, that of each item."""
    text = texts.clean(cell.text)
    if text.startswith("['"):
        return [fold(item) for item in items(text)]
    whole = texts.commonmark(text, breaks_count=True)
    return [fold(part) for part in re.split(r"[,;\n]|\s(?=https?:)", whole)] if len(whole) < _LIST else [fold(whole)]
