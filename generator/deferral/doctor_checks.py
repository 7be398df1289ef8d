"""The checks of the doctor: each is given the private and the public clone, and yields what is wrong.

The words that go with a code are in `doctor_words.py`.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.deferral import clone_settings
from generator.deferral.alarm import whole_history
from generator.deferral.clone import Clone, public_addresses
from generator.deferral.clone_settings import HOOK, PINNED, REMOTE, settings_of_private_clone
from generator.deferral.leaks import scan_store
from generator.deferral.needles import Kind, Needles
from generator.source import git

_BUNDLE = re.compile(rb"# v\d git bundle")
_BRANCH = re.compile(r"branch\..*\.(remote|pushremote)", re.DOTALL)
_LFS = re.compile(r"(?:^|\.)lfs\.")
_SETTING = {
    "push.default": "GIT-30",
    "remote.pushDefault": "GIT-31",
    "core.hooksPath": "GIT-33",
    "fetch.negotiationAlgorithm": "GIT-36",
}
_BLOCK = "GIT-35"


@dataclass(frozen=True, order=True, slots=True)
class Ailment:
    """One thing that is wrong: its code, and the clone that must be mended."""

    code: str
    clone: Path


def _remotes(private: Clone, public: Clone) -> Iterator[Ailment]:
    here = private.destinations(private.remotes)
    public_home = public.destinations(public.home)
    if here & (public_home | public.own_places):
        yield Ailment("GIT-01", private.path)
    if public.destinations(public.remotes) & (private.own_places | (here - public_home)):
        yield Ailment("GIT-04", public.path)
    if private.remotes != [REMOTE] or len(private.values(f"remote.{REMOTE}.url")) != 1:
        yield Ailment("GIT-02", private.path)
    if any(private.values(f"remote.{remote}.pushurl") for remote in private.remotes):
        yield Ailment("GIT-03", private.path)


def _apart(private: Clone, public: Clone) -> Iterator[Ailment]:
    for one, other in ((private, public), (public, private)):
        if one.root.is_relative_to(other.root) or one.git_dir.is_relative_to(other.git_dir):
            yield Ailment("GIT-05", one.path)
            break
    if private.git_dir != public.git_dir and private.commits & public.commits:
        yield Ailment("GIT-08", private.path)


def _alone(private: Clone, public: Clone) -> Iterator[Ailment]:
    for clone in (private, public):
        borrowed = clone.git_dir / "objects/info/alternates"
        if borrowed.is_file() and borrowed.read_bytes().strip():
            yield Ailment("GIT-06", clone.path)
        if clone.own_git_dir != clone.git_dir or any((clone.git_dir / "worktrees").glob("*")):
            yield Ailment("GIT-07", clone.path)


def _marks(_: Clone, public: Clone) -> Iterator[Ailment]:
    if not whole_history(public.path):
        yield Ailment("GIT-11", public.path)
    for leak in scan_store(public.path, Needles()):
        if leak.kind is Kind.UNSEARCHED:
            yield Ailment("GIT-24", public.path)
        elif leak.where.startswith("ref "):
            yield Ailment("GIT-09", public.path)
        else:
            yield Ailment("GIT-10", public.path)


def _leftovers(private: Clone, public: Clone) -> Iterator[Ailment]:
    if "refs/stash" in private.refs:
        yield Ailment("GIT-20", private.path)
    if any(ref.startswith("refs/notes/") for ref in private.refs):
        yield Ailment("GIT-21", private.path)
    for clone in (private, public):
        if _uses_lfs(clone):
            yield Ailment("GIT-22", clone.path)
        if any(map(_is_bundle, _files(clone))):
            yield Ailment("GIT-23", clone.path)


def _uses_lfs(clone: Clone) -> bool:
    """Whether attributes in the files, in the clone or in what a branch points at, or settings, ask for LFS."""
    attributes = [clone.git_dir / "info/attributes", *(file for file in _files(clone) if file.name == ".gitattributes")]
    if any(file.is_file() and b"filter=lfs" in file.read_bytes() for file in attributes):
        return True
    if (clone.git_dir / "lfs").exists() or any(map(_LFS.search, clone.settings)):
        return True
    heads = set(git.text(clone.path, "for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes").split())
    asked = ("grep", "--quiet", "--text", "--fixed-strings", "-e", "filter=lfs")
    return any(git.succeeds(clone.path, *asked, head, "--", ":(glob)**/.gitattributes") for head in heads)


def _files(clone: Clone) -> Iterator[Path]:
    """The files that lie in a clone: in its folders, and in its git directory but for the objects."""
    for root in {clone.root, clone.git_dir}:
        for folder, folders, names in os.walk(root):
            if Path(folder) == clone.git_dir:
                folders.remove("objects")
            elif root == clone.root and folder == str(root) and ".git" in folders:
                folders.remove(".git")
            yield from (Path(folder, name) for name in names)


def _is_bundle(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return _BUNDLE.match(opened.read(16)) is not None


def _closed(private: Clone, _: Clone) -> Iterator[Ailment]:
    if os.name == "posix" and stat.S_IMODE(private.root.stat().st_mode) & 0o077:
        yield Ailment("GIT-38", private.path)


def _settings(private: Clone, public: Clone) -> Iterator[Ailment]:
    for name, value in settings_of_private_clone(public_addresses(public, private), private.root):
        code = _SETTING.get(name, _BLOCK)
        if value not in private.values(name) or (code != _BLOCK and private.values(name) != [value]):
            yield Ailment(code, private.path)
    if private.values(PINNED) != private.values(f"remote.{REMOTE}.url"):
        yield Ailment("GIT-37", private.path)
    for name, addresses in private.settings.items():
        led = _BRANCH.fullmatch(name)
        if led and (led[1] == "pushremote" or addresses not in ([REMOTE], ["."])):
            yield Ailment("GIT-32", private.path)
    hook = clone_settings.hook_file(private.root)
    if not os.access(hook, os.X_OK) or hook.read_bytes() != clone_settings.hook_text(HOOK):
        yield Ailment("GIT-34", private.path)


CHECKS: tuple[Callable[[Clone, Clone], Iterator[Ailment]], ...] = (
    _remotes,
    _apart,
    _alone,
    _marks,
    _leftovers,
    _closed,
    _settings,
)
