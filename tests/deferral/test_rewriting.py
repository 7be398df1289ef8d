"""Rewriting what was decided, over real git: whatever is taken out, changed, put in or dated back is found.

And what is noted, attested or pinned by one person alone is held against what two have signed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.deferral import arrivals, attesting, clocks, documents, listing, signatures
from generator.deferral.lane import Lane
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.verbs import Phase
from tests.deferral import forge
from tests.deferral import lab as labs
from tests.deferral.forge import Changes
from tests.deferral.lab import Lab, git, keys
from tests.deferral.made import day, showing

TODAY = day("2027-03-02")


@dataclass
class Scene:
    """A record with a grant, a review and an extension, one that is only proposed, one that is released; attested."""

    lab: Lab
    lane: Lane
    record: Record
    proposed: Record
    released: Record

    def has(self, changes: Changes, *more: Changes) -> set[str]:
        return forge.flaws(forge.put(self.lane, changes, *more), TODAY)


@pytest.fixture(scope="module")
def _scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    lab = labs.make(tmp_path_factory.mktemp("rewriting"))
    ids = [labs.propose(lab, name=name, sensitive_words=[name]) for name in ("Verzonnen een", "Verzonnen twee")]
    for id_ in ids:
        labs.grant(lab, id_)
    lab.decide(ids[1], "end", "--because", "event-occurred", on="2027-01-15")
    review, extend = (lab.file(f"{at}.yml", {"showing": showing(at)}) for at in (1, 2))
    lab.decide(ids[0], "review", "--review-by", "2027-07-20", "--from", review, on="2027-01-20")
    lab.do("tick", on="2027-02-01")
    lab.sign("attestation", "p-edit", "p-app", on="2027-02-01")
    lab.publish("2027-02-01")
    git(lab.public_clone, "fetch", "--quiet", "origin")
    last = labs.propose(lab, name="Verzonnen drie", sensitive_words=["Verzonnen drie"], on="2027-02-05")
    lab.decide(
        ids[0], "extend", "--latest", "2028-03-31", "--review-by", "2027-07-20", "--reason", "safety-of-persons",
        "--from", extend, on="2027-02-20",
    )  # fmt: skip
    lab.do("tick", on="2027-03-01")
    lab.sign("attestation", "p-edit", "p-app", on="2027-03-01")
    lane = lab.lane
    return Scene(lab, lane, lane.find(ids[0])[0], lane.find(last)[0], lane.find(ids[1])[0])


@pytest.fixture
def scene(_scene: Scene) -> Iterator[Scene]:
    before = forge.store(_scene.lab)
    yield _scene
    assert forge.store(_scene.lab) == before, "something was published"


def test_what_was_done_honestly_has_no_flaw(scene: Scene) -> None:
    assert forge.flaws(scene.lane, TODAY) == set()
    assert scene.lane.states[scene.released.id].phase is Phase.RELEASED


def _below(record: Record, *starts: str) -> list[str]:
    return [record.path(path) for path in record.files if path.startswith(starts)]


def _renumbered(record: Record, numbers: Mapping[str, str]) -> Changes:
    """Decisions under other numbers, with all that is beside them."""
    moved: dict[str, bytes | None] = {}
    for old in numbers:
        moved |= dict.fromkeys(_below(record, f"decisions/{old}-", f"keys/{old}."))
    for old, new in numbers.items():
        for path in _below(record, f"decisions/{old}-", f"keys/{old}."):
            moved[path.replace(f"/{old}", f"/{new}")] = record.files[path.removeprefix(record.path(""))]
    return moved


def _without_last(record: Record, how_many: int) -> Changes:
    numbers = [one.number for one in record.decisions[-how_many:]]
    return dict.fromkeys(_below(record, *(f"{at}/{number}" for number in numbers for at in ("decisions", "keys"))))


REWRITTEN: Mapping[str, Callable[[Scene], Changes]] = {
    "a whole record": lambda s: dict.fromkeys(_below(s.record, "")),
    "a whole record that was only proposed": lambda s: dict.fromkeys(_below(s.proposed, "")),
    "a whole record that was released": lambda s: dict.fromkeys(_below(s.released, "")),
    "the last decision": lambda s: _without_last(s.record, 1),
    "the last two decisions": lambda s: _without_last(s.record, 2),
    "everything but the proposal": lambda s: _without_last(s.record, 3),
    "the end and the publication of what is released": lambda s: _without_last(s.released, 2),
    "a decision in the middle": lambda s: dict.fromkeys(_below(s.record, "decisions/003-", "keys/003.")),
    "a decision in the middle, the next moved up": lambda s: {
        **dict.fromkeys(_below(s.record, "decisions/003-", "keys/003.")), **_renumbered(s.record, {"004": "003"})
    },
    "two decisions the other way round": lambda s: _renumbered(s.record, {"003": "004", "004": "003"}),
    "a decision twice": lambda s: {
        path: data for path, data in _renumbered(s.record, {"004": "005"}).items() if data is not None
    },
    "one signature": lambda s: dict.fromkeys(_below(s.record, "decisions/003-review.p-app")),
    "both signatures": lambda s: dict.fromkeys(_below(s.record, "decisions/003-review.p-")),
    "another signature of the same person": lambda s: {
        s.record.path("decisions/003-review.p-app.sig"): signatures.sign(b"x", keys() / "p-app")
    },
    "the header": lambda s: {s.record.path("deferral.yml"): None},
    "the day of a proposal": lambda s: _proposed_later(s.proposed),
    "the registration": lambda s: {s.proposed.path("registration.yml"): None},
    "another registration": lambda s: {
        s.proposed.path("registration.yml"): s.proposed.files["registration.yml"].replace(b"drie", b"vier")
    },
    "a key": lambda s: {s.record.path("keys/002.key"): None},
    "another key": lambda s: {s.record.path("keys/002.key"): s.record.files["keys/003.key"]},
    "the list of roles": lambda _: {"roles/001.p-app.sig": None},
    "who may sign, for checks by hand": lambda s: {"allowed_signers": s.lane.files["allowed_signers"] + b"x y z\n"},
    "an attestation": lambda _: {"attestations/2027-02.yml": None},
    "a signature of an attestation": lambda _: {"attestations/2027-02.p-app.sig": None},
}  # fmt: skip


def _proposed_later(record: Record) -> Changes:
    """The clock of a proposal, which nobody signs, started anew."""
    value = {**documents.unmarked(record.decisions[0].value), "decided_on": "2027-03-01"}
    return forge.decided(record, record.decisions[0], value)


def _attested_already(lane: Lane) -> Changes:
    """Without the attestation that waits for its publication, so that nothing else could be published."""
    return {path: None for path in lane.files if path.startswith("outbox/attestation-")}


@pytest.mark.parametrize("name", REWRITTEN)
def test_what_is_taken_out_or_changed_is_found(scene: Scene, name: str) -> None:
    changes = REWRITTEN[name](scene)
    assert changes
    assert scene.has(changes), name


@pytest.mark.parametrize("name", ["a whole record", "the last decision", "a whole record that was only proposed"])
def test_what_is_taken_out_and_put_back_is_found_all_the_same(scene: Scene, name: str) -> None:
    changes = REWRITTEN[name](scene)
    assert scene.has(changes, {path: scene.lane.files[path] for path in changes}) >= {"DEF-705"}


def test_signatures_that_go_before_what_they_are_under_are_found(scene: Scene) -> None:
    first = dict.fromkeys(_below(scene.record, "decisions/004-extend.p-app"))
    second = dict.fromkeys(_below(scene.record, "decisions/004-extend.p-dec"))
    third = dict.fromkeys(_below(scene.record, "decisions/004-extend.yml", "keys/004"))
    assert "DEF-705" in scene.has(first, second, third)


def test_a_history_that_is_no_single_line_is_found(scene: Scene) -> None:
    folder = scene.lane.private.folder
    tip = scene.lane.snapshot.commit
    side = forge.put(scene.lane, {"overlay/x.yml": b"x: y\n"}).snapshot.commit
    tree = git(folder, "rev-parse", f"{tip}^{{tree}}")
    merge = git(folder, "commit-tree", tree, "-p", tip, "-p", side, "-m", "merge")
    assert "DEF-704" in forge.flaws(forge._lane(scene.lane, merge), TODAY)


# --- days that are past ---


def _backdated(scene: Scene, on: str, *signers: str, **values: Any) -> Changes:
    """A review that is dated in the past, with everything else as it should be."""
    last = scene.record.decisions[-1]
    value = {
        **documents.unmarked(scene.record.decisions[2].value), "number": "005", "decided_on": on,
        "previous": last.digest, "showing": showing(9), "review_by": "2027-08-20", **values,
    }  # fmt: skip
    data = documents.write(value, scene.record.canary)
    start = "decisions/005-review."
    signed = {f"{start}{name}.sig": signatures.sign(data, keys() / name) for name in signers}
    files = {f"{start}yml": data, "keys/005.key": scene.record.files["keys/004.key"], **signed}
    return {scene.record.path(path): below for path, below in files.items()}


def test_a_decision_for_a_day_that_was_attested_already_is_found(scene: Scene) -> None:
    lane = forge.put(scene.lane, _backdated(scene, "2027-02-21", "p-dec", "p-app"))
    assert lane.states[scene.record.id].review_by == day("2027-08-20"), "the fold knows no history"
    assert "DEF-710" in forge.flaws(lane, TODAY)
    today = forge.put(scene.lane, _backdated(scene, "2027-03-01", "p-dec", "p-app"))
    assert "DEF-710" not in forge.flaws(today, TODAY)


def test_a_signature_that_came_months_after_the_day_of_its_decision_is_found(scene: Scene) -> None:
    review = _backdated(scene, "2027-03-01", "p-dec", "p-app")
    later = {path: data for path, data in review.items() if path.endswith("p-app.sig")}
    attested = {"attestations/2027-05.yml": documents.write({**_attestation("2027-05"), "as_of": "2027-05-03"})}
    first = {path: data for path, data in review.items() if path not in later}
    assert "DEF-710" in scene.has(first, attested, later)
    assert "DEF-710" not in scene.has(first, later, attested)


def test_a_list_of_roles_that_would_judge_anew_what_was_signed_is_found(scene: Scene) -> None:
    assert "DEF-710" in scene.has(forge.roles(scene.lane, {}, "2027-02-10"))
    assert "DEF-710" not in scene.has(forge.roles(scene.lane, {}, "2027-03-02"))


def test_with_the_mandate_of_those_who_signed_ended_nothing_is_published(tmp_path: Path, scene: Scene) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    id_ = scene.record.short
    lab.decide(id_, "end", "--because", "event-occurred", on="2027-03-03")
    lane = lab.lane
    window = day("2027-04-01")
    assert (
        forge.publish(lab, forge.put(lane, forge.roles(lane, {"p-app": {"roles": ["editor"]}}, "2027-03-04")), window)
        == "DEF-501"
    )
    ended = {"p-app": {"keys": [{"key": labs.public_key("p-app"), "until": "2027-03-31"}]}}
    assert forge.publish(lab, forge.put(lane, forge.roles(lane, ended, "2027-03-04")), window) == "DEF-501"
    assert forge.publish(lab, lane, window) == "offered"


def test_what_was_decided_this_month_is_not_published_in_the_window_of_before(tmp_path: Path, scene: Scene) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    lab.decide(scene.record.short, "end", "--because", "event-occurred", on="2027-03-10")
    lane = lab.lane
    record = lane.find(scene.record.short)[0]
    early = forge.decided(record, record.decisions[-1], {"window": "2027-03-01"}, "p-dec", "p-app")
    assert forge.publish(lab, forge.put(lane, _attested_already(lane), early), day("2027-03-11")) == "DEF-502"


# --- what one person alone may note, pin or attest ---


def _noted(scene: Scene, commit: str, signer: str = "p-pub") -> Changes:
    """That the end of a record was published, in a commit of one's choice."""
    note = scene.released.decisions[-1]
    assert note.verb == "publish"
    return forge.decided(scene.released, note, {"commit": commit}, signer)


