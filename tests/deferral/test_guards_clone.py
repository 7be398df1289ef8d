"""A private clone: whatever is typed in it, nothing gets into the public repository."""

import os
import shlex
from pathlib import Path

import pytest

from generator.deferral import clone_settings
from generator.deferral.clone_settings import Place, place, spellings
from generator.errors import InputError
from tests.deferral.guards_lab import attempt, commit, git, private_pair, public_pair, store

# What people type (reference 2.1, G1 to G11), in the branch `deferred`. PUBLIC is the address of the public repository,
# `public` the name under which somebody might add it as a remote.
TYPED = (
    "git push public", "git push public main", "git push public --tags", "git push --all public",
    "git push --mirror public", "git -c push.default=current push public", "git -c push.default=upstream push public",
    "git -c push.default=matching push public", "git push public HEAD", "git push public deferred:main",
    "git push -f public deferred:main", "git push PUBLIC deferred", "git push --all PUBLIC",
    "git push -f PUBLIC HEAD:main", "git push --no-verify PUBLIC deferred", "git push --no-verify public deferred",
    "git push file://PUBLIC deferred", "git push --no-verify file://PUBLIC HEAD:refs/heads/main",
)  # fmt: skip


@pytest.fixture
def lab(tmp_path: Path) -> tuple[Path, Path]:
    """A public repository and a private clone, set up as `init` does, with a tag, a note and a stash."""
    forge, _ = public_pair(tmp_path)
    _, clone, _ = private_pair(tmp_path)
    git(clone, "tag", "--annotate", "--message", "x", "a-tag")
    git(clone, "notes", "add", "--message", "x")
    git(clone, "branch", "main")
    (clone / "deferred/00/registration.yml").write_text("changed\n")
    git(clone, "stash")
    clone_settings.apply(clone, [str(forge)])
    return forge, clone


def _typed(line: str, forge: Path) -> list[str]:
    return shlex.split(line.replace("PUBLIC", str(forge)))[1:]


@pytest.mark.parametrize("with_remote", [False, True], ids=["as init left it", "with the public remote added"])
def test_nothing_that_is_typed_in_a_private_clone_reaches_the_public_repository(
    lab: tuple[Path, Path], with_remote: bool
) -> None:
    forge, clone = lab
    if with_remote:
        git(clone, "remote", "add", "public", str(forge))
    before = store(forge)
    for line in TYPED:
        assert attempt(clone, *_typed(line, forge)).returncode != 0, line
        assert store(forge) == before, line


def test_without_the_settings_the_same_lines_do_reach_it(tmp_path: Path) -> None:
    """The negative control: most of these lines leak in a clone as git makes it."""
    leaked = set()
    for number, line in enumerate(TYPED):
        root = tmp_path / str(number)
        forge, _ = public_pair(root)
        _, clone, _ = private_pair(root)
        git(clone, "remote", "add", "public", str(forge))
        before = store(forge)
        attempt(clone, *_typed(line, forge))
        if store(forge) != before:
            leaked.add(line)
    assert {"git push --all public", "git push --mirror public", "git push public HEAD"} <= leaked
    assert len(leaked) >= 8


def test_a_push_without_a_name_goes_to_the_private_repository_or_nowhere(lab: tuple[Path, Path]) -> None:
    forge, clone = lab
    before = store(forge)
    for line in ("git push", "git push --all", "git push --tags", "git push --mirror"):
        attempt(clone, *_typed(line, forge))
        assert store(forge) == before, line
    assert commit(clone, {"deferred/00/deferral.yml": "x: y\n"}) not in git(clone, "ls-remote", "origin")
    assert attempt(clone, "push").returncode != 0, "a push must say what"
    git(clone, "push", "--quiet", "origin", "deferred")
    assert git(clone, "rev-parse", "HEAD") in git(clone, "ls-remote", "origin")


