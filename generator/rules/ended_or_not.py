"""AIR-313: an end in the past for a system that is still in use."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.date_order import is_before
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-313",
    severity=Severity.WARNING,
    what={
        "nl": "het systeem is volgens “end” gestopt ({value}), maar de status is “{status}”",
        "en": "by “end” the system has ended ({value}), but its status is “{status}”",
    },
    why={
        "nl": "Lezers weten dan niet of het systeem nog over mensen beslist.",
        "en": "Readers then do not know whether the system still matters to people.",
    },
    fix={
        "nl": "Is het gestopt? Verander de status. Loopt het nog? Haal “end” weg, of gebruik “planned_end”.",
        "en": "Has it ended? Change the status. Is it still running? Remove “end”, or use “planned_end”.",
    },
    wrong='status: in-use\nstart: "2020"\nend: "2024"',
    right='status: in-use\nstart: "2020"\nplanned_end: "2030"',
)


def check(case: Case) -> Iterator[Hit]:
    data = case.registration.data
    if "end" in data and case.means("status", "in_use") and is_before(data["end"], case.on.isoformat()):
        yield case.hit("end", value=data["end"], status=data["status"])
