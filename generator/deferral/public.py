"""The public repository as the publisher sees it: a fresh clone that shares nothing with anything on this machine."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.deferral import commits
from generator.deferral.private import read_tree
from generator.deferral.public_paths import DATA
from generator.deferral.refusal import Refused
from generator.source import blobs, git
from generator.source.commit import Author, write
from generator.source.git import GitError

_MAIN = "refs/remotes/origin/main"
_RELEASE = "refs/remotes/origin/release/"
# Every public commit looks the same: who wrote it, when and on what machine is nobody's business.
_NAME, _MAIL = "Register publisher", "publisher@register.invalid"


@dataclass(frozen=True)
class Offered:
    """A release branch that is not merged: its name, the files of the register on it, and the paths that it changes."""

    name: str
    files: Mapping[str, bytes]
    changed: frozenset[str]


class PublicClone:
    """A clone of the public repository in an empty folder. Raises Refused for one that is not what it should be."""

    def __init__(self, url: str, folder: Path) -> None:
        self._folder = folder
        try:
            # --no-local: a clone by path would otherwise take over objects that nobody points at.
            git.run(
                None, "clone", "--quiet", "--no-local", "--no-tags", "--no-checkout", "--template=",
                "--single-branch", "--branch", "main", "--", url, str(folder),
            )  # fmt: skip
            git.run(
                folder, "fetch", "--quiet", "--no-tags", "origin",
                "+refs/heads/release/*:refs/remotes/origin/release/*",
            )  # fmt: skip
        except GitError:
            raise Refused("DEF-510") from None
        self._require_plain()
        self.main = git.text(folder, "rev-parse", _MAIN)
        self.files: Mapping[str, bytes] = read_tree(folder, self.main, DATA)

    def _require_plain(self) -> None:
        if (self._folder / ".git/objects/info/alternates").exists():
            raise Refused("DEF-511")
        refs = git.text(self._folder, "for-each-ref", "--format=%(refname)").split()
        known = {_MAIN, "refs/remotes/origin/HEAD", "refs/heads/main"}
        if any(ref not in known and not ref.startswith(_RELEASE) for ref in refs):
            raise Refused("DEF-512")
        listed = git.run(self._folder, "ls-tree", "-r", "-z", "--name-only", _MAIN).split(b"\0")
        for path in listed:
            if path.rsplit(b"/", 1)[-1] == b".gitattributes":
                data = git.run(self._folder, "show", f"{_MAIN}:{path.decode('utf-8', 'surrogateescape')}")
                if b"filter=lfs" in data:
                    raise Refused("DEF-513")

    def commit_with(self, path: str, data: bytes) -> str:
        """The first commit on main that put exactly these bytes at a path, at any time; "" if none did."""
        return self._brought.get((path, blobs.id_of(data, like=self.main)), "")

    @cached_property
    def _brought(self) -> Mapping[tuple[str, str], str]:
        """Which commit on main was the first to bring each path with each content.

        Asked for all at once: what is to come would otherwise stand on git's command line, for this machine to see.
        """
        found: dict[tuple[str, str], str] = {}
        for change in commits.changes(self._folder, _MAIN):
            for path, blob in change.blobs:
                found.setdefault((path, blob), change.commit)
        return found

    def offered(self) -> list[Offered]:
        """The release branches that are not merged. One that holds no ordinary files is none of ours."""
        refs = git.text(self._folder, "for-each-ref", "--format=%(refname)", "--no-merged", _MAIN, _RELEASE).split()
        found = []
        for ref in refs:
            try:
                files = read_tree(self._folder, ref, DATA)
            except Refused:
                continue
            names = git.run(self._folder, "diff", "--name-only", "--no-renames", "-z", f"{_MAIN}...{ref}").split(b"\0")
            changed = frozenset(name.decode("utf-8", "surrogateescape") for name in names if name)
            found.append(Offered(f"release/{ref.removeprefix(_RELEASE)}", files, changed))
        return found

    def push(self, changes: Mapping[str, bytes | None], message: str, day: datetime.date) -> str:
        """One commit on main with some files (None: removed), pushed as `release/<day>`; returns the branch's name.

        Author, committer, date and message are the same for everybody who would do this. Raises Refused when the public
        repository does not take it.
        """
        taken = {
            ref.removeprefix("refs/remotes/origin/")
            for ref in git.text(self._folder, "for-each-ref", "--format=%(refname)", _RELEASE).split()
        }
        branch, number = f"release/{day.isoformat()}", 1
        while branch in taken:
            number += 1
            branch = f"release/{day.isoformat()}-{number}"
        seconds = int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
        commit = write(self._folder, self.main, changes, message, Author(_NAME, _MAIL, f"{seconds} +0000"))
        try:
            git.run(self._folder, "push", "--quiet", "--atomic", "origin", f"{commit}:refs/heads/{branch}")
        except GitError:
            raise Refused("DEF-514") from None
        return branch


def public_main(public: Path) -> str:
    """The commit of the public repository whose rules apply from the start."""
    for ref in ("refs/remotes/origin/main", "refs/heads/main"):
        try:
            return git.text(public, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        except GitError:
            continue
    raise Refused("DEF-410")
