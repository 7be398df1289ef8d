"""AIR-337: a registration that should have been looked at again."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-337",
    severity=Severity.ADVICE,
    what={
        "nl": "deze registratie had voor {value} opnieuw bekeken moeten worden",
        "en": "this registration should have been reviewed by {value}",
    },
    why={
        "nl": "Systemen veranderen. Lezers moeten erop kunnen rekenen dat de uitleg nog klopt.",
        "en": "Systems change. Readers must be able to rely on the explanation still being right.",
    },
    fix={
        "nl": "Loop de registratie na, zet vandaag bij “last_checked” en een nieuwe dag bij “review_by”.",
        "en": "Go through the registration, put today at “last_checked” and a new day at “review_by”.",
    },
    wrong='review_by: "2025-01-01"',
    right='review_by: "2027-01-01"',
)


def check(case: Case) -> Iterator[Hit]:
    review = case.registration.data.get("review_by")
    if review and review < case.on.isoformat() and not case.means("status", "ended"):
        yield case.hit("review_by", value=review)
