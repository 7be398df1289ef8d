"""AIR-344: a registration that is published, and still announced as deferred."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.source.tree import STUBS

MESSAGE = Message(
    code="AIR-344",
    severity=Severity.ERROR,
    what={
        "nl": "registratie {value} is openbaar ({first}), maar staat hier nog als uitgesteld",
        "en": "registration {value} is public ({first}), but is still announced here as deferred",
    },
    why={
        "nl": "Beide hebben hetzelfde adres. Lezers kunnen daar maar één van de twee vinden.",
        "en": "Both have the same address. Readers can find only one of the two there.",
    },
    fix={
        "nl": "Haal de aankondiging weg: de registratie komt ervoor in de plaats.",
        "en": "Remove the announcement: the registration takes its place.",
    },
    wrong="# path: transparency/stubs/k00000tf.yml\nid: k00000tf\norganisation_kind: police",
    right="# path: transparency/stubs/m00000tc.yml\nid: m00000tc\norganisation_kind: police",
)


def check_register(register: Register) -> Iterator[Hit]:
    for stub in register.stubs:
        published = register.by_id.get(stub.id)
        if published is not None:
            yield Hit(f"{STUBS}/{stub.id}.yml", ("id",), {"value": stub.id, "first": published.file})
