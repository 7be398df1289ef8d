"""`register deferral roles`: the next list of who may sign what."""

import argparse
from pathlib import Path

from generator.cli import private
from generator.deferral import setup

_WORDS = {
    "nl": "De nieuwe lijst wacht op twee beheerders van de vorige: register deferral sign roles",
    "en": "The new list waits for two administrators of the one before: register deferral sign roles",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the list; an example: register deferral init --template"
    )
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    people = private.read_file(options.file)
    lane, on = private.lane_of(options)
    private.changed(lane, lambda now: (setup.next_roles(now, people, on), "roles"), options)
    print(_WORDS[options.lang])
    return 0
