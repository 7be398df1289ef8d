"""AIR-332: a name or summary that is not there in every language of the register."""

from collections.abc import Iterator

from babel import Locale

from generator.model.finding import Severity
from generator.model.message import INTERFACE_LANGUAGES, Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-332",
    severity=Severity.WARNING,
    what={
        "nl": "“{field}” is er niet in het {missing}",
        "en": "“{field}” is not there in {missing}",
    },
    why={
        "nl": "In lijsten en zoekresultaten zien lezers van die taal dan een tekst die zij misschien niet verstaan.",
        "en": "In lists and search results readers of that language then see a text they may not understand.",
    },
    fix={
        "nl": "Voeg onder “{field}” een regel toe die begint met {codes}.",
        "en": "Add a line under “{field}” that starts with {codes}.",
    },
    wrong="name:\n  nl: Parkeren",
    right="name:\n  nl: Parkeren\n  en: Parking",
)

FIELDS = ("name", "summary")


def check(case: Case) -> Iterator[Hit]:
    for name in FIELDS:
        texts = case.registration.data.get(name)
        if texts and (missing := [code for code in case.register.settings.languages if code not in texts]):
            yield case.hit_key(name, field=name, **words(missing))


def words(missing: list[str]) -> dict[str, str]:
    """The missing languages by name, and their codes."""
    named = {
        f"missing_{language}": ", ".join(Locale.parse(code).get_display_name(language) or code for code in missing)
        for language in INTERFACE_LANGUAGES
    }
    return {**named, "codes": ", ".join(f"{code}:" for code in missing)}
