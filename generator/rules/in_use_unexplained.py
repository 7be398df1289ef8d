"""AIR-320: a system in use for which nobody can be reached, or law or human oversight is not told yet.

That the question is not answered at all is AIR-310, an error.
"""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.schema.fields import fields

MESSAGE = Message(
    code="AIR-320",
    severity=Severity.WARNING,
    what={
        "nl": "het systeem wordt gebruikt, maar “{field}” ({title}) is nog niet beantwoord",
        "en": "the system is in use, but “{field}” ({title}) is not answered yet",
    },
    why={
        "nl": (
            "Wie met een beslissing te maken krijgt, moet weten op welke wet die steunt, wie meekijkt en waar vragen "
            "terechtkunnen."
        ),
        "en": "Whoever is affected by a decision must know which law it rests on, who oversees it and where to ask.",
    },
    fix={
        "nl": "Vraag het na en vul “{field}” in. Uitleg: register explain {field}",
        "en": "Find out and fill in “{field}”. Explanation: register explain {field}",
    },
    wrong=(
        "# without: contact\nstatus: in-use\nunanswered:\n  - field: contact\n    state: not_yet\n"
        "    reason:\n      nl: Nog niet bekend.\n      en: Not known yet."
    ),
    right="status: in-use\ncontact:\n  email: algoritmes@testgemeente.example",
    source="AI-verordening / AI Act (EU) 2024/1689, Art. 13, 14, 26, 86",
)

_NEEDED = ("contact", "legal_basis", "human_oversight")


def check(case: Case) -> Iterator[Hit]:
    if case.means("status", "in_use"):
        for index, item in case.unanswered("not_yet"):
            if item["field"] in _NEEDED:
                yield case.hit("unanswered", index, "field", **words(item["field"]))


def words(name: str) -> dict[str, str]:
    """A field, with its title in both languages."""
    title = fields()[name].title
    return {"field": name, "title_nl": title["nl"], "title_en": title["en"]}
