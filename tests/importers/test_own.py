"""Our own dataset comes back as it went: the same registrations, with their ids, from JSON, NDJSON and CSV."""

import csv
import datetime
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.check import check
from generator.dataset.export import EXPORTERS, export
from generator.dataset.source import DatasetSource
from generator.errors import InputError
from generator.importers import existing
from tests.dataset.awkward import COMMIT, ON, read_register, write_awkward_register
from tests.importers.running import Copy, run

KINDS = ("register.json", "registrations.ndjson", "registrations.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("own")
    write_awkward_register(made / "registry-data")
    export(DatasetSource(read_register(made / "registry-data"), ON, COMMIT), made / "data")
    return made


def by_id(copy: Copy) -> dict[str, dict[str, Any]]:
    return {data["id"]: data for data in copy.registrations().values()}


def original(folder: Path) -> dict[str, dict[str, Any]]:
    return {str(data["id"]): data for data in existing.read(folder / "registry-data").registrations.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_registration_comes_back_as_it_was(kind: str, folder: Path, tmp_path: Path) -> None:
    copy = run("daglicht", folder / "data" / kind, tmp_path / "copy")
    assert copy.code == 0
    assert by_id(copy) == original(folder)
    assert (copy.report["refused"], copy.report["losses"]) == ([], [])
    if kind != "registrations.ndjson":
        assert (tmp_path / "copy/organisations/testorganisatie-001.yml").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_into_the_register_that_it_came_from_nothing_changes(kind: str, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "registry-data", tmp_path / "copy")
    before = Copy(tmp_path / "copy", 0).bytes()
    after = run("daglicht", folder / "data" / kind, tmp_path / "copy", "--update").bytes()
    del after["import-report.json"]
    assert after == before


def test_a_dataset_of_the_copy_is_the_same_dataset(folder: Path, tmp_path: Path) -> None:
    run("daglicht", folder / "data/registrations.csv", tmp_path / "copy")
    checked = check(tmp_path / "copy", ON)
    assert checked.register is not None
    export(DatasetSource(checked.register, ON, COMMIT), tmp_path / "data")
    for name in ("registrations.ndjson", "registrations.csv", "registrations_unanswered.csv", "organisations.csv"):
        assert (tmp_path / "data" / name).read_bytes() == (folder / "data" / name).read_bytes()


def test_what_differs_stays_unless_asked(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "registry-data", tmp_path / "copy")
    value = json.loads((folder / "data/registrations.ndjson").read_bytes().splitlines()[0])
    value["status"] = "retired"
    (tmp_path / "one.json").write_text(json.dumps(value), encoding="utf-8")
    assert by_id(run("daglicht", tmp_path / "one.json", tmp_path / "copy")) == original(folder)
    assert by_id(run("daglicht", tmp_path / "one.json", tmp_path / "copy", "--update"))[value["id"]] == value


def test_what_is_not_valid_is_refused_and_the_rest_comes(folder: Path, tmp_path: Path) -> None:
    lines = (folder / "data/registrations.ndjson").read_bytes().splitlines()[:2]
    broken = json.loads(lines[0]) | {"organisation": "../../etc"}
    (tmp_path / "two.ndjson").write_bytes(json.dumps(broken).encode() + b"\n" + lines[1] + b'\n["not an object"]\n')
    copy = run("daglicht", tmp_path / "two.ndjson", tmp_path / "copy")
    assert list(by_id(copy)) == [json.loads(lines[1])["id"]]
    assert copy.report["refused"] == [{"row": 1, "why": "invalid"}, {"row": 3, "why": "not_an_object"}]


def test_files_of_two_downloads_are_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "data", tmp_path / "data")
    risks = tmp_path / "data/registrations_risks.csv"
    rows = risks.read_bytes().splitlines(keepends=True)
    risks.write_bytes(b"".join(rows[:1]))
    with pytest.raises(InputError, match="not of the same download"):
        run("daglicht", tmp_path / "data/registrations.csv", tmp_path / "copy")
    risks.unlink()
    with pytest.raises(InputError, match=r"registrations_risks\.csv is missing"):
        run("daglicht", tmp_path / "data/registrations.csv", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_another_file_is_refused(tmp_path: Path) -> None:
    for name, text in (("a.json", '{"name": "x"}'), ("b.csv", "a,b\n1,2\n"), ("c.json", "{")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="register of this kind"):
            run("daglicht", tmp_path / name, tmp_path / "copy")


REAL = os.environ.get("REAL_EXPORTS", "")
REAL_FILES = {
    "full-2023-06-19.json": "algoritmeregister",
    "listing-2026-06-09.json": "algoritmeregister",
    "individual.csv": "omb",
}


@pytest.mark.skipif(not REAL, reason="REAL_EXPORTS names no folder with real exports")
@pytest.mark.parametrize("name", REAL_FILES)
def test_a_real_register_goes_through_every_format_and_comes_back(name: str, tmp_path: Path) -> None:
    (path,) = Path(REAL).rglob(name)
    first = run(REAL_FILES[name], path, tmp_path / "first")
    checked = check(tmp_path / "first", datetime.date(2026, 11, 23))
    assert checked.register is not None
    manifest = export(DatasetSource(checked.register, ON, COMMIT), tmp_path / "data")
    assert len(manifest.files) >= len(EXPORTERS)
    with (tmp_path / "data/registrations.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file, strict=True))) == len(first.registrations()) + 1
    for kind in KINDS:
        back = run("daglicht", tmp_path / "data" / kind, tmp_path / kind)
        assert by_id(back) == by_id(first)
        assert back.report["refused"] == []
