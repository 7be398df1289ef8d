"""The Makefile: what it says on a machine that lacks something, and that a half-made environment does not stay.

A script stands in for Python, so nothing is installed and the messages of every kind of machine can be seen.
"""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Answers as `python3` does when it is asked for its version, for an environment, and as pip inside one.
PYTHON = """#!/bin/sh
case "$*" in
  --version)              echo "Python {version}" ;;
  *"sys.version_info"*)   exit {too_old} ;;
  *"import ensurepip"*)   exit {without_venv} ;;
  "-m venv "*)            mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo made >> made.log ;;
  *"pip install"*)        test ! -e network-down ;;
  "-m generator "*)       echo "register $3" ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real Makefile and empty locks, in a folder with a space in its name."""
    folder = tmp_path / "een register"
    (folder / "requirements").mkdir(parents=True)
    (folder / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for file in ("pyproject.toml", "requirements/site.txt", "requirements/dev.txt"):
        (folder / file).touch()
        os.utime(folder / file, (1_000_000_000, 1_000_000_000))
    return folder


def _python(project: Path, version: str = "3.11.2", *, too_old: bool = False, without_venv: bool = False) -> None:
    path = project / "python3"
    path.write_text(PYTHON.format(version=version, too_old=int(too_old), without_venv=int(without_venv)))
    path.chmod(0o755)


def _make(project: Path, target: str, python: str = "./python3") -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", target, f"PYTHON={python}"]
    return subprocess.run(command, cwd=project, env=clean, capture_output=True, text=True, check=False)


def _times_made(project: Path) -> int:
    log = project / "made.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_a_python_that_is_too_old_is_named_with_the_way_out(project: Path) -> None:
    _python(project, "3.9.2", too_old=True)
    made = _make(project, "check")
    assert made.returncode != 0
    assert "./python3 is Python 3.9.2; version 3.11 or newer is needed" in made.stderr
    assert "PYTHON=python3.12" in made.stderr
    assert not (project / ".venv").exists()


def test_without_python_the_message_says_what_to_install(project: Path) -> None:
    made = _make(project, "check", python="python-that-is-not-there")
    assert made.returncode != 0
    assert "There is no python-that-is-not-there. Install Python 3.11 or newer" in made.stderr


def test_on_debian_without_venv_the_package_is_named(project: Path) -> None:
    _python(project, without_venv=True)
    made = _make(project, "check")
    assert made.returncode != 0
    assert "apt install python3-venv" in made.stderr
    assert not (project / ".venv").exists()


def test_an_environment_is_made_once(project: Path) -> None:
    _python(project)
    assert _make(project, "check").stdout == "register check\n"
    assert _make(project, "check").stdout == "register check\n"
    assert _times_made(project) == 1


def test_the_environment_of_developers_serves_everybody(project: Path) -> None:
    _python(project)
    assert _make(project, "lint").returncode == 0
    assert _make(project, "check").returncode == 0
    assert _times_made(project) == 1


def test_a_changed_lock_makes_the_environment_anew(project: Path) -> None:
    _python(project)
    _make(project, "check")
    (project / "requirements" / "site.txt").write_text("# changed\n")
    os.utime(project / "requirements" / "site.txt", (4_000_000_000, 4_000_000_000))
    _make(project, "check")
    assert _times_made(project) == 2


def test_an_environment_that_was_moved_is_made_anew(project: Path) -> None:
    _python(project)
    _make(project, "check")
    moved = project.rename(project.with_name("elders"))
    assert _make(moved, "check").stdout == "register check\n"
    assert _times_made(moved) == 2


def test_what_failed_halfway_is_not_taken_for_whole(project: Path) -> None:
    _python(project)
    (project / "network-down").touch()
    assert _make(project, "check").returncode != 0
    (project / "network-down").unlink()
    assert _make(project, "check").stdout == "register check\n"
    assert _times_made(project) == 2
