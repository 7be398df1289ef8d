"""The register as JSON: whole, and line by line, from the same bytes."""

from typing import Any

import orjson

from generator.dataset import transparency
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import texts
from generator.model.vocabulary import Term, Vocabulary


class RegisterJson(Exporter):
    """Everything in one file: what it is, what is beside the registrations, the registrations one per line."""

    file = "register.json"
    title = texts(
        nl="Het hele register: gegevens over het register, organisaties, begrippen, uitstel en registraties",
        en="The whole register: facts about the register, organisations, vocabularies, deferral and registrations",
    )
    media_type = "application/json"
    group = Group.WHOLE

    def write(self, source: DatasetSource, sink: Sink) -> None:
        rules = source.register.deferral_policy
        before = {
            "metadata": metadata(source),
            "organisations": source.organisations,
            "vocabularies": [vocabulary(each) for each in source.vocabularies],
            "deferral_policy": transparency.policy(rules, source.languages) if rules else None,
            "attestations": source.attestations,
            "stubs": source.stubs,
        }
        with sink.open_file(self.file) as stream:
            stream.write(orjson.dumps(before)[:-1] + b',"registrations":[')
            separator = b"\n"
            for line in source.lines:
                stream.write(separator)
                stream.write(line[:-1])
                separator = b",\n"
            stream.write(b"\n]}\n")


class RegistrationLines(Exporter):
    """All registrations, one per line, for programs that read line by line."""

    file = "registrations.ndjson"
    title = texts(nl="Alle registraties, één per regel", en="All registrations, one per line")
    media_type = "application/x-ndjson"
    group = Group.WHOLE
    packed = False  # the same

    def write(self, source: DatasetSource, sink: Sink) -> None:
        with sink.open_file(self.file) as stream:
            for line in source.lines:
                stream.write(line)


def metadata(source: DatasetSource) -> dict[str, Any]:
    """What the register is, for which date and commit, and how much is in it."""
    settings = source.register.settings
    return {
        "schema_version": source.schema_version,
        "name": settings.name,
        "publisher": settings.publisher,
        "description": settings.description,
        "notice": settings.notice,
        "licence": settings.licence,
        "base_url": settings.base_url,
        "repository": settings.repository,
        "contact": settings.contact,
        "languages": source.languages,
        "as_of": source.on.isoformat(),
        "commit": source.commit,
        "counts": {
            "registrations": len(source.registrations),
            "organisations": len(source.organisations),
            "vocabularies": len(source.vocabularies),
        },
    }


def vocabulary(of: Vocabulary) -> dict[str, Any]:
    """A vocabulary with its terms."""
    return {"vocabulary": of.name, "title": of.title, "terms": [_term(term) for term in of.terms.values()]}


def _term(term: Term) -> dict[str, Any]:
    """A term as in its file: what was left out there is left out here."""
    value = {
        "id": term.id,
        "label": term.label,
        "definition": term.definition,
        "source": term.source,
        "since": term.since,
        "replaced_by": term.replaced_by,
        "aliases": term.aliases,
        "means": sorted(term.means),
        "maps_to": term.maps_to,
    }
    return {name: part for name, part in value.items() if part}
