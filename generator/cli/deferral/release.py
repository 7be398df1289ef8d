"""`register deferral release ID`: make anew what the public is to see, when the first time no longer fits."""

import argparse

from generator.cli import private
from generator.deferral import deciding
from generator.deferral.lane import Changes, Lane

_WORDS = {
    "nl": "{id}: {number}-release wacht op handtekeningen, voor het venster van {window}: register deferral sign {id}",
    "en": "{id}: {number}-release waits for signatures, for the window of {window}: register deferral sign {id}",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the start of the id of a record, or the id of its registration")
    parser.add_argument(
        "--by", action="append", metavar="CODE", help="who decide, as roles/ calls them; they must sign"
    )
    parser.add_argument("--replace", default="", metavar="DIGEST", help="the waiting decision that gives way")
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    lane, on = private.lane_of(options)
    record, _ = lane.find(options.id)
    values = {"by": options.by} if options.by else {}

    def make(now: Lane) -> tuple[Changes, str]:
        found = now.find(record.id)[0]
        changes = deciding.decision_changes(now, found, "release", values, on, replaces=options.replace)
        return changes, f"{found.short}: release"

    decision = private.changed(lane, make, options).find(record.id)[1].waiting
    if decision is not None:
        window = decision.value["window"]
        print(_WORDS[options.lang].format(id=record.short, number=decision.number, window=window))
    return 0
