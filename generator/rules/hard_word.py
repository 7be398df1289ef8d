"""AIR-360: a hard word in the short explanation, for which there is an easier one."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.reading import split
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.text import excerpt

MESSAGE = Message(
    code="AIR-360",
    severity=Severity.ADVICE,
    what={
        "nl": "moeilijk woord in “summary” ({language}): “{word}”",
        "en": "hard word in “summary” ({language}): “{word}”",
    },
    why={
        "nl": "De korte uitleg is voor iedereen. Wie een woord niet kent, leest niet verder.",
        "en": "The short explanation is for everybody. Who does not know a word stops reading.",
    },
    fix={
        "nl": "Schrijf liever: {instead}. De zin: “{sentence}”.",
        "en": "Rather write: {instead}. The sentence: “{sentence}”.",
    },
    wrong="summary:\n  nl: Dit model prioriteert zaken.\n  en: This model chooses which cases come first.",
    right="summary:\n  nl: Dit model kiest welke zaken voorgaan.\n  en: This model chooses which cases come first.",
)


def check(case: Case) -> Iterator[Hit]:
    for language, text in case.registration.data.get("summary", {}).items():
        plain = case.register.plain_language.get(language)
        if plain is None:
            continue
        for word, instead in plain.hard_words(text).items():
            sentence = next((one for one in split(text) if word in one.lower()), text)
            values = {"word": word, "instead": instead, "sentence": excerpt(sentence.rstrip("."), 120)}
            yield case.hit("summary", language, language=language, **values)