def test_a_publication_that_never_came_to_the_public_main_cannot_be_noted_away(scene: Scene, tmp_path: Path) -> None:
    main = git(scene.lab.public, "rev-parse", "main")
    first = git(scene.lab.public, "rev-list", "--max-parents=0", "main")
    before = forge.flaws(scene.lane, TODAY)
    assert "DEF-708" not in before
    assert "DEF-708" in scene.has(_noted(scene, first))
    earlier = tmp_path / "earlier"
    git(tmp_path, "clone", "--quiet", scene.lab.public.as_uri(), str(earlier))
    git(earlier, "update-ref", "refs/remotes/origin/main", first)  # before it was published
    never = Lane(scene.lane.private, earlier, scene.lane.snapshot)
    assert [flaw.code for flaw in arrivals.never_arrived(never, [scene.released])] == ["DEF-708"]
    assert "DEF-708" not in scene.has(_noted(scene, scene.released.decisions[-1].value["commit"]))
    assert main


def test_after_the_public_main_was_rewritten_what_is_still_there_counts_as_published(scene: Scene) -> None:
    """Every commit then has another name; what two people signed is looked for under any."""
    assert "DEF-708" not in scene.has(_noted(scene, "c" * 40))


def test_rules_that_were_replaced_cannot_be_pinned_again(scene: Scene) -> None:
    first = git(scene.lab.public, "rev-list", "--max-parents=0", "main")
    back = {"public.pin": f"{first}\n".encode()}
    assert "DEF-712" in scene.has(back)
    assert "DEF-712" not in scene.has(back, {"public.pin": scene.lane.files["public.pin"]})
    rewritten = {"public.pin": b"c" * 40 + b"\n"}  # a commit that main once had
    assert "DEF-712" not in scene.has(rewritten, {"public.pin": scene.lane.files["public.pin"]})


