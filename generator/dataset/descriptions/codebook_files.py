"""The codebook as files: a table, and the same for programs."""

from typing import Any

import orjson

from generator.dataset.about import states
from generator.dataset.codebook import Entry, codebook, header, rows
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.csv_table import line
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES
from generator.model.message import texts
from generator.schema.fields import raw_schema


class CodebookCsv(Exporter):
    """The codebook as a table."""

    file = "codebook.csv"
    title = texts(
        nl="Wat elke kolom betekent, wat erin kan staan en hoe vaak zij is ingevuld",
        en="What each column means, what it may hold and how often it is filled in",
    )
    media_type = "text/csv"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        sink.write_file(self.file, "".join(map(line, (header(), *rows(source)))).encode())


class CodebookJson(Exporter):
    """The codebook for programs, with the tables and the states of an answer."""

    file = "codebook.json"
    title = texts(nl="Hetzelfde, voor programma's", en="The same, for programs")
    media_type = "application/json"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        entries = source.once(codebook)
        whole = {
            "schema_version": source.schema_version,
            "as_of": source.on.isoformat(),
            "commit": source.commit,
            "states": [{"cell": cell, "meaning": meaning} for cell, meaning in states()],
            "standards": raw_schema()["x-standards"],
            "tables": [
                {
                    "table": table.name,
                    "title": table.title,
                    "key": table.key,
                    "references": [reference._asdict() for reference in table.references],
                    "columns": [_as_json(entry) for entry in entries if entry.table == table.name],
                }
                for table in TABLES
            ],
        }
        sink.write_file(self.file, orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _as_json(entry: Entry) -> dict[str, Any]:
    value = entry._asdict()
    del value["table"]
    return value
