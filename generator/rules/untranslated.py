"""AIR-338: texts, other than name and summary, that lack a language of the register."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.rules.missing_language import FIELDS

MESSAGE = Message(
    code="AIR-338",
    severity=Severity.ADVICE,
    what={
        "nl": "niet in elke taal van het register: {fields} ({count}×)",
        "en": "not in every language of the register: {fields} ({count}×)",
    },
    why={
        "nl": "Lezers van die taal zien daar dan een andere taal.",
        "en": "Readers of that language see another language there.",
    },
    fix={
        "nl": "Vertaal ze, of laat ze vertalen en zeg bij “translations” wie dat deed: human of machine.",
        "en": "Translate them, or have them translated and say under “translations” who did: human or machine.",
    },
    wrong="unit:\n  nl: Stadsbeheer",
    right="unit:\n  nl: Stadsbeheer\n  en: City maintenance",
)


def check(case: Case) -> Iterator[Hit]:
    languages = frozenset(case.register.settings.languages)
    lacking = [path for path, texts, _ in case.localised if not texts.keys() >= languages and path[0] not in FIELDS]
    if lacking:
        names = list(dict.fromkeys(str(path[0]) for path in lacking))
        yield case.hit(*lacking[0], count=str(len(lacking)), fields=", ".join(names))