def test_a_publication_that_another_than_the_publisher_notes_does_not_count(scene: Scene) -> None:
    lane = forge.put(scene.lane, _noted(scene, scene.released.decisions[-1].value["commit"], "p-dec"))
    assert lane.states[scene.released.id].phase is Phase.RELEASING


def test_rules_that_nobody_has_agreed_to_cannot_be_pinned(scene: Scene) -> None:
    public = scene.lab.public_clone
    path = "registry-data/deferral-policy.yml"
    loose = git(public, "show", f"HEAD:{path}").replace("first: 12", "first: 1200").encode()
    blob = git(public, "hash-object", "-w", "--stdin", data=loose)
    tree = git(public, "ls-tree", "HEAD").splitlines()
    assert blob
    assert tree
    below = git(public, "ls-tree", "HEAD:registry-data").splitlines()
    data = [
        f"100644 blob {blob}\tdeferral-policy.yml" if line.endswith("deferral-policy.yml") else line for line in below
    ]
    folder = git(public, "mktree", data=("\n".join(data) + "\n").encode())
    top = git(public, "mktree", data=f"040000 tree {folder}\tregistry-data\n".encode())
    commit = git(public, "commit-tree", top, "-p", "HEAD", "-m", "offered on a branch")
    lane = forge.put(scene.lane, {"public.pin": f"{commit}\n".encode()})
    with pytest.raises(Refused, match="DEF-414"):
        _ = lane.policy
    assert "DEF-414" in forge.flaws(lane, TODAY)
    assert forge.publish(scene.lab, lane, TODAY) == "DEF-414"


