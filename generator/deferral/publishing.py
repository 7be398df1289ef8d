"""What may be published: what two people signed, in its window, with bytes that are still what they signed."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.deferral import attesting, calendar, deciding, signing
from generator.deferral.attesting import Attestation
from generator.deferral.fold import before
from generator.deferral.lane import Lane
from generator.deferral.quorum import is_decided
from generator.deferral.record import Decision, PublicFile, Record
from generator.deferral.refusal import Refused
from generator.deferral.roles import Person, signed


@dataclass(frozen=True)
class Item:
    """One thing to publish. name: its short id, or `attestation 2027-03`. label: how the public commit calls it.

    contents: the signed bytes by path (None: to be removed). decision, record: of a deferral; None for an attestation.
    folder: where its bytes stand in the outbox.
    """

    name: str
    label: str
    files: tuple[PublicFile, ...]
    contents: Mapping[str, bytes | None]
    window: datetime.date
    folder: str
    decision: Decision | None = None
    record: Record | None = None

    def require_window(self, open_now: datetime.date) -> None:
        """Raise Refused when the window it was made for is not the one that is open."""
        if self.window > open_now:
            raise Refused("DEF-502", date=self.window.isoformat())
        if self.window < open_now:
            raise Refused("DEF-503", date=self.window.isoformat())


Waits = list[tuple[str, Refused]]


def items(lane: Lane, on: datetime.date) -> tuple[list[Item], Waits]:
    """Everything that is signed and not published yet, and what cannot be published with the reason."""
    found: list[Item] = []
    waits: Waits = []

    def add(name: str, make: Callable[[], Item]) -> None:
        try:
            found.append(make())
        except Refused as refused:
            waits.append((name, refused))

    for record in lane.records:
        state = lane.states[record.id]
        if state.broken:
            waits.append((record.short, Refused("DEF-301", number=state.broken)))
        elif state.counted[-1].on > on:
            waits.append((record.short, Refused("DEF-302", date=state.counted[-1].on.isoformat())))
        elif state.publication is not None:
            decision = state.publication
            add(record.short, lambda r=record, d=decision: _decided(lane, r, d, on))  # type: ignore[misc]
        elif state.waiting is not None and state.waiting.files:
            waits.append((record.short, Refused("DEF-500", number=state.waiting.number)))
    for one in attesting.attestations(lane):
        is_there = any(path.startswith(one.outbox) for path in lane.files)
        if is_there or (one.counts and one.window == window_open(lane, on) and one.file.path not in lane.public_files):
            add(f"attestation {one.month}", lambda a=one: _attested(lane, a, on))  # type: ignore[misc]
    return found, waits


def _decided(lane: Lane, record: Record, decision: Decision, on: datetime.date) -> Item:
    """What a decision publishes. Raises Refused unless bytes and signatures are right, today as well.

    Today as well: with a key that no longer holds, or a mandate that has ended, nobody signs with a date of the past.
    """
    folder = deciding.outbox(record, decision)
    contents = contents_of(lane, record, decision)
    today = lane.roles.on(on).signers(decision.data, signed(record.files, decision.path), on)
    now = Decision(decision.path, decision.data, decision.value, _of_both(today, decision.signers))
    if not is_decided(before(record, decision, lane.policies), now, lane.policies.on(decision.on)):
        raise Refused("DEF-501")
    window = decision.date("window")
    assert window is not None  # noqa: S101 - the schema asks for it where there are files
    if window < decision.on:
        raise Refused("DEF-502", date=calendar.next_window(decision.on, lane.policy.closed_days).isoformat())
    label = record.registration_id
    return Item(record.short, label, decision.files, contents, window, folder, decision, record)


def _attested(lane: Lane, one: Attestation, on: datetime.date) -> Item:
    if not one.counts:
        raise Refused("DEF-500", number=one.month)
    if not attesting.is_attestation(lane, one, on):
        raise Refused("DEF-507")
    below = {path: data for path, data in lane.files.items() if path.startswith(attesting.FOLDER)}
    today = lane.roles.on(on).signers(one.data, signed(below, one.path), on)
    if not Attestation(one.path, one.data, one.value, _of_both(today, one.signers)).counts:
        raise Refused("DEF-501")
    contents = dict(signing.listed((one.file,), attesting.outbox_files(lane, one)))
    name = f"attestation {one.month}"
    return Item(name, name, (one.file,), contents, one.window, one.outbox)


def _of_both(today: frozenset[Person], then: frozenset[Person]) -> frozenset[Person]:
    """Those of today who signed then: the same people, whatever else the lists say of them."""
    names = {person.name for person in then}
    return frozenset(person for person in today if person.name in names)


def contents_of(lane: Lane, record: Record, decision: Decision) -> Mapping[str, bytes | None]:
    """The bytes that a decision publishes, by path (None: to be removed). Raises Refused unless the outbox has them."""
    return dict(signing.listed(decision.files, deciding.outbox_files(lane, record, decision)))


def window_open(lane: Lane, on: datetime.date) -> datetime.date:
    """The day of the publication window that is open on a day."""
    return calendar.window_on(on, lane.policy.closed_days)