def test_nothing_is_fetched_from_the_public_repository_so_no_private_id_is_offered(lab: tuple[Path, Path]) -> None:
    forge, clone = lab
    for address in (str(forge), forge.as_uri(), os.path.relpath(forge, clone)):
        assert attempt(clone, "fetch", address, "main").returncode != 0


def test_the_hook_lets_nothing_through_but_a_push_by_name_to_the_pinned_address(
    lab: tuple[Path, Path], tmp_path: Path
) -> None:
    forge, clone = lab
    for nowhere in ("no-push", "no-public"):
        git(clone, "config", "--remove-section", f"url.{nowhere}://")  # only the hook is left
    before = store(forge)
    assert attempt(clone, "push", str(forge), "deferred").returncode != 0
    git(clone, "remote", "add", "public", str(forge))
    assert attempt(clone, "push", "public", "deferred").returncode != 0
    for setting in ("pushurl", "url"):
        old = git(clone, "config", "remote.origin.url")
        git(clone, "config", f"remote.origin.{setting}", str(forge))
        refused = attempt(clone, "push", "origin", "deferred")
        assert refused.returncode != 0, setting
        assert b"refused: from this clone" in refused.stderr
        git(clone, "config", "--unset-all", f"remote.origin.{setting}")
        git(clone, "config", "remote.origin.url", old)
    assert store(forge) == before
    commit(clone, {"x": "y"})
    (clone / "deferred/00").mkdir(exist_ok=True)
    git(clone / "deferred/00", "push", "--quiet", "origin", "deferred")


def test_a_private_address_that_begins_like_the_public_one_can_be_pushed_to(tmp_path: Path) -> None:
    forge, _ = public_pair(tmp_path)
    host, clone, _ = private_pair(tmp_path)
    longer = host.rename(tmp_path / "public-behind-a-door.git")
    git(clone, "remote", "set-url", "origin", str(longer))
    for _ in range(2):  # again does no harm
        clone_settings.apply(clone, [str(forge)])
    before = git(clone, "config", "--local", "--list")
    clone_settings.apply(clone, [str(forge)])
    assert git(clone, "config", "--local", "--list") == before
    commit(clone, {"x": "y"})
    git(clone, "push", "--quiet", "origin", "deferred")
    git(clone, "fetch", "--quiet", "origin")
    assert attempt(clone, "push", str(forge), "deferred").returncode != 0


def test_a_clone_of_the_public_repository_is_not_set_up_as_a_private_one(tmp_path: Path) -> None:
    forge, public = public_pair(tmp_path)
    with pytest.raises(InputError, match="is the public repository"):
        clone_settings.apply(public, [forge.as_uri()])
    git(public, "remote", "remove", "origin")
    with pytest.raises(InputError, match="one remote called origin"):
        clone_settings.apply(public, [forge.as_uri()])


@pytest.mark.parametrize(
    "address",
    [
        "https://forge.example.org/Owner/name", "https://forge.example.org/Owner/name.git",
        "https://forge.example.org/Owner/name/", "http://FORGE.example.org:80/Owner/name.git/",
        "ssh://git@forge.example.org/Owner/name.git", "ssh://git@forge.example.org:22/Owner/name",
        "git@forge.example.org:Owner/name.git", "forge.example.org:/Owner/name", "git://forge.example.org/Owner/name",
    ],
)  # fmt: skip
def test_every_spelling_leads_to_the_same_place(address: str) -> None:
    assert place(address) == Place("forge.example.org", "Owner/name")
    if "FORGE" not in address and ":22/" not in address:  # these two only the hook stops
        assert any(address.startswith(found) for found in spellings("git@forge.example.org:Owner/name"))


def test_folders_are_the_same_place_however_they_are_written(tmp_path: Path) -> None:
    forge, clone = public_pair(tmp_path)
    here = place(str(forge))
    for address in (forge.as_uri(), f"{forge}/", str(forge).removesuffix(".git"), "../public.git", "../public"):
        assert place(address, clone) == here
    assert place("../private.git", clone) != here
    assert place("https://forge.example.org:8443/a/b") == Place("forge.example.org:8443", "a/b")
