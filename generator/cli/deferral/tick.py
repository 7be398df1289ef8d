"""`register deferral tick`: the daily job."""

import argparse

from generator.cli import private
from generator.cli.deferral import due
from generator.deferral import ticking

_WORDS = {
    "nl": {
        "prepared": "{id}: een besluit ligt klaar. Onderteken het (register deferral sign {id}), of neem een ander.",
        "attested": "De verklaring van {month} ligt klaar: register deferral sign attestation",
        "escalate": "{id}: stuur de toezichthouder een kopie: register deferral export {id} --for oversight",
        "quiet": "Niets te doen.",
    },
    "en": {
        "prepared": "{id}: a decision lies ready. Sign it (register deferral sign {id}), or take another one.",
        "attested": "The attestation of {month} lies ready: register deferral sign attestation",
        "escalate": "{id}: send the overseer a copy: register deferral export {id} --for oversight",
        "quiet": "Nothing to do.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    private.add_lane(parser, dry_run=False)


def run(options: argparse.Namespace) -> int:
    """Prints what people have to do; exit code 1 when something could not be prepared."""
    lane, on = private.lane_of(options)
    ticked = ticking.tick(lane, on)
    words = _WORDS[options.lang]
    lines = [due.line(one, options.lang) for one in ticked.reminders]
    lines += [words["prepared"].format(id=id_) for id_ in ticked.prepared]
    lines += [words["attested"].format(month=ticked.attested)] if ticked.attested else []
    lines += [words["escalate"].format(id=id_) for id_ in ticked.escalate]
    print("\n".join(lines) or words["quiet"])
    private.print_waits(ticked.troubled, options.lang)
    return 1 if ticked.troubled else 0
