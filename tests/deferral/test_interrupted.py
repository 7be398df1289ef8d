"""Killed anywhere, a command is finished by running it again; nothing is lost, doubled or half.

A child process runs the command and kills itself with SIGKILL at the n-th thing that it does to the world: a file it
opens to write, renames or removes, a program it starts (git, ssh-keygen). For every n until the command ends by itself.
Not counted are calls of git that only read: dying there leaves what dying at the next act leaves.
"""

import datetime
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.deferral.auditing import audit
from generator.deferral.lane import Lane
from generator.deferral.verbs import Phase
from tests.deferral import lab as labs
from tests.deferral.lab import Lab, git

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_ON = datetime.date(2027, 3, 1)
_READS = frozenset({
    "cat-file", "config", "for-each-ref", "log", "ls-remote", "ls-tree", "merge-base", "remote", "rev-list",
    "rev-parse", "show", "symbolic-ref",
})  # fmt: skip
_EVENTS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "shutil.rmtree"})


def _killed(run: Callable[[], object], at: int) -> bool:
    """Run in a child that dies at its `at`-th act; whether it died."""
    child = os.fork()
    if child == 0:
        acts = 0

        def look(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal acts
            writes = (
                event == "open"
                and not isinstance(arguments[0], int)
                and isinstance(arguments[2], int)
                and bool(arguments[2] & _WRITES)
            )
            starts = event == "subprocess.Popen" and not _READS & {*map(str, arguments[1])}  # type: ignore[call-overload]
            inside = event in ("os.remove", "os.rmdir") and arguments[-1] != -1  # a part of removing a whole folder
            if (event in _EVENTS and not inside) or writes or starts:
                acts += 1
                if acts == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        try:
            run()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _public_files(lab: Lab) -> str:
    return git(lab.public, "ls-tree", "-r", "main", "registry-data/registrations", "registry-data/transparency")


def _everywhere(lab: Lab, folder: Path, run: Callable[[Lab], object], whole: Callable[[Lab, Lane], bool]) -> int:
    """Kill a command at each of its acts, each time in a fresh copy; run it again; look. How many acts it had."""
    at = 0
    while True:
        at += 1
        copy = labs.copy(lab, folder / str(at))
        died = _killed(lambda copy=copy: run(copy), at)  # type: ignore[misc]
        if died:
            copy.said.clear()
            run(copy)
        lane = copy.lane
        assert whole(copy, lane), f"killed at act {at}"
        assert list(audit(lane, _ON)) == [], f"killed at act {at}"
        left = [path for path in (copy.clone / ".git/register").glob("*") if not path.name.startswith("typed.")]
        assert left == [], f"killed at act {at}: something stayed behind"
        if not died:
            return at - 1


@pytest.fixture
def granted(deferred: tuple[Lab, str]) -> Lab:
    return deferred[0]


def _id(lab: Lab) -> str:
    return lab.lane.records[0].short


def test_decide_killed_anywhere(granted: Lab, tmp_path: Path) -> None:
    def decide(lab: Lab) -> None:
        said = lab.run("decide", _id(lab), "end", "--because", "event-occurred", on="2027-01-20")
        assert said.code == 0 or "DEF-350" in said.err, said  # it had been decided when it was killed

    def whole(lab: Lab, lane: Lane) -> bool:
        state = lane.states[lane.records[0].id]
        verbs = [decision.verb for decision in lane.records[0].decisions]
        return verbs == ["propose", "grant", "end"] and state.waiting is not None and bool(state.waiting.files)

    assert _everywhere(granted, tmp_path, decide, whole) >= 5


def test_release_killed_anywhere(granted: Lab, tmp_path: Path) -> None:
    granted.decide(_id(granted), "end", "--because", "event-occurred", on="2027-01-20")

    def release(lab: Lab) -> None:
        said = lab.run("release", _id(lab), on="2027-02-20")
        assert said.code == 0, said

    def whole(lab: Lab, lane: Lane) -> bool:
        verbs = [decision.verb for decision in lane.records[0].decisions]
        return verbs == ["propose", "grant", "end", "release"]

    assert _everywhere(granted, tmp_path, release, whole) >= 5


@pytest.mark.parametrize("merged", [False, True], ids=["offering", "noting"])
def test_publish_killed_anywhere(granted: Lab, tmp_path: Path, merged: bool) -> None:
    granted.decide(_id(granted), "end", "--because", "event-occurred", on="2027-01-20")
    if merged:
        granted.publish("2027-02-01", merge=False)
        granted.merge()
    before = _public_files(granted)

    def publish(lab: Lab) -> None:
        said = lab.publish("2027-02-01", merge=False)
        assert said.code == 0, said

    def whole(lab: Lab, lane: Lane) -> bool:
        branches = git(lab.public, "for-each-ref", "--format=%(refname)", "refs/heads/release").split()
        verbs = [decision.verb for decision in lane.records[0].decisions]
        if not merged:
            return len(branches) == 1 and _public_files(lab) == before and verbs[-1] == "end"
        released = lane.states[lane.records[0].id].phase is Phase.RELEASED
        outbox = any(path.startswith("outbox/") for path in lane.files)
        return branches == [] and verbs[-1] == "publish" and verbs.count("publish") == 1 and released and not outbox

    assert _everywhere(granted, tmp_path, publish, whole) >= 5
