"""A small file per answer and per organisation, with the registrations that have it: one list, not the dataset."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.formats.csv_table import line
from generator.dataset.source import DatasetSource
from generator.model.message import texts
from generator.model.register import Registration
from generator.schema.fields import fields
from generator.views.answers import BROWSED, by_answer

FOLDER = "selections"
QUESTIONS = (*BROWSED, "organisation")
_SINGLE = ("status", "publication_category", "decision_role", "registered_on", "modified_on", "last_checked")


def selection_file(field: str, term: str, form: str) -> str:
    """Where the registrations with an answer to a question stand, from the folder of the dataset."""
    return f"{FOLDER}/{field}/{term}.{form}"


class SelectionTables(Exporter):
    """Each selection as CSV: what a list on the site says, and the id that ties it to the other tables."""

    file = f"{FOLDER}/<field>/<answer>.csv"
    title = texts(
        nl="Per antwoord en per organisatie: welke registraties (CSV)",
        en="Per answer and per organisation: which registrations (CSV)",
    )
    media_type = "text/csv"
    group = Group.PER_ITEM
    packed = False  # a choice from what is in the tables

    def write(self, source: DatasetSource, sink: Sink) -> None:
        languages = source.languages
        header = ("id", *(f"name_{one}" for one in languages), "organisation", *_SINGLE, "address")
        rows = {one.data["id"]: line(self._row(source, one)).encode() for one in source.registrations}
        for field, term, found in selections(source):
            data = line(header).encode() + b"".join([rows[one.data["id"]] for one in found])
            sink.write_file(selection_file(field, term, "csv"), data)

    def _row(self, source: DatasetSource, registration: Registration) -> Sequence[str | None]:
        value = _listed(source, registration)
        names = value["name"]
        return (
            value["id"],
            *(names.get(language) for language in source.languages),
            value["organisation"],
            *(value.get(name) for name in _SINGLE),
            value["address"],
        )


class SelectionFiles(Exporter):
    """The same as JSON."""

    file = f"{FOLDER}/<field>/<answer>.json"
    title = texts(
        nl="Per antwoord en per organisatie: welke registraties (JSON)",
        en="Per answer and per organisation: which registrations (JSON)",
    )
    media_type = "application/json"
    group = Group.PER_ITEM
    packed = False  # a choice from what is in the tables

    def write(self, source: DatasetSource, sink: Sink) -> None:
        made = {one.data["id"]: orjson.dumps(_listed(source, one)) for one in source.registrations}
        for field, term, found in selections(source):
            data = b"[\n" + b",\n".join([made[one.data["id"]] for one in found]) + b"\n]\n"
            sink.write_file(selection_file(field, term, "json"), data)


def selections(source: DatasetSource) -> Iterator[tuple[str, str, Sequence[Registration]]]:
    """Every question that can be browsed with every known answer that occurs, and the registrations by id."""
    register = source.register
    for field in QUESTIONS:
        known = (
            register.organisations if field == "organisation" else register.vocabulary(fields()[field].vocabulary).terms
        )
        found = by_answer(source.registrations, field)
        for term in sorted(known.keys() & found.keys()):
            yield field, term, found[term]


def _listed(source: DatasetSource, registration: Registration) -> Mapping[str, Any]:
    """What a list says of a registration."""
    data = registration.data
    names = data.get("name", {})
    return {
        "id": registration.id,
        "name": {language: names[language] for language in source.languages if language in names},
        "organisation": registration.organisation,
        **{name: data[name] for name in _SINGLE if name in data},
        "address": f"{source.register.settings.base_url}/id/{registration.id}/",
    }
