"""Four eyes: which people must have signed a decision, and whether they did."""

import datetime
from itertools import permutations

from generator.deferral import calendar
from generator.deferral.record import Decision
from generator.deferral.roles import Person
from generator.deferral.state import State
from generator.deferral.verbs import HINDERS_FUTURE, OUTSIDE, PROPOSE, PUBLISH, VERBS
from generator.model.deferral_policy import DeferralPolicy


def needs_outside(state: State, decision: Decision, policy: DeferralPolicy) -> bool:
    """Whether the second person must be of neither police nor prosecution.

    From a total of some months on; for future investigations from the first time; and for a new grant after the latest
    day has passed.
    """
    value = decision.value
    if value.get("reason") == HINDERS_FUTURE or (decision.verb == "grant" and state.granted_on is not None):
        return True
    latest, first = decision.date("latest"), state.granted_on
    total = calendar.add_months(first, policy.outside_from_months) if first else datetime.date.max
    return decision.verb in ("extend", "grant") and latest is not None and latest > total


def is_decided(state: State, decision: Decision, policy: DeferralPolicy) -> bool:
    """Whether the right people have signed: who takes it, and a second one (and a third) of another unit each."""
    if decision.verb == PROPOSE:
        return True
    if decision.verb == PUBLISH:
        return any("publisher" in person.roles for person in decision.signers)
    named = decision.value.get("by")
    signers = [person for person in decision.signers if named is None or person.name in named]
    if named is not None and len(signers) < len(named):
        return False
    roles = required(state, decision, policy)
    return any(
        all(_may(person, role, state) for person, role in zip(chosen, roles, strict=True))
        and len({person.unit for person in chosen}) == len(roles)
        for chosen in permutations(signers, len(roles))
    )


def required(state: State, decision: Decision, policy: DeferralPolicy) -> tuple[str, ...]:
    """The roles that must sign, each held by another person of another unit."""
    verb = VERBS[decision.verb]
    second = OUTSIDE if needs_outside(state, decision, policy) else verb.seconds
    return (verb.takes, second, *((verb.third,) if verb.third else ()))


def _may(person: Person, role: str, state: State) -> bool:
    if role == "approver" and OUTSIDE in person.roles:
        return True  # who may approve the gravest may approve the others
    if role not in person.roles:
        return False
    return role not in ("decider", "registrant") or state.header["organisation"] in person.organisations
