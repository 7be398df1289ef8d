"""What the commands of the private side share: words that tell no value, who asks, the day it is, the lane."""

import argparse
import datetime
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator import clock
from generator.cli import common
from generator.deferral import messages
from generator.deferral.lane import Changes, Lane, change, open_lane
from generator.deferral.private import Snapshot
from generator.deferral.refusal import Refused
from generator.deferral.validation import Problem
from generator.errors import RegisterError
from generator.rules.catalogue import MESSAGES
from generator.source import git, yaml_fast
from generator.source.git import GitError
from generator.source.yaml_problem import YamlProblem

_DRY = {
    "nl": "Er is niets veranderd. Zonder --dry-run:",
    "en": "Nothing was changed. Without --dry-run:",
}
_PROBLEM = {
    "nl": "registratie, regel {line}: {code} – {why} (register explain {code})",
    "en": "registration, line {line}: {code} – {why} (register explain {code})",
}


def add_lane(parser: argparse.ArgumentParser, *, dry_run: bool = True) -> None:
    """The arguments of every command that works on the private repository."""
    parser.add_argument("--private", type=Path, default=Path(), metavar="DIR", help="the private clone [.]")
    parser.add_argument("--public", type=Path, metavar="DIR", help="a clone of the public repository [as init noted]")
    add_on(parser)
    if dry_run:
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    common.add_language(parser)


def add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="the day to go by, as 2027-03-31 [SOURCE_DATE_EPOCH, today]")


def add_signer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", metavar="CODE", help="who signs, as roles/ calls them [git config register.person]")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the SSH key to sign with [git config register.key]")


def lane_of(options: argparse.Namespace) -> tuple[Lane, datetime.date]:
    """The lane as it is now, and the day it is in the register's time zone."""
    lane = open_lane(options.private, options.public)
    return lane, day_of(options, lane.policy.time_zone)


def day_of(options: argparse.Namespace, zone: str) -> datetime.date:
    try:
        return clock.day_in(zone, options.on)
    except RegisterError:
        raise Refused("DEF-107") from None


def changed(lane: Lane, make: Callable[[Lane], tuple[Changes, str]], options: argparse.Namespace) -> Lane:
    """The lane after a change; of a dry run, as it would be, after saying that nothing was changed."""
    if not options.dry_run:
        return change(lane, make)
    print(_DRY[options.lang])
    files = {**lane.files, **make(lane)[0]}
    there = {path: data for path, data in files.items() if data is not None}
    return Lane(lane.private, lane.public, Snapshot(lane.snapshot.commit, there))


def print_problems(problems: Sequence[Problem], options: argparse.Namespace) -> bool:
    """Say on which lines what is wrong, in codes and reasons; whether any of it must be mended."""
    for problem in problems:
        why = MESSAGES[problem.code].why[options.lang]
        print(_PROBLEM[options.lang].format(line=problem.line, code=problem.code, why=why))
    return any(problem.is_error for problem in problems)


def signer_of(lane: Lane, options: argparse.Namespace) -> tuple[str, Path]:
    """Who signs, with which key. Raises Refused when neither the options nor the clone say so."""
    person = options.person or _setting(lane, "person")
    key = options.key or _setting(lane, "key")
    if not person:
        raise Refused("DEF-362")
    if not key:
        raise Refused("DEF-363")
    return person, Path(key).expanduser()


def _setting(lane: Lane, name: str) -> str:
    try:
        return git.text(lane.private.folder, "config", "--get", f"register.{name}")
    except GitError:
        return ""


def read_file(path: Path) -> dict[str, Any]:
    """The map in a file that a person wrote. Raises Refused with the line and a code, never with what it says."""
    try:
        value = yaml_fast.read(path.read_bytes())
    except OSError:
        raise Refused("DEF-108") from None
    except YamlProblem as problem:
        raise Refused("DEF-109", line=str(problem.position.line), code=problem.code) from None
    if not isinstance(value, dict):
        raise Refused("DEF-109", line="1", code="AIR-103")
    return value


def print_waits(waits: Sequence[tuple[str, Refused]], language: str) -> None:
    for name, refused in waits:
        print(f"{name}: {messages.say(refused, language)}")


def guarded(command: str, run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command of the private side. Whatever goes wrong is told without anything that was read."""
    try:
        return run(options)
    except Refused as refused:
        print(messages.say(refused, options.lang), file=sys.stderr, flush=True)
        return 1
    except (GitError, MemoryError) as error:
        _tell(command, str(error) or "not enough memory.")
    except OSError as error:
        _tell(command, f"{error.strerror or 'the system refused'}.")
    except Exception as error:  # noqa: BLE001 - its text may hold anything, so only its kind and place are told
        frames = traceback.extract_tb(error.__traceback__)
        _tell(command, f"a failure ({type(error).__name__} in {frames[-1].name}, line {frames[-1].lineno}).")
        if os.environ.get("REGISTER_TRACEBACK") == "1":
            for frame in frames:
                print(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", file=sys.stderr)
    return 2


def _tell(command: str, text: str) -> None:
    print(f"register {command}: {text}", file=sys.stderr, flush=True)
