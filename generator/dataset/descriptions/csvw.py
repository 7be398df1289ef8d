"""`csv-metadata.json`: the CSV files described as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""

from typing import Any

import orjson

from generator.dataset.about import licence_url
from generator.dataset.codebook import always_filled
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.descriptions.value_rules import whole
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, Table
from generator.model.message import Texts, texts
from generator.schema.columns import STATE_CELLS, Column
from generator.schema.fields import raw_schema

_TYPES: dict[str, Any] = {
    "integer": "integer",
    "boolean": {"base": "boolean", "format": "true|false"},
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "year_month": "gYearMonth",
    "url": "anyURI",
}


class CsvOnTheWeb(Exporter):
    """Types, keys, the states of an answer, and what each column means in every language."""

    file = "csv-metadata.json"
    title = texts(
        nl="Beschrijving van de CSV-bestanden voor programma's (CSV on the Web)",
        en="Description of the CSV files for programs (CSV on the Web)",
    )
    media_type = "application/csvm+json"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        settings = source.register.settings
        group = {
            "@context": "http://www.w3.org/ns/csvw",
            "dc:title": _said(settings.name),
            "dc:description": _said(settings.description),
            "dc:publisher": _said(settings.publisher),
            "dc:license": {"@id": licence_url(settings.licence)},
            "dc:modified": {"@value": source.on.isoformat(), "@type": "xsd:date"},
            "dc:source": {"@id": settings.base_url},
            "tables": [_table(table, source) for table in TABLES],
        }
        sink.write_file(self.file, orjson.dumps(group, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _table(table: Table, source: DatasetSource) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(table, column) for column in table.columns(source.languages)],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "columnReference": list(each.columns),
                "reference": {"resource": f"{each.table}.csv", "columnReference": list(each.to)},
            }
            for each in table.references
        ]
    return {"url": f"{table.name}.csv", "dc:title": _said(table.title), "tableSchema": schema}


def _column(table: Table, column: Column) -> dict[str, Any]:
    """One column. `titles` has to be the heading itself, so what people call it is the title of Dublin Core."""
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": _said(column.field.title),
        "dc:description": _said(column.field.description),
        "datatype": _datatype(column),
        "required": always_filled(table, column),
        "null": ["", *STATE_CELLS.values()] if column.stateful else [""],
    }
    if column.language:
        described["lang"] = column.language
    return described


def _datatype(column: Column) -> Any:
    if column.kind == "month":
        return {"base": "string", "format": whole(raw_schema()["definitions"]["month"]["pattern"])}
    return _TYPES.get(column.kind, "string")


def _said(words: Texts) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in words.items() if text]
