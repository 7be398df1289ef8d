"""A workbook of text, written from start to end: as Office Open XML (ECMA-376), the part that Excel itself needs.

Own code, because every cell here is text: what remains of the format is small, XlsxWriter takes four times as long for
it, and a file must be the same bytes whatever the day. `tests/dataset/test_xlsx.py` holds each sheet to what XlsxWriter
writes for the same rows, byte for byte.
"""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from generator.dataset.formats.xlsx_parts import CONTROL, HEAD, NAMESPACE, RELATIONS, parts
from generator.dataset.formats.zip_file import member
from generator.schema.columns import Cells

LONGEST_CELL = 32_767  # what Excel holds
MOST_ROWS = 1_048_576
_WIDEST, _NARROWEST = 60, 8
_ROWS_AT_ONCE = 500

# Excel writes a character that XML cannot hold, or would lose, as _x000D_; so text that looks like that is escaped too.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Workbook:
    """A workbook that is written sheet by sheet into a new file. Call `close` at the end.

    created: the moment that the file says it was made, as 2026-11-23T00:00:00Z.
    """

    def __init__(self, path: Path, title: str, created: str) -> None:
        self._archive = zipfile.ZipFile(path, "w")
        self._title, self._created = title, created
        self._sheets: list[tuple[str, str]] = []  # name, range of the filter

    def add_sheet(self, name: str, header: Sequence[str], table: Sequence[Cells], widths: Sequence[int] = ()) -> None:
        r"""Write a sheet: a bold header that stays in view with the first column, and below it the cells as text.

        name: of at most 31 characters, without []:*?/\\. table: the cells of each column. widths: of the columns in
        characters; by their names where not given. A sheet that is full goes on in a next one, `name 2`. A cell that is
        too long for Excel says so at its end.
        """
        most, rows = MOST_ROWS - 1, len(table[0])
        for number, start in enumerate(range(0, max(rows, 1), most), 1):
            some = [cells[start : start + most] for cells in table] if rows > most else table
            self._write_sheet(name if number == 1 else f"{name[:28]} {number}", header, some, widths)

    def _write_sheet(self, name: str, header: Sequence[str], table: Sequence[Cells], widths: Sequence[int]) -> None:
        letters = [column_letters(index) for index in range(len(header))]
        rows = len(table[0])
        with self._archive.open(member(f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"), "w") as sheet:
            sheet.write(_start(header, widths, first=not self._sheets).encode())
            sheet.write(_rows(1, letters, [[heading] for heading in header], style=1).encode())
            for start in range(0, rows, _ROWS_AT_ONCE):
                some = [cells[start : start + _ROWS_AT_ONCE] for cells in table]
                sheet.write(_rows(start + 2, letters, some, style=2).encode())
            area = f"A1:{letters[-1]}{rows + 1}"
            sheet.write(_end(area).encode())
        self._sheets.append((name, area))

    def close(self) -> None:
        """Write what binds the sheets together, and close the file."""
        for name, content in parts(self._sheets, self._title, self._created):
            self._archive.writestr(member(name), (HEAD + content).encode())
        self._archive.close()


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


def _rows(first: int, letters: Sequence[str], table: Sequence[Cells], style: int) -> str:
    """Some rows. first: the number of the first one."""
    numbers = [str(first + place) for place in range(len(table[0]))]
    columns = zip(letters, table, strict=True)
    written = [_column(letter, numbers, cells, style) for letter, cells in columns if any(cells)]
    rows = map("".join, zip(*written, strict=True)) if written else [""] * len(numbers)
    return "".join([f'<row r="{number}">{row}</row>' for number, row in zip(numbers, rows, strict=True)])


def _column(letter: str, numbers: Sequence[str], cells: Cells, style: int) -> list[str]:
    """The cells of one column; a cell without anything is left out."""
    between = f'" s="{style}" t="inlineStr"><is><t'
    placed = zip(numbers, cells, strict=True)
    if _is_plain([*filter(None, cells)]):
        return [f'<c r="{letter}{number}{between}>{cell}</t></is></c>' if cell else "" for number, cell in placed]
    return [f'<c r="{letter}{number}{between}{_content(cell)}</t></is></c>' if cell else "" for number, cell in placed]


def _is_plain(texts: list[str]) -> bool:
    """Whether texts can be written as they are, as nearly all can: a look at all of them together."""
    return (
        _is_safe("".join(texts))
        and [*map(str.strip, texts)] == texts
        and max(map(len, texts), default=0) <= LONGEST_CELL
    )


def _is_safe(text: str) -> bool:
    """Whether XML can hold a text as it is. What it cannot hold is not printable; nor is white space but a space."""
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text and "_x" not in text


def _content(text: str) -> str:
    if _is_safe(text) and text.strip() == text and len(text) <= LONGEST_CELL:
        return f">{text}"
    return f"{_space(text)}>{_text(text)}"


def _space(text: str) -> str:
    return ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""


def _text(text: str) -> str:
    if len(text) > LONGEST_CELL:
        said = "… [cut: Excel holds no more; the whole text is in the other files]"
        text = text[: LONGEST_CELL - len(said)] + said
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text))
