"""`register deferral attest`: the attestation of this month, to be signed by two people."""

import argparse

from generator.cli import private
from generator.deferral import attesting, auditing
from generator.deferral.refusal import Refused

_WORDS = {
    "nl": {
        "made": "De verklaring ligt klaar, met {overdue} te laat: register deferral sign attestation",
        "there": "De verklaring van deze maand is al ondertekend.",
    },
    "en": {
        "made": "The attestation lies ready, with {overdue} overdue: register deferral sign attestation",
        "there": "The attestation of this month was signed already.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    lane, on = private.lane_of(options)
    words = _WORDS[options.lang]
    if next(auditing.audit(lane, on), None) is not None:
        raise Refused("DEF-508")
    if not attesting.changes(lane, on):
        print(words["there"])
        return 0
    private.changed(lane, lambda now: (attesting.changes(now, on), "attestation"), options)
    print(words["made"].format(overdue=attesting.overdue(lane, on)))
    return 0
