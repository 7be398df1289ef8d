"""AIR-334: a long text that is the same in the same field of another registration."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register, Registration
from generator.rules.hit import Hit
from generator.schema.fields import fields

MESSAGE = Message(
    code="AIR-334",
    severity=Severity.ADVICE,
    what={
        "nl": "de tekst bij “{field}” staat ook in {first}",
        "en": "the text of “{field}” is also in {first}",
    },
    why={
        "nl": "Een gekopieerde tekst zegt vaak niets over dit ene systeem.",
        "en": "A copied text often says nothing about this one system.",
    },
    fix={
        "nl": "Schrijf wat voor dit systeem anders is. Is er echt niets anders? Dan kan dit zo blijven.",
        "en": "Write what is different for this system. Is there really nothing different? Then this can stay.",
    },
    wrong=(
        "purpose:\n"
        "  nl: Deze verzonnen tekst staat ook in een andere registratie en is lang genoeg om op te vallen.\n"
        "  en: This made-up text is only here."
    ),
    right=(
        "purpose:\n"
        "  nl: Deze verzonnen tekst staat alleen hier, en is ook lang genoeg om anders op te vallen.\n"
        "  en: This made-up text is only here."
    ),
)

_SHORTEST = 80
_START = 32  # characters by which texts are sorted out before they are compared whole


def check_register(register: Register) -> Iterator[Hit]:
    """Two passes, so that only texts that start alike are kept and compared: in most registers that is nearly none."""
    names = [name for name, field in fields().items() if field.kind in ("text", "summary")]
    once: set[int] = set()
    twice: set[int] = set()
    for registration in register.registrations:
        for name, language, text in _long_texts(registration, names):
            start = hash((name, language, text[:_START].lower()))
            (twice if start in once else once).add(start)
    if not twice:
        return
    first: dict[tuple[str, str, str], str] = {}
    for registration in register.registrations:
        told = set()
        for name, language, text in _long_texts(registration, names):
            if hash((name, language, text[:_START].lower())) not in twice:
                continue
            file = first.setdefault((name, language, " ".join(text.lower().split())), registration.file)
            if file != registration.file and name not in told:
                told.add(name)
                yield Hit(registration.file, (name, language), {"field": name, "first": file})


def _long_texts(registration: Registration, names: list[str]) -> Iterator[tuple[str, str, str]]:
    data = registration.data
    for name in names:
        if name in data:
            for language, text in data[name].items():
                if len(text) >= _SHORTEST:
                    yield name, language, text
