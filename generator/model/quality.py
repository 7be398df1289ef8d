"""How good the data of one build are: what was lost since the last snapshot, and what the checks had to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Count:
    """How many registrations an organisation has, and how many it had in the last snapshot."""

    organisation: str
    before: int
    now: int
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Quality:
    """snapshot: the name of the last one, "" without any. findings: how many, by code and severity."""

    snapshot: str = ""
    counts: tuple[Count, ...] = ()
    findings: Mapping[tuple[str, Severity], int] = field(default_factory=dict)


UNKNOWN = Quality()
