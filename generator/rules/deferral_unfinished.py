"""AIR-350: a registration that says it is still partly withheld, though nothing in it is."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-350",
    severity=Severity.WARNING,
    what={
        "nl": "“until” ontbreekt, maar er is geen vraag die niet wordt getoond",
        "en": "“until” is missing, but no question is withheld",
    },
    why={
        "nl": "Op de pagina staat dan dat een deel nog niet te zien is, en dat klopt niet.",
        "en": "The page then says that a part is still not shown, and that is not so.",
    },
    fix={
        "nl": "Laat de private kant de registratie opnieuw publiceren: die schrijft de maand.",
        "en": "Have the private side publish the registration again: it writes the month.",
    },
    wrong=(
        'deferral:\n  from: "2026-01"\n  scope: case-specific\ndeferral_grounds: [investigation]\n'
        'deferral_history:\n  - month: "2026-01"\n    event: grant'
    ),
    right=(
        'deferral:\n  from: "2026-01"\n  until: "2026-06"\n  scope: case-specific\ndeferral_grounds: [investigation]\n'
        'deferral_history:\n  - month: "2026-01"\n    event: grant'
    ),
)


def check(case: Case) -> Iterator[Hit]:
    deferral = case.registration.data.get("deferral")
    if deferral and "until" not in deferral and not any(case.unanswered("withheld")):
        yield case.hit_key("deferral")
