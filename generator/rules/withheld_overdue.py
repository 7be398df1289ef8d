"""AIR-323: a withheld answer that should have been looked at again."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-323",
    severity=Severity.WARNING,
    what={
        "nl": "“{field}” wordt niet getoond, maar had voor {value} opnieuw bekeken moeten worden",
        "en": "“{field}” is withheld, but should have been reviewed by {value}",
    },
    why={
        "nl": "Niet tonen mag alleen zolang het nodig is. Daarom is er een dag waarop iemand opnieuw kijkt.",
        "en": "Withholding is allowed only as long as it is needed. So there is a day on which somebody looks again.",
    },
    fix={
        "nl": "Kan het nu wel? Vul “{field}” in. Nog niet? Zet een nieuwe dag bij “review_by” en zeg waarom.",
        "en": "Is it possible now? Fill in “{field}”. Not yet? Put a new day at “review_by” and say why.",
    },
    wrong=(
        "# without: logic\norganisation: testpolitie\nunanswered:\n  - field: logic\n    state: withheld\n"
        "    reason:\n      nl: Uitleg zou de opsporing hinderen.\n"
        '      en: Explaining would hinder detection.\n    ground: detection\n    review_by: "2025-01-01"'
    ),
    right=(
        "# without: logic\norganisation: testpolitie\nunanswered:\n  - field: logic\n    state: withheld\n"
        "    reason:\n      nl: Uitleg zou de opsporing hinderen.\n"
        '      en: Explaining would hinder detection.\n    ground: detection\n    review_by: "2027-01-01"'
    ),
    source="Kamerstukken II 2022/23, 32 761, nr. 251",
)


def check(case: Case) -> Iterator[Hit]:
    for index, item in case.unanswered("withheld"):
        if item.get("review_by", "9") < case.on.isoformat():
            yield case.hit("unanswered", index, "review_by", field=item["field"], value=item["review_by"])
