"""A table as CSV, twice: exactly, for programs; and as a Dutch spreadsheet opens it right, for reading."""

import io
import re
from collections.abc import Callable, Iterator, Sequence

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.source import DatasetSource
from generator.dataset.tables import Table
from generator.model.message import Texts
from generator.schema.columns import Cells, Row

_LINE_BREAKS = re.compile("[ \t]*(?:[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*)+")
_BREAK_SHOWN = " ¶ "
_ROWS_AT_ONCE = 1000
_BYTE_ORDER_MARK = "\ufeff"


def csv_file(table: Table) -> str:
    """Where a table stands as CSV, from the folder of the dataset."""
    return f"{table.name}.csv"


class CsvTable(Exporter):
    """One table as `<table>.csv`: RFC 4180, UTF-8 without byte order mark, a header always.

    Cells hold exactly what was reviewed. Nothing in them is rewritten for spreadsheets: what a spreadsheet would run as
    a formula is refused in registrations (AIR-353).
    """

    media_type = "text/csv"
    group = Group.TABLES

    def __init__(self, table: Table) -> None:
        self.file = csv_file(table)
        self.title = table.title
        self.table = table

    def write(self, source: DatasetSource, sink: Sink) -> None:
        with (
            sink.open_file(self.file) as stream,
            io.TextIOWrapper(stream, encoding="utf-8", newline="") as text,
        ):
            text.write(line(self.table.header(source.languages)))
            text.writelines(_lines(self.table.cells(source), _cells, ","))


class SpreadsheetCsvTable(Exporter):
    """One table as `csv-excel/<table>.csv`: semicolons and a byte order mark, so that a double click opens it right.

    A copy for reading. A line break in a cell is shown as ¶, because many ways to open a file take it for a new row.
    The program that opens it may still take a text for a date or a number; the workbook has no such trouble.
    """

    media_type = "text/csv"
    group = Group.SPREADSHEET
    packed = False  # a reading copy; the workbook is a better one

    def __init__(self, table: Table) -> None:
        self.file = f"csv-excel/{table.name}.csv"
        self.title = _reading_copy(table.title)
        self.table = table

    def write(self, source: DatasetSource, sink: Sink) -> None:
        with (
            sink.open_file(self.file) as stream,
            io.TextIOWrapper(stream, encoding="utf-8", newline="") as text,
        ):
            text.write(_BYTE_ORDER_MARK)
            text.write(spreadsheet_line(self.table.header(source.languages)))
            text.writelines(_lines(self.table.cells(source), _spreadsheet_cells, ";"))


def _reading_copy(title: Texts) -> Texts:
    what = {"nl": "voor een Nederlandse Excel, om te lezen", "en": "for an Excel with semicolons, for reading"}
    return {language: f"{title[language]}, {words}" for language, words in what.items()}


def _lines(table: Sequence[Cells], written: Callable[[Cells], Sequence[str]], separator: str) -> Iterator[str]:
    """The rows of a table of several columns, some at once. written: how the cells of one column stand in the file."""
    for start in range(0, len(table[0]), _ROWS_AT_ONCE):
        columns = [written(cells[start : start + _ROWS_AT_ONCE]) for cells in table]
        yield "\r\n".join(map(separator.join, zip(*columns, strict=True))) + "\r\n"


def line(row: Row) -> str:
    """A row of several cells as one line."""
    return ",".join([_cell(cell) if cell else "" for cell in row]) + "\r\n"


def _cells(cells: Cells) -> Sequence[str]:
    """Cells as `csv.writer` writes them, in a third of the time: most columns need no quotes anywhere."""
    if _needs_quotes("".join(filter(None, cells))):
        return [_cell(cell) if cell else "" for cell in cells]
    return [cell or "" for cell in cells]


def _cell(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _needs_quotes(cell) else cell


def _needs_quotes(text: str) -> bool:
    return "," in text or '"' in text or "\n" in text or "\r" in text  # four looks take less time than one expression


def _spreadsheet_cells(cells: Cells) -> Sequence[str]:
    """The same for a spreadsheet: every cell on one line, and between quotes where needed."""
    if _is_plain("".join(filter(None, cells))):
        return [cell or "" for cell in cells]
    return [(cell if _is_plain(cell) else _spreadsheet_cell(cell)) if cell else "" for cell in cells]


def spreadsheet_line(row: Row) -> str:
    """A row as one line for a spreadsheet."""
    return ";".join(_spreadsheet_cells(row)) + "\r\n"


_is_special = re.compile('[";\r\n\x0b\x0c\x85\u2028\u2029]').search


def _is_plain(text: str) -> bool:
    return text.isprintable() and ";" not in text and '"' not in text  # no kind of line break is printable


def _spreadsheet_cell(cell: str) -> str:
    if not _is_special(cell):
        return cell
    shown = _LINE_BREAKS.sub(_BREAK_SHOWN, cell)
    return '"' + shown.replace('"', '""') + '"'
