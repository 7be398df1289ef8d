"""What is noted as published, held against the public repository: one machine notes it, so it is looked up again."""

from collections.abc import Iterable, Iterator

from generator.deferral import documents
from generator.deferral.attesting import attestations
from generator.deferral.flaw import Flaw
from generator.deferral.lane import Lane
from generator.deferral.public import public_main
from generator.deferral.public_paths import DATA
from generator.deferral.record import ABSENT, FOLDER, Decision, Record
from generator.deferral.verbs import PUBLISH
from generator.source import git
from generator.source.git import GitError
from generator.source.tree import TRANSPARENCY

_ATTESTATIONS = f"{DATA}{TRANSPARENCY}/attestations/"


def never_arrived(lane: Lane, records: Iterable[Record]) -> Iterator[Flaw]:
    """Every note of a publication whose bytes the public main does not have: else silence could be noted away."""
    main: set[str] = set()
    for record in records:
        for note in record.decisions:
            if note.verb != PUBLISH:
                continue
            main = main or set(git.text(lane.public, "rev-list", public_main(lane.public)).split())
            about = next((one for one in record.decisions if one.number == note.value["published"]), None)
            commit = note.value["commit"]
            if about is None or not (_has(lane, commit, about) if commit in main else _ever(lane, about)):
                yield Flaw("DEF-708", f"{FOLDER}{record.short}, {note.number}")


def _has(lane: Lane, commit: str, decision: Decision) -> bool:
    """Whether a commit, or the one before it if it changed them again, has what a decision publishes."""
    added = [file for file in decision.files if file.sha256 != ABSENT]
    return bool(added) and all(
        any(_digest(lane, f"{place}:{file.path}") == file.sha256 for place in (commit, f"{commit}^")) for file in added
    )


def _ever(lane: Lane, decision: Decision) -> bool:
    """Whether any commit on the public main has it: after main was rewritten, every commit has another name."""
    added = [file for file in decision.files if file.sha256 != ABSENT]
    return bool(added) and all(
        any(
            _digest(lane, f"{commit}:{file.path}") == file.sha256
            for commit in git.text(lane.public, "rev-list", public_main(lane.public), "--", file.path).split()
        )
        for file in added
    )


def _digest(lane: Lane, place: str) -> str:
    try:
        return documents.digest(git.run(lane.public, "cat-file", "blob", place))
    except GitError:
        return ""


def not_attested(lane: Lane) -> Iterator[Flaw]:
    """Every public attestation that is not the one that two people have signed."""
    signed = {one.file.path: one.file.sha256 for one in attestations(lane) if one.counts}
    for path, data in lane.public_files.items():
        if path.startswith(_ATTESTATIONS) and signed.get(path) != documents.digest(data):
            yield Flaw("DEF-709", path.removeprefix(DATA))
