"""What registrations were before, as values of the dataset: their versions, and every field that changed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from generator.dataset.source import DatasetSource
from generator.model.history import Change
from generator.model.message import INTERFACE_LANGUAGES
from generator.schema.columns import plain
from generator.text import reads_as_formula
from generator.views.changes import Step, every_step
from generator.views.sentences import Sentence, Sentences


def versions(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    """Every version of every registration, those that were taken away too: by id, the oldest first."""
    for registration, found in source.history.versions.items():
        removed = source.history.removed.get(registration)
        for version in found:
            last = removed if version is found[-1] else None
            yield {
                "id": registration,
                "version": version.number,
                "day": version.day,
                "commit": version.commit,
                "file": version.file,
                "broken": version.broken,
                "partial": bool(version.unread),
                "removed_on": last.day if last else None,
                "removed_in": last.id if last else None,
            }


def changes(source: DatasetSource) -> Iterator[Mapping[str, Any]]:
    """Every change of a field, in the same order; in one version in that of the schema."""
    for steps in every_step(source.history).values():
        for step in steps:
            if step.changes:
                yield from _changes(step, source.once(told)[step.registration, step.version.number])


def told(source: DatasetSource) -> Mapping[tuple[str, int], Mapping[str, Sequence[Sentence]]]:
    """What every version brought, by id and number, in every language of the register and of the interface."""
    languages = dict.fromkeys((*source.register.settings.languages, *INTERFACE_LANGUAGES))
    sentences = {language: Sentences(source.register, language) for language in languages}
    return {
        (step.registration, step.version.number): {language: say.of(step) for language, say in sentences.items()}
        for steps in every_step(source.history).values()
        for step in steps
    }


def _changes(step: Step, sentences: Mapping[str, Sequence[Sentence]]) -> Iterator[Mapping[str, Any]]:
    said: dict[int, dict[str, str]] = {id(change): {} for change in step.changes}
    for language, each in sentences.items():
        for sentence in each:
            for change in sentence.changes:
                said[id(change)][language] = _as_text(sentence.text)
    for number, change in enumerate(step.changes, start=1):
        yield {
            "id": step.registration,
            "version": step.version.number,
            "number": number,
            "day": step.version.day,
            "commit": step.version.commit,
            "field": change.field,
            "path": pointer(change),
            "kind": change.kind,
            "old": _cell(change.old),
            "new": _cell(change.new),
            "sentence": said[id(change)],
        }


def pointer(change: Change) -> str:
    """Where in the field, as a JSON Pointer (RFC 6901): no name in the schema holds a sign that has to be escaped."""
    return "".join(f"/{step}" for step in change.path)


def _cell(value: Any) -> str | None:
    """A value as text: text as it is, lists and objects as JSON.

    No rule looks at what was before, so a text may be one that a spreadsheet would run as a formula. It is JSON then,
    as a list is, with its equals signs escaped.
    """
    if value is None:
        return None
    text = value if isinstance(value, str) else plain(value) if isinstance(value, int) else orjson.dumps(value).decode()
    if not reads_as_formula(text):
        return text
    return _SIGNS.sub(
        lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )


_SIGNS = re.compile("[=＝|]")


def _as_text(sentence: str) -> str:
    """A sentence that no spreadsheet calculates with: before each equals sign what takes no room."""
    return _SIGNS.sub(lambda sign: f"\u2060{sign[0]}", sentence) if reads_as_formula(sentence) else sentence
