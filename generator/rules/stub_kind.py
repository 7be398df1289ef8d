"""AIR-345: a deferral announced for a kind of organisation that may not defer."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.source.tree import STUBS

MESSAGE = Message(
    code="AIR-345",
    severity=Severity.ERROR,
    what={
        "nl": "deze soort organisatie mag niet uitstellen: {kind}",
        "en": "this kind of organisation may not defer: {kind}",
    },
    why={
        "nl": "Uitstel mag alleen om een onderzoek naar strafbare feiten te beschermen.",
        "en": "Deferral is allowed only to protect an investigation of criminal offences.",
    },
    fix={
        "nl": "Publiceer de registratie. Klopt de soort niet, kies dan een van deze: {choices}.",
        "en": "Publish the registration. If the kind is wrong, choose one of these: {choices}.",
    },
    wrong="# path: transparency/stubs/m00000tc.yml\norganisation_kind: municipality",
    right="# path: transparency/stubs/m00000tc.yml\norganisation_kind: police",
    source="Kamerstukken II 2022/23, 32 761, nr. 251",
)


def check_register(register: Register) -> Iterator[Hit]:
    kinds = register.vocabulary("organisation-kinds")
    may_defer = kinds.meaning("may_defer")
    for stub in register.stubs:
        if stub.organisation_kind in kinds.terms and stub.organisation_kind not in may_defer:
            data = {"choices": ", ".join(sorted(may_defer))}
            data |= {f"kind_{language}": kinds.label(stub.organisation_kind, language) for language in ("nl", "en")}
            yield Hit(f"{STUBS}/{stub.id}.yml", ("organisation_kind",), data)