def _attestation(month: str, **changes: Any) -> dict[str, Any]:
    path = attesting.public_path(month)
    window = "2027-03-01"
    public = attesting.public_bytes(month, changes.get("as_of", "2027-03-01"), 0)
    file = {"path": path, "sha256": documents.digest(public), "replaces": "absent"}
    return {"month": month, "as_of": "2027-03-01", "window": window, "files": [file], **changes}


def _attested(value: Mapping[str, Any], public: Mapping[str, bytes], *signers: str) -> Changes:
    data = documents.write(value)
    start = f"attestations/{value['month']}."
    signed = {f"{start}{name}.sig": signatures.sign(data, keys() / name) for name in signers}
    outbox = {f"outbox/attestation-{value['month']}/{path}": below for path, below in public.items()}
    return {f"{start}yml": data, **signed, **outbox}


BOTH = ("p-edit", "p-app")
MARCH = attesting.public_path("2027-03")
FEBRUARY_FILE = "registry-data/transparency/attestations/2027-02.yml"


def _attests(lab: Lab, lane: Lane, value: Mapping[str, Any], public: Mapping[str, bytes], *signers: str) -> str:
    clean = {
        path: None for path in lane.files if path.startswith(("attestations/2027-03", "outbox/attestation-2027-03"))
    }
    return forge.publish(lab, forge.put(lane, {**clean, **_attested(value, public, *signers)}), day("2027-03-01"))


