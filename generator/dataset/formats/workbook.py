"""The register as a workbook for Excel and LibreOffice: what it is, the codebook, and a sheet for every table."""

from collections.abc import Iterable, Iterator, Sequence

from generator.dataset import codebook
from generator.dataset.about import READING, facts
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.xlsx_writer import Workbook
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, Table
from generator.model.message import INTERFACE_LANGUAGES, texts
from generator.schema.columns import Cells, Column, Row
from generator.text import in_language

_LONGEST_NAME = 31
_WIDTHS = {"id": 10, "number": 8, "text": 60, "summary": 60, "name": 40, "line": 30, "url": 30, "date": 12, "month": 12}
_ABOUT_WIDTHS, _CODEBOOK_WIDTHS = (24, 110), (24, 28, 30, 30, 60, 60)


class Spreadsheet(Exporter):
    """`register.xlsx`. Every cell is text, so that no program makes a number, a date or a formula of it."""

    file = "register.xlsx"
    title = texts(
        nl="Het hele register voor Excel en LibreOffice, met uitleg en een blad per tabel",
        en="The whole register for Excel and LibreOffice, with an explanation and a sheet per table",
    )
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    group = Group.WHOLE

    def write(self, source: DatasetSource, sink: Sink) -> None:
        name = in_language(source.register.settings.name, source.register.settings.languages[0])
        with sink.place_file(self.file) as path:
            book = Workbook(path, name, f"{source.on.isoformat()}T00:00:00Z")
            book.add_sheet("read_me", ("", name), _columns(_about(source)), _ABOUT_WIDTHS)
            header = codebook.header()
            widths = _CODEBOOK_WIDTHS + (14,) * (len(header) - len(_CODEBOOK_WIDTHS))
            book.add_sheet("codebook", header, _columns(codebook.rows(source)), widths)
            names = sheet_names(TABLES)
            for table in TABLES:
                columns = table.columns(source.languages)
                header = table.header(source.languages)
                book.add_sheet(names[table.name], header, table.cells(source), [_width(column) for column in columns])
            book.close()


def sheet_names(tables: Sequence[Table]) -> dict[str, str]:
    """The sheet of each table: its name, or for a list of registrations only that of the list; Excel takes 31 letters.

    Raises ValueError when two would be the same.
    """
    names = {table.name: table.name.removeprefix(f"{tables[0].name}_")[:_LONGEST_NAME] for table in tables}
    if len(set(names.values())) < len(names):
        raise ValueError("two tables would have the same sheet name")
    return names


def _about(source: DatasetSource) -> Iterator[Row]:
    """Who, what, when and how to read it, in every language of the interface."""
    for language in INTERFACE_LANGUAGES:
        for fact in facts(source):
            yield fact.label[language], fact.value[language]
        yield "", ""
        for line in READING[language].splitlines():
            yield "", line
        yield "", ""


def _columns(rows: Iterable[Row]) -> list[Cells]:
    return [*zip(*rows, strict=True)]


def _width(column: Column) -> int:
    return max(_WIDTHS.get(column.kind, 16), min(len(column.name) + 3, 40))
