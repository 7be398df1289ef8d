"""A table as CSV: RFC 4180, UTF-8 without byte order mark, a header always; cells hold exactly what was reviewed."""

import csv
import io

from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.dataset.tables import Table


class CsvTable(Exporter):
    """One table as `<table>.csv`."""

    media_type = "text/csv"

    def __init__(self, table: Table) -> None:
        self.file = f"{table.name}.csv"
        self.title = table.title
        self._table = table

    def write(self, source: DatasetSource, sink: Sink) -> None:
        with (
            sink.open_file(self.file) as stream,
            io.TextIOWrapper(stream, encoding="utf-8", newline="") as text,
        ):
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(self._table.header(source.languages))
            writer.writerows(self._table.rows(source))
