"""`register deferral export`: an encrypted copy for somebody who may read what the public may not."""

import argparse
from pathlib import Path

from generator.cli import private
from generator.deferral import exporting
from generator.deferral.refusal import Refused

_WORDS = {"nl": "De versleutelde kopie is geschreven.", "en": "The encrypted copy was written."}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="one record [for oversight: all]")
    parser.add_argument("--for", dest="purpose", choices=("eu-nonpublic", "oversight"), required=True, help="for whom")
    parser.add_argument(
        "--recipient",
        action="append",
        required=True,
        metavar="KEY",
        help="age1…, or an SSH public key; more may follow",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="a new file, outside git")
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    lane, _ = private.lane_of(options)
    chosen = [lane.find(options.id)[0]] if options.id else list(lane.records)
    if options.purpose == "oversight":
        data = exporting.oversight(lane.files, chosen)
    elif len(chosen) == 1:
        data = exporting.non_public(chosen[0])
    else:
        raise Refused("DEF-105")
    if not options.dry_run:
        exporting.write_encrypted(data, options.recipient, options.output)
        print(_WORDS[options.lang])
    return 0
