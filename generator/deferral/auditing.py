"""The audit of the private repository itself: every record, signature, version and change, from the first commit on.

Each finding names a place and a code; `messages.py` has the words. What the public side holds is looked at by the leak
scan.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.deferral import canonical, documents, record, roles
from generator.deferral.commits import Change, changes, contents
from generator.deferral.fold import fold
from generator.deferral.lane import Lane
from generator.deferral.record import FOLDER, Record
from generator.deferral.refusal import Refused
from generator.source import yaml_fast

_SIGNED = 2  # signatures from which on a document may not change any more


@dataclass(frozen=True)
class Flaw:
    """Something that is not as it must be: a code, and where."""

    code: str
    place: str


def audit(lane: Lane, on: datetime.date) -> Iterator[Flaw]:
    """Everything that is wrong in the private repository on a day; nothing when all is well."""
    try:
        chain = lane.roles
    except Refused as refused:
        yield Flaw(refused.code, refused.data.get("place", roles.FOLDER))
        return
    if chain.lists and lane.files.get(roles.ALLOWED_SIGNERS) != roles.allowed_signers(chain):
        yield Flaw("DEF-701", roles.ALLOWED_SIGNERS)
    history = list(changes(lane.private.folder, lane.snapshot.commit))
    versions = contents(lane.private.folder, history)
    for id_, files in sorted(record.by_record(lane.files).items()):
        try:
            one = record.read(id_, files, chain)
            yield from _record(lane, one, versions.get(id_, {}), on)
        except Refused as refused:
            yield Flaw(refused.code, refused.data.get("place", f"{FOLDER}{id_[:8]}"))
    yield from _history(history)


def _record(lane: Lane, one: Record, versions: Mapping[str, bytes], on: datetime.date) -> Iterator[Flaw]:
    state = fold(one, lane.policy)
    place = f"{FOLDER}{one.short}"
    if state.broken:
        yield Flaw("DEF-301", f"{place}, {state.broken}")
    previous = documents.NOTHING
    for decision in one.decisions:
        if decision.on > on:
            yield Flaw("DEF-302", f"{place}/{decision.path}")
        written = versions.get(decision.value["registration"])
        key = one.files.get(f"keys/{decision.number}.key")
        if written is None or key is None:
            yield Flaw("DEF-702", f"{place}, {decision.number}")
        elif not _opens(one, decision.value, previous, written, key):
            yield Flaw("DEF-703", f"{place}, {decision.number}")
        previous = decision.digest


def _opens(one: Record, decision: Mapping[str, Any], previous: str, registration: bytes, key: bytes) -> bool:
    """Whether the digest of a version is that of what it says it is about."""
    try:
        value = documents.unmarked(yaml_fast.read(registration))
        found = canonical.values(value, one.header, decision, previous)
        return canonical.digest(found, key) == str(decision["fields"])
    except (Refused, ValueError):
        return False


def _history(history: list[Change]) -> Iterator[Flaw]:
    """A document only comes; it may go or change as long as fewer than two people have signed it."""
    signatures: dict[str, set[str]] = {}
    for change in history:
        if change.merges:
            yield Flaw("DEF-704", change.commit[:12])
        for status, path in change.files:
            document = _document_of(path)
            if document is None:
                continue
            signed = signatures.setdefault(document, set())
            if status != "A" and (path == document or path.endswith((".key", ".yml"))) and len(signed) >= _SIGNED:
                yield Flaw("DEF-705", f"{_short(document)}, {change.commit[:12]}")
            if path.endswith(".sig"):
                if status == "A":
                    signed.add(path)
                elif len(signed) >= _SIGNED and document not in {gone for s, gone in change.files if s == "D"}:
                    yield Flaw("DEF-705", f"{_short(document)}, {change.commit[:12]}")
                else:
                    signed.discard(path)


def _document_of(path: str) -> str | None:
    """The document that a file is, or belongs to: `…/003-extend.yml` for its signatures; None for what may change."""
    if not path.startswith((FOLDER, roles.FOLDER, "attestations/")):
        return None
    name = path.rpartition("/")[2]
    if path.startswith(FOLDER) and name == "registration.yml":
        return None
    if name.endswith(".sig"):
        return path[: -len(name)] + name.split(".")[0] + ".yml"
    return path


def _short(path: str) -> str:
    return path.replace(path.split("/")[1], path.split("/")[1][:8]) if path.startswith(FOLDER) else path
