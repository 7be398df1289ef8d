"""The endpoints of what was: the versions of a registration, a version that is no longer, and changes per month."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.api.contract import ADDRESS, DAY, INTEGER, STRING, TEXTS, Answer, Endpoint, json, list_of, object_of
from generator.dataset.past import pointer, told
from generator.dataset.source import DatasetSource
from generator.model.history import Change, Version
from generator.model.interface import BASE
from generator.model.message import INTERFACE_LANGUAGES, texts
from generator.views.changes import every_step
from generator.views.news import Event, News
from generator.views.sentences import Sentence, Sentences

_CHANGE = object_of(
    {"field": STRING, "path": STRING, "kind": {"enum": ["added", "removed", "changed", "moved"]}},
    {"old": {}, "new": {}},
)
_STEP = {"version": INTEGER, "day": DAY, "commit": STRING, "sentences": list_of(TEXTS), "changes": list_of(_CHANGE)}


class Versions(Endpoint):
    """The versions of one registration, the oldest first, each with what it changed."""

    path = "registrations/{id}/versions.json"
    about = texts("De versies van één registratie, met wat er veranderde", "The versions of one registration")
    is_list = True
    schema = list_of(object_of({**_STEP, "data": ADDRESS}))

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        said = source.once(_said)
        for id_, steps in every_step(source.history).items():
            found = [_with(said[step.version.commit, id_], data=_data(source, id_, step.version)) for step in steps]
            yield Answer({"id": id_}, _listed(found), len(found))


class OldVersion(Endpoint):
    """A registration as it was in a version that is no longer the last. Of fields that are gone, only the names."""

    path = "registrations/{id}/versions/{number}.json"
    about = texts("Een registratie zoals zij was", "A registration as it was")
    schema = object_of(
        {
            "id": STRING, "version": INTEGER, "day": DAY, "commit": STRING, "unread": list_of(STRING),
            "registration": {"type": "object"},
        }
    )  # fmt: skip

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        for id_, versions in source.history.versions.items():
            for version in versions if id_ in source.history.removed else versions[:-1]:
                found = {
                    "id": id_,
                    "version": version.number,
                    "day": version.day,
                    "commit": version.commit,
                    "unread": sorted(version.unread),
                    "registration": version.data,
                }
                yield Answer({"id": id_, "number": str(version.number)}, json(found))


class Changes(Endpoint):
    """The months in which something changed, the newest first: read those since you last looked."""

    path = "changes.json"
    about = texts("De maanden waarin iets veranderde", "The months in which something changed")
    is_list = True
    schema = list_of(object_of({"month": STRING, "changes": INTEGER, "data": ADDRESS}))

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        found = [
            {
                "month": month,
                "changes": len(of_month),
                "data": f"{source.base_url}/{BASE}changes/{month}.json",
            }
            for month, of_month in _by_month(source).items()
        ]
        yield Answer({}, json(found), len(found))


class ChangesOfMonth(Endpoint):
    """What came, changed and went in one month, the newest first. Of what went, the version that was taken away."""

    path = "changes/{month}.json"
    about = texts("Wat er in één maand veranderde", "What changed in one month")
    is_list = True
    schema = list_of(object_of({"id": STRING, "kind": {"enum": ["new", "changed", "removed"]}, **_STEP}))

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        said = source.once(_said)
        for month, events in _by_month(source).items():
            found = [
                _with(said[event.commit, event.registration], id=event.registration, kind=event.kind)
                for event in events
            ]
            yield Answer({"month": month}, _listed(found), len(found))


def _by_month(source: DatasetSource) -> Mapping[str, list[Event]]:
    months: dict[str, list[Event]] = {}
    for event in source.history.once(News).events:
        months.setdefault(event.day[: len("2026-11")], []).append(event)
    return {month: months[month] for month in sorted(months, reverse=True)}


def _data(source: DatasetSource, id_: str, version: Version) -> str:
    """Where a version stands: the last one is what the registration is now."""
    address = f"{source.base_url}/{BASE}registrations/{id_}"
    current = id_ not in source.history.removed and version.number == len(source.history.versions[id_])
    return f"{address}.json" if current else f"{address}/versions/{version.number}.json"


def _said(source: DatasetSource) -> Mapping[tuple[str, str], bytes]:
    """What each commit did to each registration, as JSON, with sentences in every language of the interface."""
    removed = {language: (Sentences(source.register, language).removed,) for language in INTERFACE_LANGUAGES}
    return {
        (event.commit, event.registration): json(_step(event, _sentences(source, event) or removed))
        for event in source.history.once(News).events
    }


def _sentences(source: DatasetSource, event: Event) -> Mapping[str, Sequence[Sentence]] | None:
    return source.once(told)[event.registration, event.after.number] if event.after else None


def _step(event: Event, said: Mapping[str, Sequence[Sentence]]) -> dict[str, Any]:
    step, version = event.step, event.after or event.before
    assert version is not None  # noqa: S101 - what is neither before nor after did not happen
    each = zip(*(said[language] for language in INTERFACE_LANGUAGES), strict=True)
    return {
        "version": version.number,
        "day": event.day,
        "commit": event.commit,
        "sentences": [dict(zip(INTERFACE_LANGUAGES, (sentence.text for sentence in one), strict=True)) for one in each],
        "changes": [_change(change) for change in step.changes] if step else [],
    }


def _with(said: bytes, **more: str) -> bytes:
    """The JSON of an object with more in it."""
    return json(more)[:-1] + b"," + said[1:]


def _listed(found: Sequence[bytes]) -> bytes:
    return b"[" + b",".join(found) + b"]"


def _change(change: Change) -> dict[str, Any]:
    values = {name: value for name, value in (("old", change.old), ("new", change.new)) if value is not None}
    return {"field": change.field, "path": pointer(change), "kind": change.kind, **values}
