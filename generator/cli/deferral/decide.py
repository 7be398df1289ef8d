"""`register deferral decide ID VERB`: write the next decision. It counts when the right people have signed it."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli import private
from generator.cli.deferral import questions
from generator.deferral import deciding, documents, proposing, quorum, validation
from generator.deferral.lane import Changes, Lane
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.verbs import VERBS

_WORDS = {
    "nl": "{id}: {number}-{verb} wacht op handtekeningen ({roles}): register deferral sign {id}",
    "en": "{id}: {number}-{verb} waits for signatures ({roles}): register deferral sign {id}",
}
_VERBS = tuple(verb for verb in VERBS if verb != "release")
# What may stand on the command line: codes and days. Texts come from a file or are asked, for a shell remembers.
_CODES = ("latest", "review_by", "reason", "because", "visibility")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the start of the id of a record, or the id of its registration")
    parser.add_argument("verb", choices=_VERBS, metavar="VERB", help=", ".join(_VERBS))
    parser.add_argument("--latest", metavar="DATE", help="grant, extend: the latest day")
    parser.add_argument("--review-by", metavar="DATE", help="grant, review, extend, narrow: the day of the next review")
    parser.add_argument("--reason", metavar="CODE", help="extend: why it goes on")
    parser.add_argument("--because", metavar="CODE", help="end: why it ends")
    parser.add_argument("--visibility", choices=("stub", "partial"), help="narrow: what the public sees from then on")
    parser.add_argument(
        "--by", action="append", metavar="CODE", help="who decide, as roles/ calls them; they must sign"
    )
    parser.add_argument("--from", dest="texts", type=Path, metavar="FILE", help="the texts, such as showing")
    parser.add_argument("--registration", type=Path, metavar="FILE", help="amend: the new registration")
    parser.add_argument("--replace", default="", metavar="DIGEST", help="the waiting decision that gives way")
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    lane, on = private.lane_of(options)
    record, state = lane.find(options.id)
    if state.phase not in VERBS[options.verb].phases:  # before anything is asked
        raise Refused("DEF-304", verb=options.verb, phase=state.phase)
    values: dict[str, Any] = {name: getattr(options, name) for name in _CODES if getattr(options, name)}
    if options.by:
        values["by"] = options.by
    if options.texts:
        values |= private.read_file(options.texts)
    with questions.asking(lane.private, options.verb, options.lang) as asked:
        values |= asked.missing(options.verb, values)
        values = proposing.composed(values)
        registration = None
        if options.verb == "amend":
            registration = _registration(options, record)
            problems = validation.problems_of(record, registration, lane.public_files, lane.overlay, on)
            if private.print_problems(problems, options):
                return 1

        def make(now: Lane) -> tuple[Changes, str]:
            found = now.find(record.id)[0]
            changes = deciding.decision_changes(
                now, found, options.verb, values, on, registration=registration, replaces=options.replace
            )
            return changes, f"{found.short}: {options.verb}"

        lane = private.changed(lane, make, options)
    _, state = lane.find(record.id)
    decision = state.waiting
    if decision is not None:
        roles = ", ".join(quorum.required(state, decision, lane.policies.on(decision.on)))
        print(_WORDS[options.lang].format(id=record.short, number=decision.number, verb=decision.verb, roles=roles))
    return 0


def _registration(options: argparse.Namespace, record: Record) -> bytes:
    """The new registration as the record holds it: same id, same marker lines."""
    if options.registration is None:
        raise Refused("DEF-113")
    value = proposing.composed(documents.unmarked(private.read_file(options.registration)))
    value = {**value, "id": record.registration_id, "registered_on": record.registration["registered_on"]}
    return documents.write(value, record.canary)
