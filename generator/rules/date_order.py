"""AIR-306: dates that cannot both be true, because one must come before the other."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit, Path

MESSAGE = Message(
    code="AIR-306",
    severity=Severity.ERROR,
    what={
        "nl": "“{later}” ({later_value}) ligt voor “{earlier}” ({earlier_value})",
        "en": "“{later}” ({later_value}) is before “{earlier}” ({earlier_value})",
    },
    why={
        "nl": "Lezers zien op een tijdlijn wanneer een systeem begon en stopte.",
        "en": "Readers see on a time line when a system started and ended.",
    },
    fix={
        "nl": "Kijk welke van de twee niet klopt, en verander die.",
        "en": "See which of the two is wrong, and change that one.",
    },
    wrong='status: retired\nstart: "2024-05"\nend: "2023"',
    right='status: retired\nstart: "2023"\nend: "2024-05"',
)

_PAIRS = (("start", "end"), ("start", "planned_end"), ("last_checked", "review_by"))
_TEST = "real_world_test"


def check(case: Case) -> Iterator[Hit]:
    data = case.registration.data
    for earlier, later in _PAIRS:
        if earlier in data and later in data and is_before(data[later], data[earlier]):
            yield _hit(case, (later,), (earlier, data[earlier]), (later, data[later]))
    test = data.get(_TEST, {})
    if "start" in test and "end" in test and is_before(test["end"], test["start"]):
        yield _hit(case, (_TEST, "end"), ("start", test["start"]), ("end", test["end"]))


def is_before(one: str, other: str) -> bool:
    """Whether a year, month or day is surely before another. `2024` and `2024-05` may be the same time."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _hit(case: Case, path: Path, earlier: tuple[str, str], later: tuple[str, str]) -> Hit:
    return case.hit(*path, earlier=earlier[0], earlier_value=earlier[1], later=later[0], later_value=later[1])
