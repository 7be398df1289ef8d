"""Which files a decision may publish: its own registration or stub, by what was decided that the public sees."""

from generator.deferral import public_paths
from generator.deferral.public_paths import DATA
from generator.deferral.record import ABSENT, Decision, PublicFile
from generator.deferral.state import State
from generator.deferral.verbs import PROPOSE, PUBLISH, VISIBILITIES, Phase
from generator.source.tree import ORGANISATIONS, REGISTRATIONS, VOCABULARIES

_REGISTRATIONS = f"{DATA}{REGISTRATIONS}/"
_ADDITIONS = (f"{DATA}{ORGANISATIONS}/", f"{DATA}{VOCABULARIES}/")
_SEEN = {"hidden": "", "stub": "stub", "partial": "registration"}


def fits(state: State, decision: Decision) -> bool:
    """Whether the files of a decision are those that it is about. That there are any is seen where they are made.

    Signatures are no reason to show what the decision itself keeps hidden, or to touch what others have published.
    """
    files, seen = decision.files, _seen(state, decision)
    if not files:
        return True
    stub = public_paths.stub(state.header["registration"])
    own = [file for file in files if file.path.startswith(_REGISTRATIONS)]
    rest = [file for file in files if file not in own]
    if seen == "stub":
        return [file.path for file in files] == [stub] and files[0].sha256 != ABSENT
    if seen != "registration" or len(own) != 1 or len({file.path for file in files}) != len(files):
        return False
    return _is_own(state, own[0]) and all(_goes_with_it(file, stub) for file in rest)


def is_shown(state: State, decision: Decision) -> bool:
    """Whether what is decided to be seen is there to be published: else it would be seen by nobody."""
    return bool(decision.files) or decision.verb not in ("grant", "narrow") or not _seen(state, decision)


def _seen(state: State, decision: Decision) -> str:
    """What the public sees once a decision counts: `registration`, `stub`, or nothing."""
    verb = decision.verb
    if verb in ("amend", PROPOSE, PUBLISH):
        return ""
    if verb == "void":
        return "stub"
    if verb in ("end", "refuse") or state.phase is Phase.RELEASING:
        return "registration"
    decided = [state.visibility, *([state.header["visibility"]] if verb == "grant" else [])]
    decided += [decision.value["visibility"]] if verb == "narrow" else []
    return _SEEN[max(decided, key=VISIBILITIES.index)]


def _is_own(state: State, file: PublicFile) -> bool:
    """Before a part of it was published there is nothing of it in public, and its place is known."""
    if file.sha256 == ABSENT:
        return False
    published = {decision.value["published"] for decision in state.counted if decision.verb == PUBLISH}
    if any(_shows_registration(decision) for decision in state.counted if decision.number in published):
        return True
    return file.replaces == ABSENT and file.path.startswith(f"{_REGISTRATIONS}{state.header['organisation']}/")


def _shows_registration(decision: Decision) -> bool:
    return any(file.path.startswith(_REGISTRATIONS) for file in decision.files)


def _goes_with_it(file: PublicFile, stub: str) -> bool:
    if file.path == stub:
        return file.sha256 == ABSENT
    new_organisation = file.path.startswith(_ADDITIONS[0]) and file.replaces == ABSENT
    return file.sha256 != ABSENT and (new_organisation or file.path.startswith(_ADDITIONS[1]))
