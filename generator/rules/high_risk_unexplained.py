"""AIR-324: a high-risk system that does not say by which point of Annex III."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-324",
    severity=Severity.ADVICE,
    what={
        "nl": "het systeem heeft een hoog risico, maar er staat niet volgens welk punt van bijlage III",
        "en": "the system is high-risk, but it does not say by which point of Annex III",
    },
    why={
        "nl": "Aan het punt zien lezers waarom de wet dit systeem streng behandelt.",
        "en": "The point tells readers why the law is strict about this system.",
    },
    fix={
        "nl": (
            "Vul “annex_iii_points” in. Heeft het systeem een hoog risico om een andere reden, zet die dan bij "
            "“classification_reason”."
        ),
        "en": (
            "Fill in “annex_iii_points”. If the system is high-risk for another reason, put that in "
            "“classification_reason”."
        ),
    },
    wrong="publication_category: high-risk-ai",
    right="publication_category: high-risk-ai\nannex_iii_points: [5a]",
    source="AI-verordening / AI Act (EU) 2024/1689, Art. 6, Annex III",
)

_REASONS = ("annex_iii_points", "not_high_risk_conditions", "classification_reason")


def check(case: Case) -> Iterator[Hit]:
    if case.means("publication_category", "high_risk") and not any(map(case.registration.answered, _REASONS)):
        yield case.hit("publication_category")
