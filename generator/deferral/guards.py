"""What may not be decided, and why: every rule of the policy on one decision, given the state before it.

The same rules stand at the moment of deciding, at the moment of signing, and in every fold: what slipped past the first
does not count in the last.
"""

import datetime
import difflib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.deferral import calendar, shown
from generator.deferral.record import Decision
from generator.deferral.refusal import Refused
from generator.deferral.state import State
from generator.deferral.verbs import (
    HINDERS_FUTURE,
    HINDERS_OTHER,
    PROPOSE,
    PUBLISH,
    VERBS,
    VISIBILITIES,
    Phase,
)
from generator.model.deferral_policy import DeferralPolicy

_TOO_ALIKE = 0.9


def refusals(state: State, decision: Decision, policy: DeferralPolicy, on: datetime.date) -> list[Refused]:
    """Every reason why a decision cannot be taken on a day; empty if it can."""
    return list(_refusals(state, decision, policy, on))


def openness(visibility: str) -> int:
    """How much the public sees: 0 for hidden."""
    return VISIBILITIES.index(visibility)


def _refusals(state: State, decision: Decision, policy: DeferralPolicy, on: datetime.date) -> Iterator[Refused]:
    if state.broken:
        yield Refused("DEF-301", number=state.broken)
        return
    if decision.on > on:
        yield Refused("DEF-302", date=decision.on.isoformat())
    if decision.on < state.counted[-1].on:
        yield Refused("DEF-303", date=state.counted[-1].on.isoformat())
    if decision.verb == PROPOSE:
        yield Refused("DEF-304", verb=decision.verb, phase=state.phase)
    elif decision.verb == PUBLISH:
        yield from _publish(state, decision)
    elif state.phase not in VERBS[decision.verb].phases:
        yield Refused("DEF-304", verb=decision.verb, phase=state.phase)
    else:
        yield from _terms(state, decision, policy, on)
        yield from _SPECIAL.get(decision.verb, _nothing)(state, decision, policy)
        if not shown.fits(state, decision):
            yield Refused("DEF-342")


def _nothing(_state: State, _decision: Decision, _policy: DeferralPolicy) -> Iterator[Refused]:
    yield from ()


def _publish(state: State, decision: Decision) -> Iterator[Refused]:
    waits = state.publication
    if waits is None or decision.value["published"] != waits.number:
        yield Refused("DEF-305")


def _terms(state: State, decision: Decision, policy: DeferralPolicy, on: datetime.date) -> Iterator[Refused]:
    """The days: none beyond what the policy allows, and nothing that goes on after the latest day."""
    verb, latest, review = decision.verb, decision.date("latest"), decision.date("review_by")
    expired = state.expired(max(on, decision.on))
    if expired and verb not in ("end", "grant", "void", "release", "amend"):
        yield Refused("DEF-310", date=str(state.latest))
    if verb == "grant" and state.phase is Phase.DEFERRED and not expired:
        yield Refused("DEF-311")
    yield from _latest(state, decision, policy)
    if review is not None:
        most = calendar.add_months(decision.on, policy.review_months)
        end = (latest if verb in ("grant", "extend") else None) or state.latest
        if review > most:
            yield Refused("DEF-314", date=most.isoformat())
        if review < decision.on:
            yield Refused("DEF-315")
        if end is not None and review > end:
            yield Refused("DEF-316", date=end.isoformat())


def _latest(state: State, decision: Decision, policy: DeferralPolicy) -> Iterator[Refused]:
    verb, latest = decision.verb, decision.date("latest")
    start = {"grant": decision.on, "extend": state.latest}.get(verb)
    months = policy.first_months if verb == "grant" and state.granted_on is None else policy.extension_months
    if latest is not None and start is None:
        yield Refused("DEF-317")
    elif verb == "extend" and latest is not None and state.extended_from and decision.on <= state.extended_from:
        yield Refused("DEF-318", date=state.extended_from.isoformat())  # else years could be decided in an afternoon
    elif latest is not None and start is not None:
        most = calendar.add_months(start, months)
        if latest > most:
            yield Refused("DEF-312", date=most.isoformat())
        if latest <= start:
            yield Refused("DEF-313", date=start.isoformat())


def _grant(state: State, decision: Decision, policy: DeferralPolicy) -> Iterator[Refused]:
    until = datetime.date.fromisoformat(state.header["until"]["latest"])
    latest = decision.date("latest")
    if state.granted_on is None and latest is not None and latest > until:
        yield Refused("DEF-312", date=until.isoformat())
    if state.granted_on is not None:
        yield from _extend(state, decision, policy)


def _extend(state: State, decision: Decision, policy: DeferralPolicy) -> Iterator[Refused]:
    value, reason = decision.value, decision.value.get("reason")
    if reason is None or "showing" not in value:
        yield Refused("DEF-320")
        return
    yield from _showing(state, decision, policy)
    if reason == HINDERS_OTHER and _same(value.get("other_case", ""), ("", *state.cases)):
        yield Refused("DEF-322")
    if reason == HINDERS_FUTURE and state.visibility == "hidden":
        yield Refused("DEF-323")


def _showing(state: State, decision: Decision, _policy: DeferralPolicy) -> Iterator[Refused]:
    """New reasons: those of an earlier time, or nearly those, are no showing that it is still needed."""
    told = _plain(decision.value.get("showing", ""))
    for earlier in (*state.showings, state.header["harm"]):
        other = _plain(earlier)
        if told == other or _alike(told, other):
            yield Refused("DEF-321")
            return


def _narrow(state: State, decision: Decision, _policy: DeferralPolicy) -> Iterator[Refused]:
    value = decision.value
    wanted = value["visibility"]
    fields = {item["field"] for item in value.get("withheld", ())}
    if wanted == "partial" and not fields:
        yield Refused("DEF-331")
    fewer = wanted == state.visibility == "partial" and fields < {item["field"] for item in state.withheld}
    if not fewer and openness(wanted) <= openness(state.visibility):
        yield Refused("DEF-330", visibility=state.visibility)


def _void(state: State, _decision: Decision, _policy: DeferralPolicy) -> Iterator[Refused]:
    if state.visibility == "partial":
        yield Refused("DEF-340")


def _publishes(state: State, _decision: Decision, _policy: DeferralPolicy) -> Iterator[Refused]:
    """A release shows something: the registration, or for a deferral what was decided that the public sees."""
    if state.phase is Phase.DEFERRED and state.visibility == "hidden":
        yield Refused("DEF-341")


_SPECIAL = {
    "grant": _grant,
    "review": _showing,
    "extend": _extend,
    "narrow": _narrow,
    "void": _void,
    "release": _publishes,
}


@lru_cache(maxsize=64)  # the same few texts of one record, again and again
def _plain(text: str) -> str:
    """The words alone: without case, signs, accents and what nobody sees."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else "" if unicodedata.category(c) in ("Mn", "Cf") else " " for c in spread)
    return " ".join("".join(kept).split())


def _alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    ways = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # from quick to exact, each an upper bound
    return all(ratio() > _TOO_ALIKE for ratio in ways)


def _same(text: str, others: Sequence[str]) -> bool:
    return _plain(text) in {_plain(other) for other in others}
