"""Tables as Parquet: for programs that read columns. The same cells as in the CSV files, also on another machine."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.libraries import need
from generator.dataset.source import DatasetSource
from generator.dataset.tables import Table
from generator.model.message import Texts
from generator.schema.columns import Column, Row

if TYPE_CHECKING:
    import pyarrow

_ROWS_AT_ONCE = 2048  # the memory that the largest table takes; also what a reader reads at once


class ParquetTable(Exporter):
    """One table as `parquet/<table>.parquet`, compressed with Zstandard.

    Whole numbers are numbers; all else is text, also dates, because a question may have a state in the place of an
    answer. Every column carries its meaning, and the file says what it is.
    """

    media_type = "application/vnd.apache.parquet"
    group = Group.COLUMNS

    def __init__(self, table: Table) -> None:
        self.file = f"parquet/{table.name}.parquet"
        self.title = table.title
        self.table = table

    def write(self, source: DatasetSource, sink: Sink) -> None:
        arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
        columns = self.table.columns(source.languages)
        schema = arrow.schema([_field(arrow, column) for column in columns], _about(source, self.title))
        with (
            sink.open_file(self.file) as stream,
            parquet.ParquetWriter(
                stream, schema, compression="zstd", compression_level=3, use_dictionary=False
            ) as writer,
        ):
            for batch in _batches(iter(self.table.rows(source)), columns, schema, arrow):
                writer.write_batch(batch)


def _batches(
    rows: Iterator[Row], columns: Sequence[Column], schema: "pyarrow.Schema", arrow: Any
) -> Iterator["pyarrow.RecordBatch"]:
    numbers = [index for index, column in enumerate(columns) if _is_number(column)]
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        cells: list[Sequence[Any]] = list(zip(*some, strict=True))
        for index in numbers:
            cells[index] = [None if cell is None else int(cell) for cell in cells[index]]
        arrays = [arrow.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
        yield arrow.record_batch(arrays, schema=schema)


def _is_number(column: Column) -> bool:
    return column.kind == "integer" and not column.stateful


def _field(arrow: Any, column: Column) -> "pyarrow.Field":
    kind = arrow.int64() if _is_number(column) else arrow.string()
    return arrow.field(column.name, kind, metadata={"title": column.field.title.get("en", column.name)})


def _about(source: DatasetSource, title: Texts) -> dict[str, str]:
    settings = source.register.settings
    return {
        "title": title["en"],
        "licence": settings.licence,
        "source": settings.base_url,
        "as_of": source.on.isoformat(),
        "commit": source.commit,
    }
