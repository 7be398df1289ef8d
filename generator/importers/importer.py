"""What every importer says of its register, and the road from an export to drafts: the same for all of them."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from generator.errors import InputError
from generator.importers import loading, table, texts
from generator.importers.draft import Draft
from generator.importers.losses import Report
from generator.importers.table import Row, Table
from generator.model.message import Texts
from generator.model.vocabulary import Vocabulary
from generator.schema.fields import fields
from generator.schema.validator import validator
from generator.source.tree import holds_deferred
from generator.text import fold


@dataclass(frozen=True)
class Named:
    """An organisation as an export names it. kinds: words for its kind, the best first."""

    name: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Origin(Protocol):
    """Whose data it is. `name` is what the register is called; `url` is where it stands."""

    @property
    def name(self) -> Texts: ...

    @property
    def url(self) -> str: ...


class Importer(Protocol):
    """One register's exports. `name` says in every language which register the registrations are a copy of."""

    format: str
    name: Texts
    url: str
    language: str
    expected: str
    breaks_count: bool

    def recognises(self, columns: Collection[str]) -> bool:
        """Whether these are columns of this register."""

    def arrange(self, found: Table) -> dict[str, str]:
        """Rename the columns in place to the importer's own names; returns the export's names with ours."""

    def refusal(self, row: Row) -> str:
        """Why a row must not be imported, as a key of `losses.REFUSED`, or ""."""

    def organisation(self, row: Row) -> Named | None:
        """The organisation that a row names."""

    def fill(self, draft: Draft, organisation: str, on: datetime.date) -> None:
        """Carry the cells of a row over into a draft."""

    def identity(self, data: Mapping[str, Any]) -> str:
        """What makes a registration the same one in a later export, or ""."""

    def made(self, data: Mapping[str, Any]) -> bool:
        """Whether a registration came from this register."""


@dataclass(frozen=True)
class Imported:
    """One row as a registration that only lacks its id. `organisation` is a key of `Import.organisations`."""

    row: int
    data: dict[str, Any]
    slug: str


@dataclass
class Import:
    """Everything that one export gave."""

    registrations: list[Imported]
    organisations: dict[str, Named]
    report: Report


class Organisations(Protocol):
    """Finds or makes the slug of an organisation."""

    def slug(self, named: Named) -> str: ...


def read(
    path: Path, importer: Importer, vocabularies: Mapping[str, Vocabulary], known: Organisations, on: datetime.date
) -> Import:
    """Read an export. Raises InputError when the file as a whole cannot be imported."""
    missing = sorted(_vocabularies() - vocabularies.keys())
    if missing:
        raise InputError(
            f"The register has no vocabulary {', '.join(missing)}. "
            "Copy it from another register, or name that register with --data."
        )
    export = loading.load(path)
    found = table.read(export, importer.recognises, importer.expected)
    report = Report(export.name, export.sha256, len(found.rows), found.notes, importer.arrange(found))
    result = Import([], {}, report)
    for row in found.rows:
        for column in [column for column, cell in row.cells.items() if texts.blank(cell.text)]:
            del row.cells[column]
        why = "not_an_object" if "(not an object)" in row.cells else importer.refusal(row)
        named = None if why else importer.organisation(row)
        if not why and (named is None or not fold(named.name)):
            why = "no_organisation"
        if not why and any(holds_deferred(cell.text.encode("utf-8", "replace")) for cell in row.cells.values()):
            why = "deferred"
        if why or named is None:
            _refuse(row, why, report)
            continue
        slug = known.slug(named)
        data = _registration(importer, row, slug, vocabularies, on=on, report=report)
        if data is not None:
            result.organisations.setdefault(slug, named)
            result.registrations.append(Imported(row.number, data, slug))
    return result


def _vocabularies() -> set[str]:
    """The vocabularies that a registration and an organisation point at."""
    parts = [part for field in fields().values() for part in (field, *field.parts.values())]
    return {part.vocabulary for part in parts if part.vocabulary} | {"organisation-kinds"}


_SECRET = frozenset(["withheld", "not_published", "deferred"])


def _refuse(row: Row, why: str, report: Report) -> None:
    """Leave a row out; what it says is in the report, unless it must not be seen."""
    report.refused.append((row.number, why))
    if why not in _SECRET:
        draft = Draft(row, "", {}, breaks_count=False)
        for cell in row.cells.values():
            draft.lose(cell, "row_refused")
        report.losses += draft.losses


def _registration(
    importer: Importer,
    row: Row,
    slug: str,
    vocabularies: Mapping[str, Vocabulary],
    *,
    on: datetime.date,
    report: Report,
) -> dict[str, Any] | None:
    draft = Draft(row, importer.language, vocabularies, breaks_count=importer.breaks_count)
    draft.data |= {"schema_version": "1", "id": "a0000000", "language": importer.language, "organisation": slug}
    importer.fill(draft, slug, on)
    data = draft.finish()
    if not validator("registration").accepts(data):
        _refuse(row, "invalid", report)
        return None
    report.losses += draft.losses
    report.coded.update(draft.coded)
    return data


def head(draft: Draft, column: str) -> None:
    """The name, from the cell that holds it: shortened when too long; all of it then stands in the purpose as well."""
    cell = draft.row.cells[column]
    name = texts.one_line(draft.text(cell))
    short, rest = texts.split(name, 250)
    draft.data["name"] = draft.localised(short)
    draft.carried(cell)
    if rest:
        draft.say("purpose", cell, name)


def summary(draft: Draft, column: str, field: str = "purpose") -> None:
    """The short description; when it is too long its start, and all of it in the other field as well."""
    cell = draft.row.cells.get(column)
    if cell is None:
        return
    text = draft.text(cell)
    short, rest = texts.split(" ".join(text.split()), 350)
    if texts.no_answer(text):
        draft.no_answer("summary", cell)
        return
    draft.data["summary"] = draft.localised(short)
    draft.carried(cell)
    if rest:
        draft.say(field, cell, text)


def source(draft: Draft, title: str, url: str, on: datetime.date) -> None:
    """Where the registration was copied from, and when."""
    draft.data["sources"] = [{"title": title, "url": url, "seen": on.isoformat()}]
    draft.data.setdefault("registered_on", on.isoformat())
