"""The workbook beside what XlsxWriter, the reference, makes of the same rows; and what a sheet does at its limits."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from generator.dataset.formats import xlsx_writer
from generator.dataset.formats.xlsx_writer import LONGEST_CELL, Workbook, column_letters
from generator.schema.columns import Row
from tests.dataset.awkward import BLOCKS, LINES

HEADER = ("id", "number", "text")
CREATED = "2026-11-23T00:00:00Z"
ROWS = [
    (f"id{number}", str(number), text)
    for number, text in enumerate((*LINES, *BLOCKS, None, " spaced ", "\x01\r\n", "_x0041_"))
]


def cells(path: Path) -> list[str]:
    """The rows of the first sheet as they stand in it."""
    with zipfile.ZipFile(path) as book:
        content = book.read("xl/worksheets/sheet1.xml").decode()
    return re.findall("<row.*?</row>", re.sub(' spans="[0-9:]+"', "", content), re.DOTALL)


def ours(path: Path, rows: Sequence[Row]) -> Path:
    book = Workbook(path, "Made-up <register> & more", CREATED)
    book.add_sheet("made up", HEADER, [*zip(*rows, strict=True)])
    book.close()
    return path


def reference(path: Path, rows: Sequence[Row]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("made up")
    top = {"num_format": "@", "valign": "top"}
    text, bold = book.add_format(top), book.add_format(top | {"bold": True})
    for number, row in enumerate([HEADER, *rows]):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell, text if number else bold)
    book.close()
    return path


def test_every_row_is_what_xlsxwriter_makes_of_it(tmp_path: Path) -> None:
    mine, theirs = cells(ours(tmp_path / "a.xlsx", ROWS)), cells(reference(tmp_path / "b.xlsx", ROWS))
    assert len(mine) == len(ROWS) + 1
    assert mine == theirs


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=4))
def test_any_text_is_written_as_xlsxwriter_does(texts: list[str]) -> None:
    row = xlsx_writer._rows(2, ["A", "B", "C", "D"], [[text] for text in [*texts, *[None] * (4 - len(texts))]], style=1)
    for text in texts:
        if all(ord(character) >= 0x20 or character in "\t\n" for character in text) and "_x" not in text:
            escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            assert f">{escaped}</t>" in re.sub("_xFFF[EF]_", lambda found: chr(int(found[0][2:6], 16)), row)


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", 11)
    rows: list[tuple[str | None, ...]] = [(f"id{number}", str(number), None) for number in range(25)]
    book = openpyxl.load_workbook(ours(tmp_path / "full.xlsx", rows))
    assert book.sheetnames == ["made up", "made up 2", "made up 3"]
    found = [row[0].value for sheet in book.worksheets for row in sheet.iter_rows(min_row=2)]
    assert found == [row[0] for row in rows]
    assert all(sheet["A1"].value == "id" for sheet in book.worksheets)
    exact = openpyxl.load_workbook(ours(tmp_path / "exact.xlsx", rows[:10]))
    assert exact.sheetnames == ["made up"]


def test_a_cell_that_excel_cannot_hold_says_that_it_was_cut(tmp_path: Path) -> None:
    (sheet,) = openpyxl.load_workbook(ours(tmp_path / "long.xlsx", [("a", "1", "é" * 40_000)])).worksheets
    assert len(sheet["C2"].value) == LONGEST_CELL
    assert sheet["C2"].value.endswith("the whole text is in the other files]")


def test_the_header_stays_in_view_and_filters(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ours(tmp_path / "view.xlsx", ROWS))
    sheet = book["made up"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:C{len(ROWS) + 1}"
    assert sheet["A1"].font.bold
    assert sheet["A2"].number_format == "@"
    assert book.properties.title == "Made-up <register> & more"
    assert book.properties.created.isoformat() == "2026-11-23T00:00:00"


def test_columns_have_the_letters_of_excel() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
