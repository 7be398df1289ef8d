"""The publisher at work: sees what has arrived on the public `main`, offers what has not, and notes what has.

Nothing stores that something was offered: it is seen in the public repository. So whatever stops this, running it again
goes on where it was: nothing is published twice, or half, and nothing that arrived is forgotten.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.deferral import deciding, documents, public_paths, publishing, signatures, validation
from generator.deferral.lane import Changes, Lane, change
from generator.deferral.leak_check import LeakCheck
from generator.deferral.public import Offered, PublicClone
from generator.deferral.publishing import Item, Waits
from generator.deferral.record import ABSENT
from generator.deferral.refusal import Refused
from generator.deferral.rendering import Publication
from generator.deferral.verbs import PUBLISH


@dataclass(frozen=True)
class Outcome:
    """What came of it, in names of items.

    published: seen on the public main, and noted. offered: on `branches`, to be reviewed and merged. waits: what is not
    published now, with the reason.
    """

    published: tuple[str, ...]
    offered: tuple[str, ...]
    branches: tuple[str, ...]
    waits: Waits


def publish(lane: Lane, url: str, person: str, key: Path, on: datetime.date, *, dry_run: bool = False) -> Outcome:
    """Publish what may be published on a day. url: the public repository. person, key: the publisher's.

    dry_run: say what would be offered, and push and note nothing. Raises Refused when a whole step is impossible.
    """
    _require_publisher(lane, person, on)
    found, waits = publishing.items(lane, on)
    if not found:
        return Outcome((), (), (), waits)
    with lane.private.scratch("public") as folder:
        clone, check = PublicClone(url, folder / "clone"), LeakCheck(lane, on)
        arrived = {item.name: commit for item in found if (commit := _arrived(item, clone))}
        branches = clone.offered()
        offered: list[Item] = []
        used: set[str] = set()
        ready: list[Item] = []
        for item in found:
            if item.name in arrived:
                continue
            branch = next((one.name for one in branches if _offers(one, item, found)), "")
            try:
                if branch:
                    used.add(branch)
                    offered.append(item)
                else:
                    item.require_window(publishing.window_open(lane, on))
                    _require_unchanged(item, clone.files)
                    _require_fit(check, item, ready, clone)
                    ready.append(item)
            except Refused as refused:
                waits.append((item.name, refused))
        if ready and not dry_run:
            used.add(_push(lane, ready, clone, on))
    if arrived and not dry_run:
        sign = partial(signatures.sign, key=key)
        lane = change(lane, lambda now: (_noted(now, arrived, person, sign, on), "publish: noted"))
        left = {item.name for item in publishing.items(lane, on)[0]} & arrived.keys()
        waits += [(name, Refused("DEF-509")) for name in sorted(left)]
        arrived = {name: commit for name, commit in arrived.items() if name not in left}
    names = tuple(item.name for item in (*offered, *ready))
    return Outcome(tuple(arrived), names, tuple(sorted(used)), waits)


def _require_publisher(lane: Lane, person: str, on: datetime.date) -> None:
    own = lane.roles.on(on).people.get(person)
    if own is None or "publisher" not in own.roles:
        raise Refused("DEF-352", person=person)


def _arrived(item: Item, clone: PublicClone) -> str:
    """The commit on the public main that brought everything an item adds; "" if something never came there."""
    commits = [clone.commit_with(path, data) for path, data in item.contents.items() if data is not None]
    return commits[0] if all(commits) else ""


def _offers(branch: Offered, item: Item, every: Sequence[Item]) -> bool:
    """Whether a branch offers an item in its window, and nothing but what was signed."""
    signed = {path for one in every for path in one.contents}
    return (
        branch.name.startswith(f"release/{item.window.isoformat()}")
        and branch.changed <= signed
        and all(branch.files.get(path) == data for path, data in item.contents.items())
    )


def _require_unchanged(item: Item, public: Mapping[str, bytes]) -> None:
    for file in item.files:
        there = public.get(file.path)
        if (documents.digest(there) if there is not None else ABSENT) != file.replaces:
            raise Refused("DEF-504")
    # Prepared before its announcement was public: both would stand there, and the public site could not be built.
    stub = public_paths.stub(item.record.registration_id) if item.record is not None else ""
    if stub in public and stub not in item.contents:
        raise Refused("DEF-504")


def _require_fit(check: LeakCheck, item: Item, ready: Sequence[Item], clone: PublicClone) -> None:
    """The public register must be sound with it and what is ready, and hold nothing of what is still held back."""
    before = {path: data for one in ready for path, data in one.contents.items()}
    if before.keys() & item.contents.keys():
        raise Refused("DEF-505")
    contents = {**before, **item.contents}
    validation.require_sound(Publication(contents, dict.fromkeys(contents, ABSENT)), clone.files, check.on)
    check.require_clean(item)


def _push(lane: Lane, ready: Sequence[Item], clone: PublicClone, on: datetime.date) -> str:
    contents = {path: data for item in ready for path, data in item.contents.items()}
    window = publishing.window_open(lane, on)
    lines = "\n".join(sorted(item.label for item in ready))
    return clone.push(contents, f"Publish {window.isoformat()}\n\n{lines}\n", window)


def _noted(
    lane: Lane, arrived: Mapping[str, str], person: str, sign: Callable[[bytes], bytes], on: datetime.date
) -> Changes:
    """What is noted of what arrived (the public commit by name of the item): the fact, signed, and an empty outbox."""
    changes: dict[str, bytes | None] = {}
    for item in publishing.items(lane, on)[0]:
        if item.name not in arrived:
            continue
        folder = item.folder
        if item.record is not None and item.decision is not None:
            values = {"published": item.decision.number, "commit": arrived[item.name]}
            try:
                made = deciding.decision_changes(lane, item.record, PUBLISH, values, on)
            except Refused:
                continue  # a decision waits for signatures: what arrived is noted behind it
            for path, data in made.items():
                changes[path] = data
                if data is not None and path.endswith(f"-{PUBLISH}.yml"):
                    changes[f"{path.removesuffix('yml')}{person}.sig"] = sign(data)
            folder = f"{deciding.OUTBOX}{item.record.id}/"
        changes |= dict.fromkeys(path for path in lane.files if path.startswith(folder))
    return changes
