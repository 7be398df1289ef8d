"""Writing: all or nothing, ids kept, no human edit lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator import ids
from generator.errors import InputError
from generator.importers import output
from generator.schema.validator import validator
from generator.source import yaml_fast
from tests.importers.running import Copy, run

ROWS = [
    {"name": f"Verzonnen {n}", "organization": "Gemeente Testdorp", "lars": str(n), "goal": "Een doel."}
    for n in range(5)
]


def imported(tmp_path: Path, rows: list[dict[str, Any]], *more: str) -> Copy:
    (tmp_path / "export.json").write_text(json.dumps(rows), encoding="utf-8")
    return run("algoritmeregister", tmp_path / "export.json", tmp_path / "copy", *more)


def test_a_new_folder_starts_as_a_register_that_says_it_is_a_copy(tmp_path: Path) -> None:
    copy = imported(tmp_path, ROWS)
    settings = yaml_fast.read((copy.root / "register.yml").read_bytes())
    assert not list(validator("settings").errors(settings))
    assert "kopie van een ander register" in settings["notice"]["nl"]
    assert (copy.root / "vocabularies" / "statuses.yml").exists()
    for data in copy.registrations().values():
        assert validator("registration").accepts(data)
        assert ids.is_valid(data["id"])
    organisation = yaml_fast.read((copy.root / "organisations" / "gemeente-testdorp.yml").read_bytes())
    assert not list(validator("organisation").errors(organisation))
    assert len({data["id"] for data in copy.registrations().values()}) == len(ROWS)


def test_a_second_import_changes_no_byte(tmp_path: Path) -> None:
    before = imported(tmp_path, ROWS).bytes()
    assert imported(tmp_path, ROWS, "--on", "2027-05-05").bytes() == before


def test_a_registration_that_a_person_changed_is_left_alone_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = imported(tmp_path, ROWS)
    file = copy.root / "registrations/gemeente-testdorp/verzonnen-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Een doel.", "Een beter doel."), encoding="utf-8")
    before, number = file.read_bytes(), yaml_fast.read(file.read_bytes())["id"]
    again = imported(tmp_path, ROWS)
    assert file.read_bytes() == before
    assert again.report["kept"] == [{"row": 2, "file": "registrations/gemeente-testdorp/verzonnen-1.yml"}]
    assert "--update" in capsys.readouterr().out
    imported(tmp_path, ROWS, "--update")
    after = yaml_fast.read(file.read_bytes())
    assert (after["purpose"]["nl"], after["id"]) == ("Een doel.", number)


def test_a_new_name_at_the_source_keeps_file_and_id(tmp_path: Path) -> None:
    before = imported(tmp_path, ROWS).registrations()
    renamed = imported(tmp_path, [ROWS[0] | {"name": "Heet nu anders"}], "--update").registrations()
    assert renamed.keys() == before.keys()
    file = "registrations/gemeente-testdorp/verzonnen-0.yml"
    assert (renamed[file]["id"], renamed[file]["name"]) == (before[file]["id"], {"nl": "Heet nu anders"})


def test_a_file_of_someone_else_with_the_same_name_is_not_taken(tmp_path: Path) -> None:
    copy = imported(tmp_path, ROWS[:1])
    own = copy.root / "registrations/gemeente-testdorp/verzonnen-1.yml"
    own.write_text("name: {nl: Van ons}\n", encoding="utf-8")
    imported(tmp_path, ROWS[:2])
    assert own.read_text(encoding="utf-8") == "name: {nl: Van ons}\n"
    assert (own.parent / "verzonnen-1-2.yml").exists()


@pytest.mark.parametrize("failing", [1, 3, 6])
def test_a_failure_halfway_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    copy = imported(tmp_path, ROWS[:2])
    before, places = copy.bytes(), sorted(path for path in copy.root.rglob("*"))
    real, moved = Path.replace, [0]

    def replace(path: Path, target: Path) -> Path:
        moved[0] += 1
        if moved[0] == failing:
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    rows = [row | {"goal": "Nieuw.", "organization": f"Gemeente {index}"} for index, row in enumerate(ROWS)]
    with pytest.raises(InputError, match=r"No space left on device\. Nothing was changed"):
        imported(tmp_path, rows, "--update")
    monkeypatch.undo()
    assert copy.bytes() == before
    assert sorted(path for path in copy.root.rglob("*")) == places
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "export.json"]


def test_a_refused_file_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="list of objects"):
        imported(tmp_path, [{"tool_name": "x"}])
    assert not (tmp_path / "copy").exists()


def test_a_folder_with_a_broken_file_is_not_touched(tmp_path: Path) -> None:
    copy = imported(tmp_path, ROWS[:1])
    (copy.root / "registrations/gemeente-testdorp/kapot.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(InputError, match=r"kapot\.yml, line \d"):
        imported(tmp_path, ROWS)


def test_the_summary_counts_what_was_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, [ROWS[0] | {"onbekende_kolom": "een tekst"}, {"name": "x"}], "--lang", "en")
    said = capsys.readouterr().out
    assert "2 rows in the export (export.json)" in said
    assert "1 new" in said
    assert "The row names no organisation." in said
    assert "onbekende_kolom 1" in said
    assert output.REPORT in said


def test_an_organisation_keeps_its_own_when_another_has_its_name_as_an_alias(tmp_path: Path) -> None:
    rows = ",XX,First,Counting.\nXX,Department of Testing,Second,Counting.\n"
    rows = f"agency,agency_name,use_case_name,problem_solved\n{rows}"
    (tmp_path / "export.csv").write_text(rows, encoding="utf-8")
    before = run("omb", tmp_path / "export.csv", tmp_path / "copy").bytes()
    assert "registrations/xx/first.yml" in before
    assert run("omb", tmp_path / "export.csv", tmp_path / "copy").bytes() == before


def test_cells_with_nothing_to_read_are_no_answers(tmp_path: Path) -> None:
    copy = imported(tmp_path, [ROWS[0] | {"goal": "\ufeff\u200f", "risks": "<ul><li></li></ul><p>&nbsp;</p>"}])
    assert {item["field"] for item in copy.one()["unanswered"]} >= {"purpose", "risks"}
    assert not copy.report["losses"]
