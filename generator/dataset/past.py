"""What registrations were before, as values of the dataset: their versions, and every field that changed."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from generator.dataset.source import DatasetSource
from generator.model.history import Change
from generator.schema.columns import plain
from generator.views.changes import Step, every_step
from generator.views.sentences import Sentences


def versions(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    """Every version of every registration, those that were taken away too: by id, the oldest first."""
    for registration, found in source.history.versions.items():
        for version in found:
            yield {
                "id": registration,
                "version": version.number,
                "day": version.day,
                "commit": version.commit,
                "file": version.file,
                "broken": version.broken,
                "partial": bool(version.unread),
            }


def changes(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    """Every change of a field, in the same order; in one version in that of the schema."""
    sentences = {language: Sentences(source.register, language) for language in source.register.settings.languages}
    for steps in every_step(source.history).values():
        for step in steps:
            if step.changes:
                yield from _changes(step, sentences)


def _changes(step: Step, sentences: Mapping[str, Sentences]) -> Iterator[Mapping[str, Any]]:
    said: dict[int, dict[str, str]] = {id(change): {} for change in step.changes}
    for language, say in sentences.items():
        for sentence in say.of(step):
            for change in sentence.changes:
                said[id(change)][language] = sentence.text
    for number, change in enumerate(step.changes, start=1):
        yield {
            "id": step.registration,
            "version": step.version.number,
            "number": number,
            "day": step.version.day,
            "commit": step.version.commit,
            "field": change.field,
            "path": _pointer(change),
            "kind": change.kind,
            "old": _cell(change.old),
            "new": _cell(change.new),
            "sentence": said[id(change)],
        }


def _pointer(change: Change) -> str:
    """Where in the field, as a JSON Pointer (RFC 6901): no name in the schema holds a sign that has to be escaped."""
    return "".join(f"/{step}" for step in change.path)


def _cell(value: Any) -> str | None:
    """A value as text: text as it is, lists and objects as JSON."""
    if value is None or isinstance(value, str):
        return value
    return plain(value) if isinstance(value, int) else orjson.dumps(value).decode()
