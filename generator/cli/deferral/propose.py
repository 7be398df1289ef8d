"""`register deferral propose`: start a record from two files, or from questions."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli import private
from generator.cli.deferral import questions, templates
from generator.deferral import proposing, validation

_WORDS = {
    "nl": {
        "unsound": "Er is niets voorgesteld. Verbeter de registratie, en doe het nog eens.",
        "made": "Voorgesteld: {id}. Binnen {days} dagen beslissen: register deferral decide {id} grant (of refuse)",
    },
    "en": {
        "unsound": "Nothing was proposed. Mend the registration, and do it once more.",
        "made": "Proposed: {id}. To be decided within {days} days: register deferral decide {id} grant (or refuse)",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--registration", type=Path, metavar="FILE", help="the registration [questions are asked]")
    parser.add_argument(
        "--from", dest="header", type=Path, metavar="FILE", help="why it must wait [questions are asked]"
    )
    parser.add_argument("--template", action="store_true", help="print an example of that second file, and stop")
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    if options.template:
        print(templates.header(options.lang), end="")
        return 0
    lane, on = private.lane_of(options)
    words = _WORDS[options.lang]
    with questions.asking(lane.private, "propose", options.lang) as asked:
        registration: dict[str, Any] = (
            private.read_file(options.registration) if options.registration else asked.registration(lane, on)
        )
        header = private.read_file(options.header) if options.header else asked.header()
        record = proposing.proposal(lane, header, registration, on)
        if private.print_problems(validation.problems(record, lane.public_files, lane.overlay, on), options):
            print(words["unsound"])
            return 1
        changes = proposing.changes(record, on)
        private.changed(lane, lambda _: (changes, f"{record.short}: propose"), options)
    print(words["made"].format(id="…" if options.dry_run else record.short, days=lane.policy.proposal_days))
    return 0
