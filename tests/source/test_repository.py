"""What git says of a folder, and that nothing in the folder can make git run a program."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.source import history, repository

_PERSON = {
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org", "GIT_AUTHOR_DATE": "2026-01-01T12:00:00+0000",
    "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def _git(folder: Path, *arguments: str, date: str = "2026-03-01T00:30:00+0200", text: str = "") -> str:
    environment = {**os.environ, **_PERSON, "GIT_COMMITTER_DATE": date}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, input=text, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _repository(folder: Path, **options: str) -> Path:
    data = folder / "registry-data"
    data.mkdir(parents=True)
    _git(folder, "init", "--quiet")
    (data / "register.yml").write_text("name: made up\n")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "made up", **options)
    return data


def test_the_commit_and_its_date_in_the_committers_own_time_zone(tmp_path: Path) -> None:
    data = _repository(tmp_path)
    assert repository.commit(data) == _git(tmp_path, "rev-parse", "HEAD")
    assert len(repository.commit(data)) == 40
    assert repository.commit_date(data) == "2026-03-01"  # in UTC it was still February


def test_without_git_without_a_commit_and_without_a_folder_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    _git(empty, "init", "--quiet")
    for folder in (tmp_path, empty, tmp_path / "nowhere"):
        assert repository.commit(folder) == ""
        assert repository.commit_date(folder) is None
    data = _repository(tmp_path / "whole")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repository.commit(data) == ""
    assert repository.commit_date(data) is None


def test_a_shallow_clone_knows_its_last_commit(tmp_path: Path) -> None:
    data = _repository(tmp_path / "whole")
    (data / "register.yml").write_text("name: made up, changed\n")
    _git(tmp_path / "whole", "commit", "--quiet", "--all", "--message", "second", date="2026-04-02T12:00:00Z")
    _git(tmp_path, "clone", "--quiet", "--depth", "1", (tmp_path / "whole").as_uri(), "shallow")
    shallow = tmp_path / "shallow/registry-data"
    assert repository.commit(shallow) == repository.commit(data)
    assert repository.commit_date(shallow) == "2026-04-02"


def test_the_folder_counts_not_the_repository_whose_hook_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _repository(tmp_path / "one")
    _repository(tmp_path / "other", date="2020-01-01T12:00:00Z")
    alone = repository.commit(data)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert repository.commit(data) == alone
    assert repository.commit_date(data) == "2026-03-01"


def test_a_replacement_that_only_this_clone_has_does_not_count(tmp_path: Path) -> None:
    data = _repository(tmp_path)
    first = _git(tmp_path, "rev-parse", "HEAD")
    other = _git(tmp_path, "commit-tree", "HEAD^{tree}", "-m", "other", date="2001-01-01T12:00:00Z")
    _git(tmp_path, "replace", first, other)
    assert repository.commit_date(data) == "2026-03-01"


def test_the_configuration_of_the_folder_runs_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _repository(tmp_path)
    trace = tmp_path / "it-ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho x >> {shlex.quote(str(trace))}\nexit 0\n")
    program.chmod(0o755)
    # A signed commit, made by hand: to show its signature git would start the program.
    plain = _git(tmp_path, "cat-file", "commit", "HEAD")
    head, _, message = plain.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n made up\n -----END PGP SIGNATURE-----"
    signed = _git(tmp_path, "hash-object", "-t", "commit", "-w", "--stdin", text=f"{head}\n{signature}\n\n{message}\n")
    _git(tmp_path, "update-ref", "HEAD", signed)
    for name in ("core.fsmonitor", "core.pager", "pager.log", "gpg.program", "diff.external", "core.sshCommand"):
        _git(tmp_path, "config", name, str(program))
    _git(tmp_path, "config", "log.showSignature", "true")
    monkeypatch.setenv("GIT_PAGER", str(program))
    monkeypatch.setenv("PAGER", str(program))
    _git(tmp_path, "log", "-1")
    assert trace.exists(), "the trap itself does not work"
    trace.unlink()
    assert repository.commit(data) == signed
    assert repository.commit_date(data) == "2026-03-01"
    assert not trace.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_somebody_else_is_refused_and_not_taken_for_none(tmp_path: Path) -> None:
    """As in a container that mounts the folder of another user: without a word the history would be gone."""
    data = _repository(tmp_path)
    assert not repository.is_refused(data)
    assert not repository.is_refused(tmp_path.parent)
    for path in (tmp_path, tmp_path / ".git", data):
        os.chown(path, 12345, 12345)
    assert repository.commit(data) == ""
    assert repository.is_refused(data)
    with pytest.raises(InputError, match=r"safe\.directory"):
        history.read(data, lambda value: (value, frozenset()))
