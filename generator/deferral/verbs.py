"""What can be decided, by whom, and from where: one table. `fold.py` says what each decision does."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a registration that is held back stands. Only `released` and `void` are final."""

    PROPOSED = "proposed"
    DEFERRED = "deferred"
    RELEASING = "releasing"
    RELEASED = "released"
    VOID = "void"


SIGNED_WITHIN = datetime.timedelta(days=31)  # a decision that nobody signed for a month is taken anew


@dataclass(frozen=True)
class Verb:
    """One kind of decision.

    takes, seconds: the role of who takes it, and of the second person, who works in another unit.
    third: the role of a third person, or "". phases: from where it can be taken.
    """

    takes: str
    seconds: str
    phases: frozenset[Phase]
    third: str = ""


_OPEN = frozenset({Phase.PROPOSED, Phase.DEFERRED})
_DEFERRED = frozenset({Phase.DEFERRED})

# `propose` and `publish` are no decisions: the first starts the clock, the second is a fact that one machine reports.
VERBS = {
    "grant": Verb("decider", "approver", _OPEN),  # from `deferred` only when the latest day has passed
    "refuse": Verb("decider", "approver", frozenset({Phase.PROPOSED})),
    "amend": Verb("registrant", "editor", _OPEN | {Phase.RELEASING}),
    "review": Verb("decider", "approver", _DEFERRED),
    "extend": Verb("decider", "approver", _DEFERRED),
    "narrow": Verb("decider", "approver", _DEFERRED),
    "end": Verb("decider", "approver", _DEFERRED),
    "void": Verb("decider", "approver", _OPEN, third="overseer"),
    "release": Verb("editor", "approver", _DEFERRED | {Phase.RELEASING}),
}
PROPOSE, PUBLISH = "propose", "publish"
OUTSIDE = "outside"  # the role of a second person who works for no organisation that may defer

# The last word on each ground for going on; the one in the end is where temporary could turn into permanent.
HINDERS_OTHER = "hinders-other-investigation"
HINDERS_FUTURE = "hinders-future-investigations"

# From what shows least to what shows most: a decision may only move to the right.
VISIBILITIES = ("hidden", "stub", "partial")
