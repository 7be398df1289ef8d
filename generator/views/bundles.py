"""What happened as somebody takes it in who follows the register: what one commit did to many is one thing.

The first import of a register is one commit with thousands of registrations. One by one they would push everything else
out of a feed, and nobody reads them there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Literal

from generator.views.news import Event

FEW = 10  # registrations of one commit that are told one by one

Kind = Literal["new", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """More than a few events of one commit and of one kind, in the order of ids."""

    kind: Kind
    events: tuple[Event, ...]

    @property
    def day(self) -> str:
        return self.events[0].day

    @property
    def commit(self) -> str:
        return self.events[0].commit


def bundled(events: Iterable[Event], most: int) -> list[Event | Bundle]:
    """At most so many things of events that stand as in `News`, the newest first.

    What was held back until now is always told by itself: that it is there is news.
    """
    return list(islice(_bundled(events), most))


def _bundled(events: Iterable[Event]) -> Iterator[Event | Bundle]:
    for _, of_commit in groupby(events, key=lambda event: event.commit):
        together = list(of_commit)
        alike = [event for event in together if not event.was_deferred]
        many = {kind for kind, number in Counter(event.kind for event in alike).items() if number > FEW}
        for kind in sorted(many):
            yield Bundle(kind, tuple(event for event in alike if event.kind == kind))
        yield from (event for event in together if event.kind not in many or event.was_deferred)
