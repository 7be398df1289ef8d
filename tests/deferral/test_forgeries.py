"""Forged approvals, over real git with real keys: none is published, and each that is in the repository is found.

Who forges may write anything in the private repository, and holds every key but those of two people who could decide.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.deferral import documents, signatures
from generator.deferral.lane import Lane
from generator.deferral.record import Decision, Record
from generator.deferral.verbs import Phase
from tests.deferral import forge
from tests.deferral import lab as labs
from tests.deferral.forge import Changes
from tests.deferral.lab import Lab, keys
from tests.deferral.made import day, showing

TODAY = day("2027-03-02")
ELSEWHERE = {"unit": "elders", "roles": ["approver", "administrator"]}
OTHER = "registry-data/registrations/testgemeente/ander-systeem.yml"


@dataclass
class Scene:
    """A record whose end two people have signed, in the window in which it is to be published; and another one."""

    lab: Lab
    lane: Lane
    before: Lane
    record: Record
    end: Decision
    other: Record

    def fresh(self, forgery: Changes) -> Lane:
        """The lane in which a forgery is what was there from the start: nothing was changed after it was signed."""
        return forge.instead(self.before, self.lane, forgery)

    @property
    def start(self) -> str:
        return self.end.path.removesuffix("yml")

    def end_with(self, *signers: str, **changes: Any) -> dict[str, bytes | None]:
        return forge.decided(self.record, self.end, changes, *signers)

    def sign_as(self, **by: bytes) -> dict[str, bytes | None]:
        return forge.signed_as(self.record, self.end, {name.replace("_", "-"): data for name, data in by.items()})

    def good(self, name: str) -> bytes:
        return signatures.sign(self.end.data, keys() / name)


@pytest.fixture(scope="module")
def _scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    lab = labs.make(tmp_path_factory.mktemp("forgeries"))
    one = labs.propose(lab, sensitive_words=[labs.NAME])
    two = labs.propose(lab, name="Ander verzonnen stelsel", sensitive_words=["Ander verzonnen stelsel"])
    for id_ in (one, two):
        labs.grant(lab, id_)
    told = lab.file("review.yml", {"showing": showing(1)})
    for id_ in (one, two):
        lab.decide(id_, "review", "--review-by", "2027-07-20", "--from", told, on="2027-01-20")
    before = lab.lane
    lab.decide(one, "end", "--because", "no-longer-necessary", on="2027-02-10")
    lab.decide(two, "end", "--because", "event-occurred", on="2027-03-02")  # for the window of April
    lane = lab.lane
    record = lane.find(one)[0]
    return Scene(lab, lane, before, record, record.decisions[-1], lane.find(two)[0])


@pytest.fixture
def scene(_scene: Scene) -> Iterator[Scene]:
    """Shared, since nothing is ever written to it; the public store is looked at after every test."""
    before = forge.store(_scene.lab)
    yield _scene
    assert forge.store(_scene.lab) == before, "something was published"


def test_the_honest_version_is_published_and_has_no_flaw(scene: Scene, tmp_path: Path) -> None:
    lab = labs.copy(scene.lab, tmp_path / "lab")
    assert forge.flaws(lab.lane, TODAY) == set()
    said = lab.publish("2027-03-02")
    assert said.code == 0, said
    lane = lab.lane
    assert forge.flaws(lane, TODAY) == set()
    assert lane.states[scene.record.id].phase is Phase.RELEASED
    assert lane.states[scene.other.id].phase is Phase.RELEASING


def _one_byte(at: int) -> Callable[[Scene], Changes]:
    def make(scene: Scene) -> Changes:
        data = bytearray(scene.end.data)
        data[at % len(data)] ^= 1
        return {scene.record.path(scene.end.path): bytes(data)}

    return make


def _listed(*more: Mapping[str, str], first: Mapping[str, str] | None = None) -> Callable[[Scene], Changes]:
    def make(scene: Scene) -> Changes:
        files = [dict(file) for file in scene.end.value["files"]]
        files[0] |= first or {}
        bytes_ = {forge.in_outbox(scene.record, scene.end, file["path"]): b"id: k00000t0\n" for file in more}
        return {**scene.end_with("p-dec", "p-app", files=[*files, *more]), **bytes_}

    return make


def _file(path: str) -> dict[str, str]:
    return {"path": path, "sha256": documents.digest(b"id: k00000t0\n"), "replaces": "absent"}


def _outbox(change: Callable[[str, bytes], Changes]) -> Callable[[Scene], Changes]:
    def make(scene: Scene) -> Changes:
        path = forge.in_outbox(scene.record, scene.end, scene.end.files[0].path)
        return change(path, scene.lane.files[path])

    return make


def _edited(scene: Scene, old: bytes, new: bytes) -> Changes:
    assert old in scene.end.data
    return {scene.record.path(scene.end.path): scene.end.data.replace(old, new)}


def _with_roles(
    changes: Mapping[str, Mapping[str, Any]], in_force: str, *signers: str, more: tuple[Mapping[str, Any], ...] = ()
) -> Callable[[Scene], Changes]:
    """A list of roles that two administrators did sign, and the end signed anew under it."""

    def make(scene: Scene) -> Changes:
        return {
            **forge.roles(scene.lane, changes, in_force, more=more),
            **scene.end_with(*(signers or ("p-dec", "p-app"))),
        }

    return make


def _key(name: str, **days: str) -> dict[str, Any]:
    return {"keys": [{"key": labs.public_key(name), **days}]}


def _replayed(scene: Scene) -> Changes:
    """The end of another deferral, with its two good signatures."""
    theirs = scene.other.decisions[-1].path.removesuffix("yml")
    return {scene.record.path(path): data for path, data in scene.other.files.items() if path.startswith(theirs)}


def _as_number(number: str) -> Callable[[Scene], Changes]:
    def make(scene: Scene) -> Changes:
        return {
            scene.record.path(path.replace(scene.end.number, number)): data
            for path, data in scene.record.files.items()
            if path.startswith(scene.start)
        }

    return make


def _other_kind(kind: str) -> Callable[[Scene], Changes]:
    """A key of another kind, that nobody has put on the list."""

    def make(scene: Scene) -> Changes:
        key = scene.lab.folder / f"key-{kind}"
        if not key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(key)], check=True)
        return scene.sign_as(p_dec=scene.good("p-dec"), p_app=forge.signature(scene.end.data, key))

    return make


def _self_made_roles(scene: Scene) -> Changes:
    """A first list of one's own, which signs itself."""
    data = scene.lane.files["roles/001.yml"].replace(b"unit: testpolitie-opsporing", b"unit: testpolitie-anders", 1)
    signed = {f"roles/001.{name}.sig": signatures.sign(data, keys() / name) for name in ("p-dec", "p-app")}
    return {"roles/001.yml": data, **signed}


