"""Whether a snapshot is what it says: signed by who may, in its place in the chain, whole, and made from the commit."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.errors import RegisterError
from generator.snapshots import making, package
from generator.snapshots.chain import Chain
from generator.snapshots.making import Tagged
from generator.snapshots.manifest import Manifest
from generator.snapshots.package import Package
from generator.snapshots.program import program
from generator.source import repository

_MOST = 20  # files that are named; there may be as many as somebody likes
Outcome = Literal["good", "wrong", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was looked at. unknown: it could not be; that is no proof either way. detail: files, a name."""

    what: str
    outcome: Outcome
    detail: str = ""


def verify(found: Package, links: Chain, data: Path | None) -> Iterator[Verdict]:
    """Look at everything, the cheapest first. data: the `registry-data/` folder of a clone, to make it again from."""
    yield _signature(found, links)
    yield _place(found.manifest, links)
    if data is not None:
        yield from _tag(found.manifest, data)
    problems = [f"{kind} {file}" for kind, file in found.problems()]
    more = [f"… ({len(problems)})"] if len(problems) > _MOST else []
    told = ", ".join([*problems[:_MOST], *more])
    yield Verdict("files", "wrong" if problems else "good", told or str(len(found.manifest.files)))
    yield Verdict("made_again", "unknown", "no_clone") if data is None else _made_again(found.manifest, links, data)


def _signature(found: Package, links: Chain) -> Verdict:
    if found.signature is None:
        return Verdict("signature", "unknown" if not links.signers else "wrong", "none")
    if not links.signers:
        return Verdict("signature", "unknown", "no_signers")
    who = links.signer(found.manifest, found.manifest_bytes, found.signature)
    return Verdict("signature", "good", who) if who else Verdict("signature", "wrong", "nobody")


def _place(made: Manifest, links: Chain) -> Verdict:
    """In the chain of the repository it stands under its own name, byte for byte."""
    known = links.link(made.name)
    if known is None:
        return Verdict("chain", "wrong" if links.links else "unknown", "not_listed" if links.links else "no_chain")
    if known.data != made.to_bytes():
        return Verdict("chain", "wrong", "another")
    number = links.links.index(known) + 1
    return Verdict("chain", "good", f"{number}/{len(links.links)}")


def _tag(made: Manifest, data: Path) -> Iterator[Verdict]:
    """Where the clone has the tag, it leads to the commit of the snapshot. Without the tag there is nothing to say."""
    try:
        of = making.tagged(data, made.name)
    except RegisterError:
        return
    same = of.commit == made.commit
    yield Verdict("tag", "good" if same else "wrong", made.name if same else of.commit[:12])


def _made_again(made: Manifest, links: Chain, data: Path) -> Verdict:
    """The dataset made from the commit in the clone, compared file by file. Another program may write other bytes."""
    another = Verdict("made_again", "unknown", f"version {made.made_with}") if made.made_with != program() else None
    try:
        of = Tagged(made.name, made.commit, making.day_of(data, made.commit))
        checked = making.register_at(data, of)
        if checked.register is None:
            return another or Verdict("made_again", "wrong", "no_register")
        previous = links.link(made.previous.name) if made.previous else None
        if made.previous and not previous:
            return Verdict("made_again", "unknown", "no_previous")
        with tempfile.TemporaryDirectory() as folder:
            again = making.make(data, checked, of, previous.manifest if previous else None, Path(folder))
    except RegisterError:  # not there, or without its history
        return Verdict("made_again", "unknown", "shallow" if repository.is_shallow(data) else "no_commit")
    differing = sorted(file for file in {*again.files, *made.files} if again.files.get(file) != made.files.get(file))
    if replace(again, made_with=made.made_with).to_bytes() == made.to_bytes():
        return Verdict("made_again", "good")
    return another or Verdict("made_again", "wrong", ", ".join(differing) or package.MANIFEST)
