"""Where a deferral stands: what the decisions that count add up to. `fold.py` computes it; nothing stores it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.deferral.record import Decision
from generator.deferral.verbs import Phase


@dataclass(frozen=True)
class State:
    """What the decisions that count add up to.

    since: when the clock of this phase started. granted_on: the first grant. latest, review_by: of the deferral.
    extended_from: the latest day that stood before the last extension, which begins after it.
    visibility: what was decided that the public sees.
    publication: the newest decision whose files are not published yet. cases, showings: those of all decisions.
    counted: the decisions that count. waiting: the last one if it lacks signatures. broken: the number of a decision
    that does not count although others follow, or that breaks a rule; then nothing more can be done with the record.
    """

    header: Mapping[str, Any]
    phase: Phase
    since: datetime.date
    visibility: str = "hidden"
    granted_on: datetime.date | None = None
    latest: datetime.date | None = None
    review_by: datetime.date | None = None
    extended_from: datetime.date | None = None
    withheld: tuple[Mapping[str, Any], ...] = ()
    publication: Decision | None = None
    cases: tuple[str, ...] = ()
    showings: tuple[str, ...] = ()
    counted: tuple[Decision, ...] = ()
    waiting: Decision | None = None
    broken: str = ""

    def expired(self, on: datetime.date) -> bool:
        """Whether the latest day has passed.

        To go on then needs a new grant with somebody from outside; `end`, `amend` and `void` remain possible.
        """
        return self.phase is Phase.DEFERRED and self.latest is not None and on > self.latest
