"""The programs that people use open every file, and find the same rows, the same ids and the same text in each."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import polars
import pytest
from openpyxl.utils.escape import unescape

from generator.dataset.formats.workbook import sheet_names
from generator.dataset.tables import TABLES
from tests.dataset.awkward import BLOCKS, LINES

Cells = list[list[str]]  # the header, then the rows; no value is ""
NAMES = [table.name for table in TABLES]


def plain(rows: Any) -> Cells:
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


@pytest.fixture(scope="module")
def expected(awkward_dataset: Path) -> Mapping[str, Cells]:
    found = {}
    for name in NAMES:
        with (awkward_dataset / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.reader(file, strict=True))
    return found


def by_pandas(folder: Path, name: str) -> Cells:
    frame = pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
    return [list(frame.columns), *frame.to_numpy().tolist()]


def by_polars(folder: Path, name: str) -> Cells:
    frame = polars.read_csv(folder / f"{name}.csv", infer_schema=False)
    return [frame.columns, *plain(frame.rows())]


def _query(statement: str) -> duckdb.DuckDBPyRelation:
    found = duckdb.query(statement)
    assert found is not None
    return found


def by_duckdb(folder: Path, name: str) -> Cells:
    found = _query(f"SELECT * FROM read_csv('{folder}/{name}.csv', all_varchar=true, header=true)")
    return [found.columns, *plain(found.fetchall())]


def by_duckdb_parquet(folder: Path, name: str) -> Cells:
    found = _query(f"SELECT * FROM '{folder}/parquet/{name}.parquet'")
    return [found.columns, *plain(found.fetchall())]


def by_polars_parquet(folder: Path, name: str) -> Cells:
    frame = polars.read_parquet(folder / f"parquet/{name}.parquet")
    return [frame.columns, *plain(frame.rows())]


def by_pandas_parquet(folder: Path, name: str) -> Cells:
    frame = pandas.read_parquet(folder / f"parquet/{name}.parquet", dtype_backend="pyarrow")
    return [list(frame.columns), *plain(frame.astype(object).where(frame.notna(), None).to_numpy().tolist())]


def by_sqlite(folder: Path, name: str) -> Cells:
    with closing(sqlite3.connect(f"file:{folder}/register.sqlite?mode=ro", uri=True)) as database:
        found = database.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')
        return [[column[0] for column in found.description], *plain(found)]


READERS: list[Callable[[Path, str], Cells]] = [
    by_pandas, by_polars, by_duckdb, by_duckdb_parquet, by_polars_parquet, by_pandas_parquet
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_a_reader_finds_the_same_cells(
    reader: Callable[[Path, str], Cells], awkward_dataset: Path, expected: Mapping[str, Cells]
) -> None:
    for name, cells in expected.items():
        assert reader(awkward_dataset, name) == cells, name


def test_the_database_holds_the_same_cells(awkward_dataset: Path, expected: Mapping[str, Cells]) -> None:
    for name, (header, *rows) in expected.items():
        assert sorted(by_sqlite(awkward_dataset, name)[1:]) == sorted(rows), name
        assert by_sqlite(awkward_dataset, name)[0] == header


@pytest.fixture(scope="module")
def workbook(awkward_dataset: Path) -> Mapping[str, Cells]:
    book = openpyxl.load_workbook(awkward_dataset / "register.xlsx", read_only=True)
    # openpyxl leaves to its user what Excel and LibreOffice do themselves: reading _x005F_x000D_ as the text _x000D_.
    return {
        sheet.title: [list(map(unescape, row)) for row in plain(sheet.iter_rows(values_only=True))]
        for sheet in book.worksheets
    }


def test_the_workbook_holds_the_same_cells(workbook: Mapping[str, Cells], expected: Mapping[str, Cells]) -> None:
    names = sheet_names(TABLES)
    assert list(workbook) == ["read_me", "codebook", *names.values()]
    for name, cells in expected.items():
        width = len(cells[0])
        assert [(row + [""] * width)[:width] for row in workbook[names[name]]] == cells, name


def test_every_cell_of_the_workbook_is_text(awkward_dataset: Path) -> None:
    with zipfile.ZipFile(awkward_dataset / "register.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        for name in sheets:
            content = book.read(name).decode()
            assert content.count("<c ") == content.count(' t="inlineStr"><is><t'), name
            assert "<f>" not in content
            assert 'state="frozen"' in content


def test_the_awkward_texts_are_really_there(expected: Mapping[str, Cells]) -> None:
    cells = {cell for rows in expected.values() for row in rows for cell in row}
    assert {*LINES, *BLOCKS, "[withheld]", "[not_yet]", "[does_not_apply]"} <= cells


def test_json_lines_have_the_same_ids_everywhere(awkward_dataset: Path, expected: Mapping[str, Cells]) -> None:
    ids = [row[0] for row in expected["registrations"][1:]]
    lines = str(awkward_dataset / "registrations.ndjson")
    assert [json.loads(line)["id"] for line in Path(lines).read_bytes().splitlines()] == ids
    assert polars.read_ndjson(lines, infer_schema_length=None)["id"].to_list() == ids
    assert pandas.read_json(lines, lines=True, dtype=False)["id"].to_list() == ids
    assert [row[0] for row in _query(f"SELECT id FROM read_json('{lines}')").fetchall()] == ids


def test_csv_for_excel_shows_every_text_on_one_line(awkward_dataset: Path, expected: Mapping[str, Cells]) -> None:
    for name, cells in expected.items():
        data = (awkward_dataset / f"csv-excel/{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n") == len(cells)
        found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        shown = [
            [" ¶ ".join(filter(None, map(str.strip, cell.split("\n")))) if "\n" in cell else cell for cell in row]
            for row in cells
        ]
        assert found == shown, name


def test_the_zip_holds_what_was_written(awkward_dataset: Path) -> None:
    with zipfile.ZipFile(awkward_dataset / "register.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        files = {"register.json", "register.xlsx", "register.sqlite", "LICENCE.txt", "CITATION.cff", "codebook.csv"}
        assert files <= set(names)
        for name in names:
            if name != "SHA256SUMS":
                assert archive.read(name) == (awkward_dataset / name).read_bytes()
        sums = archive.read("SHA256SUMS").decode().splitlines()
        assert [line.partition("  ")[2] for line in sums] == names[:-1]


def test_the_database_joins_counts_and_searches(awkward_dataset: Path) -> None:
    with closing(sqlite3.connect(f"file:{awkward_dataset}/register.sqlite?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA freelist_count").fetchone() == (0,), "no empty page is downloaded"
        assert database.execute("SELECT k FROM search_config").fetchall() == [("version",)], "as any other index"
        total = database.execute("SELECT count(*) FROM registrations").fetchone()
        for view in ("answers", "overview_nl", "overview_en"):
            assert database.execute(f"SELECT count(*) FROM {view}").fetchone() == total
        name, organisation, status = database.execute(
            "SELECT name, organisation_name, status FROM overview_nl WHERE status IS NOT NULL"
        ).fetchone()
        assert name
        assert organisation == "Testorganisatie 001 (verzonnen)"
        assert database.execute("SELECT 1 FROM vocabularies WHERE label_nl = ?", (status,)).fetchone()
        found = "SELECT a.id FROM search JOIN answers AS a ON a.row_number = search.rowid WHERE search MATCH ?"
        assert len(database.execute(found, ("naief",)).fetchall()) == 1, "accents do not count"
        assert database.execute(found, ("not_yet",)).fetchall() == [], "a state is no text"
        assert database.execute("SELECT count(*) FROM answers WHERE logic_nl LIKE '[%'").fetchone() == (0,)
        assert database.execute("SELECT DISTINCT label_nl FROM terms WHERE field = 'techniques'").fetchall()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reads_the_workbook_and_the_semicolons(
    awkward_dataset: Path, expected: Mapping[str, Cells], tmp_path: Path
) -> None:
    def convert(file: Path, to: str, *options: str) -> None:
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", "--headless", profile, *options, "--convert-to", to, "--outdir", str(tmp_path), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)

    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    convert(awkward_dataset / "register.xlsx", every_sheet)
    for name, sheet in sheet_names(TABLES).items():
        with (tmp_path / f"register-{sheet}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.reader(file, strict=True)) == expected[name], name
    semicolons = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1043,false,false"
    convert(awkward_dataset / "csv-excel/registrations.csv", "xlsx", semicolons)
    (sheet,) = openpyxl.load_workbook(tmp_path / "registrations.xlsx").worksheets
    assert [row[0] for row in plain(sheet.iter_rows(values_only=True))] == [row[0] for row in expected["registrations"]]
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == [], "nothing is run"
