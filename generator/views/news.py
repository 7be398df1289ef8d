"""What happened to the register, the newest first: for the page of changes, for feeds and for the home page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.history import History, Version
from generator.views.changes import Step, every_step
from generator.views.overview import given
from generator.views.sentences import DEFERRAL


@dataclass(frozen=True, slots=True)
class Event:
    """What one commit did to one registration.

    before: the version that was replaced or taken away. step: the version that it made; None for a removal.
    """

    registration: str
    day: str
    commit: str
    before: Version | None
    step: Step | None

    @property
    def after(self) -> Version | None:
        return self.step.version if self.step else None

    @property
    def kind(self) -> Literal["new", "changed", "removed"]:
        if self.step is None:
            return "removed"
        return "changed" if self.before else "new"

    @property
    def was_deferred(self) -> bool:
        """Whether it is new because it was held back until now."""
        return self.kind == "new" and self.after is not None and DEFERRAL in self.after.data

    @property
    def only_bookkeeping(self) -> bool:
        """Whether it is no news: see `Step`."""
        return self.step is not None and self.step.only_bookkeeping

    def values(self, field: str) -> set[str]:
        """The terms or slugs of a field before and after: who follows one of them wants to know that it went away."""
        versions = (self.before, self.after)
        return {value for version in versions if version for value in given(version.data, field)}


@dataclass(frozen=True)
class News:
    """The events of a history."""

    history: History

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The newest day first; on one day the newest commit first; of one commit in the order of ids."""
        order = {commit.id: number for number, commit in enumerate(self.history.commits)}
        every = [event for registration in sorted(self.history.versions) for event in self.of(registration)]
        every.sort(key=lambda event: (event.day, order.get(event.commit, -1)), reverse=True)
        return tuple(every)

    @cached_property
    def told(self) -> tuple[Event, ...]:
        """The events that are news to a reader, in the same order: for feeds, home and the page of a registration."""
        return tuple(event for event in self.events if not event.only_bookkeeping)

    def told_of(self, registration: str) -> tuple[Event, ...]:
        """The events of one registration that are news, the newest first."""
        return tuple(event for event in self.of(registration) if not event.only_bookkeeping)

    def of(self, registration: str) -> tuple[Event, ...]:
        """The events of one registration, the newest first; none if its history is not known."""
        return self._of.get(registration, ())

    @cached_property
    def _of(self) -> Mapping[str, tuple[Event, ...]]:
        return {registration: tuple(reversed([*self._events(registration)])) for registration in self.history.versions}

    def _events(self, registration: str) -> Iterator[Event]:
        before: Version | None = None
        for step in every_step(self.history)[registration]:
            after = step.version
            yield Event(registration, after.day, after.commit, before, step)
            before = after
        removed = self.history.removed.get(registration)
        if before and removed:
            yield Event(registration, removed.day, removed.id, before, None)

    def by_value(self, field: str) -> Mapping[str, Sequence[Event]]:
        """The events that are news, per term or slug of a field, the newest first."""
        kept = self._groups.get(field)
        if kept is None:
            kept = self._groups[field] = self._grouped(field)
        return kept

    @cached_property
    def _groups(self) -> dict[str, Mapping[str, Sequence[Event]]]:
        return {}

    def _grouped(self, field: str) -> Mapping[str, Sequence[Event]]:
        groups: dict[str, list[Event]] = {}
        for event in self.told:
            for value in event.values(field):
                groups.setdefault(value, []).append(event)
        return groups

    @cached_property
    def first_of_commit(self) -> Mapping[str, int]:
        """Where in `events` what a commit did begins."""
        found: dict[str, int] = {}
        for number, event in enumerate(self.events):
            found.setdefault(event.commit, number)
        return found

    def quiet_months(self, until: str, events: Sequence[Event] | None = None) -> tuple[str, ...]:
        """The months without an event, as 2026-09, the newest first: after the first event, before the day `until`.

        events: those that count [all]. The month of `until` itself is not over, so nothing can be said of it.
        """
        events = self.events if events is None else events
        if not events:
            return ()
        busy = {event.day[:7] for event in events}
        return tuple(month for month in _months_before(until[:7], min(busy)) if month not in busy)


def _months_before(month: str, first: str) -> Iterator[str]:
    """The months before one, back to the first."""
    while month > first:
        year, number = int(month[:4]), int(month[5:])
        month = f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"
        yield month
