"""A folder is replaced as a whole or not at all, and nobody else's folder is ever touched."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.files import replaced


def _build(place: Path, **files: str) -> None:
    with replaced(place) as folder:
        for name, text in files.items():
            folder.write(f"{name}/index.html", text.encode())


def _names(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()} - {".daglicht"}


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, a="1", b="2")
    _build(site, b="3", c="4")
    assert _names(site) == {"b/index.html", "c/index.html"}
    assert (site / "b/index.html").read_text() == "3"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_that_did_not_change_stays_the_same_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, a="1", b="2")
    before = (site / "a/index.html").stat()
    _build(site, a="1", b="3")
    assert (site / "a/index.html").stat().st_ino == before.st_ino
    assert (site / "b/index.html").read_text() == "3"


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, a="1")

    def fails() -> None:
        with replaced(site) as folder:
            folder.write("a/index.html", b"2")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert (site / "a/index.html").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from generator.files import replaced
with replaced(Path(sys.argv[1])) as folder:
    folder.write("a/index.html", b"2")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_build_that_is_killed_leaves_the_old_one_and_the_next_one_clears_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, a="1")
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(site)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (site / "a/index.html").read_text() == "1"
    assert len(list(tmp_path.iterdir())) == 2
    _build(site, a="3")
    assert (site / "a/index.html").read_text() == "3"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_was_not_made_here_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError, match="would be lost"):
        _build(tmp_path, a="1")
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    with pytest.raises(InputError, match="not a folder"):
        _build(tmp_path / "site", a="1")


def test_a_link_in_the_old_folder_is_never_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, a="1")
    secret = tmp_path / "secret"
    secret.write_text("1")
    (site / "a/index.html").unlink()
    (site / "a/index.html").symlink_to(secret)
    _build(site, a="1")
    assert not (site / "a/index.html").is_symlink()
    assert secret.stat().st_nlink == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="Cannot write"):
        _build(tmp_path / "site", a="1")


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o022])
def test_everybody_can_read_it_and_its_owner_alone_can_write_it(umask: int, tmp_path: Path) -> None:
    """A web server is another user; and a site that anybody on the machine can write is not the one that was built."""
    site, before = tmp_path / "site", os.umask(umask)
    try:
        for _ in range(2):
            with replaced(site) as folder:
                folder.write("a/b/index.html", b"1")
                (folder.path / "data").mkdir()
                (folder.path / "data/other.zip").write_bytes(b"2")
            for path in (site, *site.rglob("*")):
                assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
            (site / "a/b/index.html").chmod(0o600)  # as an earlier version of this program made it
    finally:
        assert os.umask(before) == umask
