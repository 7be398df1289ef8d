"""AIR-303: two registrations with the same id."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-303",
    severity=Severity.ERROR,
    what={
        "nl": "nummer “{value}” hoort al bij een andere registratie: {first}",
        "en": "id “{value}” already belongs to another registration: {first}",
    },
    why={
        "nl": "Het nummer is het adres van de pagina. Twee registraties kunnen niet op hetzelfde adres staan.",
        "en": "The id is the address of the page. Two registrations cannot be at the same address.",
    },
    fix={
        "nl": (
            "Geef de nieuwste van de twee een nieuw nummer: register new maakt er een. Nummers worden nooit "
            "hergebruikt."
        ),
        "en": "Give the newer of the two a new id: register new makes one. Ids are never used again.",
    },
    wrong="id: k00000tf",
    right="id: test001m",
)


def check_register(register: Register) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for registration in register.registrations:
        number = registration.id
        if number and first.setdefault(number, registration.file) != registration.file:
            yield Hit(registration.file, ("id",), {"value": number, "first": first[number]})
