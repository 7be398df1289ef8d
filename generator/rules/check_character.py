"""AIR-304: an id whose last character does not fit the others."""

from collections.abc import Iterator

from generator import ids
from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-304",
    severity=Severity.ERROR,
    what={
        "nl": "in nummer “{value}” zit een typefout: het laatste teken past niet bij de rest",
        "en": "id “{value}” has a typing mistake: the last character does not fit the others",
    },
    why={
        "nl": "Het laatste teken is een controleteken. Zo komt een typefout nooit bij een andere registratie uit.",
        "en": "The last character is a check character, so that a typing mistake never leads to another registration.",
    },
    fix={
        "nl": (
            "Neem het nummer precies over. Is de registratie nieuw en het nummer zelf bedacht? Schrijf dan “{better}”."
        ),
        "en": "Copy the id exactly. Is the registration new and the id of your own making? Then write “{better}”.",
    },
    wrong="id: test001k",
    right="id: test001m",
)


def check(case: Case) -> Iterator[Hit]:
    number = case.registration.id
    if number and not ids.is_valid(number):
        yield case.hit("id", value=number, better=number[:-1] + ids.check_character(number[:-1]))
