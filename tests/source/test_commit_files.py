"""The files of a commit: all of them, ordinary ones only, and never half."""

import subprocess
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.source.commit_files import OddEntryError, read_tree


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "data").mkdir()
    for name, content in (
        ("a.yml", b"a: 1\n"),
        ("data/same.yml", b"a: 1\n"),
        ("data/\u00eb.yml", b"\n\x00abc missing\n"),
    ):
        (tmp_path / name).write_bytes(content)
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "-m", "x")
    return tmp_path


def test_every_file_is_read_to_the_byte(folder: Path) -> None:
    below = {"data/same.yml": b"a: 1\n", "data/\u00eb.yml": b"\n\x00abc missing\n"}
    assert read_tree(folder, "HEAD") == {"a.yml": b"a: 1\n", **below}
    assert read_tree(folder, "HEAD", "data/") == below
    assert read_tree(folder, "HEAD", "nothing/") == {}


def test_what_is_no_ordinary_file_is_refused(folder: Path) -> None:
    (folder / "link.yml").symlink_to("/etc/hostname")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "-m", "x")
    with pytest.raises(OddEntryError):
        read_tree(folder, "HEAD")


def test_a_clone_without_a_file_says_how_to_get_it(folder: Path) -> None:
    blob = _git(folder, "rev-parse", "HEAD:a.yml")
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(InputError, match="git fetch --refetch"):
        read_tree(folder, "HEAD")
