"""The private repository: read at one commit, changed in one commit that reaches the shared repository whole or not.

A change is made in git's object store, pushed to the one remote, and only then taken over here, so whatever stops it
leaves either nothing or a commit that the next command finds there. Files are read from commits, never from the folder,
so what somebody is editing plays no part and is never lost.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.deferral import clone_settings
from generator.deferral.refusal import Refused
from generator.source import commit_files, git
from generator.source.commit import Author, write
from generator.source.git import GitError

BRANCH = "deferred"
_REF = f"refs/heads/{BRANCH}"
_REMOTE_REF = f"refs/remotes/origin/{BRANCH}"
_RECORD = re.compile(r"((?:deferred|outbox)/[0-9a-f]{8})[0-9a-f]{24}(?:/|\Z)")
_FOLDERS = ("attestations/", "deferred/", "outbox/", "overlay/", "registry-data/", "roles/")
_OWN = "register"  # folder in .git for what the commands need for a moment; gone when they end
# Who did what is said by signatures; whoever pushed is known to the server. The commit itself says only when.
_AUTHOR = Author("register", "register@deferred.invalid")


@dataclass(frozen=True)
class Snapshot:
    """The private repository at one commit. files: bytes by path."""

    commit: str
    files: Mapping[str, bytes]


class Private:
    """A clone of the private repository. Raises Refused when the folder is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise Refused("DEF-401")
        try:
            told = git.text(folder, "rev-parse", "--is-shallow-repository", "--absolute-git-dir")
        except GitError:
            raise Refused("DEF-401") from None
        is_shallow, _, git_dir = told.partition("\n")
        if git.text(folder, "remote") != "origin":
            raise Refused("DEF-402")
        if is_shallow == "true":
            raise Refused("DEF-415")
        self.git_dir = Path(git_dir)

    @cached_property
    def told(self) -> Mapping[str, str]:
        """What `init` told this clone: its own settings `register.…`, by their names in lower case."""
        try:
            listed = git.text(self.folder, "config", "--local", "--null", "--get-regexp", r"^register\.")
        except GitError:
            return {}
        return {name: value for name, _, value in (one.partition("\n") for one in listed.split("\0"))}

    @property
    def anchor(self) -> str:
        """The digest of the first list of roles, as this clone was told. Raises Refused when it was not."""
        if "register.anchor" not in self.told:
            raise Refused("DEF-403")
        return self.told["register.anchor"]

    def latest(self, prefix: str = "") -> Snapshot:
        """The newest commit of the shared repository, with the files whose path starts with `prefix`.

        This clone is brought up to date with it. Raises Refused when the remote cannot be reached or has no such
        branch, and when this clone has commits that were never pushed.
        """
        self._clear()
        self.require_own_address()
        try:
            git.run(self.folder, "fetch", "--quiet", "--no-tags", "origin", f"+{_REF}:{_REMOTE_REF}")
        except GitError:
            raise Refused("DEF-404") from None
        refs = self._refs()
        self._follow(refs[_REMOTE_REF], refs.get(_REF, ""))
        return self.at(refs[_REMOTE_REF], prefix)

    def at(self, commit: str, prefix: str = "") -> Snapshot:
        """One commit, with the files whose path starts with `prefix`."""
        return Snapshot(commit, self.read(commit, prefix))

    def require_own_address(self) -> None:
        """Raise Refused unless `origin` leads where `init` said, for fetching and pushing, whatever settings say."""
        pinned = self.told.get(clone_settings.PINNED.lower())
        if pinned is None:
            raise Refused("DEF-402")
        try:
            asked: tuple[tuple[str, ...], ...] = ((), ("--push",))
            led = [git.text(self.folder, "remote", "get-url", *way, "--all", "origin") for way in asked]
        except GitError:
            raise Refused("DEF-402") from None
        if any(address != pinned for address in led):
            raise Refused("DEF-409")

    def _follow(self, commit: str, own: str) -> None:
        """Bring the branch, which is at `own`, and the folder if it shows that branch, to a commit that comes after."""
        if own == commit:
            return
        if own and not git.succeeds(self.folder, "merge-base", "--is-ancestor", own, commit):
            raise Refused("DEF-405")
        shows = git.text(self.folder, "symbolic-ref", "--quiet", "HEAD") == _REF
        if shows and git.text(self.folder, "rev-parse", "--is-bare-repository") == "false":
            try:
                if own:
                    git.run(self.folder, "merge", "--ff-only", "--quiet", commit)
                else:
                    git.run(self.folder, "reset", "--hard", "--quiet", commit)
            except GitError:
                raise Refused("DEF-406") from None
        else:
            git.run(self.folder, "update-ref", _REF, commit, own or "0" * len(commit))

    def _refs(self) -> dict[str, str]:
        """The commit of the branch here, if there is one, and of the shared one as it was last seen."""
        listed = git.text(self.folder, "for-each-ref", "--format=%(refname) %(objectname)", _REF, _REMOTE_REF)
        return {name: commit for name, _, commit in (line.partition(" ") for line in listed.splitlines())}

    def read(self, commit: str, prefix: str = "") -> dict[str, bytes]:
        """The files of a commit whose path starts with a prefix."""
        return read_tree(self.folder, commit, prefix)

    def commit(self, base: Snapshot, changes: Mapping[str, bytes | None], message: str) -> str:
        """Commit some files (None: removed) on a snapshot, push it, and take it over here. Returns the new commit.

        message: ids and verbs only. Raises Refused("DEF-407") when somebody else was first: then nothing has changed
        anywhere.
        """
        self.require_own_address()
        commit = write(self.folder, base.commit, changes, message, _AUTHOR)
        try:
            git.run(self.folder, "push", "--quiet", "--atomic", "origin", f"{commit}:{_REF}")
        except GitError as error:
            if error.rejected or self._moved(base.commit):
                raise Refused("DEF-407") from None
            raise Refused("DEF-404") from None
        git.run(self.folder, "update-ref", _REMOTE_REF, commit)
        self._follow(commit, self._refs().get(_REF, ""))
        return commit

    def _moved(self, commit: str) -> bool:
        try:
            return not git.text(self.folder, "ls-remote", "origin", _REF).startswith(commit)
        except GitError:
            return False

    @contextmanager
    def scratch(self, purpose: str) -> Iterator[Path]:
        """A folder inside .git that only its owner can read, for as long as the block lasts."""
        home = self.git_dir / _OWN
        home.mkdir(mode=0o700, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{purpose}-{os.getpid()}-", dir=home))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _clear(self) -> None:
        """Remove what commands left that were killed."""
        for left in (self.git_dir / _OWN).glob("*-*-*"):
            process = left.name.split("-")[1]
            if process.isdigit() and not _runs(int(process)):
                shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def read_tree(folder: Path, commit: str, prefix: str = "") -> dict[str, bytes]:
    """The ordinary files of a commit whose path starts with a prefix, by path. Raises Refused for any other entry."""
    try:
        return commit_files.read_tree(folder, commit, prefix)
    except commit_files.OddEntryError as odd:
        raise Refused("DEF-408", place=_place_of(odd.path)) from None


def _place_of(path: str) -> str:
    """The record or the folder that a path is in: of what somebody made up as a name, nothing."""
    record = _RECORD.match(path)
    return record[1] if record else path.partition("/")[0] if path.startswith(_FOLDERS) else "."
