"""How good the data of one build are: what was lost since the last snapshot, and what the checks had to say."""

from dataclasses import dataclass

from generator.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Count:
    """How many registrations an organisation has, and how many it had in the last snapshot."""

    organisation: str
    before: int
    now: int
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of thing that the checks found, how often, and the ids of the registrations that have it, sorted."""

    code: str
    severity: Severity
    number: int
    registrations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """snapshot: the name of the last one, "" without any. doubts: by code."""

    snapshot: str = ""
    counts: tuple[Count, ...] = ()
    doubts: tuple[Doubt, ...] = ()


UNKNOWN = Quality()
