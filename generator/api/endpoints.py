"""Every endpoint, and the writing of all their files."""

from collections.abc import Iterator

from generator.api.contract import Endpoint, enveloped, file_of, json
from generator.api.openapi import document
from generator.api.past import Changes, ChangesOfMonth, OldVersion, Versions
from generator.api.things import (
    Deferral,
    Facets,
    OneOrganisation,
    OneRegistration,
    OneVocabulary,
    Organisations,
    Registrations,
    Vocabularies,
)
from generator.api.top import Index
from generator.dataset.source import DatasetSource
from generator.model.interface import DESCRIPTION

_THINGS: tuple[Endpoint, ...] = (
    Registrations(),
    OneRegistration(),
    Versions(),
    OldVersion(),
    Changes(),
    ChangesOfMonth(),
    Organisations(),
    OneOrganisation(),
    Vocabularies(),
    OneVocabulary(),
    Facets(),
    Deferral(),
)

ENDPOINTS: tuple[Endpoint, ...] = (Index(_THINGS), *_THINGS)


def examples(source: DatasetSource) -> Iterator[tuple[Endpoint, str]]:
    """Every endpoint with the path of an answer that there is, from the root of the site; "" if there is none."""
    for endpoint in ENDPOINTS:
        answer = next(endpoint.answers(source), None)
        yield endpoint, file_of(endpoint, answer) if answer else ""


def api_files(source: DatasetSource) -> Iterator[tuple[str, bytes]]:
    """Every file of the interface: its path from the root of the site, and its bytes."""
    for endpoint in ENDPOINTS:
        for answer in endpoint.answers(source):
            yield file_of(endpoint, answer), enveloped(source, answer)
    yield DESCRIPTION, json(document(source, ENDPOINTS)) + b"\n"
