"""AIR-342: a registration that says only half of its deferral."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-342",
    severity=Severity.ERROR,
    what={
        "nl": "“{field}” staat er, maar dit ontbreekt: {missing}",
        "en": "“{field}” is there, but this is missing: {missing}",
    },
    why={
        "nl": "Lezers moeten het hele verloop zien: hoe lang, waarom, en door wie. De private kant schrijft dat op.",
        "en": "Readers must see all of it: how long, why and who decided. The private side writes that.",
    },
    fix={
        "nl": "Neem de drie velden over zoals de private kant ze publiceerde, of haal ze alle drie weg.",
        "en": "Copy the three fields as the private side published them, or remove all three.",
    },
    wrong='deferral:\n  from: "2026-01"\n  until: "2026-06"\n  scope: case-specific',
    right=(
        'deferral:\n  from: "2026-01"\n  until: "2026-06"\n  scope: case-specific\n'
        'deferral_grounds: [investigation]\ndeferral_history:\n  - month: "2026-01"\n    event: grant'
    ),
)
FIELDS = ("deferral", "deferral_grounds", "deferral_history")


def check(case: Case) -> Iterator[Hit]:
    there = [name for name in FIELDS if case.registration.answered(name)]
    missing = [name for name in FIELDS if name not in there]
    if there and missing and there[0] in case.registration.data:
        yield case.hit_key(there[0], field=there[0], missing=", ".join(missing))