def _twin(scene: Scene) -> Changes:
    """All of a record under another id, whose decisions nobody would have to sign to break it."""
    id_ = documents.new_id()
    header = forge.read(scene.record.files["deferral.yml"]) | {"deferral": id_}
    own = documents.write(documents.unmarked(header), scene.record.canary)
    first = forge.read(scene.record.files["decisions/001-propose.yml"]) | {
        "deferral": id_,
        "header": documents.digest(own),
    }
    files = {
        "deferral.yml": own,
        "registration.yml": scene.record.files["registration.yml"],
        "decisions/001-propose.yml": documents.write(documents.unmarked(first), scene.record.canary),
        "keys/001.key": scene.record.files["keys/001.key"],
    }
    return {f"deferred/{id_}/{path}": data for path, data in files.items()}


def _instead(scene: Scene, verb: str, signers: tuple[str, ...], **values: Any) -> Changes:
    """Another verb in the place of the end, with the same files to publish."""
    value = {**documents.unmarked(scene.end.value), "verb": verb, **values}
    value.pop("because")
    data = documents.write(value, scene.record.canary)
    start = f"decisions/{scene.end.number}-{verb}."
    gone = {scene.record.path(path): None for path in scene.record.files if path.startswith(scene.start)}
    signed = {scene.record.path(f"{start}{one}.sig"): signatures.sign(data, keys() / one) for one in signers}
    return {**gone, scene.record.path(f"{start}yml"): data, **signed}


