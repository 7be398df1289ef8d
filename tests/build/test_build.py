"""A build is a function of the commit and the date: same bytes every time, everywhere; or nothing at all."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build
from generator.cli.main import main
from generator.errors import ConfigurationError
from generator.project import Project
from tests.bench import made_up
from tests.build.conftest import ON, ROOT


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up register that is large enough for lists of several pages."""
    folder = tmp_path_factory.mktemp("made-up") / "registry-data"
    made_up.write_register(folder, 230, ROOT / "registry-data")
    return folder


@pytest.fixture(scope="module")
def built(register: Path) -> dict[str, str]:
    """The files of one build of it."""
    output = register.parent / "site"
    outcome = build(Project(ROOT, register), output, ON)
    assert outcome.site is not None, outcome.checked.findings[:3]
    assert outcome.site.registrations == 230
    return _tree(output)


_ELSEWHERE = "import sys; from generator.cli.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.parametrize(
    ("seed", "locale", "zone", "umask"),
    [
        ("1", "C", "Pacific/Kiritimati", 0o077),
        ("2", "tr_TR.UTF-8", "America/Adak", 0o000),
    ],
)
def test_the_same_bytes_on_any_machine(
    register: Path, built: dict[str, str], tmp_path: Path, seed: str, locale: str, zone: str, umask: int
) -> None:
    environment = {**os.environ, "LC_ALL": locale, "TZ": zone, "PYTHONHASHSEED": seed}
    elsewhere = tmp_path / "a folder with a näme"
    shutil.copytree(register, elsewhere / "registry-data")
    arguments = ["build", "--data", "registry-data", "--project", str(ROOT), "--output", "out", "--on", "2026-11-23"]
    done = subprocess.run(
        [sys.executable, "-c", f"import os; os.umask({umask}); {_ELSEWHERE}", *arguments],
        cwd=elsewhere,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert _tree(elsewhere / "out") == built
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (elsewhere / "out").rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}, "a web server reads it, and its owner alone writes it"


def test_an_error_stops_the_build_and_the_old_site_stays(register: Path, tmp_path: Path) -> None:
    data, output = tmp_path / "registry-data", tmp_path / "site"
    shutil.copytree(register, data)
    assert build(Project(ROOT, data), output, ON).site is not None
    before = _tree(output)
    victim = min((data / "registrations").rglob("*.yml"))
    victim.write_text(victim.read_text(encoding="utf-8").replace("status: ", "status: x"), encoding="utf-8")
    outcome = build(Project(ROOT, data), output, ON)
    assert outcome.site is None
    assert {finding.code for finding in outcome.checked.findings} >= {"AIR-302"}
    assert _tree(output) == before


def test_a_registration_that_is_gone_leaves_no_page_behind(register: Path, tmp_path: Path) -> None:
    data, output = tmp_path / "registry-data", tmp_path / "site"
    shutil.copytree(register, data)
    build(Project(ROOT, data), output, ON)
    before = set(_tree(output))
    min((data / "registrations").rglob("*.yml")).unlink()
    build(Project(ROOT, data), output, ON)
    gone = before - set(_tree(output))
    pages = [name for name in gone if name.endswith("/index.html")]
    assert sorted({name.partition("/")[0] for name in pages}) == ["en", "id", "nl"]
    assert [name for name in gone if name.startswith("api/v1/registrations/")]
    assert [name for name in gone if name.endswith("/qr.svg")]


def test_a_word_that_is_missing_in_a_language_stops_the_build(register: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "site-templates", project / "site-templates")
    catalogue = project / "site-templates/translations/nl.po"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8").replace('msgid "Who decides?"', 'msgid "Gone"'), encoding="utf-8"
    )
    with pytest.raises(ConfigurationError, match="Who decides"):
        build(Project(project, register), tmp_path / "site", ON)
    assert not (tmp_path / "site").exists()


def test_a_folder_without_templates_is_said(register: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"--project"):
        build(Project(tmp_path, register), tmp_path / "site", ON)


@pytest.mark.parametrize(
    ("file", "encoding"),
    [("mkdocs.yml", "utf-8"), ("site-templates/editorial/nl/geheim.md", "utf-8"), ("site-templates/.geheim", "utf-8"),
     ("site-templates/geheim.bin", "utf-16")],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["classification: deferred\n", "canary: DEFERRED-CANARY-" + 32 * "0"])
def test_the_mark_of_a_deferred_registration_in_any_file_of_the_project_stops_the_build(
    register: Path, tmp_path: Path, file: str, encoding: str, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "site-templates", project / "site-templates")
    before = (project / file).read_text(encoding="utf-8") if (project / file).exists() else ""
    (project / file).write_text(f"{before}\n{mark}", encoding=encoding)
    asked = ["build", "--data", register, "--project", project, "--output", tmp_path / "site", "--lang", "en"]
    assert main([str(part) for part in asked]) == 1
    said = capsys.readouterr()
    assert "AIR-900" in said.out
    for secret in (file, "geheim", mark.strip(), 8 * "0"):
        assert secret not in said.out + said.err
    assert not (tmp_path / "site").exists()


def test_lists_come_a_hundred_to_a_page(built: dict[str, str]) -> None:
    pages = [name for name in built if name.startswith("nl/systemen/pagina-")]
    assert sorted(pages) == ["nl/systemen/pagina-2/index.html", "nl/systemen/pagina-3/index.html"]
