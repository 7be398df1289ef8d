"""The commands as people run them: two at a time, in a preview, with questions, for an overseer."""

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pyrage
import pytest

from generator.cli.deferral import COMMANDS
from generator.cli.main import main
from generator.deferral import documents
from generator.deferral.exporting import NON_PUBLIC_POINTS
from generator.source import yaml_fast
from tests.deferral import lab as labs
from tests.deferral.lab import ROOT, Lab, git


def _second_user(lab: Lab) -> Path:
    """Another private clone, that joined with the anchor."""
    other = lab.folder / "private-2"
    lab.do(
        "init", "--private", str(other), "--remote", str(lab.private), "--public", str(lab.public_clone),
        "--anchor", lab.lane.private.anchor,
    )  # fmt: skip
    return other


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deferral", command, "--help"]) == 0
    assert COMMANDS[command].split(",")[0].casefold() in " ".join(capsys.readouterr().out.split()).casefold()


def test_of_two_who_decide_at_the_same_time_one_is_told_and_loses_nothing(
    deferred: tuple[Lab, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, id_ = deferred
    other = _second_user(lab)
    texts = lab.showing(2)
    monkeypatch.setattr("generator.deferral.private.Private.commit", _raced(lab, id_, other))
    said = lab.run("decide", id_, "review", "--review-by", "2027-07-31", "--from", texts, on="2027-02-10")
    assert said.code == 1
    assert re.search(r"DEF-350: Decision 003-end still waits for signatures.* --replace [0-9a-f]{8}", said.err)
    assert Path(texts).exists()
    verbs = [decision.verb for decision in lab.lane.records[0].decisions]
    assert verbs == ["propose", "grant", "end"], "the first one's decision stands"
    replace = said.err.split("--replace ")[1].split()[0]
    lab.do("decide", id_, "review", "--review-by", "2027-07-31", "--from", texts, "--replace", replace, on="2027-02-10")
    assert [decision.verb for decision in lab.lane.records[0].decisions] == ["propose", "grant", "review"]
    assert lab.do("audit", on="2027-02-11").code == 0


def _raced(lab: Lab, id_: str, other: Path):  # type: ignore[no-untyped-def]  # a method that stands in for one
    """Just before the first commit somebody else commits."""
    from generator.deferral.private import Private  # noqa: PLC0415

    original = Private.commit
    raced: list[bool] = []

    def commit(self: Private, *arguments: object, **options: object) -> str:
        if not raced:
            raced.append(True)
            lab.do("decide", id_, "end", "--because", "event-occurred", on="2027-02-10", clone=other)
        return original(self, *arguments, **options)  # type: ignore[arg-type]

    return commit


def test_two_who_work_on_different_records_at_the_same_time_both_succeed(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = labs.propose(lab)
    second = labs.propose(lab, name="Klaproos-teller", sensitive_words=["Klaproos-teller"])
    labs.grant(lab, first)
    other = _second_user(lab)
    monkeypatch.setattr("generator.deferral.private.Private.commit", _raced(lab, first, other))
    lab.do("decide", second, "refuse", on="2027-02-10")
    assert {record.short: record.decisions[-1].verb for record in lab.lane.records} == {first: "end", second: "refuse"}


def test_what_somebody_is_editing_in_the_folder_is_never_lost(lab: Lab) -> None:
    id_ = labs.propose(lab)
    file = next((lab.clone / "deferred").rglob("registration.yml"))
    file.write_text(file.read_text(encoding="utf-8") + "# half a sentence that was never comm", encoding="utf-8")
    labs.grant(lab, id_)
    assert "half a sentence" in file.read_text(encoding="utf-8")
    new = lab.file("new.yml", labs.registration(tags=["verzonnen"]))
    said = lab.run("decide", id_, "amend", "--registration", new, on="2027-02-01")
    assert "DEF-406" in said.err
    assert "half a sentence" in file.read_text(encoding="utf-8")


def test_joining_with_another_anchor_is_refused(lab: Lab) -> None:
    where = ("--private", str(lab.folder / "other"), "--remote", str(lab.private), "--public", str(lab.public_clone))
    assert "DEF-217" in lab.run("init", *where).err
    assert "DEF-211" in lab.run("init", *where[:1], str(lab.folder / "third"), *where[2:], "--anchor", "0" * 64).err


@pytest.mark.parametrize("where", ["public inside", "private inside", "same address", "in use"])
def test_a_set_up_that_could_leak_is_refused(lab: Lab, where: str) -> None:
    private, public, remote = lab.folder / "new", lab.public_clone, str(lab.private)
    if where == "private inside":
        private = public / "new"
    elif where == "public inside":
        private = lab.folder / "outer"
        private.mkdir()
        public = private / "public"
        git(lab.folder, "clone", "--quiet", str(lab.public), str(public))
    elif where == "same address":
        remote = lab.public.as_uri()
    else:
        private.mkdir()
        (private / "something").write_text("of somebody else", encoding="utf-8")
    said = lab.run(
        "init", "--private", str(private), "--remote", remote, "--public", str(public), "--roles",
        lab.file("r.yml", labs.people_file()),
    )  # fmt: skip
    assert said.code == 1
    assert re.search("DEF-42[012]", said.err)


def test_what_init_makes_the_doctor_finds_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lab = labs.make(tmp_path)
    labs.grant(lab, labs.propose(lab))
    assert main(["doctor", "--private", str(lab.clone), "--public", str(lab.public_clone), "--lang", "en"]) == 0, (
        capsys.readouterr()
    )


def test_a_preview_is_for_this_computer_only_and_goes_without_a_trace(lab: Lab, tmp_path: Path) -> None:
    id_ = labs.propose(lab, "stub")
    lab.do("decide", id_, "grant", "--latest", "2027-12-31", "--review-by", "2027-06-30", on="2027-01-12")
    for name in ("mkdocs.yml", "site-templates"):
        (lab.public_clone / name).symlink_to(ROOT / name)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    words = [sys.executable, "-m", "generator", "deferral", "preview", id_, "--private", str(lab.clone)]
    with subprocess.Popen(
        [*words, "--on", "2027-01-12"], cwd=ROOT, env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        address = re.match(r"http://127\.0\.0\.1:(\d+)/", line)
        assert address, (line, process.stderr and process.stderr.read())
        registration = lab.lane.records[0].registration_id
        with urlopen(f"{address[0]}nl/systemen/{registration}/") as page:
            assert registration.encode() in page.read()
        listening = Path("/proc/net/tcp").read_text(encoding="ascii")
        assert f"0100007F:{int(address[1]):04X} 00000000:0000 0A" in listening
        with pytest.raises(OSError, match="403"):
            urlopen(Request(address[0], headers={"Host": "elders.example"}))
        assert list((lab.clone / ".git/register").glob("preview-*"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert list((lab.clone / ".git/register").iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_an_export_holds_exactly_the_points_of_article_49_4_and_is_encrypted(lab: Lab, tmp_path: Path) -> None:
    test = {"number": "TEST-9", "plan": {"nl": "Verzonnen plan"}, "suspension": {"nl": "Verzonnen onderbreking"}}
    file, why = lab.file("r.yml", labs.registration(real_world_test=test)), lab.file("d.yml", labs.header())
    id_ = lab.do("propose", "--registration", file, "--from", why).out.split("Proposed: ")[1].split(".")[0]
    identity = pyrage.x25519.Identity.generate()
    output = tmp_path / "out.age"
    to = ("--recipient", str(identity.to_public()))
    lab.do("export", id_, "--for", "eu-nonpublic", *to, "--output", str(output))
    sealed = output.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1")
    assert labs.NAME.encode() not in sealed
    shown = json.loads(pyrage.decrypt(sealed, [identity]))
    assert set(shown) <= set(NON_PUBLIC_POINTS)
    assert {"A5", "C1"} <= set(shown)
    assert shown["IX1"] == {"real_world_test": {"number": "TEST-9"}}
    assert shown["IX5"] == {"real_world_test": {"suspension": {"nl": "Verzonnen onderbreking"}}}
    assert "Verzonnen plan" not in json.dumps(shown, ensure_ascii=False)
    assert labs.CASE not in json.dumps(shown)
    for refused in ("A6", "A8", "A9", "A11", "B6", "B7", "C4", "C5", "IX4"):
        assert refused not in NON_PUBLIC_POINTS
    inside = lab.run("export", id_, "--for", "eu-nonpublic", *to, "--output", str(lab.clone / "deferred/x.age"))
    assert "DEF-603" in inside.err
    assert "DEF-604" in lab.run("export", id_, "--for", "eu-nonpublic", *to, "--output", str(output)).err
    assert (
        "DEF-605"
        in lab.run("export", id_, "--for", "oversight", "--recipient", "age1x", "--output", str(tmp_path / "y")).err
    )


def test_an_overseer_gets_everything_and_can_judge_it(deferred: tuple[Lab, str], tmp_path: Path) -> None:
    lab, _ = deferred
    key = labs.public_key("p-see")
    lab.do("export", "--for", "oversight", "--recipient", key, "--output", str(tmp_path / "all.age"))
    identity = pyrage.ssh.Identity.from_buffer((labs.keys() / "p-see").read_bytes())
    data = pyrage.decrypt((tmp_path / "all.age").read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        files = {entry.name: archive.extractfile(entry).read() for entry in archive if entry.isfile()}  # type: ignore[union-attr]
    snapshot = lab.lane.files
    assert {path for path in files if path.startswith("deferred/")} == {
        p for p in snapshot if p.startswith("deferred/")
    }
    assert {"roles/001.yml", "allowed_signers", "public.pin"} <= set(files)


def test_ssh_keygen_alone_confirms_a_signature(deferred: tuple[Lab, str], tmp_path: Path) -> None:
    lab, _ = deferred
    record = lab.lane.records[0]
    (tmp_path / "allowed").write_bytes(lab.lane.files["allowed_signers"])
    (tmp_path / "sig").write_bytes(record.files["decisions/002-grant.p-app.sig"])
    done = subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-n", "register-deferral", "-I", "p-app", "-f", str(tmp_path / "allowed"),
         "-s", str(tmp_path / "sig")],
        input=record.files["decisions/002-grant.yml"], capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _typed(words: list[str], answers: dict[str, str], folder: Path) -> str:
    """Run a command on a terminal and answer its questions, known by how they begin; everything the terminal showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "generator", *words])
    shown, new, waiting = "", "", list[str]()
    deadline = time.monotonic() + 30
    os.set_blocking(terminal, False)
    while time.monotonic() < deadline:
        try:
            new += os.read(terminal, 65536).decode("utf-8", "replace")
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:
            break
        if new.endswith(("> ", "sign: ")):
            if not waiting:
                found = [answer for start, answer in answers.items() if f"\n{start}" in new]
                assert len(found) == 1, new
                waiting = found[0].split("\n")
            digest = re.findall(r"Fingerprint: ([0-9a-f]{64})", new)
            answer = waiting.pop(0)
            os.write(terminal, (digest[-1][:8] if answer == "DIGEST" else answer).encode() + b"\n")
            shown, new = shown + new, ""
    os.waitpid(child, 0)
    return shown + new


def test_on_a_terminal_questions_make_a_proposal_and_signing_shows_every_byte(lab: Lab) -> None:
    lane = ["--private", str(lab.clone), "--lang", "en", "--on", "2027-01-05"]
    answers = {
        "Organisation: ": "testpolitie", "Name of": "Zonnebloem gevraagd (verzonnen)", "Grounds. ": "investigation\n",
        "Scope. ": "case-specific", "Case. ": "zaak-getypt-1", "Harm. ": f"{labs.HARM}\n", "Visibility. ": "stub",
        "Why not in part. ": "Made up.\n", "Already public. ": "none found (made up)\n",
        "Until. ": "investigation-closed", "Latest day": "2027-12-31", "Review by. ": "2027-06-30",
        "Sensitive words. ": "Zonnebloem gevraagd\n", "Article 49(4). ": "yes", "Declaration. ": "yes",
    }  # fmt: skip
    shown = _typed(["deferral", "propose", *lane], answers, ROOT)
    assert "Proposed: " in shown, shown
    record = lab.lane.records[0]
    assert (record.header["case"], record.header["visibility"]) == ("zaak-getypt-1", "stub")
    assert record.registration["name"] == {"nl": "Zonnebloem gevraagd (verzonnen)"}
    lab.do("decide", record.short, "grant", "--latest", "2027-12-31", "--review-by", "2027-06-30", on="2027-01-05")
    signer = ["--person", "p-dec", "--key", str(labs.keys() / "p-dec")]
    shown = _typed(["deferral", "sign", record.short, *signer, *lane], {"Becomes public": "DIGEST"}, ROOT)
    assert "Becomes public: registry-data/transparency/stubs/" in shown
    assert "granted: " in shown
    assert "Signed: " in shown
    shown = _typed(["deferral", "sign", record.short, *signer, *lane], {"Becomes public": "00000000"}, ROOT)
    assert "DEF-359" in shown


def test_what_was_typed_is_kept_when_it_was_in_vain(lab: Lab) -> None:
    lane = ["--private", str(lab.clone), "--lang", "en", "--on", "2027-01-05"]
    shown = _typed(
        ["deferral", "propose", *lane], {"Organisation: ": "elders", "Name of": "Een naam (verzonnen)"}, ROOT
    )
    assert "DEF-132" in shown
    kept = lab.clone / ".git/register/typed.propose.yml"
    assert str(kept) in shown.replace("\r\n", "")
    assert yaml_fast.read(kept.read_bytes()) == {"organisation": "elders", "name": "Een naam (verzonnen)"}
    assert kept.stat().st_mode & 0o077 == 0


def test_a_template_is_a_proposal_once_the_dots_are_filled_in(lab: Lab) -> None:
    for language in ("nl", "en"):
        text = _out(["deferral", "propose", "--template", "--lang", language])
        value = yaml_fast.read(text.encode())
        assert set(value) == set(labs.header("stub")) | {"why_not_stub"}
        value |= {
            name: answer
            for name, answer in labs.header("stub").items()
            if "…" in json.dumps(value[name], ensure_ascii=False)
        }
        value.pop("why_not_stub")
        name = {"nl": "Zonnebloem-ontcijferaar", "en": "Klaproos-teller"}[language]
        value["sensitive_words"] = [name]
        file = lab.file("r.yml", labs.registration(name))
        lab.do("propose", "--registration", file, "--from", lab.file("h.yml", value), on="2027-01-05")
        roles = yaml_fast.read(_out(["deferral", "init", "--template", "--lang", language]).encode())
        assert roles["people"][0]["roles"] == ["registrant", "decider", "administrator"]


def _out(words: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_dry_run_changes_nothing(lab: Lab) -> None:
    id_ = labs.propose(lab, "stub")
    labs.grant(lab, id_)
    before = git(lab.private, "rev-parse", "deferred"), git(lab.public, "for-each-ref")
    lab.do("decide", id_, "end", "--because", "ordered", "--dry-run", on="2027-02-01")
    lab.do("attest", "--dry-run", on="2027-02-01")
    said = lab.do("publish", "--person", "p-pub", "--key", str(labs.keys() / "p-pub"), "--dry-run", on="2027-02-01")
    assert "would be offered" in said.out
    assert (git(lab.private, "rev-parse", "deferred"), git(lab.public, "for-each-ref")) == before


def test_the_same_proposal_twice_is_told(lab: Lab) -> None:
    id_ = labs.propose(lab)
    file, why = lab.file("r.yml", labs.registration()), lab.file("d.yml", labs.header())
    said = lab.run("propose", "--registration", file, "--from", why, on="2027-01-05")
    assert f"DEF-131: This registration was proposed already, as {id_}" in said.err


def test_a_word_that_is_public_already_is_no_sensitive_word(lab: Lab) -> None:
    file = lab.file("r.yml", labs.registration())
    why = lab.file("d.yml", labs.header(sensitive_words=["Testgemeente"]))
    assert "DEF-137" in lab.run("propose", "--registration", file, "--from", why, on="2027-01-05").err


def test_documents_begin_with_the_marker_lines(deferred: tuple[Lab, str]) -> None:
    lab, _ = deferred
    record = lab.lane.records[0]
    for path, data in record.files.items():
        if path.endswith(".yml"):
            first, second, _ = data.decode().split("\n", 2)
            assert first == "classification" + ": deferred", path
            assert second == f"canary: {record.canary}", path
    assert documents.new_canary() != documents.new_canary()


def test_the_drill_ends_in_a_proof(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = main(
        [
            "deferral",
            "drill",
            "--lang",
            "en",
            "--keep",
            str(tmp_path / "drill"),
            "--project",
            str(ROOT),
            "--data",
            str(ROOT / "registry-data"),
        ]
    )
    said = capsys.readouterr()
    assert code == 0, said
    assert "are exactly what two people signed" in said.out
    assert said.out.count("the same, byte for byte") == 7
    public = git(tmp_path / "drill/public.git", "log", "--format=%s", "main").splitlines()
    assert public == ["Publish 2027-10-01", "Publish 2027-03-01", "Publish 2027-02-01", "A made-up register"]