# What lacks a signature that counts is no flaw: it waits, and the clock that it would have stopped goes on.
LACKING: Mapping[str, Callable[[Scene], Changes]] = {
    "nobody has signed": lambda s: s.sign_as(),
    "one has signed": lambda s: s.sign_as(p_dec=s.good("p-dec")),
    "two of one unit": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_mate=s.good("p-mate")),
    "two approvers and no decider": lambda s: s.sign_as(p_app=s.good("p-app"), p_out=s.good("p-out")),
    "an editor for an approver": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_edit=s.good("p-edit")),
    "an overseer for an approver": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_see=s.good("p-see")),
    "a machine for an approver": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_pub=s.good("p-pub")),
    "those whom it names have not signed": lambda s: s.end_with("p-dec", "p-app", by=["p-dec", "p-out"]),
    "a decider of another organisation": _with_roles({"p-dec": {"organisations": ["testgemeente"]}}, "2027-02-01"),
    "a decider of no organisation": _with_roles({"p-dec": {"organisations": ["elders"]}}, "2027-02-01"),
    "one whose role has ended": _with_roles({"p-app": {"roles": ["editor"]}}, "2027-02-10"),
    "a list of roles that one has signed": lambda s: {
        **forge.roles(s.lane, {"p-mate": {"unit": "elders"}}, "2027-02-01", ["p-dec"]), **s.end_with("p-dec", "p-mate")
    },
    "a list of roles that no administrator has signed": lambda s: {
        **forge.roles(s.lane, {"p-mate": ELSEWHERE, "p-see": ELSEWHERE}, "2027-02-01", ["p-mate", "p-see"]),
        **s.end_with("p-dec", "p-mate"),
    },
}  # fmt: skip

