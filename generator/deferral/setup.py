"""Making the private repository, and joining it: an orphan branch, one remote, safe settings, who may sign, the job."""

import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.deferral import clone_settings, documents, roles
from generator.deferral.clone import TOLD, Clone, public_addresses
from generator.deferral.lane import PIN, Changes, Lane
from generator.deferral.private import BRANCH, Private, Snapshot
from generator.deferral.refusal import Refused
from generator.source import git
from generator.source.git import GitError

_SCHEDULES = {
    "schedule/crontab": "crontab",
    ".forgejo/workflows/deferral.yml": "forgejo.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}


def new_clone(folder: Path, remote: str, public: Path, public_urls: Sequence[str]) -> Private:
    """An empty private clone that knows one remote and can push nowhere else.

    public: a clone of the public repository on this machine, of which the private one only reads files. public_urls:
    how the public repository can be reached; every way to write them is closed. Raises Refused for a folder that is in
    use, for one inside the other, and for a remote that is the public repository.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused("DEF-420")
    own, other = folder.resolve(), public.resolve()
    if own.is_relative_to(other) or other.is_relative_to(own):
        raise Refused("DEF-421")
    if not git.succeeds(public, "rev-parse", "--git-dir"):
        raise Refused("DEF-410")
    urls = [*public_urls, *public_addresses(Clone(public))]
    if clone_settings.place(remote) in {clone_settings.place(url) for url in urls}:
        raise Refused("DEF-422")
    folder.mkdir(parents=True, exist_ok=True)
    git.run(folder, "init", "--quiet", "--initial-branch", BRANCH, "--template=")
    git.run(folder, "remote", "add", "-t", BRANCH, "origin", remote)
    clone_settings.apply(folder, urls)
    git.run(folder, "config", "register.public", os.fspath(other))
    for url in public_urls:
        git.run(folder, "config", "--add", TOLD, url)
    return Private(folder)


def has_branch(private: Private) -> bool:
    """Whether the shared repository has the branch already. Raises Refused when it cannot be reached."""
    try:
        return bool(git.text(private.folder, "ls-remote", "origin", f"refs/heads/{BRANCH}"))
    except GitError:
        raise Refused("DEF-404") from None


def first_files(people: Mapping[str, Any], pin: str, on: datetime.date) -> tuple[Changes, str]:
    """The first commit of a private repository, and the anchor: the digest of its first list of roles."""
    first = documents.write(_list(people, "001", documents.NOTHING, on))
    documents.read(first, "roles", "roles/001.yml")
    folder = Path(__file__).with_name("schedule")
    schedules = {path: (folder / name).read_bytes() for path, name in _SCHEDULES.items()}
    return {"roles/001.yml": first, PIN: f"{pin}\n".encode(), **schedules}, documents.digest(first)


def next_roles(lane: Lane, people: Mapping[str, Any], on: datetime.date) -> Changes:
    """The next list of who may sign what, to be signed by two administrators of the newest one.

    A list that still waits for signatures gives way to it.
    """
    chain = lane.roles
    if not chain.lists:
        raise Refused("DEF-216")
    number = f"{len(chain.lists) + 1:03}"
    before = lane.files[f"{roles.FOLDER}{chain.lists[-1].number}.yml"]
    data = documents.write(_list(people, number, documents.digest(before), on))
    value = documents.read(data, "roles", f"{roles.FOLDER}{number}.yml")
    if value["in_force"] < on.isoformat():
        raise Refused("DEF-215", date=value["in_force"])
    waiting = dict.fromkeys(path for path in lane.files if path.startswith(f"{roles.FOLDER}{number}."))
    return {**waiting, f"{roles.FOLDER}{number}.yml": data}


def _list(people: Mapping[str, Any], number: str, previous: str, on: datetime.date) -> dict[str, Any]:
    return {
        "number": number,
        "in_force": people.get("in_force", on.isoformat()),
        "previous": previous,
        "people": people.get("people", []),
    }


def nothing_yet() -> Snapshot:
    """What a repository without commits holds."""
    return Snapshot("", {})
