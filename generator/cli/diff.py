"""`register diff A [B]`."""

import argparse
from collections.abc import Mapping

from generator import clock, ids
from generator.check import check, tripped
from generator.cli import common
from generator.cli.check import show, show_errors
from generator.errors import InputError
from generator.report.comparison import Comparison, Side
from generator.report.comparisons import FORMATS
from generator.schema.understood import understood
from generator.source import repository, states
from generator.source.old_values import DeferredFound
from generator.views.comparison import compared

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "no_commits": "{data} staat niet in een git-kloon met commits. Er is niets om mee te vergelijken.",
        "no_commit": "“{name}” is geen commit, tag of tak in deze kloon, en geen datum zoals 2026-11-23.{shallow}",
        "too_early": "Op {name} was er nog niets: de eerste commit hier is van {first}.{shallow}",
        "shallow": " De kloon is ondiep; haal de hele geschiedenis op met: git fetch --unshallow",
        "no_id": "“{id}” is geen registratienummer: acht letters en cijfers, zoals q0b7n1pd. Kijk het na.",
    },
    "en": {
        "no_commits": "{data} is not in a git clone with commits. There is nothing to compare with.",
        "no_commit": "“{name}” is no commit, tag or branch in this clone, and no date such as 2026-11-23.{shallow}",
        "too_early": "There was nothing yet on {name}: the first commit here is of {first}.{shallow}",
        "shallow": " The clone is shallow; get the whole history with: git fetch --unshallow",
        "no_id": "“{id}” is not the id of a registration: eight letters and digits, such as q0b7n1pd. Look again.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about = "commit, tag, branch, or date as 2026-11-23: its end"
    parser.add_argument("older", metavar="A", help=about)
    parser.add_argument("newer", metavar="B", nargs="?", help="the same [the folder as it is now]")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to say it [text]")
    parser.add_argument("--registration", metavar="ID", help="only this one")
    common.add_language(parser)
    common.add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Print what changed between two states of the register: 0. A mark of a deferred registration: 1."""
    words = _WORDS[options.lang]
    wanted = _wanted(options.registration, words)
    if not repository.commit(options.data):
        raise InputError(words["no_commits"].format(data=options.data))
    older = states.at(options.data, _commit(options, options.older))
    newer = (
        states.at(options.data, _commit(options, options.newer))
        if options.newer is not None
        else states.now(options.data, older.commit)
    )
    # What the words come from: the folder as it is. Nothing is said of registrations that nobody asked about.
    on = clock.build_date(commit_date=repository.commit_date(options.data))
    checked = check(options.data, on, only=())
    if checked.register is None:
        show_errors(checked, options.data, options.lang)
        return 1
    try:
        before, after = states.differing(options.data, older, newer, understood)
    except DeferredFound:
        show(tripped(earlier=True), options.data, "text", options.lang)
        return 1
    entries = tuple(one for one in compared(before, after) if wanted in ("", one.registration))
    comparison = Comparison(
        checked.register,
        Side(options.older, older.commit, older.day),
        Side(options.newer or "", newer.commit, newer.day),
        entries,
    )
    print(FORMATS[options.format](comparison, options.lang))
    return 0


def _wanted(typed: str | None, words: Mapping[str, str]) -> str:
    if typed is None:
        return ""
    if not ids.is_valid(id_ := ids.normalise(typed)):
        raise InputError(words["no_id"].format(id=typed))
    return id_


def _commit(options: argparse.Namespace, name: str) -> str:
    words = _WORDS[options.lang]
    shallow = words["shallow"] if repository.is_shallow(options.data) else ""
    try:
        return states.find(options.data, name)
    except states.NoCommitError:
        raise InputError(words["no_commit"].format(name=name, shallow=shallow)) from None
    except states.TooEarlyError as error:
        raise InputError(words["too_early"].format(name=name, first=error.first, shallow=shallow)) from None
