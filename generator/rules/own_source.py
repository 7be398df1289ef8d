"""AIR-355: a registration that names nothing but this register as its source."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-355",
    severity=Severity.WARNING,
    what={
        "nl": "de enige bron is dit register zelf ({value})",
        "en": "the only source is this register itself ({value})",
    },
    why={
        "nl": "Een lezer moet kunnen nagaan waar de antwoorden vandaan komen. Dat kan niet bij het register zelf.",
        "en": "A reader must be able to see where the answers come from. The register itself does not tell them.",
    },
    fix={
        "nl": (
            "Zet bij “sources” waar de antwoorden staan, zoals een pagina of rapport van de organisatie: titel, adres "
            "en de dag waarop u het zag."
        ),
        "en": (
            "Put under “sources” where the answers stand, such as a page or report of the organisation: title, address "
            "and the day on which you saw it."
        ),
    },
    wrong='sources:\n  - title: Vul hier een bron in\n    url: https://daglicht.example\n    seen: "2026-11-01"',
    right='sources:\n  - title: Verzonnen verslag\n    url: https://bron.example/verslag\n    seen: "2026-11-01"',
)


def check(case: Case) -> Iterator[Hit]:
    own = case.register.settings.base_url.rstrip("/").lower()
    sources = case.registration.data.get("sources", ())
    if sources and all(_is_part(source["url"].lower(), own) for source in sources):
        yield case.hit("sources", 0, "url", value=sources[0]["url"])


def _is_part(address: str, site: str) -> bool:
    return address == site or address.startswith((f"{site}/", f"{site}#", f"{site}?"))
