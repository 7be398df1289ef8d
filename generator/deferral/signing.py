"""What waits for a signature, what a signer has to see of it, and the signature itself."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.deferral import attesting, calendar, deciding, documents, guards, quorum, roles, signatures
from generator.deferral.lane import Changes, Lane
from generator.deferral.record import ABSENT, PublicFile
from generator.deferral.refusal import Refused
from generator.deferral.roles import Person
from generator.deferral.verbs import PUBLISH, SIGNED_WITHIN

ROLES, ATTESTATION = "roles", "attestation"

# What a decision is about stands in it as a digest only; who decides on it for the first time sees it whole.
_ABOUT = {
    "amend": ("registration.yml",),
    **dict.fromkeys(("grant", "refuse", "void"), ("deferral.yml", "registration.yml")),
}


@dataclass(frozen=True)
class Waiting:
    """A document that waits for signatures.

    place: its path in the private repository. shown: everything that it would make public, by path (None: removed).
    may: the roles whose holders can sign it. signers: who did. about: the files that it names by their digest, and that
    a signer may not have read yet, by path.
    """

    place: str
    data: bytes
    shown: Mapping[str, bytes | None]
    may: frozenset[str]
    signers: frozenset[Person]
    about: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return documents.digest(self.data)


def waiting(lane: Lane, what: str, on: datetime.date) -> Waiting:
    """What waits: `what` is the start of an id, `roles` or `attestation`. Raises Refused when nothing does."""
    if what == ROLES:
        return _roles(lane, on)
    if what == ATTESTATION:
        return _attestation(lane, on)
    record, state = lane.find(what)
    decision = state.waiting
    if decision is None:
        raise Refused("DEF-351")
    if on - decision.on > SIGNED_WITHIN:
        raise Refused("DEF-353", date=decision.on.isoformat())
    policy = lane.policies.on(decision.on)
    refusals = guards.refusals(state, decision, policy, on)
    if refusals:
        raise refusals[0]
    outbox = deciding.outbox_files(lane, record, decision)
    shown = dict(listed(decision.files, outbox))
    for file in decision.files:
        there = lane.public_files.get(file.path)
        if (documents.digest(there) if there is not None else ABSENT) not in (file.replaces, file.sha256):
            raise Refused("DEF-354")
    may = {"publisher"} if decision.verb == PUBLISH else {*quorum.required(state, decision, policy), "outside"}
    about = {record.path(name): record.files[name] for name in _ABOUT.get(decision.verb, ())}
    return Waiting(record.path(decision.path), decision.data, shown, frozenset(may), decision.signers, about)


def still_waits(lane: Lane, what: str) -> bool:
    """Whether a document lacks signatures: that which waits, or else the newest."""
    if what == ROLES:
        return bool(lane.roles.waiting)
    if what == ATTESTATION:
        return any(not one.counts for one in attesting.attestations(lane)[-1:])
    return lane.find(what)[1].waiting is not None


def _roles(lane: Lane, on: datetime.date) -> Waiting:
    if not lane.roles.waiting:
        raise Refused("DEF-351")
    place = f"{roles.FOLDER}{lane.roles.waiting}.yml"
    in_force = documents.read(lane.files[place], "roles", place)["in_force"]
    if lane.roles.lists and in_force < on.isoformat():  # else it would judge anew what was signed before
        raise Refused("DEF-215", date=in_force)
    return Waiting(place, lane.files[place], {}, frozenset({"administrator"}), frozenset())


def _attestation(lane: Lane, on: datetime.date) -> Waiting:
    month = calendar.month(calendar.window_on(on, lane.policy.closed_days))
    found = [one for one in attesting.attestations(lane) if one.month == month and not one.counts]
    if not found:
        raise Refused("DEF-351")
    newest = found[-1]
    if not attesting.is_attestation(lane, newest, on):
        raise Refused("DEF-507")
    shown = dict(listed((newest.file,), attesting.outbox_files(lane, newest)))
    return Waiting(newest.path, newest.data, shown, frozenset({"editor", "approver", "outside"}), newest.signers)


def listed(files: tuple[PublicFile, ...], outbox: Mapping[str, bytes]) -> Iterator[tuple[str, bytes | None]]:
    """The listed files with their bytes. Raises Refused unless the outbox holds exactly those, and no other file."""
    present = {file.path for file in files if file.sha256 != ABSENT}
    if present != set(outbox):
        raise Refused("DEF-356")
    for file in files:
        data = outbox.get(file.path)
        if data is not None and documents.digest(data) != file.sha256:
            raise Refused("DEF-356")
        yield file.path, data


def changes(lane: Lane, found: Waiting, person: str, key: Path, on: datetime.date) -> Changes:
    """The signature of a person under a document. Raises Refused when it would not count."""
    newest = lane.roles.lists[-1] if lane.roles.lists else None
    if found.place.startswith(roles.FOLDER) and (newest is None or newest.in_force > on):
        signature = signatures.sign(found.data, key)  # the first list, and one that will hold later, judge themselves
    else:
        own = lane.roles.on(on).people.get(person)
        if own is None or not own.roles & found.may:
            raise Refused("DEF-352", person=person)
        signature = signatures.sign(found.data, key)
        if not any(signatures.is_valid(found.data, signature, one) for one in own.keys_on(on)):
            raise Refused("DEF-355", person=person)
    place = f"{found.place.removesuffix('yml')}{person}.sig"
    if not found.place.startswith(roles.FOLDER):
        return {place: signature}
    below = {path: data for path, data in lane.files.items() if path.startswith(roles.FOLDER)}
    chain = roles.read({**below, place: signature}, lane.private.anchor)
    return {place: signature, **({} if chain.waiting else {roles.ALLOWED_SIGNERS: roles.allowed_signers(chain)})}