def test_an_attestation_says_what_two_have_signed_of_this_month_and_of_no_later_day(
    scene: Scene, tmp_path: Path
) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    lane = lab.lane
    good = attesting.public_bytes("2027-03", "2027-03-01", 0)
    for signers in ((), ("p-edit",), ("p-app", "p-out"), ("p-edit", "p-dec"), ("p-edit", "p-pub")):
        assert _attests(lab, lane, _attestation("2027-03"), {MARCH: good}, *signers) == "DEF-500", signers
    late = attesting.public_bytes("2027-03", "2099-01-01", 0)
    assert _attests(lab, lane, _attestation("2027-03", as_of="2099-01-01"), {MARCH: late}, *BOTH) in (
        "DEF-500",
        "DEF-507",
    )
    other_day = [{**_attestation("2027-03")["files"][0], "sha256": documents.digest(late)}]
    assert _attests(lab, lane, _attestation("2027-03", files=other_day), {MARCH: late}, *BOTH) == "DEF-507"
    words = good + b"note: x\n"
    told = [{**other_day[0], "sha256": documents.digest(words)}]
    assert _attests(lab, lane, _attestation("2027-03", files=told), {MARCH: words}, *BOTH) == "DEF-507"
    elsewhere = [{**_attestation("2027-03")["files"][0], "path": FEBRUARY_FILE}]
    assert _attests(lab, lane, _attestation("2027-03", files=elsewhere), {FEBRUARY_FILE: good}, *BOTH) == "DEF-507"
    more = [*_attestation("2027-03")["files"], {**elsewhere[0], "path": "registry-data/register.yml"}]
    assert _attests(lab, lane, _attestation("2027-03", files=more), {MARCH: good}, *BOTH) == "DEF-507"
    assert _attests(lab, lane, _attestation("2027-03"), {MARCH: good}, *BOTH) == "offered"


def test_a_public_attestation_that_two_have_not_signed_is_found(scene: Scene, tmp_path: Path) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    path = lab.public_clone / FEBRUARY_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("2027-02-01", "2027-02-02"), encoding="utf-8")
    git(lab.public_clone, "commit", "--quiet", "-am", "a later day")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    lab.do("tick", on="2027-03-02")
    assert "DEF-709" in forge.flaws(lab.lane, TODAY)


# --- the anchor ---


def test_without_the_anchor_or_with_another_nothing_is_believed(scene: Scene, tmp_path: Path) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    git(lab.clone, "config", "register.anchor", "0" * 64)
    assert forge.publish(lab, lab.lane, TODAY) == "DEF-211"
    assert forge.flaws(lab.lane, TODAY) == {"DEF-211"}
    git(lab.clone, "config", "--unset", "register.anchor")
    assert forge.publish(lab, lab.lane, TODAY) == "DEF-403"
    assert forge.flaws(lab.lane, TODAY) == {"DEF-403"}


# --- what is released stays so ---


def test_a_released_record_is_not_deferred_again_by_any_command(scene: Scene, tmp_path: Path) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    before = forge.store(lab)
    id_ = scene.released.short
    told = lab.file("again.yml", {"showing": showing(8)})
    for words in (
        ("grant", "--latest", "2027-12-31", "--review-by", "2027-06-30"),
        ("review", "--review-by", "2027-06-30", "--from", told),
        (
            "extend",
            "--latest",
            "2028-06-30",
            "--review-by",
            "2027-06-30",
            "--reason",
            "safety-of-persons",
            "--from",
            told,
        ),
        ("narrow", "--visibility", "stub", "--review-by", "2027-06-30"),
        ("end", "--because", "ordered"),
        ("void", "--from", told),
    ):
        assert "DEF-304" in lab.run("decide", id_, *words, on="2027-03-02").err, words
    assert lab.run("release", id_, on="2027-03-02").code == 1
    lab.do("tick", on="2030-03-02")
    assert lab.lane.find(id_)[1].phase is Phase.RELEASED
    assert forge.store(lab) == before


def test_a_released_record_whose_old_files_are_put_back_is_found_and_hides_nothing(scene: Scene) -> None:
    lane = forge.put(scene.lane, {**_without_last(scene.released, 2), **_attested_already(scene.lane)})
    assert lane.states[scene.released.id].phase is Phase.DEFERRED
    assert "DEF-705" in forge.flaws(lane, TODAY)
    assert forge.publish(scene.lab, lane, TODAY) == "DEF-507", "the attestation no longer says what the records say"


# --- the same number everywhere ---


def test_the_command_the_attestation_and_the_clocks_count_the_same(scene: Scene) -> None:
    for at in range(0, 800, 7):
        on = TODAY + at * (day("2027-03-03") - TODAY)
        counted = {one.id for one in listing.due(scene.lane, on) if one.overdue}
        states = scene.lane.states.items()
        assert counted == {id_[:8] for id_, state in states if clocks.is_overdue(state, scene.lane.policy, on)}
        assert attesting.overdue(scene.lane, on) == len(counted)
