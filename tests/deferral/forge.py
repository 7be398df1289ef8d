"""A lane as it would be after somebody with write access to the private repository had put something there by hand."""

import datetime
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.deferral import auditing, canonical, documents, publisher, signatures
from generator.deferral.deciding import outbox
from generator.deferral.lane import Lane
from generator.deferral.private import Snapshot
from generator.deferral.record import Decision, Record
from generator.deferral.refusal import Refused
from generator.source import yaml_fast
from tests.deferral import lab as labs
from tests.deferral.lab import Lab, git

Changes = Mapping[str, bytes | None]


def put(lane: Lane, *steps: Changes) -> Lane:
    """The lane after some commits. Nothing is pushed, so the lab stays as it was."""
    commit = lane.snapshot.commit
    for changes in steps:
        commit = _commit(lane.private.folder, commit, commit, changes)
    return _lane(lane, commit)


def instead(before: Lane, lane: Lane, changes: Changes) -> Lane:
    """As if everything that came after `before` had come in one commit, changed."""
    return _lane(lane, _commit(lane.private.folder, lane.snapshot.commit, before.snapshot.commit, changes))


def _lane(lane: Lane, commit: str) -> Lane:
    return Lane(lane.private, lane.public, Snapshot(commit, lane.private.read(commit)))


def _commit(folder: Path, tree_of: str, parent: str, changes: Changes) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        index = f"{scratch}/index"
        git(folder, "read-tree", tree_of, GIT_INDEX_FILE=index)
        lines = []
        for path, data in changes.items():
            blob = git(folder, "hash-object", "-w", "--stdin", data=data) if data is not None else "0" * 40
            lines.append(f"{'100644' if data is not None else '0'} {blob}\t{path}\n")
        git(folder, "update-index", "--index-info", data="".join(lines).encode(), GIT_INDEX_FILE=index)
        tree = git(folder, "write-tree", GIT_INDEX_FILE=index)
        return git(folder, "commit-tree", tree, "-p", parent, "-m", "forged")


def decided(
    record: Record, decision: Decision, changes: Mapping[str, Any], *signers: str, number: str = ""
) -> dict[str, bytes | None]:
    """A decision with something else in it, signed anew by some; its old signatures gone."""
    value = {**documents.unmarked(decision.value), **changes}
    found = canonical.values(record.registration, record.header, value, value["previous"])
    value["fields"] = canonical.digest(found, record.files[f"keys/{decision.number}.key"])
    return written(record, decision, documents.write(value, record.canary), *signers, number=number)


def written(
    record: Record, decision: Decision, data: bytes, *signers: str, number: str = ""
) -> dict[str, bytes | None]:
    """The same for any bytes."""
    start = decision.path.removesuffix("yml")
    old = [path for path in record.files if path.startswith(start)] if not number else []
    if number:
        start = start.replace(decision.number, number)
    signed = {f"{start}{name}.sig": signatures.sign(data, labs.keys() / name) for name in signers}
    every = {**dict.fromkeys(old), f"{start}yml": data, **signed}
    return {record.path(path): below for path, below in every.items()}


def signed_as(record: Record, decision: Decision, by: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Other signatures under a decision: by the name under which each stands."""
    start = decision.path.removesuffix("yml")
    old = [path for path in record.files if path.startswith(start) and path.endswith(".sig")]
    every = {**dict.fromkeys(old), **{f"{start}{name}.sig": data for name, data in by.items()}}
    return {record.path(path): below for path, below in every.items()}


def signature(data: bytes, key: Path, namespace: str = signatures.NAMESPACE) -> bytes:
    asked = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)]
    return subprocess.run(asked, input=data, capture_output=True, check=True).stdout


def roles(
    lane: Lane,
    changes: Mapping[str, Mapping[str, Any]],
    in_force: str,
    signers: Iterable[str] = ("p-dec", "p-app"),
    more: Iterable[Mapping[str, Any]] = (),
) -> dict[str, bytes | None]:
    """A next list of who may sign what."""
    people = labs.people_file(changes)["people"] + list(more)
    number = f"{len(lane.roles.lists) + 1:03}"
    before = documents.digest(lane.files[f"roles/{lane.roles.lists[-1].number}.yml"])
    data = documents.write({"number": number, "in_force": in_force, "previous": before, "people": people})
    signed = {f"roles/{number}.{name}.sig": signatures.sign(data, labs.keys() / name) for name in signers}
    return {f"roles/{number}.yml": data, **signed}


def in_outbox(record: Record, decision: Decision, path: str) -> str:
    return f"{outbox(record, decision)}{path}"


def store(lab: Lab) -> str:
    """Every object and every ref of the public repository."""
    objects = git(lab.public, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    return objects + git(lab.public, "for-each-ref")


def publish(lab: Lab, lane: Lane, on: datetime.date, name: str = "") -> str:
    """What publishing comes to: the code with which all (or a record of that name) is refused, or "offered"."""
    try:
        outcome = publisher.publish(lane, str(lab.public), "p-pub", labs.keys() / "p-pub", on)
    except Refused as refused:
        return refused.code
    if outcome.offered or outcome.published:
        return "offered"
    return next((refused.code for waits, refused in outcome.waits if name in ("", waits)), "")


def flaws(lane: Lane, on: datetime.date) -> set[str]:
    """The codes of what the audit finds."""
    return {flaw.code for flaw in auditing.audit(lane, on)}


def read(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = yaml_fast.read(data)
    return value
