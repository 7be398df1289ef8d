"""A build reads what was before from git; without all of it, it says how to get it, or does without."""

import csv
import io
from pathlib import Path

import pytest

from generator.build import build
from generator.cli.main import main
from generator.project import Project
from generator.source import yaml_fast, yaml_writer
from tests.bench import made_up
from tests.build.conftest import ON, ROOT
from tests.source.past import Past


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A made-up register of two registrations; one of them changed once, and one was taken away."""
    folder = tmp_path_factory.mktemp("past")
    made_up.write_register(folder / "made-up", 3, ROOT / "registry-data")
    files = {
        f"/registry-data/{path.relative_to(folder / 'made-up').as_posix()}": path.read_bytes()
        for path in sorted((folder / "made-up").rglob("*"))
        if path.is_file()
    }
    changed, gone, _ = sorted(file for file in files if "/registrations/" in file)
    value = yaml_fast.read(files[changed])
    value["tags"] = ["verzonnen"]
    made = Past(folder / "clone")
    made.commit(files)
    made.commit({changed: yaml_writer.write(value)})
    made.commit({gone: None})
    return made.made()


def test_a_build_tells_what_was_before(past: Past, tmp_path: Path) -> None:
    assert build(Project(ROOT, past.data), tmp_path / "site", ON).site is not None
    table = (tmp_path / "site/data/versions.csv").read_text(encoding="utf-8")
    versions = [(row["version"], row["day"]) for row in csv.DictReader(io.StringIO(table))]
    assert sorted(versions) == [("1", "2026-11-01")] * 3 + [("2", "2026-11-02")]
    assert "verzonnen" in (tmp_path / "site/data/changes.csv").read_text(encoding="utf-8")


def test_a_shallow_clone_is_refused_and_a_preview_does_without(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shallow = Past(tmp_path / "shallow")
    past.git("clone", "--quiet", "--depth=1", f"file://{past.folder}", str(shallow.folder))
    command = ["build", "--data", str(shallow.data), "--project", str(ROOT), "--output", str(tmp_path / "site")]
    assert main([*command, "--on", "2026-11-23"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
    assert main([*command, "--on", "2026-11-23", "--without-history"]) == 0
    assert (tmp_path / "site/data/versions.csv").read_text(encoding="utf-8").count("\n") == 1


def test_a_mark_of_a_deferred_registration_in_the_past_stops_the_build(past: Past, tmp_path: Path) -> None:
    clone = Past(tmp_path / "clone")
    past.git("clone", "--quiet", str(past.folder), str(clone.folder))
    file = clone.data / "registrations" / "testorganisatie-001" / "x.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("classification: " + "deferred\n", encoding="utf-8")
    clone.git("add", ".")
    clone.git("commit", "--quiet", "-m", "x")
    clone.git("rm", "--quiet", str(file))
    clone.git("commit", "--quiet", "-m", "y")
    built = build(Project(ROOT, clone.data), tmp_path / "site", ON)
    assert built.site is None
    assert [finding.code for finding in built.checked.findings] == ["AIR-906"]
    assert not (tmp_path / "site").exists()
