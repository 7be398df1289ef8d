"""AIR-341: a list of terms that registrations need is not there, or cannot be read."""

from collections.abc import Iterator, Mapping

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.schema.fields import Field, fields

MESSAGE = Message(
    code="AIR-341",
    severity=Severity.ERROR,
    what={
        "nl": "de lijst “{vocabulary}” is er niet, of kan niet worden gelezen",
        "en": "the list “{vocabulary}” is not there, or cannot be read",
    },
    why={
        "nl": "Zonder de lijst is niet na te gaan of de codes in de registraties kloppen.",
        "en": "Without the list there is no telling whether the codes in the registrations are right.",
    },
    fix={
        "nl": "Zet registry-data/vocabularies/{vocabulary}.yml terug, of herstel de fouten in dat bestand.",
        "en": "Put registry-data/vocabularies/{vocabulary}.yml back, or mend the mistakes in that file.",
    },
    wrong="# path: vocabularies/statuses.yml\nvocabulary: lijst-van-iets-anders",
    right="# path: vocabularies/statuses.yml\nvocabulary: statuses",
)


def check_register(register: Register) -> Iterator[Hit]:
    for name in sorted({"organisation-kinds", *_needed(fields())} - set(register.vocabularies)):
        yield Hit(f"vocabularies/{name}.yml", ("vocabulary",), {"vocabulary": name})


def _needed(some: Mapping[str, Field]) -> Iterator[str]:
    for field in some.values():
        if field.vocabulary:
            yield field.vocabulary
        yield from _needed(field.parts)
