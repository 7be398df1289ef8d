"""A snapshot, and a program that has changed since: other bytes are no proof then, and the same bytes are."""

import re
import zipfile
from typing import cast

import pytest

from generator.dataset import about
from generator.snapshots import making, program, verifying
from tests.snapshots.test_snapshots import TAG, Lab, lab, origin, signed, snapshot, verified

__all__ = ["lab", "origin"]  # fixtures
_OTHER = "0.1.0+000000000000"


def _another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (making, verifying):
        monkeypatch.setattr(module, "program", lambda: _OTHER)


def test_the_program_is_its_version_and_its_sources() -> None:
    version, _, digest = program.program().partition("+")
    assert version
    assert len(digest) == 12


def test_another_program_that_makes_the_same_makes_the_same_snapshot(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signed(lab).read_bytes()
    _another_program(monkeypatch)
    assert snapshot(lab).read_bytes() == before
    code, said = verified(lab, lab.folder.parent / f"packages/{TAG}.zip", capsys)
    assert code == 0
    assert "exactly the same" in said


def test_another_program_that_makes_other_files_proves_nothing_and_the_same_one_does(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = signed(lab)
    monkeypatch.setitem(cast("dict[str, str]", about.READING), "en", "Read them.")
    code, said = verified(lab, made, capsys)
    assert code == 1
    assert re.search(r"✗ Made again from git, this is different: .*README\.txt", said)
    _another_program(monkeypatch)
    code, said = verified(lab, made, capsys)
    assert code == 0
    assert f"? Made again it is different, but with another program than version {program.program()}." in said
    assert "What could be checked is right." in said


def test_a_citation_leads_to_the_snapshot_and_not_to_the_data_of_now(lab: Lab) -> None:
    with zipfile.ZipFile(snapshot(lab)) as packed:
        [cited] = [name for name in packed.namelist() if name.endswith("CITATION.cff")]
        assert f"/data/{TAG}/README.txt" in packed.read(cited).decode()
        assert cited.replace("CITATION.cff", "README.txt") in packed.namelist()
