"""Tables as Parquet: for programs that read columns. The same cells as in the CSV files, also on another machine."""

from typing import TYPE_CHECKING, Any

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.csv_table import csv_file
from generator.dataset.formats.libraries import need
from generator.dataset.source import DatasetSource
from generator.dataset.tables import Table
from generator.model.message import Texts
from generator.schema.columns import Column

if TYPE_CHECKING:
    import pyarrow

_AT_ONCE = 1 << 22  # bytes: the memory that a table takes; no row is nearly as long, because no file of a register is


class ParquetTable(Exporter):
    """One table as `parquet/<table>.parquet`, compressed with Zstandard.

    Whole numbers are numbers; all else is text, also dates, because a question may have a state in the place of an
    answer. Every column carries its meaning, and the file says what it is.

    Made of the CSV file: the library reads that faster than cells of Python, which make it load pandas where it is.
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
            sink.read_file(csv_file(self.table)) as cells,
            _reader(cells, schema) as batches,
            sink.open_file(self.file) as stream,
            parquet.ParquetWriter(
                stream, schema, compression="zstd", compression_level=3, use_dictionary=False
            ) as writer,
        ):
            for batch in batches:
                writer.write_batch(arrow.record_batch(batch.columns, schema=schema))
        arrow.default_memory_pool().release_unused()  # it would keep what the largest table took


def _reader(cells: Any, schema: "pyarrow.Schema") -> Any:
    """The rows of a CSV file with a header, some megabytes at once; a cell without anything is no value."""
    csv = need("pyarrow.csv")
    return csv.open_csv(
        cells,
        read_options=csv.ReadOptions(use_threads=False, block_size=_AT_ONCE),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types={field.name: field.type for field in schema}, null_values=[""], strings_can_be_null=True
        ),
    )


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
