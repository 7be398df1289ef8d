"""The register as tables: one of registrations, one per field that is a list, and those of what is beside them.

Formats that consist of tables write these; none of them decides what a table holds. How a field becomes columns, and
how a question without an answer looks: `generator.schema.columns`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.dataset import past
from generator.dataset.figures import figures_of
from generator.dataset.shapes import (
    ATTESTATION_FIELDS,
    CHANGE_FIELDS,
    FIGURE_FIELDS,
    NUMBER,
    ORGANISATION_FIELDS,
    STUB_FIELDS,
    TERM_FIELDS,
    VERSION_FIELDS,
)
from generator.dataset.source import DatasetSource
from generator.model.message import Texts
from generator.schema.columns import Cells, Column, Columns, Row
from generator.schema.fields import Field, fields

Values = Callable[[DatasetSource], Iterable[Mapping[str, Any]]]


class Reference(NamedTuple):
    """Columns whose values in each row stand in a row of another table, of which they are the whole key."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Table(ABC):
    """One table. The first column says what a row is about.

    name: that of its file without extension. title: what it holds. key: the columns that make a row unique, in this
    order; they come first and are always filled. references: the columns that point at other tables.
    """

    name: str
    title: Texts
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @abstractmethod
    def columns(self, languages: Sequence[str]) -> Sequence[Column]:
        """The columns, all of them, whether or not there is a value."""

    def cells(self, source: DatasetSource) -> Sequence[Cells]:
        """The cells of each column, for the languages of the source; the rows are in a fixed order."""
        return source.once(self._cells)  # half a dozen formats write them

    @abstractmethod
    def _cells(self, source: DatasetSource) -> Sequence[Cells]:
        """Make the cells."""

    def rows(self, source: DatasetSource) -> Iterator[Row]:
        """The same, row by row."""
        return zip(*self.cells(source), strict=True)

    def header(self, languages: Sequence[str]) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns(languages))


class Things(Table):
    """One row per thing. The columns of `key` come first.

    stateful: whether they are registrations, with questions that may be without an answer.
    """

    def __init__(
        self,
        name: str,
        title: Texts,
        key: Sequence[str],
        of_fields: Iterable[Field],
        values: Values,
        *,
        references: tuple[Reference, ...] = (),
        stateful: bool = False,
    ) -> None:
        self.name, self.title, self.key, self.references = name, title, tuple(key), references
        self._fields = sorted(
            of_fields, key=lambda field: key.index(field.name) if field.name in key else len(self.key)
        )
        self._values, self._stateful = values, stateful

    def columns(self, languages: Sequence[str]) -> Sequence[Column]:
        return self._columns(languages).columns

    def _cells(self, source: DatasetSource) -> Sequence[Cells]:
        return self._columns(source.languages).cells([*self._values(source)])

    def _columns(self, languages: Sequence[str]) -> Columns:
        return Columns(self._fields, languages, counting=True, stateful=self._stateful)


class Items(Table):
    """One row per item of one list: the thing, the place in its list from 1 (`number`), the parts of the item."""

    def __init__(self, of: Things, key: Field, field: Field, values: Values) -> None:
        self.name = f"{of.name}_{field.name}"
        self.title = {language: f"{title}: {field.title[language]}" for language, title in of.title.items()}
        self.key = (key.name, NUMBER.name)
        self.references = (Reference((key.name,), of.name, (key.name,)),)
        self.field = field
        self._key, self._values = key, values

    def columns(self, languages: Sequence[str]) -> Sequence[Column]:
        first = Column(self._key.name, self._key), Column(NUMBER.name, NUMBER)
        return (*first, *self._columns(languages).columns)

    def _cells(self, source: DatasetSource) -> Sequence[Cells]:
        keys: list[str] = []
        numbers: list[str] = []
        items: list[Any] = []
        for value in self._values(source):
            found = value.get(self.field.name)
            if found:
                keys += [value[self._key.name]] * len(found)
                numbers += map(str, range(1, len(found) + 1))
                items += found
        values = items if self.field.parts else [{self.field.name: item} for item in items]
        return keys, numbers, *self._columns(source.languages).cells(values)

    def _columns(self, languages: Sequence[str]) -> Columns:
        parts = self.field.parts.values()
        return Columns(parts or (self.field.item,), languages, of=(self.field,) if parts else ())


def tables(
    name: str,
    title: Texts,
    key: Sequence[str],
    of_fields: Iterable[Field],
    values: Values,
    *,
    references: tuple[Reference, ...] = (),
    stateful: bool = False,
) -> tuple[Table, ...]:
    """The table of things with these fields, then one per list among the fields, when one column is the key."""
    every = {field.name: field for field in of_fields}
    things = Things(name, title, key, every.values(), values, references=references, stateful=stateful)
    lists = [field for field in every.values() if field.is_list]
    return (things, *(Items(things, every[key[0]], field, values) for field in lists))


def registration_tables(of_fields: Iterable[Field]) -> tuple[Table, ...]:
    """The tables of registrations that have these fields."""
    return tables(
        "registrations",
        {"nl": "Registraties", "en": "Registrations"},
        ("id",),
        of_fields,
        lambda source: source.values,
        references=(Reference(("organisation",), "organisations", ("organisation",)),),
        stateful=True,
    )


TABLES: tuple[Table, ...] = (
    *registration_tables(fields().values()),
    *tables(
        "organisations",
        {"nl": "Organisaties", "en": "Organisations"},
        ("organisation",),
        ORGANISATION_FIELDS,
        lambda source: source.organisations,
    ),
    *tables(
        "versions",
        {"nl": "Versies van registraties", "en": "Versions of registrations"},
        ("id", "version"),
        VERSION_FIELDS,
        past.versions,
    ),
    *tables(
        "changes",
        {"nl": "Wijzigingen, veld voor veld", "en": "Changes, field by field"},
        ("id", "version", "number"),
        CHANGE_FIELDS,
        past.changes,
        references=(Reference(("id", "version"), "versions", ("id", "version")),),
    ),
    *tables(
        "vocabularies",
        {"nl": "Begrippen waarnaar registraties verwijzen", "en": "Terms that registrations point at"},
        ("vocabulary", "term"),
        TERM_FIELDS,
        DatasetSource.terms,
    ),
    *tables(
        "stubs",
        {"nl": "Aangekondigde uitgestelde registraties", "en": "Deferred registrations that are announced"},
        ("id",),
        STUB_FIELDS,
        lambda source: source.stubs,
    ),
    *tables(
        "attestations",
        {
            "nl": "Hoeveel uitgestelde registraties te laat zijn, per maand",
            "en": "How many deferred registrations are overdue, per month",
        },
        ("month",),
        ATTESTATION_FIELDS,
        lambda source: source.attestations,
    ),
    *tables(
        "figures",
        {"nl": "De cijfers van het register", "en": "The figures of the register"},
        ("figure",),
        FIGURE_FIELDS,
        figures_of,
    ),
)