FORGERIES: Mapping[str, Callable[[Scene], Changes]] = {
    "one person twice": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_app=s.good("p-dec")),
    "one person under three names": lambda s: s.sign_as(**dict.fromkeys(("p_dec", "p_app", "p_out"), s.good("p-dec"))),
    "a stranger's key": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_app=s.good("stranger")),
    "a stranger's name": lambda s: s.sign_as(p_dec=s.good("p-dec"), stranger=s.good("stranger")),
    "a key of another kind, rsa": _other_kind("rsa"),
    "a key of another kind, ecdsa": _other_kind("ecdsa"),
    "a signature for another purpose": lambda s: s.sign_as(
        p_dec=s.good("p-dec"), p_app=forge.signature(s.end.data, keys() / "p-app", "git")
    ),
    "a signature over other bytes": lambda s: s.sign_as(
        p_dec=s.good("p-dec"), p_app=signatures.sign(s.end.data + b"\n", keys() / "p-app")
    ),
    "a signature of an earlier decision": lambda s: s.sign_as(
        p_dec=s.record.files["decisions/002-grant.p-dec.sig"], p_app=s.record.files["decisions/002-grant.p-app.sig"]
    ),
    "no signature at all in the file": lambda s: s.sign_as(p_dec=s.good("p-dec"), p_app=b"yes, I agree\n"),
    "one byte near the start": _one_byte(40),
    "one byte in the middle": _one_byte(400),
    "one byte near the end": _one_byte(-20),
    "a line more": lambda s: _edited(s, b"because:", b"by: [p-dec, p-app]\nbecause:"),
    "another reason after signing": lambda s: _edited(s, b"no-longer-necessary", b"event-occurred"),
    "another file after signing": lambda s: _edited(s, s.end.files[0].sha256.encode(), b"0" * 64),
    "another window after signing": lambda s: _edited(s, b"2027-03-01", b"2027-02-01"),
    "the end of another deferral": _replayed,
    "a day in the future": lambda s: s.end_with("p-dec", "p-app", decided_on="2027-03-03"),
    "a day before the decision before": lambda s: s.end_with("p-dec", "p-app", decided_on="2027-01-19"),
    "a day that does not exist": lambda s: s.end_with("p-dec", "p-app", decided_on="2027-02-30"),
    "another decision before": lambda s: s.end_with("p-dec", "p-app", previous=documents.NOTHING),
    "another registration": lambda s: s.end_with("p-dec", "p-app", registration="1" * 64),
    "another header": lambda s: s.end_with("p-dec", "p-app", header="1" * 64),
    "its own number again": _as_number("005"),
    "another number": lambda s: s.end_with("p-dec", "p-app", number="005"),
    "the expired key of one who signs today": _with_roles({"p-app": _key("p-app", until="2027-02-09")}, "2027-02-01"),
    "a key that does not hold yet": _with_roles({"p-app": _key("p-app", since="2027-02-11")}, "2027-02-01"),
    "one key under two names": _with_roles({"p-app": _key("p-dec")}, "2027-02-01", "p-dec"),
    "a machine that may decide": _with_roles(
        {"p-pub": {"roles": ["publisher", "approver"]}}, "2027-02-01", "p-dec", "p-pub"
    ),
    "a list of roles of one's own": _self_made_roles,
    "one byte of what is published": _outbox(lambda path, data: {path: data.replace(b"e", b"a", 1)}),
    "a byte more of what is published": _outbox(lambda path, data: {path: data + b"\n"}),
    "a file more in the outbox": _outbox(lambda path, data: {path.replace(".yml", "-2.yml"): data}),
    "a file less in the outbox": _outbox(lambda path, _: {path: None}),
    "a hidden file in the outbox": _outbox(lambda path, _: {f"{path[:-4]}/.gitattributes": b"* text\n"}),
    "a file listed twice": lambda s: s.end_with("p-dec", "p-app", files=[dict(f) for f in s.end.value["files"]] * 2),
    "a file outside the data": _listed(_file("generator/build.py")),
    "a file above the data": _listed(_file("registry-data/../generator/build.py")),
    "an absolute path": _listed(_file("/generator/build.py")),
    "somebody else's registration": _listed(_file(OTHER)),
    "the rules of deferral": _listed(_file("registry-data/deferral-policy.yml")),
    "an attestation": _listed(_file("registry-data/transparency/attestations/2027-03.yml")),
    "a registration in the place of another one": lambda s: s.end_with(
        "p-dec", "p-app", files=[{**s.end.value["files"][0], "path": OTHER, "replaces": "9" * 64}]
    ),
    "nothing but a removal": lambda s: s.end_with(
        "p-dec", "p-app", files=[{**s.end.value["files"][0], "sha256": "absent"}]
    ),
    "a registration that nobody has decided on": lambda s: {
        s.record.path("registration.yml"): s.record.files["registration.yml"] + b"# anders\n"
    },
    "a header with another ground": lambda s: {
        s.record.path("deferral.yml"): s.record.files["deferral.yml"].replace(b"- investigation", b"- prosecution")
    },
    "a grant that is gone": lambda s: dict.fromkeys(
        s.record.path(path) for path in s.record.files if path.startswith("decisions/002-")
    ),
    "a grant that one person gave": lambda s: {s.record.path("decisions/002-grant.p-app.sig"): None},
    "a second record about the same registration": _twin,
    "a release that shows more than a hidden deferral": lambda s: _instead(s, "release", ("p-edit", "p-app")),
    "an amendment that publishes": lambda s: _instead(s, "amend", ("p-dec", "p-edit")),
    "a review that publishes": lambda s: _instead(
        s, "review", ("p-dec", "p-app"), review_by="2027-07-01", showing=showing(99)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_approval_is_not_published_and_is_found(scene: Scene, name: str) -> None:
    forgery = FORGERIES[name](scene)
    lane = scene.fresh(forgery)
    assert forge.publish(scene.lab, lane, TODAY) not in ("offered", "")
    assert forge.flaws(lane, TODAY)


@pytest.mark.parametrize("name", LACKING)
def test_what_the_right_people_have_not_signed_changes_nothing(scene: Scene, name: str) -> None:
    forgery = LACKING[name](scene)
    lane = scene.fresh(forgery)
    assert forge.publish(scene.lab, lane, TODAY, scene.record.short) == "DEF-500"
    state = lane.states[scene.record.id]
    assert state.waiting is not None
    assert (state.phase, state.publication) == (Phase.DEFERRED, None)
    assert forge.flaws(lane, TODAY) == set()


def test_a_second_record_about_the_same_registration_stops_everything(scene: Scene) -> None:
    lane = forge.put(scene.lane, _twin(scene))
    assert forge.publish(scene.lab, lane, TODAY) == "DEF-110"
    assert "DEF-110" in forge.flaws(lane, TODAY)
