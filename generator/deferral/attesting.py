"""The monthly attestation: how many records are past their clock, as a number that two people sign."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.deferral import calendar, documents
from generator.deferral.clocks import is_overdue
from generator.deferral.fold import fold
from generator.deferral.lane import Changes, Lane
from generator.deferral.public_paths import DATA
from generator.deferral.record import ABSENT, PublicFile, Record
from generator.deferral.refusal import Refused
from generator.deferral.roles import Person, signed, two_units
from generator.deferral.state import State
from generator.source import yaml_writer
from generator.source.tree import TRANSPARENCY

FOLDER = "attestations/"
_SCHEMA = "../../../generator/schema/attestation.schema.json"


@dataclass(frozen=True)
class Attestation:
    """The document that is signed: which public file, with which bytes. signers: whose signatures over it are good."""

    path: str
    data: bytes
    value: Mapping[str, Any]
    signers: frozenset[Person]

    @property
    def month(self) -> str:
        return str(self.value["month"])

    @property
    def window(self) -> datetime.date:
        return datetime.date.fromisoformat(self.value["window"])

    @property
    def file(self) -> PublicFile:
        """The one file that it publishes."""
        return PublicFile(**self.value["files"][0])

    @property
    def outbox(self) -> str:
        """The folder of the outbox that holds it until it is published."""
        return f"outbox/attestation-{self.month}/"

    @property
    def counts(self) -> bool:
        """Whether an editor and a second person of another unit have signed."""
        return any(
            two_units([one, other])
            for one in self.signers
            for other in self.signers
            if "editor" in one.roles and other.roles & {"approver", "outside"}
        )


def is_attestation(lane: Lane, one: Attestation, on: datetime.date) -> bool:
    """Whether a document publishes the one file that it is about, and that says what it says, and no later day.

    Its number is at least what the records say of that day: what was signed since can only have made it smaller.
    """
    path = public_path(one.month)
    data = lane.files.get(f"{one.outbox}{path}", b"")
    as_of = one.value["as_of"]
    least = overdue(lane, datetime.date.fromisoformat(as_of), on)
    wanted = (public_bytes(one.month, as_of, number) for number in range(least, len(lane.records) + 1))
    is_now = as_of <= on.isoformat() and calendar.month(one.window) == one.month
    return is_now and len(one.value["files"]) == 1 and one.file.path == path and data in wanted


def public_path(month: str) -> str:
    return f"{DATA}{TRANSPARENCY}/attestations/{month}.yml"


def public_bytes(month: str, as_of: str, number: int) -> bytes:
    """What the public reads."""
    return yaml_writer.write({"month": month, "as_of": as_of, "overdue": number}, _SCHEMA).encode()


def overdue(lane: Lane, day: datetime.date, today: datetime.date | None = None) -> int:
    """How many records the public number of a day counts, by what had been decided on it. today: if that is later."""
    states = (_state_on(lane, record, day, today or day) for record in lane.records)
    return sum(is_overdue(state, lane.policy, day) for state in states if state is not None)


def _state_on(lane: Lane, record: Record, day: datetime.date, today: datetime.date) -> State | None:
    """The state of a record by its decisions up to a day; None if it was not there yet.

    A decision that is dated after today does not wait for its day to be looked at.
    """
    then = tuple(one for one in record.decisions if one.on <= day or one.on > today)
    if len(then) == len(record.decisions):
        return lane.states[record.id]
    return fold(replace(record, decisions=then), lane.policies) if then else None


def attestations(lane: Lane) -> list[Attestation]:
    """Every attestation in the private repository, oldest first."""
    below = {path: data for path, data in lane.files.items() if path.startswith(FOLDER)}
    found = []
    for path in sorted(below):
        if path.endswith(".yml"):
            value = documents.read(below[path], "attestation-document", path)
            day = datetime.date.fromisoformat(value["as_of"])
            signers = lane.roles.on(day).signers(below[path], signed(below, path), day)
            found.append(Attestation(path, below[path], value, signers))
    return found


def outbox_files(lane: Lane, one: Attestation) -> dict[str, bytes]:
    """The bytes that stand in the outbox for an attestation, by their path in the public repository."""
    start = one.outbox
    return {path[len(start) :]: data for path, data in lane.files.items() if path.startswith(start)}


def changes(lane: Lane, on: datetime.date) -> Changes:
    """The attestation of a day, for the month of the window that is open on it. Nothing when it is signed already.

    Raises Refused when somebody has signed another one for this month.
    """
    window = calendar.window_on(on, lane.policy.closed_days)
    month = calendar.month(window)
    there = next((one for one in attestations(lane) if one.month == month), None)
    if there is not None and there.signers:
        if there.counts:
            return {}
        raise Refused("DEF-361", month=month)
    data, path = public_bytes(month, on.isoformat(), overdue(lane, on)), public_path(month)
    file = {"path": path, "sha256": documents.digest(data), "replaces": ABSENT}
    document = documents.write({"month": month, "as_of": on.isoformat(), "window": window.isoformat(), "files": [file]})
    return {f"{FOLDER}{month}.yml": document, f"outbox/attestation-{month}/{path}": data}
