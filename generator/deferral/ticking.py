"""The daily job: it reminds, prepares and counts, and decides nothing. What it prepares two people may sign, or not.

To release is then less work than to go on: the decision to end, with the exact bytes, lies ready for two signatures;
to go on, somebody has to write why.
"""

import datetime
from dataclasses import dataclass

from generator.deferral import attesting, auditing, calendar, deciding
from generator.deferral.clocks import overdue_since
from generator.deferral.lane import PIN, Changes, Lane, change
from generator.deferral.listing import Due, due
from generator.deferral.public import public_main
from generator.deferral.refusal import Refused
from generator.deferral.state import State
from generator.deferral.verbs import SIGNED_WITHIN, Phase
from generator.source import git


@dataclass(frozen=True)
class Ticked:
    """What the job did and saw. prepared: short ids of records with a decision that lies ready. attested: the month.

    reminders: clocks that ring in exactly so many days as the policy names, or have rung. escalate: short ids of
    records of which an overseer must get a copy. troubled: records that nothing can be prepared for, with the reason.
    """

    lane: Lane
    prepared: tuple[str, ...]
    attested: str
    reminders: tuple[Due, ...]
    escalate: tuple[str, ...]
    troubled: tuple[tuple[str, Refused], ...]


def tick(lane: Lane, on: datetime.date) -> Ticked:
    """Do the day's work. Running it twice on a day does nothing the second time."""
    # What this run puts right, no later audit finds.
    troubled = [(flaw.place, Refused(flaw.code)) for flaw in (auditing.set_back(lane) if _pin(lane) else ())]
    lane = change(lane, lambda now: (_pin(now), "pin"))
    prepared: list[str] = []
    troubled += [(id_[:8], refused) for id_, refused in lane.unreadable.items()]
    for record in lane.readable:
        try:
            after = change(lane, lambda now, id_=record.id: _prepare(now, id_, on))  # type: ignore[misc]
        except Refused as refused:
            troubled.append((record.short, refused))
            continue
        if after is not lane:
            prepared.append(record.short)
            lane = after
    month = ""
    flaws = list(auditing.audit(lane, on)) if _attests(lane, on) else []
    if flaws:
        troubled.append((flaws[0].place, Refused("DEF-508")))
    elif _attests(lane, on):
        after = change(lane, lambda now: (attesting.changes(now, on), "attestation"))
        month = calendar.month(on) if after is not lane else ""
        lane = after
    clocks = due(lane, on)
    return Ticked(
        lane,
        tuple(prepared),
        month,
        tuple(one for one in clocks if one.days < 0 or one.days in lane.policy.reminders),
        tuple(record.short for record in lane.readable if _escalates(lane, lane.states[record.id], on)),
        tuple(troubled),
    )


def _pin(lane: Lane) -> Changes:
    """Follow the public repository's main, as the public clone knows it; never back to an older commit."""
    commit = public_main(lane.public)
    if commit != lane.pin and git.succeeds(lane.public, "merge-base", "--is-ancestor", lane.pin, commit):
        return {PIN: f"{commit}\n".encode()}
    return {}


def _prepare(lane: Lane, id_: str, on: datetime.date) -> tuple[Changes, str]:
    """The decision that a record is ready for, when its clock has rung and nobody has written one."""
    record = next(one for one in lane.readable if one.id == id_)
    state = lane.states[record.id]
    verb, values = _next(lane, state, on)
    if not verb:
        return {}, ""
    waiting = state.waiting
    lapsed = waiting is not None and on - waiting.on > SIGNED_WITHIN  # nobody can sign it any more
    replaces = waiting.digest if waiting is not None and lapsed else ""
    changes = deciding.decision_changes(lane, record, verb, values, on, replaces=replaces)
    return changes, f"{record.short}: {verb}, prepared"


def _next(lane: Lane, state: State, on: datetime.date) -> tuple[str, dict[str, str]]:
    nothing: tuple[str, dict[str, str]] = ("", {})
    if state.broken:
        raise Refused("DEF-301", number=state.broken)
    window = calendar.next_window(on, lane.policy.closed_days)
    waiting = state.waiting
    lapsed_ready = waiting is not None and deciding.is_prepared(waiting) and waiting.date("window") != window
    if waiting is not None and not lapsed_ready and on - waiting.on <= SIGNED_WITHIN:
        return nothing  # somebody is at work on it, or it lies ready for the coming window
    if state.phase is Phase.DEFERRED and state.latest is not None and state.review_by is not None:
        if on > state.latest:
            return "end", {"because": "latest-reached"}
        if on > state.review_by:
            return "end", {"because": "review-not-renewed"}
    published = state.publication
    lapsed = published is None or (published.date("window") or on) < calendar.window_on(on, lane.policy.closed_days)
    if lapsed and (state.phase is Phase.RELEASING or published is not None):
        return "release", {}
    return nothing


def _attests(lane: Lane, on: datetime.date) -> bool:
    """Whether the window of this month is open and its attestation is not made yet."""
    policy = lane.policy
    window = calendar.window_on(on, policy.closed_days)
    month = calendar.month(on)
    if calendar.month(window) != month or not policy.attestation_from or month < policy.attestation_from:
        return False
    return all(one.month != month for one in attesting.attestations(lane))


def _escalates(lane: Lane, state: State, on: datetime.date) -> bool:
    """Past the latest day, or overdue for so long that an overseer has to know."""
    if state.expired(on):
        return True
    days = lane.policy.escalation_days - lane.policy.grace_days
    since = overdue_since(state, lane.policy)
    return since is not None and on >= since + datetime.timedelta(days=max(0, days))
