"""Everything that stands in the cells of a SQLite file, and the words of its full-text indexes.

The file is opened as a copy in memory. It may come from anybody: nothing in its schema is run that reads or writes
outside it, and a query that takes too long is stopped.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

_STEPS = 200_000_000  # of SQLite's machine, for one file
_TOGETHER = 1024 * 1024  # characters of text in one piece
_VIRTUAL = re.compile(r"(?is)\s*create\s+virtual\s+table\b.*?\busing\s+(\w+)")
_INDEXES = {"fts5": ("fts5vocab", ", 'row'"), "fts4": ("fts4aux", ""), "fts3": ("fts4aux", "")}


class UnreadableError(Exception):
    """This is no SQLite file, or one that cannot be read whole."""


def cells(data: bytes) -> Iterator[bytes]:
    """The names and definitions of tables, the texts in their cells put together, and each blob.

    Raises UnreadableError, after what could be read.
    """
    # A file that was in use with a log beside it says so in two bytes, and does not open without that log.
    plain = data[:18] + b"\1\1" + data[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(plain)
            database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
            database.execute("PRAGMA trusted_schema = OFF")
            left = iter(range(_STEPS // 10_000))
            database.set_progress_handler(lambda: int(next(left, None) is None), 10_000)
            yield from _all(database)
    except sqlite3.Error as error:
        raise UnreadableError from error


def _all(database: sqlite3.Connection) -> Iterator[bytes]:
    made = database.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    yield from _values(made)
    broken: sqlite3.Error | None = None
    for name, kind, definition in made:
        if kind == "table":
            table = '"' + name.replace('"', '""') + '"'
            module = _module(definition or "")
            try:
                if module in _INDEXES:
                    yield from _words(database, table, *_INDEXES[module])
                else:
                    yield from _values(database.execute(f"SELECT * FROM {table}"))  # noqa: S608 - quoted
            except sqlite3.Error as error:
                broken = error
    if broken:
        raise broken


def _module(definition: str) -> str:
    """What a virtual table is made with; "" for an ordinary one."""
    found = _VIRTUAL.match(definition)
    return found[1].lower() if found else ""


def _words(database: sqlite3.Connection, table: str, reader: str, options: str) -> Iterator[bytes]:
    """The words in a full-text index. Its texts, if it keeps them, are in a table of their own."""
    database.execute(f"CREATE VIRTUAL TABLE temp.words USING {reader}(main, {table}{options})")
    yield from _values(database.execute("SELECT DISTINCT term FROM temp.words"))
    database.execute("DROP TABLE temp.words")


def _values(rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    texts, size = [], 0
    for row in rows:
        for value in row:
            if isinstance(value, str):
                texts.append(value)
                size += len(value)
            elif isinstance(value, bytes) and value:
                yield value
        if size > _TOGETHER:
            yield _joined(texts)
            texts, size = [], 0
    yield _joined(texts)


def _joined(texts: Iterable[str]) -> bytes:
    return "\n".join(texts).encode("utf-8", "surrogateescape")
