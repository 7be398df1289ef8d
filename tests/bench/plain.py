"""The same formats as somebody writes them with the library that everybody takes for each: what ours are compared with.

It is given the cells of every table, so that nothing but writing is measured, and writes no keys, no descriptions and
no codebook.
"""

import csv
import json
import sqlite3
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow
import pyarrow.parquet
import xlsxwriter

from generator.dataset.formats.workbook import sheet_names
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES

Written = tuple[str, float]  # a format, and the CPU seconds that it took


def write(source: DatasetSource, folder: Path) -> list[Written]:
    """Write every format in an empty folder, one after the other."""
    folder.mkdir()
    tables = {table.name: (table.header(source.languages), table.cells(source)) for table in TABLES}
    makers: dict[str, Callable[[], None]] = {
        "JSON, NDJSON (json)": lambda: _json(source, folder),
        "CSV, CSV with semicolons (csv)": lambda: _both_csv(tables, folder),
        "Parquet (pyarrow)": lambda: _parquet(tables, folder),
        "workbook (XlsxWriter, constant memory)": lambda: _workbook(tables, folder),
        "SQLite with full-text index (sqlite3)": lambda: _database(tables, folder),
        "ZIP of all of it (zipfile)": lambda: _zip(folder),
    }
    found = []
    for name, make in makers.items():
        began = time.process_time()
        make()
        found.append((name, time.process_time() - began))
    return found


_Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str | None]]]]


def _json(source: DatasetSource, folder: Path) -> None:
    with (folder / "register.json").open("w", encoding="utf-8") as file:
        json.dump(source.values, file, ensure_ascii=False)
    with (folder / "register.ndjson").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(value, ensure_ascii=False) + "\n" for value in source.values)


def _both_csv(tables: _Tables, folder: Path) -> None:
    for separator in (",", ";"):
        _csv(tables, folder / separator, separator)


def _csv(tables: _Tables, folder: Path, separator: str) -> None:
    folder.mkdir()
    for name, (header, cells) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow(header)
            writer.writerows(zip(*cells, strict=True))


def _parquet(tables: _Tables, folder: Path) -> None:
    for name, (header, cells) in tables.items():
        columns = [pyarrow.array(column, pyarrow.string()) for column in cells]
        table = pyarrow.Table.from_arrays(columns, names=list(header))
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _workbook(tables: _Tables, folder: Path) -> None:
    names = sheet_names(TABLES)
    with xlsxwriter.Workbook(str(folder / "register.xlsx"), {"constant_memory": True}) as book:
        for name, (header, cells) in tables.items():
            sheet = book.add_worksheet(names[name])
            for number, row in enumerate([header, *zip(*cells, strict=True)]):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, column, cell)


def _database(tables: _Tables, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "register.sqlite")) as database:
        for name, (header, cells) in tables.items():
            columns = ", ".join(f'"{column}" TEXT' for column in header)
            database.execute(f'CREATE TABLE "{name}" ({columns})')
            places = ",".join("?" * len(header))
            database.executemany(f'INSERT INTO "{name}" VALUES ({places})', zip(*cells, strict=True))
        texts = ", ".join(f'"{one}"' for one in tables["registrations"][0] if one.endswith(("_nl", "_en")))
        database.execute(f"CREATE VIRTUAL TABLE search USING fts5({texts}, content='registrations')")
        database.execute("INSERT INTO search(search) VALUES ('rebuild')")
        database.commit()


def _zip(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*.*") if path.parent.name != ";")
    with zipfile.ZipFile(folder / "register.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder))
