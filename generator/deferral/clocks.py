"""The clocks of a deferral: by when something must happen, and from when the public number counts that it did not."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.deferral import calendar
from generator.deferral.record import Decision
from generator.deferral.state import State
from generator.deferral.verbs import PUBLISH, Phase
from generator.model.deferral_policy import DeferralPolicy


@dataclass(frozen=True)
class Clock:
    """By when something must happen, what, and from which day on the public number counts that it did not."""

    what: str
    by: datetime.date
    counted_from: datetime.date


def clocks(state: State, policy: DeferralPolicy) -> list[Clock]:
    """Every clock that runs, the first to ring in front. A phase that is not final always has at least one."""
    day, grace = datetime.timedelta(days=1), datetime.timedelta(days=policy.grace_days)
    found: list[Clock] = []

    def runs(what: str, by: datetime.date, *, at_once: bool = False) -> None:
        found.append(Clock(what, by, by + (day if at_once else grace)))

    if state.broken:
        runs("broken", state.counted[-1].on, at_once=True)
    if state.phase is Phase.PROPOSED:
        runs("proposal", state.since + datetime.timedelta(days=policy.proposal_days))
    elif state.phase is Phase.DEFERRED:
        assert state.latest is not None  # noqa: S101 - a grant always sets both
        assert state.review_by is not None  # noqa: S101
        runs("review", state.review_by)
        runs("latest", state.latest, at_once=True)
    if state.phase is Phase.RELEASING or state.publication is not None:
        runs("publication", _publication_by(state, policy))
    return sorted(found, key=lambda clock: (clock.counted_from, clock.by, clock.what))


def _publication_by(state: State, policy: DeferralPolicy) -> datetime.date:
    """Some days after what has to be published was decided, or the end of the first window after it.

    From the first such decision: making the same files anew does not turn the clock back.
    """
    waits = [
        decision for decision in _unpublished(state.counted) if decision.files or decision.verb in ("end", "refuse")
    ]
    since = waits[0].on if waits else state.since
    window = calendar.next_window(since, policy.closed_days)
    closes = calendar.next_window(window + datetime.timedelta(days=1), policy.closed_days) - datetime.timedelta(days=1)
    return max(since + datetime.timedelta(days=policy.publication_days), closes)


def _unpublished(counted: Iterable[Decision]) -> list[Decision]:
    found: list[Decision] = []
    for decision in counted:
        found = [] if decision.verb == PUBLISH else [*found, decision]
    return found


def overdue_since(state: State, policy: DeferralPolicy) -> datetime.date | None:
    """The first day on which the public number counts this record if nothing happens; None in a final state."""
    running = clocks(state, policy)
    return running[0].counted_from if running else None


def running(state: State, policy: DeferralPolicy, on: datetime.date) -> list[Clock]:
    """The clocks as they are on a day. With a decision of a day in the future none can be believed: that counts."""
    ahead = [Clock("broken", on, on)] if state.counted[-1].on > on else []
    return [*ahead, *clocks(state, policy)]


def is_overdue(state: State, policy: DeferralPolicy, on: datetime.date) -> bool:
    """Whether the public number of a day counts this record."""
    return any(on >= clock.counted_from for clock in running(state, policy, on))
