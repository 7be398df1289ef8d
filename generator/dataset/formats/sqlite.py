"""The register as an SQLite database: every table with its keys, overviews that join them, and a full-text index."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from generator.dataset import codebook
from generator.dataset.about import facts
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.sqlite_views import index, views
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, Table
from generator.model.message import INTERFACE_LANGUAGES, texts
from generator.schema.columns import STATES, Column

_SETTINGS = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
_WRITTEN_BY = slice(92, 100)  # of the header: a counter, and the version of the library that wrote last
_APPLICATION = 0x4441474C  # the name of this program, for `file`


class Database(Exporter):
    """`register.sqlite`: the same cells as in the CSV files."""

    file = "register.sqlite"
    title = texts(
        nl="Het hele register als database (SQLite), met overzichten en een zoekindex",
        en="The whole register as a database (SQLite), with overviews and a full-text index",
    )
    media_type = "application/vnd.sqlite3"
    group = Group.WHOLE

    def write(self, source: DatasetSource, sink: Sink) -> None:
        with sink.place_file(self.file) as path:
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                database.executescript(_SETTINGS)
                database.execute("BEGIN")
                for table in TABLES:
                    _fill(database, table, source)
                _describe(database, source)
                for statement in (*views(source.languages), *index(source.languages)):
                    database.execute(statement)
                database.execute("COMMIT")
                database.executescript(
                    f"PRAGMA application_id={_APPLICATION}; PRAGMA user_version={int(source.schema_version)};"
                )
            _forget_the_writer(path)


def _fill(database: sqlite3.Connection, table: Table, source: DatasetSource) -> None:
    columns = table.columns(source.languages)
    database.execute(create(table, columns))
    places = ",".join("?" * len(columns))
    database.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({places})", table.rows(source))


def create(table: Table, columns: Sequence[Column]) -> str:
    """The statement that makes a table. A column is text, or a number where only numbers and states can stand."""
    parts = [f"{quoted(column.name)} {_affinity(column)}" for column in columns]
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    parts += [
        f"FOREIGN KEY ({_names(reference.columns)}) REFERENCES {quoted(reference.table)} ({_names(reference.to)})"
        for reference in table.references
    ]
    # A table of lists is kept in the order of its key; one of things has row numbers, for the full-text index.
    ending = " WITHOUT ROWID" if len(table.key) > 1 else ""
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)}){ending}"


def _affinity(column: Column) -> str:
    return "NUMERIC" if column.kind == "integer" else "TEXT"


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(quoted, names))


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def _describe(database: sqlite3.Connection, source: DatasetSource) -> None:
    """What the database is and what its columns mean, in two tables."""
    database.execute(f"CREATE TABLE about (name TEXT PRIMARY KEY, {_in_each('label')}, {_in_each('value')})")
    database.executemany("INSERT INTO about VALUES (?,?,?,?,?)", _facts(source))
    names = codebook.header()
    columns = ", ".join(f"{quoted(name)} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in names)
    database.execute(f'CREATE TABLE codebook ({columns}, PRIMARY KEY ("table", "column"))')
    database.executemany(f"INSERT INTO codebook VALUES ({','.join('?' * len(names))})", codebook.rows(source))


_NUMBERS = frozenset({"rows", "filled", "empty", *STATES})


def _in_each(name: str) -> str:
    return ", ".join(f"{name}_{language} TEXT" for language in INTERFACE_LANGUAGES)


def _facts(source: DatasetSource) -> Iterator[tuple[str, ...]]:
    for fact in facts(source):
        yield (
            fact.name,
            *map(fact.label.__getitem__, INTERFACE_LANGUAGES),
            *map(fact.value.__getitem__, INTERFACE_LANGUAGES),
        )


def _forget_the_writer(path: Path) -> None:
    """Blank what the header says of the library that wrote it: where two write the same, the bytes are the same."""
    with path.open("r+b") as file:
        file.seek(_WRITTEN_BY.start)
        file.write(bytes(_WRITTEN_BY.stop - _WRITTEN_BY.start))
