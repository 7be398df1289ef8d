"""AIR-361: a short explanation with sentences or words that are too long."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.reading import longest
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.text import excerpt

MESSAGE = Message(
    code="AIR-361",
    severity=Severity.ADVICE,
    what={
        "nl": "“summary” ({language}) leest moeilijk: {mean} woorden per zin, score {score} ({formula})",
        "en": "“summary” ({language}) is hard to read: {mean} words per sentence, score {score} ({formula})",
    },
    why={
        "nl": (
            "De korte uitleg is voor iedereen. Korte zinnen met korte woorden begrijpen de meeste mensen in één keer."
        ),
        "en": (
            "The short explanation is for everybody. Short sentences with short words are understood at once "
            "by most people."
        ),
    },
    fix={
        "nl": (
            "Hoogstens {most} woorden per zin, en een score van {least} of hoger. De langste zin ({number} woorden): "
            "“{sentence}”. De langste woorden: {words}."
        ),
        "en": (
            "At most {most} words per sentence, and a score of {least} or higher. The longest sentence ({number} "
            "words): “{sentence}”. The longest words: {words}."
        ),
    },
    wrong=(
        "summary:\n"
        "  nl: >-\n"
        "    Dit systeem ordent de aanvragen die inwoners bij het loket van de gemeente hebben gedaan naar de dag\n"
        "    waarop zij zijn gedaan.\n"
        "  en: This puts requests in order."
    ),
    right=(
        "summary:\n"
        "  nl: Inwoners doen een aanvraag. Dit systeem legt de oudste bovenop.\n"
        "  en: This puts requests in order."
    ),
)


def check(case: Case) -> Iterator[Hit]:
    for language, text in case.registration.data.get("summary", {}).items():
        plain = case.register.plain_language.get(language)
        level = plain.level(text) if plain else None
        if plain is None or level is None or level.passes:
            continue
        sentence, number = longest(text)
        yield case.hit(
            "summary",
            language,
            language=language,
            formula=plain.formula,
            mean_nl=f"{level.mean // 10},{level.mean % 10}",
            mean_en=f"{level.mean // 10}.{level.mean % 10}",
            score=str(level.score),
            most=str(plain.most_words),
            least=str(plain.least_score),
            number=str(number),
            sentence=excerpt(sentence.rstrip("."), 160),
            words=", ".join(plain.long_words(text)),
        )
