"""A clone that somebody prepared: what is in its `.git`, or looks like one, runs nothing and changes no history."""

import datetime
import shlex
import subprocess
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.snapshots import making
from generator.source import repository
from generator.source.tree import Folder
from tests.source.past import Past, value


@pytest.fixture
def past(tmp_path: Path) -> Past:
    made = Past(tmp_path / "register")
    for number in range(3):
        made.commit({"een.yml": value(purpose={"nl": f"Doel {number}"})})
    return made.made()


def test_a_file_that_is_not_there_is_not_fetched_by_a_program_of_the_clones_choice(past: Past, tmp_path: Path) -> None:
    other = tmp_path / "other.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", past.folder, other], check=True)
    trace = tmp_path / "it-ran"
    program = f"touch {shlex.quote(str(trace))}; git-upload-pack"
    for name, said in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": str(other),
        "remote.origin.uploadpack": program,
        "protocol.file.allow": "always",
    }.items():
        past.git("config", name, said)
    blob = past.git("rev-parse", "HEAD~1:registry-data/registrations/een.yml").strip()
    place = past.folder / ".git/objects" / blob[:2] / blob[2:]
    for pack in (past.folder / ".git/objects/pack").glob("*.pack"):
        moved = tmp_path / pack.name
        pack.rename(moved)
        pack.with_suffix(".idx").unlink()
        past.git("unpack-objects", "-q", data=moved.read_bytes())
    place.unlink()
    subprocess.run(["git", "-C", past.folder, "cat-file", "-e", blob], check=False, capture_output=True)
    assert trace.exists(), "the trap itself does not work"
    trace.unlink()
    place.unlink(missing_ok=True)
    for pack in (past.folder / ".git/objects/pack").glob("*"):
        pack.unlink()
    with pytest.raises(InputError, match="does not hold the whole history"):
        past.read()
    assert not trace.exists()


def test_a_folder_that_git_would_take_for_a_repository_is_refused(past: Past) -> None:
    """Files that a proposal can hold: without this the pages would show the history that they make up."""
    fake = Past(past.folder.parent / "fake", "")
    fake.commit({"een.yml": value(purpose={"nl": "Een verzonnen verleden"})})
    fake.made()
    known = fake.git("rev-parse", "HEAD")
    for part in ("HEAD", "objects", "refs"):
        (fake.folder / ".git" / part).rename(past.data / part)
    (past.data / "config").write_text("[core]\n\tbare = false\n\tworktree = ..\n", encoding="utf-8")
    assert repository.commit(past.data) == known, "the trap itself does not work"
    with pytest.raises(InputError, match="find out who put them there"):
        Folder(past.data)
    with pytest.raises(InputError, match="find out who put them there"):
        making.register_at(past.data, making.Tagged("x", "0" * 40, datetime.date(2026, 11, 1)))


def test_parents_that_only_this_clone_believes_in_do_not_count(past: Past) -> None:
    before = past.read()
    commits = past.git("rev-list", "HEAD").split()
    (past.folder / ".git/info").mkdir(exist_ok=True)
    (past.folder / ".git/info/grafts").write_text(f"{commits[0]}\n")
    assert past.read() == before


def test_an_order_of_files_that_only_this_clone_has_does_not_count(past: Past) -> None:
    before = past.read()
    past.git("config", "diff.orderFile", "/nowhere")
    assert past.read() == before


def test_a_tag_at_a_commit_of_a_day_that_cannot_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    past = Past(tmp_path / "register")
    past.commit({"een.yml": value()}, when="253402300800 +0000")
    past.made().git("tag", "far")
    with pytest.raises(InputError, match="made on 10000-01-01, which cannot be"):
        making.tagged(past.data, "far")
