"""The decisions of a record, folded in their order into a state. It is stored nowhere, so nothing can disagree.

A decision counts when it keeps to the rules and the right people have signed its very bytes. The first that does not
stops the fold: if it is the last one it waits for signatures, else the record is broken.
"""

from dataclasses import replace

from generator.deferral import guards
from generator.deferral.policies import Policies
from generator.deferral.quorum import is_decided
from generator.deferral.record import Decision, Record
from generator.deferral.shown import is_shown
from generator.deferral.state import State
from generator.deferral.verbs import PROPOSE, PUBLISH, Phase


def fold(record: Record, policies: Policies) -> State:
    """The state after all decisions that count, each by the rules of its own day."""
    first = record.decisions[0]
    state = State(record.header, Phase.PROPOSED, first.on, cases=(record.header["case"],), counted=(first,))
    if first.verb != PROPOSE:
        return replace(state, broken=first.number)
    for decision in record.decisions[1:]:
        policy = policies.on(decision.on)
        breaks = bool(guards.refusals(state, decision, policy, decision.on)) or not is_shown(state, decision)
        if breaks or not is_decided(state, decision, policy):
            waits = decision is record.decisions[-1] and not breaks
            return replace(state, waiting=decision) if waits else replace(state, broken=decision.number)
        state = after(state, decision)
    return state


def after(state: State, decision: Decision) -> State:
    """The state when a decision counts."""
    value, on = decision.value, decision.on
    state = replace(state, counted=(*state.counted, decision))
    if decision.verb == PUBLISH:
        return _published(state)
    if "showing" in value:
        state = replace(state, showings=(*state.showings, value["showing"]))
    if "other_case" in value:
        state = replace(state, cases=(*state.cases, value["other_case"]))
    if decision.files:
        state = replace(state, publication=decision)
    if decision.verb in ("grant", "review", "extend", "narrow"):
        state = replace(
            state,
            latest=decision.date("latest") or state.latest,
            review_by=decision.date("review_by") or state.review_by,
            extended_from=state.latest if decision.verb == "extend" and "latest" in value else state.extended_from,
        )
    if decision.verb == "grant":
        state = replace(
            state,
            phase=Phase.DEFERRED,
            since=on,
            granted_on=state.granted_on or on,
            visibility=_most(state.visibility, state.header["visibility"]),
            withheld=state.withheld or tuple(state.header.get("withheld", ())),
        )
    elif decision.verb == "narrow":
        state = replace(state, visibility=value["visibility"], withheld=tuple(value.get("withheld", state.withheld)))
    elif decision.verb == "amend" and state.phase is Phase.RELEASING:
        state = replace(state, publication=None)  # those bytes are no longer what the registration says
    elif decision.verb in ("refuse", "end", "void"):
        phase = Phase.VOID if decision.verb == "void" else Phase.RELEASING
        # What was to be published before gives way: a stub that arrives is no release, nor what became void.
        state = replace(state, phase=phase, since=on, publication=decision if decision.files else None)
    return state


def _most(one: str, other: str) -> str:
    return max(one, other, key=guards.openness)


def _published(state: State) -> State:
    if state.phase is Phase.RELEASING:
        return replace(state, phase=Phase.RELEASED, publication=None)
    return replace(state, publication=None)


def before(record: Record, decision: Decision, policies: Policies) -> State:
    """The state in which a decision of a record was taken."""
    earlier = record.decisions[: int(decision.number) - 1]
    return fold(replace(record, decisions=earlier), policies)
