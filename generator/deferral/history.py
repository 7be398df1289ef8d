"""What the public reads afterwards of what was decided: months, verbs, reasons, functions; no names and no days."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.deferral.calendar import month
from generator.deferral.record import Decision
from generator.deferral.roles import Person, Roles
from generator.deferral.state import State
from generator.deferral.verbs import PUBLISH, VERBS
from generator.model.message import Texts

_NOT_TOLD = frozenset({PUBLISH, "release"})  # how it was published is not part of what was decided


def events(state: State, named: Roles) -> list[dict[str, Any]]:
    """The decisions that count, as `deferral_history` of a registration has them.

    named: the list on which those are looked up whom a decision names that nobody has signed yet.
    """
    return [_event(decision, named) for decision in state.counted if decision.verb not in _NOT_TOLD]


def _event(decision: Decision, named: Roles) -> dict[str, Any]:
    value = decision.value
    event: dict[str, Any] = {"month": month(decision.on), "event": decision.verb}
    reason = value.get("reason") or value.get("because") or ("refused" if decision.verb == "refuse" else None)
    if reason:
        event["reason"] = reason
    functions = _functions(_people(decision, named))
    if functions:
        event["decided_by"] = functions
    return event


def _people(decision: Decision, named: Roles) -> Sequence[Person]:
    by: Iterable[str] | None = decision.value.get("by")
    if by is not None:
        known: Mapping[str, Person] = {person.name: person for person in decision.signers} or named.people
        return [known[name] for name in by if name in known]
    takes = VERBS[decision.verb].takes if decision.verb in VERBS else ""
    return sorted(decision.signers, key=lambda person: (takes not in person.roles, person.name))


def _functions(people: Sequence[Person]) -> Texts:
    """The functions of some people, in every language in which all of them have one."""
    if not people:
        return {}
    languages = [language for language in people[0].function if all(language in person.function for person in people)]
    return {language: "; ".join(person.function[language] for person in people) for language in languages}
