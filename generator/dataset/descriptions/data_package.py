"""`datapackage.json`: the CSV files described as a Data Package, version 2 (https://datapackage.org)."""

from typing import Any

import orjson

from generator.dataset.about import citation, cited, licence_url, states
from generator.dataset.codebook import always_filled
from generator.dataset.contract import Exporter, Group, PublishedFile, Sink
from generator.dataset.descriptions.value_rules import constraints
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, Table
from generator.model.message import texts
from generator.schema.columns import Column
from generator.text import in_language

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_LANGUAGE = "en"  # of the descriptions: the standard knows one; the codebook and the CSVW file have them all
_TYPES = {"integer": "integer", "boolean": "boolean", "date": "date", "year_month": "yearmonth"}


class DataPackage(Exporter):
    """Types, limits, keys and the states of an answer of every column, and the size and SHA-256 of every table."""

    file = "datapackage.json"
    title = texts(
        nl="Beschrijving van de CSV-bestanden voor programma's (Frictionless Data Package 2)",
        en="Description of the CSV files for programs (Frictionless Data Package 2)",
    )
    media_type = "application/json"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        settings = source.register.settings
        package = {
            "$schema": _PROFILE.format("datapackage"),
            "name": "register",
            "title": in_language(settings.name, _LANGUAGE),
            "description": in_language(settings.description, _LANGUAGE),
            "homepage": settings.base_url,
            "version": f"{source.schema_version}.0.{source.on:%Y%m%d}+{source.commit[:12]}",
            "created": f"{source.on.isoformat()}T00:00:00Z",
            "licenses": [{"name": settings.licence, "path": licence_url(settings.licence)}],
            "contributors": [{"title": in_language(settings.publisher, _LANGUAGE), "roles": ["publisher"]}],
            "citation": citation(cited(settings, source.on, source.commit, _LANGUAGE, source.address)),
            "resources": [_resource(table, source, sink.files[f"{table.name}.csv"]) for table in TABLES],
        }
        sink.write_file(self.file, orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _resource(table: Table, source: DatasetSource, file: PublishedFile) -> dict[str, Any]:
    return {
        "$schema": _PROFILE.format("dataresource"),
        "name": table.name,
        "type": "table",
        "title": in_language(table.title, _LANGUAGE),
        "path": file.file,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": _schema(table, source),
    }


def _schema(table: Table, source: DatasetSource) -> dict[str, Any]:
    columns = table.columns(source.languages)
    missing = [{"value": "", "label": "Not filled in, and not needed; or not written in this language"}]
    if any(column.stateful for column in columns):
        missing += [{"value": cell, "label": meaning[_LANGUAGE]} for cell, meaning in states()]
    described = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_field(table, column, source) for column in columns],
        "primaryKey": list(table.key),
        "missingValues": missing,
    }
    if table.references:
        described["foreignKeys"] = [
            {"fields": list(each.columns), "reference": {"resource": each.table, "fields": list(each.to)}}
            for each in table.references
        ]
    return described


def _field(table: Table, column: Column, source: DatasetSource) -> dict[str, Any]:
    kind = _TYPES.get(column.kind, "string")
    described: dict[str, Any] = {
        "name": column.name,
        "type": kind,
        "title": in_language(column.field.title, _LANGUAGE),
        "description": in_language(column.field.description, _LANGUAGE),
    }
    if kind == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    limits = constraints(column, source.register.vocabularies) if kind == "string" else {}
    if always_filled(table, column):
        limits["required"] = True
    if limits:
        described["constraints"] = limits
    return described
