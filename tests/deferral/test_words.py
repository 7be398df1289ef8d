"""What the commands say, at every verbosity: no value of a deferred registration, in either language, ever."""

import os
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.deferral import messages, refusal
from tests.deferral import lab as labs
from tests.deferral.lab import ROOT, Lab

_CODE = re.compile(r'"(DEF-\d{3})"')


def _values(value: Any) -> set[str]:
    """Every text of at least six characters in a value: what no message may hold."""
    if isinstance(value, str):
        return {value} if len(value) >= 6 and not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value) else set()
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for one in below for text in _values(one)}


def _secrets(lab: Lab) -> set[str]:
    """The values of all records, without those that are codes of the program or of the public register."""
    found: set[str] = set()
    for record in lab.lane.records:
        found |= _values(record.registration) | _values({k: v for k, v in record.header.items() if k != "withheld"})
        found |= {text for decision in record.decisions for text in _values(decision.value.get("showing", ""))}
        found -= {record.id, record.registration_id, record.canary}
        found.add(record.canary)
    codes = {"hidden", "investigation", "case-specific", "in-use", "testpolitie", "police", "supplier", "partial"}
    return {text for text in found if text not in codes and not re.fullmatch(r"[a-z0-9-]{1,24}", text)}


def test_every_code_has_words_in_both_languages_and_every_word_a_code() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("generator/deferral", "generator/cli")
        for path in (ROOT / folder).rglob("*.py")
        if not path.name.startswith("messages")
    )
    assert set(_CODE.findall(source)) == set(messages.MESSAGES)
    for code, texts in messages.MESSAGES.items():
        assert set(texts) == {"nl", "en"}, code
        names = {tuple(sorted(name for _, name, _, _ in string.Formatter().parse(t) if name)) for t in texts.values()}
        assert len(names) == 1, f"{code}: the languages ask for different data"


def test_what_commands_say_holds_no_value(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_TRACEBACK", "1")
    id_ = labs.propose(lab, "stub")
    labs.grant(lab, id_)
    secrets = _secrets(lab)
    assert labs.NAME in " ".join(secrets)
    bad = tmp_path / "bad.yml"
    bad.write_text(f"name: {labs.NAME}\nname: {labs.CASE}\n", encoding="utf-8")
    wrong = lab.file("wrong.yml", labs.registration(status=labs.NAME, themes=[labs.CASE], purpose=labs.NAME))
    empty = lab.file("empty.yml", {"grounds": [labs.NAME], labs.NAME: labs.CASE})
    showing = lab.file("showing.yml", {"showing": labs.NAME * 12})
    why = str(tmp_path / f"{labs.NAME}.yml")
    for arguments in (
        ("propose", "--registration", str(bad), "--from", empty),
        ("propose", "--registration", wrong, "--from", lab.file("h.yml", labs.header())),
        ("propose", "--registration", lab.file("r.yml", labs.registration("Ander")), "--from", empty),
        ("propose", "--registration", why),
        ("decide", id_, "extend", "--reason", labs.CASE, "--from", showing),
        ("decide", id_, "review", "--review-by", labs.NAME, "--from", showing),
        ("decide", id_, "amend", "--registration", wrong),
        ("decide", id_, labs.NAME),
        ("decide", labs.NAME, "end", "--because", "ordered"),
        ("decide", id_, "end", "--because", labs.CASE),
        ("sign", id_, "--person", labs.NAME, "--key", why, "--digest", labs.CASE),
        ("sign", id_, "--person", "p-dec", "--key", str(labs.keys() / "p-dec")),
        ("release", id_), ("due",), ("tick",), ("attest",), ("audit",),
        ("due", "--on", labs.NAME), ("due", labs.NAME), (labs.NAME,), ("due", f"--{labs.NAME}"),
        ("export", id_, "--for", "eu-nonpublic", "--recipient", labs.NAME, "--output", str(tmp_path / "x")),
        ("publish", "--person", "p-pub", "--key", why),
    ):  # fmt: skip
        lab.run(*arguments, on="2027-02-01")
        lab.run(*arguments, on="2029-02-01")
    assert len(lab.said) > 45
    for said in lab.said:
        assert [text for text in secrets if text in said.all] == [], said
        assert labs.NAME not in said.all
        assert labs.CASE not in said.all
        assert "Traceback" not in said.all


def test_a_failure_inside_tells_where_and_no_value(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    labs.propose(lab)
    monkeypatch.setenv("REGISTER_TRACEBACK", "1")

    def fail(*_: object) -> None:
        raise ValueError(labs.NAME)

    monkeypatch.setattr("generator.deferral.lane.fold", fail)
    said = lab.run("due", on="2027-02-01")
    assert said.code == 2
    assert "ValueError" in said.err
    assert "test_words.py" in said.err
    assert labs.NAME not in said.all


def test_a_refusal_by_its_own_text_holds_only_what_its_sentence_may() -> None:
    for code, texts in messages.MESSAGES.items():
        names = {name for _, name, _, _ in string.Formatter().parse(texts["en"]) if name}
        shown = messages.say(refusal.Refused(code, **dict.fromkeys(names, "x")), "nl")
        assert shown.startswith(f"{code}: ")
        assert names <= {
            "place", "line", "code", "date", "id", "months", "number", "verb", "phase", "digest", "person", "month",
            "visibility", "field",
        }  # fmt: skip


def test_a_private_check_uses_no_network_and_writes_nothing_outside(lab: Lab, tmp_path: Path) -> None:
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a process be without a network")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    file, why = lab.file("r.yml", labs.registration()), lab.file("d.yml", labs.header())
    words = ["deferral", "propose", "--registration", file, "--from", why, "--private", str(lab.clone)]
    done = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "generator", *words, "--on", "2027-01-05", "--lang", "en"],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(temporary)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Proposed: " in done.stdout
    assert list(temporary.iterdir()) == []


def test_the_arguments_offer_no_way_around() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "deferral", "publish", "--help"], cwd=ROOT, capture_output=True, check=True
    )
    for word in (b"--force", b"--yes", b"--no-verify"):
        assert word not in done.stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_code_that_somebody_passes_on_is_explained(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for code, texts in messages.MESSAGES.items():
        assert main(["explain", code.lower(), "--lang", language]) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"{code}: {texts[language][:9].partition('{')[0]}")
        assert "{" not in said


def test_a_dry_run_says_that_nothing_was_changed_and_what_would_be(lab: Lab) -> None:
    id_ = labs.propose(lab)
    said = lab.do("decide", id_, "refuse", "--dry-run", on="2027-01-20")
    assert said.out.startswith("Nothing was changed. Without --dry-run:")
    assert "002-refuse waits for signatures (decider, approver)" in said.out
    file, why = (
        lab.file("r.yml", labs.registration("Klaproos")),
        lab.file("h.yml", labs.header(sensitive_words=["Klaproos"])),
    )
    assert "Proposed: …" in lab.do("propose", "--registration", file, "--from", why, "--dry-run").out
    assert [record.short for record in lab.lane.records] == [id_]
