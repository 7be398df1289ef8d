"""`register deferral audit`: every record, signature and change, and every object, page and file that is public."""

import argparse
from pathlib import Path

from generator.cli import private
from generator.deferral import auditing, leak_check
from generator.deferral.flaw import Flaw
from generator.deferral.messages import MESSAGES

_WORDS = {
    "nl": {"sound": "dossiers: {records}, besluiten: {decisions}; alles klopt.", "found": "bevindingen: {number}."},
    "en": {"sound": "records: {records}, decisions: {decisions}; all is well.", "found": "findings: {number}."},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", type=Path, metavar="DIR", help="search a built site and its dataset as well")
    private.add_lane(parser, dry_run=False)


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when there is a finding. What leaked is told by place and kind, not by what it says."""
    lane, on = private.lane_of(options)
    found = list(auditing.audit(lane, on))
    if not found:
        found = list(leak_check.in_public(lane, on, options.site))
    for flaw in found:
        print(_line(flaw, options.lang))
    words = _WORDS[options.lang]
    if found:
        print(words["found"].format(number=len(found)))
        return 1
    decisions = sum(len(record.decisions) for record in lane.records)
    print(words["sound"].format(records=len(lane.records), decisions=decisions))
    return 0


def _line(flaw: Flaw, language: str) -> str:
    return f"{flaw.place}: {flaw.code} {MESSAGES[flaw.code][language].format_map(_Place(flaw))}"


class _Place(dict[str, str]):
    """The place for a sentence that asks for one, and nothing for what else it may ask."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(place=flaw.place)

    def __missing__(self, name: str) -> str:
        return "…"
