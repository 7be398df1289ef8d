"""AIR-301: the organisation of a registration has no file."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.text import in_language, nearest

MESSAGE = Message(
    code="AIR-301",
    severity=Severity.ERROR,
    what={"nl": "organisatie “{value}” is niet bekend", "en": "organisation “{value}” is not known"},
    why={
        "nl": "Lezers moeten kunnen zien wie verantwoordelijk is, en alles van één organisatie bij elkaar vinden.",
        "en": "Readers must see who is responsible, and find everything of one organisation together.",
    },
    fix={
        "nl": "{suggestion}Staat de organisatie er niet bij? Maak dan eerst registry-data/organisations/<naam>.yml.",
        "en": "{suggestion}Is the organisation not there? Then first make registry-data/organisations/<name>.yml.",
    },
    wrong="organisation: Testgemeente (verzonnen)",
    right="organisation: testgemeente",
    source="AI-verordening / AI Act (EU) 2024/1689, Annex VIII, section C, point 1",
)


def check_register(register: Register) -> Iterator[Hit]:
    data: dict[str, dict[str, str]] = {}  # looked up once for every wrong name
    for registration in register.registrations:
        slug = registration.organisation
        if not slug or slug in register.organisations:
            continue
        if slug not in data:
            data[slug] = {"value": slug, **suggestion(slug, register)}
        yield Hit(registration.file, ("organisation",), data[slug])


def suggestion(word: str, register: Register) -> dict[str, str]:
    """Which organisation was probably meant, by slug, name in any language or other name: `suggestion` per language."""
    spoken: dict[str, str] = {}
    for slug, organisation in register.organisations.items():
        for way in (slug, *organisation.name.values(), *organisation.data.get("aliases", ())):
            spoken.setdefault(way, slug)
    near = nearest(word, spoken)
    if near is None:
        return {"suggestion_nl": "", "suggestion_en": ""}
    slug, name = spoken[near], register.organisations[spoken[near]].name
    return {
        "suggestion_nl": f"Bedoelde u “{slug}” ({in_language(name, 'nl')})? ",
        "suggestion_en": f"Did you mean “{slug}” ({in_language(name, 'en')})? ",
    }
