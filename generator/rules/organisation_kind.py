"""AIR-340: an organisation of a kind that is not in the list."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.rules.unknown_term import explanation

MESSAGE = Message(
    code="AIR-340",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” staat niet in de lijst “{vocabulary}”",
        "en": "“{value}” is not in the list “{vocabulary}”",
    },
    why={
        "nl": "Lezers kunnen organisaties dan niet per soort bekijken, en regels per soort werken niet.",
        "en": "Readers then cannot look at organisations by kind, and rules by kind do not work.",
    },
    fix={
        "nl": "{suggestion}Kies een code: {choices}.",
        "en": "{suggestion}Choose a code: {choices}.",
    },
    wrong="# path: organisations/testgemeente.yml\nkind: gemeente",
    right="# path: organisations/testgemeente.yml\nkind: municipality",
)


def check_register(register: Register) -> Iterator[Hit]:
    kinds = register.vocabulary("organisation-kinds")
    for organisation in register.organisations.values():
        if kinds.terms and organisation.kind not in kinds.terms:
            yield Hit(organisation.file, ("kind",), explanation(organisation.kind, kinds))
