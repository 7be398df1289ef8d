"""The endpoints of what was: the versions of a registration, a version that is no longer, and changes per month."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.api.contract import ADDRESS, DAY, INTEGER, STRING, TEXTS, Answer, Endpoint, json, list_of, object_of
from generator.dataset.past import pointer
from generator.dataset.source import DatasetSource
from generator.model.history import Change, Version
from generator.model.interface import BASE
from generator.model.message import INTERFACE_LANGUAGES, texts
from generator.model.register import Register
from generator.views.changes import Step, every_step, log
from generator.views.sentences import Sentences

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
        say = _Say(source.register)
        for id_, steps in every_step(source.history).items():
            found = [{**say.step(step), "data": _data(source, id_, step.version)} for step in steps]
            yield Answer({"id": id_}, json(found), len(found))


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
    """What changed in one month, the newest first."""

    path = "changes/{month}.json"
    about = texts("Wat er in één maand veranderde", "What changed in one month")
    is_list = True
    schema = list_of(object_of({"id": STRING, **_STEP}))

    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        say = _Say(source.register)
        for month, of_month in _by_month(source).items():
            found = [{"id": step.registration, **say.step(step)} for step in of_month]
            yield Answer({"month": month}, json(found), len(found))


def _by_month(source: DatasetSource) -> Mapping[str, list[Step]]:
    months: dict[str, list[Step]] = {}
    for step in log(source.history):
        months.setdefault(step.version.day[: len("2026-11")], []).append(step)
    return {month: months[month] for month in sorted(months, reverse=True)}


def _data(source: DatasetSource, id_: str, version: Version) -> str:
    """Where a version stands: the last one is what the registration is now."""
    address = f"{source.base_url}/{BASE}registrations/{id_}"
    current = id_ not in source.history.removed and version.number == len(source.history.versions[id_])
    return f"{address}.json" if current else f"{address}/versions/{version.number}.json"


class _Say:
    """Steps as values, with sentences in every language of the interface."""

    def __init__(self, register: Register) -> None:
        self._sentences = {language: Sentences(register, language) for language in INTERFACE_LANGUAGES}

    def step(self, step: Step) -> dict[str, Any]:
        said = zip(*(sentences.of(step) for sentences in self._sentences.values()), strict=True)
        return {
            "version": step.version.number,
            "day": step.version.day,
            "commit": step.version.commit,
            "sentences": [
                {language: one.text for language, one in zip(self._sentences, each, strict=True)} for each in said
            ],
            "changes": [_change(change) for change in step.changes],
        }


def _change(change: Change) -> dict[str, Any]:
    values = {name: value for name, value in (("old", change.old), ("new", change.new)) if value is not None}
    return {"field": change.field, "path": pointer(change), "kind": change.kind, **values}
