"""AIR-343: months of a deferral that cannot all be true, because one must come before the other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register, Registration
from generator.model.transparency import Stub
from generator.rules.hit import Hit, Path
from generator.source.tree import STUBS

MESSAGE = Message(
    code="AIR-343",
    severity=Severity.ERROR,
    what={
        "nl": "“{later}” ({later_value}) ligt voor “{earlier}” ({earlier_value})",
        "en": "“{later}” ({later_value}) is before “{earlier}” ({earlier_value})",
    },
    why={
        "nl": "Lezers zien hieraan hoe lang een registratie is uitgesteld en wat er in die tijd is besloten.",
        "en": "This shows readers how long a registration was deferred and what was decided in that time.",
    },
    fix={
        "nl": "Neem de maanden over zoals de private kant ze publiceerde, de oudste eerst.",
        "en": "Copy the months as the private side published them, the oldest first.",
    },
    wrong=(
        'deferral:\n  from: "2026-03"\n  until: "2026-06"\n  scope: case-specific\n'
        'deferral_grounds: [investigation]\ndeferral_history:\n  - month: "2026-02"\n    event: grant'
    ),
    right=(
        'deferral:\n  from: "2026-03"\n  until: "2026-06"\n  scope: case-specific\n'
        'deferral_grounds: [investigation]\ndeferral_history:\n  - month: "2026-03"\n    event: grant'
    ),
)
_Step = tuple[Path, str]  # where a month stands, and the month


def check_register(register: Register) -> Iterator[Hit]:
    for registration in register.registrations:
        yield from _wrong(registration.file, _of_registration(registration))
    for stub in register.stubs:
        yield from _wrong(f"{STUBS}/{stub.id}.yml", _of_stub(stub))


def _of_registration(registration: Registration) -> Iterator[_Step]:
    deferral = registration.data.get("deferral", {})
    if "from" in deferral:
        yield ("deferral", "from"), deferral["from"]
    for index, item in enumerate(registration.data.get("deferral_history", ())):
        yield ("deferral_history", index, "month"), item["month"]
    if "until" in deferral:
        yield ("deferral", "until"), deferral["until"]


def _of_stub(stub: Stub) -> Iterator[_Step]:
    yield ("granted",), stub.granted
    yield from (((name,), month) for name, month in (("review_by", stub.review_by), ("ended", stub.ended)) if month)


def _wrong(file: str, steps: Iterable[_Step]) -> Iterator[Hit]:
    for (before, earlier), (path, later) in pairwise(steps):
        if later < earlier:
            data = {"earlier": str(before[-1]), "earlier_value": earlier, "later": str(path[-1]), "later_value": later}
            yield Hit(file, path, data)
