"""A dataset that somebody made to mislead: nothing deferred gets in, nothing steers a terminal, all is said."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from tests.importers.running import run
from tests.rules import made_register

MARK = "DEFERRED-" + "CANARY-" + "0" * 32
LINE = "classification: " + "deferred"
ORGANISATION = {"organisation": "testgemeente", "name": {"nl": "Test", "en": "Test"}, "kind": "municipality"}


def dataset(folder: Path, organisations: list[Any] | None = None, **answers: Any) -> Path:
    value = {**copy.deepcopy(made_register.registration("test001", "testgemeente", "Testsysteem")), **answers}
    whole = {"registrations": [value], "organisations": [ORGANISATION] if organisations is None else organisations}
    place = folder / "register.json"
    place.write_text(json.dumps(whole), encoding="utf-8")
    return place


@pytest.mark.parametrize("text", [MARK, f"Eerst dit.\n{LINE}", f"{LINE}\n\nDan dat.", "half \ud800 teken"])
def test_a_marked_or_broken_registration_is_refused_wherever_the_mark_stands(text: str, tmp_path: Path) -> None:
    copied = run("daglicht", dataset(tmp_path, purpose={"nl": text, "en": "x"}), tmp_path / "copy")
    assert len(copied.report["refused"]) == 1
    assert copied.registrations() == {}


@pytest.mark.parametrize("text", [MARK, f"Test\n{LINE}", "half \ud800 teken"])
def test_a_marked_or_broken_organisation_is_left_out(text: str, tmp_path: Path) -> None:
    odd = {**ORGANISATION, "name": {"nl": text, "en": "x"}}
    copied = run("daglicht", dataset(tmp_path, [odd]), tmp_path / "copy")
    assert not (copied.root / "organisations/testgemeente.yml").exists()
    written = b"".join(copied.bytes().values())
    assert MARK.encode() not in written
    assert LINE.encode() not in written


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("daglicht", dataset(tmp_path, [{**ORGANISATION, "organisation": "a\x1b[2J\u202eb"}]), tmp_path / "copy")
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


@pytest.mark.parametrize("digits", ["9" * 5000, "²", "-1"])
def test_numbers_in_tables_may_be_anything(digits: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "id,schema_version,language,organisation,name_nl,sources_count\n"
    for count, number in ((digits, "1"), ("1", digits)):
        (tmp_path / "registrations.csv").write_text(f"{head}test001m,1,nl,testgemeente,N,{count}\n", encoding="utf-8")
        table = f"id,number,title\ntest001m,{number},x\n"
        (tmp_path / "registrations_sources.csv").write_text(table, encoding="utf-8")
        (tmp_path / "organisations.csv").write_text("kind,name_nl\nmunicipality,T\n", encoding="utf-8")
        main(["import", "daglicht", str(tmp_path / "registrations.csv"), "--output", str(tmp_path / "copy")])
        assert "a mistake in the program" not in capsys.readouterr().err
