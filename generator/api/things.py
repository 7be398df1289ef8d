"""The endpoints of what is in the register now: registrations, organisations, vocabularies, facets, deferral."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.api.contract import (
    ADDRESS,
    DAY,
    INTEGER,
    REGISTRATION,
    STRING,
    TEXTS,
    Answer,
    Endpoint,
    json,
    list_of,
    object_of,
)
from generator.dataset.formats.json_files import vocabulary
from generator.dataset.source import DatasetSource
from generator.model.interface import BASE
from generator.model.message import texts
from generator.model.register import Registration
from generator.schema.fields import fields


class Registrations(Endpoint):
    """All registrations in short."""

    path = "registrations.json"
    about = texts("Alle registraties, in het kort", "All registrations, in short")
    is_list = True
    schema = list_of(
        object_of(
            {
                "id": STRING, "name": TEXTS, "organisation": STRING, "status": STRING, "registered_on": DAY,
                "themes": list_of(STRING), "versions": INTEGER, "page": ADDRESS, "data": ADDRESS,
            },
            {"publication_category": STRING, "decision_role": STRING, "modified_on": DAY},
        )
    )  # fmt: skip

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        found = [self._short(source, registration) for registration in source.registrations]
        yield Answer({}, json(found), len(found))

    def _short(self, source: DatasetSource, registration: Registration) -> dict[str, Any]:
        data, base = registration.data, source.base_url
        return {
            "id": registration.id,
            "name": data["name"],
            "organisation": registration.organisation,
            "status": registration.status,
            "registered_on": data["registered_on"],
            "themes": data.get("themes", []),
            "versions": len(source.history.versions.get(registration.id, ())),
            "page": f"{base}/id/{registration.id}/",
            "data": f"{base}/{BASE}registrations/{registration.id}.json",
            **{name: data[name] for name in ("publication_category", "decision_role", "modified_on") if name in data},
        }


class OneRegistration(Endpoint):
    """Everything that one registration says."""

    path = "registrations/{id}.json"
    about = texts("Eén registratie, helemaal", "One registration, whole")
    schema = REGISTRATION

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        for registration, line in zip(source.registrations, source.lines, strict=True):
            yield Answer({"id": registration.id}, line[:-1])


_ORGANISATION = object_of(
    {"organisation": STRING, "name": TEXTS, "kind": STRING, "registrations": list_of(STRING)},
    {
        "website": ADDRESS,
        "tooi": ADDRESS,
        "aliases": list_of(STRING),
        "contact": object_of({}, {"email": STRING, "url": ADDRESS, "phone": STRING}),
    },
) | {"additionalProperties": True}  # an organisation may get more to say without a new version


class Organisations(Endpoint):
    """All organisations, with the ids of what they registered."""

    path = "organisations.json"
    about = texts("Alle organisaties, met wat zij registreerden", "All organisations, with what they registered")
    is_list = True
    schema = list_of(_ORGANISATION)

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        found = list(_organisations(source))
        yield Answer({}, json(found), len(found))


class OneOrganisation(Endpoint):
    """One organisation."""

    path = "organisations/{organisation}.json"
    about = texts("Eén organisatie", "One organisation")
    schema = _ORGANISATION

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        for found in _organisations(source):
            yield Answer({"organisation": str(found["organisation"])}, json(found))


def _organisations(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    ids: dict[str, list[str]] = {}
    for registration in source.registrations:
        ids.setdefault(registration.organisation, []).append(registration.id)
    for organisation in source.organisations:
        yield {**organisation, "registrations": ids.get(str(organisation["organisation"]), [])}


_TERM = object_of(
    {"id": STRING, "label": TEXTS},
    {
        "definition": TEXTS,
        "source": STRING,
        "since": STRING,
        "replaced_by": STRING,
        "aliases": list_of(STRING),
        "means": list_of(STRING),
        "maps_to": {"type": "object", "additionalProperties": list_of(STRING)},
    },
)


class Vocabularies(Endpoint):
    """The names of all vocabularies."""

    path = "vocabularies.json"
    about = texts("Alle lijsten van begrippen", "All vocabularies")
    is_list = True
    schema = list_of(object_of({"vocabulary": STRING, "title": TEXTS, "terms": INTEGER, "data": ADDRESS}))

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        found = [
            {
                "vocabulary": each.name,
                "title": each.title,
                "terms": len(each.terms),
                "data": f"{source.base_url}/{BASE}vocabularies/{each.name}.json",
            }
            for each in source.vocabularies
        ]
        yield Answer({}, json(found), len(found))


class OneVocabulary(Endpoint):
    """The terms of one vocabulary."""

    path = "vocabularies/{vocabulary}.json"
    about = texts("De begrippen van één lijst", "The terms of one vocabulary")
    schema = object_of({"vocabulary": STRING, "title": TEXTS, "terms": list_of(_TERM)})

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        for each in source.vocabularies:
            yield Answer({"vocabulary": each.name}, json(vocabulary(each)))


class Facets(Endpoint):
    """How many registrations have each term, per question that is answered with terms, in the order of the schema."""

    path = "facets.json"
    about = texts("Hoeveel registraties elk antwoord gaven", "How many registrations gave each answer")
    is_list = True
    schema = list_of(
        object_of(
            {
                "field": STRING,
                "title": TEXTS,
                "vocabulary": STRING,
                "answers": list_of(object_of({"term": STRING, "registrations": INTEGER})),
            }
        )
    )

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        overview = source.figures.overview
        found = [
            {
                "field": name,
                "title": field.title,
                "vocabulary": field.vocabulary,
                "answers": [{"term": term, "registrations": number} for term, number in overview.counts(name)],
            }
            for name, field in fields().items()
            if field.vocabulary
        ]
        yield Answer({}, json(found), len(found))


class Deferral(Endpoint):
    """What is published about deferral: registrations that are announced, and the monthly attestations."""

    path = "deferral.json"
    about = texts("Wat over uitstel openbaar is", "What is public about deferral")
    schema = object_of(
        {
            "stubs": list_of({"type": "object", "required": ["id"], "properties": {"id": STRING}}),
            "attestations": list_of(object_of({"month": STRING, "as_of": DAY, "overdue": INTEGER})),
        }
    )

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        yield Answer({}, json({"stubs": source.stubs, "attestations": source.attestations}))
