"""Writing the next decision of a record: bound to the one before, to the registration, and to what it publishes."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.deferral import calendar, canonical, documents, guards, rendering, validation
from generator.deferral.fold import after
from generator.deferral.lane import Changes, Lane
from generator.deferral.record import Decision, Record
from generator.deferral.refusal import Refused
from generator.deferral.rendering import Publication
from generator.deferral.state import State
from generator.deferral.verbs import PUBLISH

OUTBOX = "outbox/"
_BY_MACHINE = ("latest-reached", "review-not-renewed")  # an end that the scheduled job prepared


def decision_changes(
    lane: Lane,
    record: Record,
    verb: str,
    values: Mapping[str, Any],
    on: datetime.date,
    *,
    registration: bytes | None = None,
    replaces: str = "",
) -> Changes:
    """The files of the next decision of a record, with what it would publish in the outbox.

    values: what this verb says, as the schema of a decision has it. registration: its new file, for `amend`.
    replaces: the start of the digest of a waiting decision that gives way to this one.
    Raises Refused for what the rules do not allow, and when another decision waits for signatures.
    """
    state = lane.state(record)
    if state.broken:
        raise Refused("DEF-301", number=state.broken)
    changes = _give_way(lane, record, state, replaces)
    files = {path: data for path, data in record.files.items() if changes.get(record.path(path), b"") is not None}
    if registration is not None:
        files["registration.yml"] = registration
        changes[record.path("registration.yml")] = registration
    record = replace(record, files=files, decisions=state.counted)
    value, key = bound(record, verb, values, on)
    decision = _decision(record, value)
    refusals = guards.refusals(state, decision, lane.policies.on(on), on)
    if refusals:
        raise refusals[0]
    published = publication(lane, record, replace(state, waiting=None), decision)
    if published is not None and verb != PUBLISH:
        window = calendar.next_window(on, lane.policy.closed_days)
        decision = _decision(record, {**value, "window": window.isoformat(), "files": published.listed})
        for path, data in published.contents.items():
            if data is not None:
                changes[f"{outbox(record, decision)}{path}"] = data
    elif verb == "release":
        raise Refused("DEF-341")
    changes[record.path(decision.path)] = decision.data
    changes[record.path(f"keys/{decision.number}.key")] = key
    return changes


def publication(lane: Lane, record: Record, state: State, decision: Decision) -> Publication | None:
    """What the public would see when a decision counts that is not published yet; None if nothing changes for it.

    Raises Refused when the public register would not be sound with it.
    """
    if decision.verb in ("amend", PUBLISH):
        return None
    then = after(state, decision)
    window = calendar.next_window(decision.on, lane.policy.closed_days)
    made = rendering.publication(
        record, then, lane.public_files, lane.overlay, named=lane.roles.on(decision.on), window=window
    )
    if made is not None:
        validation.require_sound(made, lane.public_files, window)
    return made


def outbox(record: Record, decision: Decision) -> str:
    """The folder of the outbox that holds what a decision publishes."""
    return f"{OUTBOX}{record.id}/{decision.number}/"


def outbox_files(lane: Lane, record: Record, decision: Decision) -> dict[str, bytes]:
    """The bytes that stand in the outbox for a decision, by their path in the public repository."""
    start = outbox(record, decision)
    return {path[len(start) :]: data for path, data in lane.files.items() if path.startswith(start)}


def is_prepared(waiting: Decision) -> bool:
    """Whether the scheduled job made a decision that nobody has signed yet: a person's own decision may replace it."""
    made = waiting.verb == "release" or waiting.value.get("because") in _BY_MACHINE
    return made and not waiting.signers


def _give_way(lane: Lane, record: Record, state: State, replaces: str) -> dict[str, bytes | None]:
    """The removal of the decision that waits for signatures. Raises Refused unless it was named, or made by the job."""
    waiting = state.waiting
    if waiting is None:
        return {}
    named = len(replaces) >= 8 and waiting.digest.startswith(replaces)  # noqa: PLR2004 - as the message shows it
    if not is_prepared(waiting) and not named:
        raise Refused("DEF-350", number=waiting.number, verb=waiting.verb, digest=waiting.digest[:8])
    start = waiting.path.removesuffix("yml")
    gone = [path for path in record.files if path.startswith(start) or path == f"keys/{waiting.number}.key"]
    listed = [path for path in lane.files if path.startswith(outbox(record, waiting))]
    return {**{record.path(path): None for path in gone}, **dict.fromkeys(listed)}


def bound(record: Record, verb: str, values: Mapping[str, Any], on: datetime.date) -> tuple[dict[str, Any], bytes]:
    """What a decision says, tied to the one before it and to what it is about; and the key of this version."""
    key, previous = canonical.new_key(), record.decisions[-1].digest if record.decisions else documents.NOTHING
    value: dict[str, Any] = {
        "deferral": record.id,
        "number": f"{len(record.decisions) + 1:03}",
        "verb": verb,
        "decided_on": on.isoformat(),
        "previous": previous,
        "registration": documents.digest(record.files["registration.yml"]),
        "header": documents.digest(record.files["deferral.yml"]),
        **values,
    }
    value["fields"] = canonical.digest(canonical.values(record.registration, record.header, value, previous), key)
    return value, key


def _decision(record: Record, value: Mapping[str, Any]) -> Decision:
    data = documents.write(value, record.canary)
    path = f"decisions/{value['number']}-{value['verb']}.yml"
    return Decision(path, data, documents.read(data, "decision", path))
