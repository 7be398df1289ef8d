"""AIR-339: a text in a language that the register does not have."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-339",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” is geen taal van dit register; dat zijn: {choices}",
        "en": "“{value}” is not a language of this register; those are: {choices}",
    },
    why={
        "nl": "Een tekst in een andere taal komt op geen enkele pagina.",
        "en": "A text in another language is on no page at all.",
    },
    fix={
        "nl": "Gebruik een van de codes {choices}, of voeg de taal toe aan registry-data/register.yml.",
        "en": "Use one of the codes {choices}, or add the language to registry-data/register.yml.",
    },
    wrong="unit:\n  nl: Stadsbeheer\n  en: City maintenance\n  ned: Stadsbeheer",
    right="unit:\n  nl: Stadsbeheer\n  en: City maintenance",
)


def check(case: Case) -> Iterator[Hit]:
    languages = case.register.settings.languages
    choices = ", ".join(languages)
    leading = case.registration.data.get("language", languages[0])
    if leading not in languages:
        yield case.hit("language", value=leading, choices=choices)
    known = frozenset(languages)
    for path, texts, _ in case.localised:
        if not texts.keys() <= known:
            for code in texts:
                if code not in known:
                    yield case.hit_key(*path, code, value=code, choices=choices)
