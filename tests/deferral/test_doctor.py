"""The doctor: one sick pair for each thing that is wrong, and a pair with which nothing is."""

import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.deferral import doctor
from generator.deferral.doctor_words import WORDS
from tests.deferral import lab as labs
from tests.deferral.guards_lab import MARKER, canary, commit, git, private_pair, public_pair

ADDRESS = "https://forge.example.org/owner/register.git"


@dataclass(frozen=True)
class Pair:
    """A private and a public clone, and the repositories they came from."""

    private: Path
    public: Path
    host: Path
    forge: Path

    def codes(self) -> list[str]:
        """What the doctor finds."""
        return [found.code for found in doctor.examine(self.private, self.public)]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A pair with which nothing is wrong."""
    host, private, _ = private_pair(tmp_path / "in")
    forge, public = public_pair(tmp_path / "out")
    git(public, "remote", "set-url", "origin", ADDRESS)
    doctor.repair(private, public)
    return Pair(private, public, host, forge)


def test_with_a_clean_pair_nothing_is_found(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert pair.codes() == []
    assert main(["doctor", "--private", str(pair.private), "--public", str(pair.public), "--lang", "en"]) == 0
    assert "Nothing found" in capsys.readouterr().out


def test_files_that_were_published_from_the_outbox_are_in_both_and_that_is_right(pair: Pair) -> None:
    commit(pair.private, {"outbox/00/registry-data/a.yml": "the same: bytes\n"})
    commit(pair.public, {"registry-data/a.yml": "the same: bytes\n"})
    assert pair.codes() == []


def _remote(address: str) -> Callable[[Pair], None]:
    return lambda pair: _set(pair.private, "remote.origin.url", address)


def _set(clone: Path, name: str, value: str) -> None:
    git(clone, "config", "--local", "--replace-all", name, value)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def _nested(pair: Pair) -> None:
    shutil.move(pair.public, pair.private / "public")


def _stash(pair: Pair) -> None:
    _write(pair.private / "deferred/00/registration.yml", "changed: yes\n")
    git(pair.private, "stash")


def _store(clone: Path, text: str) -> None:
    git(clone, "hash-object", "-w", "--stdin", data=text.encode())


def _commit_and_clean(clone: Path, name: str, text: str) -> None:
    commit(clone, {name: text})
    git(clone, "reset", "--quiet", "--hard", "HEAD~1")


SICK: dict[str, tuple[set[str], Callable[[Pair], object]]] = {
    "https": ({"GIT-01", "GIT-37"}, _remote("https://forge.example.org/owner/register")),
    "ssh, with a slash": ({"GIT-01", "GIT-37"}, _remote("ssh://git@forge.example.org:22/owner/register.git/")),
    "as scp writes it": ({"GIT-01", "GIT-37"}, _remote("git@FORGE.example.org:owner/register.git")),
    "relative path": ({"GIT-01", "GIT-37"}, _remote("../../out/public")),
    "file": ({"GIT-01", "GIT-37"}, lambda pair: _remote((pair.public / ".git").as_uri())(pair)),
    "by way of a setting": (
        {"GIT-01"},
        lambda pair: _set(pair.private, f"url.{ADDRESS}.insteadOf", git(pair.private, "remote", "get-url", "origin")),
    ),
    "a second remote": ({"GIT-02"}, lambda pair: git(pair.private, "remote", "add", "backup", "x.example.org:x")),
    "the public remote beside it": (
        {"GIT-01", "GIT-02"}, lambda pair: git(pair.private, "remote", "add", "public", ADDRESS),
    ),
    "another name": (
        {"GIT-02", "GIT-31", "GIT-37"}, lambda pair: git(pair.private, "remote", "rename", "origin", "private"),
    ),
    "an address for pushes": ({"GIT-03"}, lambda pair: _set(pair.private, "remote.origin.pushurl", "x.example.org:y")),
    "the public clone knows the private one": (
        {"GIT-04"}, lambda pair: git(pair.public, "remote", "add", "private", str(pair.host)),
    ),
    "one inside the other": ({"GIT-05", "GIT-35"}, _nested),
    "borrowed objects, private": (
        {"GIT-06"}, lambda pair: _write(pair.private / ".git/objects/info/alternates", f"{pair.host}/objects\n"),
    ),
    "borrowed objects, public": (
        {"GIT-06"}, lambda pair: _write(pair.public / ".git/objects/info/alternates", f"{pair.forge}/objects\n"),
    ),
    "second work tree, private": (
        {"GIT-07"}, lambda pair: git(pair.private, "worktree", "add", "--quiet", "--detach", "../second"),
    ),
    "second work tree, public": (
        {"GIT-07"}, lambda pair: git(pair.public, "worktree", "add", "--quiet", "--detach", "../second"),
    ),
    "public history in the private clone": (
        {"GIT-08"}, lambda pair: git(pair.private, "fetch-pack", "--quiet", str(pair.forge), "refs/heads/main"),
    ),
    "a branch called deferred": ({"GIT-09"}, lambda pair: git(pair.public, "branch", "deferred")),
    "a canary in the name of a tag": ({"GIT-09"}, lambda pair: git(pair.public, "tag", canary())),
    "marker in an object that nothing points at": ({"GIT-10"}, lambda pair: _store(pair.public, MARKER)),
    "canary in an object": ({"GIT-10"}, lambda pair: _commit_and_clean(pair.public, "a.md", f"see {canary()}")),
    "a private folder": ({"GIT-10"}, lambda pair: _commit_and_clean(pair.public, "outbox/a.yml", "a: b\n")),
    "an archive that is no archive": ({"GIT-24"}, lambda pair: _store(pair.public, "PK\3\4 and then nothing")),
    "stash": ({"GIT-20"}, _stash),
    "notes": ({"GIT-21"}, lambda pair: git(pair.private, "notes", "add", "--message", "x")),
    "LFS in a file": ({"GIT-22"}, lambda pair: _write(pair.private / "a/.gitattributes", "* filter=lfs diff=lfs\n")),
    "LFS in the clone": ({"GIT-22"}, lambda pair: _write(pair.public / ".git/info/attributes", "*.pdf filter=lfs\n")),
    "LFS on another branch": ({"GIT-22"}, lambda pair: (
        git(pair.public, "switch", "--quiet", "--create", "x"),
        commit(pair.public, {"d/.gitattributes": "* filter=lfs\n"}),
        git(pair.public, "switch", "--quiet", "main"),
    )),
    "LFS in the settings": ({"GIT-22"}, lambda pair: _set(pair.private, "filter.lfs.process", "git-lfs process")),
    "bundle in the work tree": ({"GIT-23"}, lambda pair: git(pair.private, "bundle", "create", "x.zip", "--all")),
    "bundle in the git directory": (
        {"GIT-23"}, lambda pair: git(pair.private, "bundle", "create", "--version=3", ".git/x.bundle", "--all"),
    ),
    "push.default": ({"GIT-30"}, lambda pair: _set(pair.private, "push.default", "current")),
    "remote.pushDefault": ({"GIT-31"}, lambda pair: git(pair.private, "config", "--unset", "remote.pushDefault")),
    "branch.pushRemote": ({"GIT-32"}, lambda pair: _set(pair.private, "branch.main.pushRemote", "origin")),
    "branch.remote": ({"GIT-32"}, lambda pair: _set(pair.private, "branch.deferred.remote", "elsewhere.example.org:x")),
    "no hooks path": ({"GIT-33"}, lambda pair: git(pair.private, "config", "--unset", "core.hooksPath")),
    "another hooks path": ({"GIT-33"}, lambda pair: _set(pair.private, "core.hooksPath", "/dev/null")),
    "hook gone": ({"GIT-34"}, lambda pair: (pair.private / ".git/hooks/pre-push").unlink()),
    "hook changed": ({"GIT-34"}, lambda pair: _write(pair.private / ".git/hooks/pre-push", "#!/bin/sh\nexit 0\n")),
    "hook not executable": ({"GIT-34"}, lambda pair: (pair.private / ".git/hooks/pre-push").chmod(0o644)),
    "no block": ({"GIT-35"}, lambda pair: git(pair.private, "config", "--remove-section", "url.no-push://")),
    "a block with one spelling less": (
        {"GIT-35"}, lambda pair: git(pair.private, "config", "--unset", "url.no-push://.pushInsteadOf", "^ssh://git@"),
    ),
    "open to others on the machine": ({"GIT-38"}, lambda pair: pair.private.chmod(0o750)),
    "fetch names commits": ({"GIT-36"}, lambda pair: _set(pair.private, "fetch.negotiationAlgorithm", "default")),
}  # fmt: skip


@pytest.mark.parametrize("what", SICK)
def test_each_thing_that_is_wrong_is_found_and_nothing_else(pair: Pair, what: str) -> None:
    expected, make_sick = SICK[what]
    make_sick(pair)
    public = pair.private / "public" if what == "one inside the other" else pair.public
    assert {found.code for found in doctor.examine(pair.private, public)} == expected


def test_a_public_clone_without_its_whole_history_is_named(pair: Pair, tmp_path: Path) -> None:
    commit(pair.public, {"a.yml": "a: b\n"})
    git(pair.public, "push", "--quiet", str(pair.forge), "main")
    git(tmp_path, "clone", "--quiet", "--depth", "1", pair.forge.as_uri(), "shallow")
    assert "GIT-11" in {found.code for found in doctor.examine(pair.private, tmp_path / "shallow")}


def test_every_code_has_its_sick_pair() -> None:
    assert {code for codes, _ in SICK.values() for code in codes} | {"GIT-11"} == set(WORDS)


def test_one_line_for_each_with_the_command_that_repairs_it_and_no_name(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    git(pair.public, "branch", "deferred")
    git(pair.private, "remote", "add", "geheim-plan", "elsewhere.example.org:zonnebloem")
    _set(pair.private, "push.default", "matching")
    for language, word in (("nl", "Herstel"), ("en", "Repair")):
        told = ["doctor", "--private", str(pair.private), "--public", str(pair.public), "--lang", language]
        assert main(told) == 1
        said = capsys.readouterr()
        lines = said.out.splitlines()
        assert [line.split()[0] for line in lines] == ["GIT-02", "GIT-09", "GIT-30"]
        assert all(re.fullmatch(rf"GIT-\d\d .*[.:] {word}: [^{{}}]+", line) for line in lines)
        assert "geheim" not in said.out + said.err
        assert "zonnebloem" not in said.out + said.err


@pytest.mark.parametrize(
    "what",
    ["stash", "notes", "push.default", "hook changed", "no block", "an address for pushes", "another hooks path"],
)
def test_the_command_that_repairs_it_repairs_it(pair: Pair, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    SICK[what][1](pair)
    assert main(["doctor", "--private", str(pair.private), "--public", str(pair.public)]) == 1
    command = capsys.readouterr().out.strip().rpartition("Herstel: ")[2]
    for part in command.split(" && "):
        program, *arguments = shlex.split(part)
        if program == "register":
            main(arguments)
        else:
            git(pair.private, *arguments)
    assert pair.codes() == []


def test_what_is_no_repository_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--private", str(tmp_path), "--public", str(tmp_path)]) == 2
    assert "is no git repository" in capsys.readouterr().err


def test_a_private_clone_as_init_left_it_is_healthy(tmp_path: Path) -> None:
    """Not the copy that tests share: what `init` writes holds for the place where the clones are."""
    made = labs.make(tmp_path)
    assert doctor.examine(made.clone, made.public_clone) == []
