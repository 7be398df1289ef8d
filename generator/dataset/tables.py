"""The register as tables: one of registrations, one per field that is a list, and those of what is beside them.

Formats that consist of tables (CSV today) write these; none of them decides what a table holds.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.dataset import past
from generator.dataset.columns import Columns, Row
from generator.dataset.figures import figures_of
from generator.dataset.shapes import (
    ATTESTATION_FIELDS,
    CHANGE_FIELDS,
    FIGURE_FIELDS,
    ORGANISATION_FIELDS,
    STUB_FIELDS,
    TERM_FIELDS,
    VERSION_FIELDS,
)
from generator.dataset.source import DatasetSource
from generator.model.message import Texts
from generator.schema.fields import Field, fields

Values = Callable[[DatasetSource], Iterable[Mapping[str, Any]]]


class Table(ABC):
    """One table. `name` is that of its file without extension; the first column says what a row is about."""

    name: str
    title: Texts

    @abstractmethod
    def header(self, languages: Sequence[str]) -> Sequence[str]:
        """The headings, all of them, whether or not there is a value."""

    @abstractmethod
    def rows(self, source: DatasetSource) -> Iterator[Row]:
        """The rows, in a fixed order, each as long as the header for the languages of the source."""


class Things(Table):
    """One row per thing: everything about it that is not a list. The column `key` comes first."""

    def __init__(self, name: str, title: Texts, key: str, of_fields: Iterable[Field], values: Values) -> None:
        self.name, self.title = name, title
        single = (field for field in of_fields if not field.is_list)
        self._fields = sorted(single, key=lambda field: field.name != key)
        self._values = values

    def header(self, languages: Sequence[str]) -> Sequence[str]:
        return Columns(self._fields, languages).header

    def rows(self, source: DatasetSource) -> Iterator[Row]:
        return map(Columns(self._fields, source.languages).row, self._values(source))


class Items(Table):
    """One row per item of one list: the thing, the place in its list from 1 (`number`), the parts of the item."""

    def __init__(self, of: Things, key: str, field: Field, values: Values) -> None:
        self.name = f"{of.name}_{field.name}"
        self.title = {language: f"{title}: {field.title[language]}" for language, title in of.title.items()}
        self._key, self._field, self._values = key, field, values

    def header(self, languages: Sequence[str]) -> Sequence[str]:
        return (self._key, "number", *self._columns(languages).header)

    def rows(self, source: DatasetSource) -> Iterator[Row]:
        key, name, row = self._key, self._field.name, self._columns(source.languages).row
        whole = bool(self._field.parts)
        for value in self._values(source):
            items = value.get(name)
            if items:
                for number, item in enumerate(items, start=1):
                    yield row(item if whole else {name: item}, value[key], str(number))

    def _columns(self, languages: Sequence[str]) -> Columns:
        return Columns(self._field.parts.values() or (self._field.item,), languages)


def tables(name: str, title: Texts, key: str, of_fields: Iterable[Field], values: Values) -> tuple[Table, ...]:
    """The table of things with these fields, then one per list among the fields."""
    every = tuple(of_fields)
    things = Things(name, title, key, every, values)
    return (things, *(Items(things, key, field, values) for field in every if field.is_list))


def registration_tables(of_fields: Iterable[Field]) -> tuple[Table, ...]:
    """The tables of registrations that have these fields."""
    title = {"nl": "Registraties", "en": "Registrations"}
    return tables("registrations", title, "id", of_fields, lambda source: source.values)


TABLES: tuple[Table, ...] = (
    *registration_tables(fields().values()),
    *tables(
        "organisations",
        {"nl": "Organisaties", "en": "Organisations"},
        "organisation",
        ORGANISATION_FIELDS,
        lambda source: source.organisations,
    ),
    *tables(
        "versions",
        {"nl": "Versies van registraties", "en": "Versions of registrations"},
        "id",
        VERSION_FIELDS,
        past.versions,
    ),
    *tables(
        "changes",
        {"nl": "Wijzigingen, veld voor veld", "en": "Changes, field by field"},
        "id",
        CHANGE_FIELDS,
        past.changes,
    ),
    *tables(
        "vocabularies",
        {"nl": "Begrippen waarnaar registraties verwijzen", "en": "Terms that registrations point at"},
        "vocabulary",
        TERM_FIELDS,
        DatasetSource.terms,
    ),
    *tables(
        "stubs",
        {"nl": "Aangekondigde uitgestelde registraties", "en": "Deferred registrations that are announced"},
        "id",
        STUB_FIELDS,
        lambda source: source.stubs,
    ),
    *tables(
        "attestations",
        {
            "nl": "Hoeveel uitgestelde registraties te laat zijn, per maand",
            "en": "How many deferred registrations are overdue, per month",
        },
        "month",
        ATTESTATION_FIELDS,
        lambda source: source.attestations,
    ),
    *tables(
        "figures",
        {"nl": "De cijfers van het register", "en": "The figures of the register"},
        "figure",
        FIGURE_FIELDS,
        figures_of,
    ),
)
