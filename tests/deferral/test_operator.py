"""Small things that somebody who follows the guide would otherwise trip over."""

import datetime
from pathlib import Path

import pytest

from generator.cli import deferral
from generator.cli.main import main
from generator.deferral.signing import waiting
from tests.deferral import lab as labs
from tests.deferral.lab import Lab


def test_init_says_which_of_its_two_addresses_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["deferral", "init", "--private", str(tmp_path / "p"), "--public", str(tmp_path)]) == 1
    assert "DEF-413" in capsys.readouterr().err
    assert main(["deferral", "init", "--private", str(tmp_path / "p"), "--remote", "ssh://private.example/x"]) == 1
    assert "DEF-412" in capsys.readouterr().err


def test_the_language_may_stand_in_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lab: Lab
) -> None:
    words = ["deferral", "due", "--private", str(lab.clone), "--on", "2027-01-05"]
    for value, said in (("en", "Nothing is open."), ("nl", "Er staat niets open."), ("xx", "Er staat niets open.")):
        monkeypatch.setenv("REGISTER_LANG", value)
        assert main(words) == 0
        assert said in capsys.readouterr().out
    monkeypatch.setenv("REGISTER_LANG", "nl")
    assert main([*words, "--lang", "en"]) == 0
    assert "Nothing is open." in capsys.readouterr().out


def test_who_signs_is_told_whether_it_counts(lab: Lab) -> None:
    id_ = labs.propose(lab)
    lab.do("decide", id_, "grant", "--latest", "2027-12-31", "--review-by", "2027-06-30", on="2027-01-12")
    lab.sign(id_, "p-dec", on="2027-01-12")
    assert "It does not count yet" in lab.said[-1].out
    lab.sign(id_, "p-app", on="2027-01-12")
    assert "it counts" in lab.said[-1].out
    lab.do("attest", on="2027-02-01")
    lab.sign("attestation", "p-edit", on="2027-02-01")
    assert "It does not count yet" in lab.said[-1].out
    lab.sign("attestation", "p-app", on="2027-02-01")
    assert "it counts" in lab.said[-1].out


@pytest.mark.parametrize(
    ("verb", "files"),
    [("refuse", ["deferral.yml", "registration.yml"]), ("amend", ["registration.yml"])],
)
def test_who_signs_sees_what_a_decision_names_only_by_its_digest(lab: Lab, verb: str, files: list[str]) -> None:
    id_ = labs.propose(lab)
    own = ["--registration", lab.file("new.yml", labs.registration(labs.NAME + " 2"))] if verb == "amend" else []
    lab.do("decide", id_, verb, *own, on="2027-01-12")
    found = waiting(lab.lane, id_, datetime.date(2027, 1, 12))
    record = lab.lane.find(id_)[0]
    assert found.about == {record.path(name): record.files[name] for name in files}


def test_every_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is imported only when it is asked for."""
    for name in deferral.COMMANDS:
        assert main(["deferral", name, "--help"]) == 0
        assert f"register deferral {name} " in capsys.readouterr().out
