"""The codebook: every column of every table, what it means, what it may hold and how often it is filled in."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, Table
from generator.model.message import INTERFACE_LANGUAGES, Texts
from generator.schema.columns import STATE_CELLS, STATES, Cells, Column, Row
from generator.schema.fields import raw_schema


class Entry(NamedTuple):
    """One column.

    table, column: its place. title, meaning: in the languages of the interface. kind: the kind of value, a name of
    the schema, or `integer`. language: of the text, or "". values: the vocabulary with its terms, or the values with
    bars between them, or "". question: whether everybody must answer it or say why not. always: whether every row has a
    value. rows: how many rows there are; filled: in how many there is an answer; then one count per state of an answer;
    empty: the rest. since: the version of the schema. changes: of its meaning. maps_to: the same in other standards.
    """

    table: str
    column: str
    title: Texts
    meaning: Texts
    kind: str
    language: str
    values: str
    question: bool
    always: bool
    rows: int
    filled: int
    states: Mapping[str, int]
    empty: int
    since: str
    changes: tuple[Mapping[str, str], ...]
    maps_to: Mapping[str, tuple[str, ...]]


def codebook(source: DatasetSource) -> tuple[Entry, ...]:
    """All columns, in the order of the tables. Use `source.once(codebook)`: counting reads every cell."""
    return tuple(entry for table in TABLES for entry in _entries(table, source))


def _entries(table: Table, source: DatasetSource) -> Iterator[Entry]:
    columns = table.columns(source.languages)
    for column, cells in zip(columns, table.cells(source), strict=True):
        filled, found = _count(cells, column.stateful)
        rows, field, outer = len(cells), column.field, column.outer
        yield Entry(
            table=table.name,
            column=column.name,
            title=_title(column),
            meaning=_counting(field.description) if column.counts else field.description,
            kind=column.kind,
            language=column.language,
            values="|".join(field.values) if field.values else field.vocabulary,
            question=outer.question and column.stateful,
            always=always_filled(table, column),
            rows=rows,
            filled=filled,
            states=found,
            empty=rows - filled - sum(found.values()),
            since=field.since,
            changes=field.changes,
            maps_to=outer.maps_to,
        )


def always_filled(table: Table, column: Column) -> bool:
    """Whether every row has a value in this column, whatever the register."""
    certain = all(around.required or around.is_list for around in column.of)
    return column.name in table.key or (column.field.required and not column.language and certain)


def _title(column: Column) -> Texts:
    """The titles from the outside in, the language of the text after it."""
    words: Texts = {
        language: ": ".join(field.title.get(language, field.name) for field in (*column.of, column.field))
        for language in INTERFACE_LANGUAGES
    }
    if column.counts:
        words = _counting(words)
    return {each: f"{text} ({column.language})" if column.language else text for each, text in words.items()}


def _counting(words: Texts) -> Texts:
    before = {"nl": "Aantal", "en": "Number"}
    return {language: f"{before[language]}: {text}" for language, text in words.items()}


def _count(cells: Cells, stateful: bool) -> tuple[int, dict[str, int]]:
    """In how many rows of a column there is an answer, and each of the states."""
    states = {state: cells.count(STATE_CELLS[state]) for state in STATES} if stateful else {}
    return len(cells) - cells.count(None) - sum(states.values()), states


def header() -> tuple[str, ...]:
    """The columns of the codebook as a table."""
    return (
        "table", "column", "title_nl", "title_en", "meaning_nl", "meaning_en", "type", "language", "values", "question",
        "always_filled", "rows", "filled", *STATES, "empty", "since_schema", "changes_nl", "changes_en", *standards(),
    )  # fmt: skip


def standards() -> tuple[str, ...]:
    """The names of the other standards."""
    return tuple(raw_schema()["x-standards"])


def rows(source: DatasetSource) -> Iterator[Row]:
    """The codebook as a table."""
    for entry in source.once(codebook):
        yield (
            entry.table,
            entry.column,
            *(entry.title.get(language) for language in INTERFACE_LANGUAGES),
            *(entry.meaning.get(language) for language in INTERFACE_LANGUAGES),
            entry.kind,
            entry.language,
            entry.values,
            _yes(entry.question),
            _yes(entry.always),
            str(entry.rows),
            str(entry.filled),
            *(str(entry.states[state]) if entry.states else None for state in STATES),
            str(entry.empty),
            entry.since,
            *("; ".join(f"{one['on']}: {one[each]}" for one in entry.changes) for each in INTERFACE_LANGUAGES),
            *(" ".join(entry.maps_to.get(standard, ())) for standard in standards()),
        )


def _yes(value: bool) -> str:
    return "true" if value else "false"
