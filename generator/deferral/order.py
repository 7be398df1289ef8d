"""Whether documents came in the order of their days: the history of the private repository is a clock of its own.

Days are written by people, and every command takes `--on`. But what was there before a document came says how late it
was: each month an attestation, and every decision on every other record. So nobody takes a decision for a day that is
past, such as the last one on which an extension was possible, without the audit saying so.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.deferral import roles
from generator.deferral.attesting import attestations
from generator.deferral.commits import Change
from generator.deferral.flaw import Flaw
from generator.deferral.lane import Lane
from generator.deferral.record import Record, short_path
from generator.deferral.verbs import SIGNED_WITHIN

_CLOCKS_DIFFER = datetime.timedelta(days=1)


def backdated(lane: Lane, records: Iterable[Record], history: Sequence[Change]) -> Iterator[Flaw]:
    """Every document that came, or was signed, after something of a later day was there."""
    records = tuple(records)
    days = {record.path(one.path): one.on for record in records for one in record.decisions}
    days |= {one.path: datetime.date.fromisoformat(one.value["as_of"]) for one in attestations(lane)}
    lists = {f"{roles.FOLDER}{one.number}.yml": one.in_force for one in lane.roles.lists}
    deadlines = {path: day for record in records for path, day in _deadlines(record)}
    newest = datetime.date.min
    for came in _order(history, lane.files):
        for path in came:
            own, allowed = _day(path, days, lists)
            too_late = newest > deadlines.get(_document(path), datetime.date.max)  # it could no longer go on by then
            if own is not None and (newest - own > allowed or too_late):
                yield Flaw("DEF-710", short_path(path))
        newest = max([newest, *(days[path] for path in came if path in days)])


def _order(history: Sequence[Change], there: Mapping[str, bytes]) -> Iterator[list[str]]:
    """The files that are there now, commit by commit, each where it came as it is."""
    last = {path: at for at, change in enumerate(history) for _, path in change.files}
    for at, change in enumerate(history):
        yield [path for _, path in change.files if last[path] == at and path in there]


def _day(
    path: str, days: Mapping[str, datetime.date], lists: Mapping[str, datetime.date]
) -> tuple[datetime.date | None, datetime.timedelta]:
    """The day of a document, or of the one that a signature is under; and how much later it may come."""
    if path.endswith(".sig"):
        document = _document(path)
        return days.get(document, lists.get(document)), (_CLOCKS_DIFFER if document in lists else SIGNED_WITHIN)
    return days.get(path, lists.get(path)), _CLOCKS_DIFFER


def _document(path: str) -> str:
    """The document that a signature is under; any other path itself."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}.yml" if name.endswith(".sig") else path


def _deadlines(record: Record) -> Iterator[tuple[str, datetime.date]]:
    """The decisions to go on, each with the latest day that stood when it was taken: after that nobody can sign it."""
    latest = datetime.date.max
    for decision in record.decisions:
        if decision.verb in ("extend", "review", "narrow"):
            yield record.path(decision.path), latest
        latest = decision.date("latest") or latest
