"""The audit of the private repository itself: every record, signature, version and change, from the first commit on.

Each finding names a place and a code; `messages.py` has the words. What the public side holds is looked at by the leak
scan.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.deferral import arrivals, attesting, canonical, documents, order, publishing, record, roles
from generator.deferral.commits import Change, changes, contents
from generator.deferral.flaw import Flaw
from generator.deferral.fold import fold
from generator.deferral.lane import PIN, Lane
from generator.deferral.public import public_main
from generator.deferral.record import FOLDER, Record, short_path
from generator.deferral.refusal import Refused
from generator.source import git, yaml_fast
from generator.source.blobs import contents as blob_contents
from generator.source.yaml_problem import YamlProblem

_SIGNED = 2  # signatures from which on a document may not change any more
# What starts a record is signed by nobody, and never changes.
_NEVER = ("deferral.yml", "decisions/001-propose.yml", "keys/001.key")


def audit(lane: Lane, on: datetime.date) -> Iterator[Flaw]:
    """Everything that is wrong in the private repository on a day; nothing when all is well."""
    try:
        chain, _, _ = lane.roles, lane.policy, lane.public_files
    except Refused as refused:
        yield Flaw(refused.code, refused.data.get("place", roles.FOLDER))
        return
    if chain.lists and lane.files.get(roles.ALLOWED_SIGNERS) != roles.allowed_signers(chain):
        yield Flaw("DEF-701", roles.ALLOWED_SIGNERS)
    history = list(changes(lane.private.folder, lane.snapshot.commit))
    versions = contents(lane.private.folder, history)
    records = []
    for id_, files in sorted(record.by_record(lane.files).items()):
        try:
            one = record.read(id_, files, chain)
            records.append(one)
            yield from _record(lane, one, versions.get(id_, {}), on)
        except Refused as refused:
            yield Flaw(refused.code, refused.data.get("place", f"{FOLDER}{id_[:8]}"))
    same = Counter(one.registration_id for one in records)
    yield from (Flaw("DEF-110", f"{FOLDER}{one.short}") for one in records if same[one.registration_id] > 1)
    yield from _history(history)
    yield from _set_back(lane, history)
    try:
        yield from arrivals.not_attested(lane)
        yield from order.backdated(lane, records, history)
    except Refused as refused:
        yield Flaw(refused.code, refused.data.get("place", attesting.FOLDER))
    yield from arrivals.never_arrived(lane, records)


def _record(lane: Lane, one: Record, versions: Mapping[str, bytes], on: datetime.date) -> Iterator[Flaw]:
    state = fold(one, lane.policies)
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
        good = {person.name for person in decision.signers}
        for name in sorted(roles.signed(one.files, decision.path).keys() - good):
            yield Flaw("DEF-711", f"{place}/{decision.path}, {name}")
        previous = decision.digest
    for pending in filter(None, (state.publication, state.waiting)):
        try:
            publishing.contents_of(lane, one, pending)
        except Refused as refused:
            yield Flaw(refused.code, f"{place}, {pending.number}")


def _opens(one: Record, decision: Mapping[str, Any], previous: str, registration: bytes, key: bytes) -> bool:
    """Whether the digest of a version is that of what it says it is about."""
    try:
        value = yaml_fast.read(registration)
        if not isinstance(value, dict):
            return False
        found = canonical.values(documents.unmarked(value), one.header, decision, previous)
        return canonical.digest(found, key) == str(decision["fields"])
    except (Refused, YamlProblem):
        return False


def _history(history: list[Change]) -> Iterator[Flaw]:
    """A document only comes; it may go or change as long as fewer than two people have signed it."""
    signatures: dict[str, set[str]] = {}
    for change in history:
        if change.merges:
            yield Flaw("DEF-704", change.commit[:12])
        touched: set[str] = set()
        for status, path in change.files:
            document = _document_of(path)
            if document is None or status == "A":
                continue
            never = path.split("/", 2)[-1] in _NEVER if path.startswith(FOLDER) else False
            if never or len(signatures.get(document, ())) >= _SIGNED:
                touched.add(document)
        # What went in one commit with its own signatures was signed until then: so these are counted after it.
        for status, path in change.files:
            if path.endswith(".sig") and (document := _document_of(path)):
                signed = signatures.setdefault(document, set())
                signed.discard(path) if status == "D" else signed.add(path)
        for document in sorted(touched):
            yield Flaw("DEF-705", f"{short_path(document)}, {change.commit[:12]}")


def set_back(lane: Lane) -> Iterator[Flaw]:
    """Whether the pin was set back, for the job, which moves it on by itself."""
    yield from _set_back(lane, list(changes(lane.private.folder, lane.snapshot.commit)))


def _set_back(lane: Lane, history: list[Change]) -> Iterator[Flaw]:
    """The pin only moves on: set back, it would hold what is decided against rules that were replaced since."""
    blobs = list(dict.fromkeys(blob for change in history for path, blob in change.blobs if path == PIN))
    pinned = {data.decode("ascii", "replace").strip() for _, data in blob_contents(lane.private.folder, blobs)}
    behind, main = (set(git.text(lane.public, "rev-list", one).split()) for one in (lane.pin, public_main(lane.public)))
    if pinned & main - behind:  # one that is no longer on main at all was rewritten away there
        yield Flaw("DEF-712", PIN)


def _document_of(path: str) -> str | None:
    """The document that a file is, or belongs to: `…/003-extend.yml` for its signatures; None for what may change."""
    if not path.startswith((FOLDER, roles.FOLDER, attesting.FOLDER)):
        return None
    name = path.rpartition("/")[2]
    if path.startswith(FOLDER) and name == "registration.yml":
        return None
    if name.endswith(".sig"):
        return path[: -len(name)] + name.split(".")[0] + ".yml"
    return path
