"""What has to be decided or done when: one line per clock, for people who look and for the scheduled job."""

import datetime
from dataclasses import dataclass

from generator.deferral.clocks import Clock, running
from generator.deferral.lane import Lane


@dataclass(frozen=True)
class Due:
    """One clock of one record on a day. days: until it rings; negative when it has. overdue: counted in public."""

    id: str
    phase: str
    clock: Clock
    days: int
    overdue: bool
    waiting: str


def due(lane: Lane, on: datetime.date) -> list[Due]:
    """Every clock of every record that is not final and can be read, the most urgent first."""
    found = []
    for record in lane.readable:
        state = lane.states[record.id]
        waits = f"{state.waiting.number}-{state.waiting.verb}" if state.waiting else ""
        for clock in running(state, lane.policy, on):
            left = (clock.by - on).days
            found.append(Due(record.short, state.phase, clock, left, on >= clock.counted_from, waits))
    return sorted(found, key=lambda one: (one.days, one.id, one.clock.what))
