"""What may not be public, and whether it is: in the bytes that are about to be published, and in all that is public."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.deferral import documents, leaks
from generator.deferral.flaw import Flaw
from generator.deferral.lane import Lane
from generator.deferral.leaks import Leak
from generator.deferral.needles import Kind, Needles, Secret, secrets
from generator.deferral.publishing import Item
from generator.deferral.record import ABSENT, Decision, PublicFile, Record
from generator.deferral.refusal import Refused
from generator.deferral.state import State
from generator.source import git
from generator.source.git import GitError
from generator.source.tree import REGISTRATIONS

_LANE = "private repository"
_WHOLE = ("end", "refuse")  # from then on nothing is withheld


@dataclass
class LeakCheck:
    """The search of what is about to be published on a day. What is searched for is worked out once for all of it."""

    lane: Lane
    on: datetime.date

    @cached_property
    def _all(self) -> Needles:
        return Needles(secrets_of(self.lane, self.on))

    @cached_property
    def _without_words(self) -> Needles:
        return Needles(secrets_of(self.lane, self.on, words=False))

    def require_clean(self, item: Item) -> None:
        """Raise Refused when something holds anything that is still held back, its own or another's."""
        needles = self._all if item.record is not None else self._without_words
        for path, data in item.contents.items():
            for leak in leaks.scan_bytes("", data or b"", needles):
                raise Refused("DEF-506", id=_whose(leak))
            for leak in leaks.scan_bytes("", f"{path}\n{item.label}".encode(), needles):
                raise Refused("DEF-506", id=_whose(leak))


def is_public(lane: Lane, words: Sequence[str]) -> bool:
    """Whether any of some sensitive words is public already: then searching for it would tell nothing."""
    needles = Needles(secrets("new", words=words))
    return any(next(leaks.scan_bytes("", data, needles), None) for data in lane.public_files.values())


def in_public(lane: Lane, on: datetime.date, site: Path | None = None) -> Iterator[Flaw]:
    """Everything public that holds something that may not be.

    Looked at: every object of the public repository and of its clone here, reachable or not, and a built site with its
    dataset.
    """
    needles = Needles(secrets_of(lane, on))
    found: list[Leak] = []
    with lane.private.scratch("mirror") as folder:
        try:
            url = git.text(lane.public, "remote", "get-url", "origin")
            git.run(
                None, "clone", "--quiet", "--mirror", "--no-local", "--template=", "--", url, str(folder / "mirror")
            )
        except GitError:
            raise Refused("DEF-510") from None
        for store in (folder / "mirror", Path(git.text(lane.public, "rev-parse", "--absolute-git-dir"))):
            found += leaks.scan_store(store, needles)
    if site is not None:
        found += leaks.scan_folder(site, needles)
    for leak in dict.fromkeys(found):
        code = "DEF-707" if leak.kind is Kind.UNSEARCHED else "DEF-706"
        yield Flaw(code, f"{leak.where} ({_whose(leak)}, {leak.kind})")


def _whose(leak: Leak) -> str:
    return leak.deferral[:8] if len(leak.deferral) == 32 else leak.deferral  # noqa: PLR2004 - an id


def secrets_of(lane: Lane, on: datetime.date, *, words: bool = True) -> Iterator[Secret]:
    """What may not be public on a day: marks and ids always, the words of a registration until it may be shown.

    words: false for what is made by the program alone, so that nobody's word stands in its way.
    """
    commits = git.text(lane.private.folder, "rev-list", lane.snapshot.commit).split()
    yield from secrets(_LANE, hashes=commits)
    for record in lane.records:
        state = lane.states[record.id]
        # Another registration may name it, as what replaces it or came before.
        own = [record.id, *(() if _files_by(state, on) else (record.registration_id,))]
        sensitive = [*own, *(_still_secret(record, state, on) if words else ())]
        digests = {decision.digest for decision in record.decisions}
        digests |= {str(decision.value["registration"]) for decision in record.decisions}
        yield from secrets(record.id, canaries=[record.canary], words=sensitive, hashes=sorted(digests))


def _still_secret(record: Record, state: State, on: datetime.date) -> Iterator[str]:
    """The cases, always; and the sensitive words, but for those in what was decided to be shown of the registration."""
    yield from state.cases
    shown = _shown(record, state, on)
    for word in record.header["sensitive_words"]:
        if next(leaks.scan_bytes("", shown, Needles(secrets("shown", words=[word]))), None) is None:
            yield word


def _files_by(state: State, on: datetime.date) -> list[PublicFile]:
    """What was decided to be published by a day: a stub, a registration, or nothing."""
    return [file for decision in _decided_by(state, on) for file in decision.files]


def _decided_by(state: State, on: datetime.date) -> list[Decision]:
    return [one for one in state.counted if (one.date("window") or datetime.date.max) <= on]


def _shown(record: Record, state: State, on: datetime.date) -> bytes:
    """What the public may read of a registration by a day: all of it, all but what is withheld, or nothing.

    What was decided since, of which the window has not opened, shows nothing yet.
    """
    last = next((one for one in reversed(_decided_by(state, on)) if any(map(_is_registration, one.files))), None)
    if last is None:
        return b""
    until = state.counted[: state.counted.index(last) + 1]
    withheld = next((one.value["withheld"] for one in reversed(until) if "withheld" in one.value), None)
    if withheld is None:
        withheld = record.header.get("withheld", ())
    kept = set() if any(one.verb in _WHOLE for one in until) else {item["field"] for item in withheld}
    return documents.write({name: value for name, value in record.registration.items() if name not in kept})


def _is_registration(file: PublicFile) -> bool:
    return file.sha256 != ABSENT and f"/{REGISTRATIONS}/" in file.path
