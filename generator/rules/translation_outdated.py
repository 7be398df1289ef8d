"""AIR-352: the text was changed after it was translated."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.schema.source_text import source_hash

MESSAGE = Message(
    code="AIR-352",
    severity=Severity.WARNING,
    what={
        "nl": "de vertaling ({language}) hoort bij een eerdere tekst",
        "en": "the translation ({language}) belongs to an earlier text",
    },
    why={
        "nl": "Op de vertaalde pagina staat nu dat de vertaling verouderd is. Een lezer kan er niet op vertrouwen.",
        "en": "The translated page now says that the translation is out of date. A reader cannot rely on it.",
    },
    fix={
        "nl": "Kijk de vertaling na. Klopt zij weer: register translated {language} BESTAND, of schrijf “{hash}”.",
        "en": "Read the translation again. If it is right: register translated {language} FILE, or write “{hash}”.",
    },
    wrong='translations:\n  - language: en\n    made_by: human\n    source_hash: "0123456789abcdef"',
    right="translations:\n  - language: en\n    made_by: human",
)


def check(case: Case) -> Iterator[Hit]:
    data = case.registration.data
    for index, item in enumerate(data.get("translations", ())):
        if "source_hash" in item:
            now = source_hash(data)
            if item["source_hash"] != now:
                yield case.hit("translations", index, "source_hash", language=item.get("language", ""), hash=now)
