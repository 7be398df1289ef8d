"""A workbook of text, written from start to end: as Office Open XML (ECMA-376), the part that Excel itself needs.

Own code, because every cell here is text: what remains of the format is small, XlsxWriter takes four times as long for
it, and a file must be the same bytes whatever the day. `tests/dataset/test_xlsx.py` holds each sheet to what XlsxWriter
writes for the same rows, byte for byte.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from generator.dataset.xlsx_parts import CONTROL, HEAD, NAMESPACE, RELATIONS, parts
from generator.dataset.zip_file import member
from generator.schema.columns import Row

LONGEST_CELL = 32_767  # what Excel holds
MOST_ROWS = 1_048_576
_WIDEST, _NARROWEST = 60, 8
_ROWS_AT_ONCE = 500

# Excel writes a character that XML cannot hold, or would lose, as _x000D_; so text that looks like that is escaped too.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BETWEEN = "\x7f"
# What says that a row needs a closer look: in its cells, or at their edges. Looked for one by one, which is fastest.
_SIGNS = ("&", "<", ">", "_x", *(sign for space in " \n\t\xa0" for sign in (space + _BETWEEN, _BETWEEN + space)))


class Workbook:
    """A workbook that is written sheet by sheet into a new file. Call `close` at the end.

    created: the moment that the file says it was made, as 2026-11-23T00:00:00Z.
    """

    def __init__(self, path: Path, title: str, created: str) -> None:
        self._archive = zipfile.ZipFile(path, "w")
        self._title, self._created = title, created
        self._sheets: list[tuple[str, str]] = []  # name, range of the filter

    def add_sheet(self, name: str, header: Sequence[str], rows: Iterable[Row], widths: Sequence[int] = ()) -> None:
        r"""Write a sheet: a bold header that stays in view with the first column, and the rows as text.

        name: of at most 31 characters, without []:*?/\\. widths: of the columns in characters; by their names where not
        given. A sheet that is full goes on in a next one, `name 2`. A cell too long for Excel says so at its end.
        """
        left, number = iter(rows), 1
        while True:
            full = self._write_sheet(name if number == 1 else f"{name[:28]} {number}", header, left, widths)
            following = next(left, None) if full else None
            if following is None:
                return
            left, number = _put_back(following, left), number + 1

    def _write_sheet(self, name: str, header: Sequence[str], rows: Iterator[Row], widths: Sequence[int]) -> bool:
        """Write one sheet. Returns whether it is full."""
        letters = [column_letters(index) for index in range(len(header))]
        with self._archive.open(member(f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"), "w") as sheet:
            sheet.write(_start(header, widths, first=not self._sheets).encode())
            sheet.write(_row(1, letters, header, style=1).encode())
            number = 1
            while some := list(islice(rows, min(_ROWS_AT_ONCE, MOST_ROWS - number))):
                lines = [_row(at, letters, row, style=2) for at, row in enumerate(some, number + 1)]
                sheet.write("".join(lines).encode("utf-8"))
                number += len(some)
            area = f"A1:{letters[-1]}{number}"
            sheet.write(_end(area).encode())
        self._sheets.append((name, area))
        return number == MOST_ROWS

    def close(self) -> None:
        """Write what binds the sheets together, and close the file."""
        for name, content in parts(self._sheets, self._title, self._created):
            self._archive.writestr(member(name), (HEAD + content).encode())
        self._archive.close()


def _put_back(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def column_letters(index: int) -> str:
    """The letters of a column, from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, left = divmod(index - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def _start(header: Sequence[str], widths: Sequence[int], *, first: bool) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}.7109375" customWidth="1"/>'
        for at, width in enumerate(widths or [max(_NARROWEST, min(len(name) + 3, _WIDEST)) for name in header], 1)
    )
    selected = ' tabSelected="1"' if first else ""
    return (
        f'{HEAD}<worksheet xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}">'
        f'<sheetViews><sheetView{selected} workbookViewId="0">'
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight" activeCell="B1" sqref="B1"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
        '<selection pane="bottomRight"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _end(area: str) -> str:
    return (
        f'</sheetData><autoFilter ref="{area}"/>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )


def _row(number: int, letters: Sequence[str], cells: Row, style: int) -> str:
    between = f'{number}" s="{style}" t="inlineStr"><is><t'
    if _is_plain(cells):
        made = [
            f'<c r="{letter}{between}>{cell}</t></is></c>' for letter, cell in zip(letters, cells, strict=True) if cell
        ]
    else:
        made = [
            f'<c r="{letter}{between}{_space(cell)}>{_text(cell)}</t></is></c>'
            for letter, cell in zip(letters, cells, strict=True)
            if cell
        ]
    return f'<row r="{number}">{"".join(made)}</row>'


def _is_plain(cells: Row) -> bool:
    """Whether every cell can be written as it is, as nearly all can: one look at the whole row."""
    row = f"{_BETWEEN}{_BETWEEN.join([cell or '' for cell in cells])}{_BETWEEN}"
    return len(row) <= LONGEST_CELL and CONTROL.search(row) is None and not any(sign in row for sign in _SIGNS)


def _space(text: str) -> str:
    return ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""


def _text(text: str) -> str:
    if len(text) > LONGEST_CELL:
        said = "… [cut: Excel holds no more; the whole text is in the other files]"
        text = text[: LONGEST_CELL - len(said)] + said
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text))
