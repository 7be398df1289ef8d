"""AIR-321: a high-risk system whose assessments are not told yet."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.rules.in_use_unexplained import words

MESSAGE = Message(
    code="AIR-321",
    severity=Severity.WARNING,
    what={
        "nl": "het systeem heeft een hoog risico, maar “{field}” ({title}) is nog niet beantwoord",
        "en": "the system is high-risk, but “{field}” ({title}) is not answered yet",
    },
    why={
        "nl": "Bij hoog risico vraagt de wet om een toets vóór het gebruik. Lezers moeten zien of die er is.",
        "en": "For high risk the law asks for an assessment before use. Readers must see whether there is one.",
    },
    fix={
        "nl": "Zeg bij “{field}” wat de stand is: gedaan, bezig, niet gedaan of niet verplicht.",
        "en": "Say under “{field}” what its state is: done, in progress, not done or not required.",
    },
    wrong=(
        "# without: fria\npublication_category: high-risk-ai\nannex_iii_points: [5a]\nunanswered:\n"
        "  - field: fria\n    state: not_yet\n    reason:\n      nl: Nog niet bekend.\n"
        "      en: Not known yet."
    ),
    right="publication_category: high-risk-ai\nannex_iii_points: [5a]\nfria:\n  state: in-progress",
    source="AI-verordening / AI Act (EU) 2024/1689, Art. 26(9), 27; Annex VIII, section C, points 4 and 5",
)

_ASSESSMENTS = ("fria", "dpia")


def check(case: Case) -> Iterator[Hit]:
    if case.means("publication_category", "high_risk"):
        for index, item in case.unanswered("not_yet"):
            if item["field"] in _ASSESSMENTS:
                yield case.hit("unanswered", index, "field", **words(item["field"]))
