"""AIR-322: a point of Annex III that holds only for a use that is not given."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-322",
    severity=Severity.WARNING,
    what={
        "nl": "punt {point} van bijlage III geldt alleen voor {needed}, maar dat staat niet bij “used_for”",
        "en": "point {point} of Annex III holds only for {needed}, but “used_for” does not say so",
    },
    why={
        "nl": "De wet geeft bij dat gebruik andere rechten en een andere plaats van registratie.",
        "en": "For that use the law gives other rights and another place of registration.",
    },
    fix={
        "nl": "Voeg bij “used_for” toe: {choices}. Of kies een ander punt.",
        "en": "Add to “used_for”: {choices}. Or choose another point.",
    },
    wrong="annex_iii_points: [6a]\nused_for: [services]",
    right="annex_iii_points: [6a]\nused_for: [law-enforcement]",
    source="AI-verordening / AI Act (EU) 2024/1689, Annex III, points 6 and 7; Art. 49(4)",
)

_NEEDS = {"needs_law_enforcement": "law_enforcement", "needs_migration": "migration"}


def check(case: Case) -> Iterator[Hit]:
    points = case.registration.data.get("annex_iii_points")
    if not points or "used_for" in case.registration.broken:
        return
    uses = case.register.vocabulary("uses")
    for index, point in enumerate(points):
        for needs, use in _NEEDS.items():
            if case.register.means("annex-iii-points", point, needs) and not case.means("used_for", use):
                terms = sorted(uses.meaning(use))
                yield case.hit(
                    "annex_iii_points",
                    index,
                    point=point,
                    choices=", ".join(terms),
                    needed_nl=", ".join(uses.label(term, "nl") for term in terms),
                    needed_en=", ".join(uses.label(term, "en") for term in terms),
                )
