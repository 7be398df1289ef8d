"""The fields of a registration as the schema describes them: words in every language, kind, vocabulary, mapping."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.model.message import Texts

SCHEMA_FILE = Path(__file__).with_name("registration.schema.json")


@dataclass(frozen=True)
class Field:
    """One field, or one part of a field that is a list or an object.

    kind: the name of the schema's definition, such as `text`, `term`, `variables`.
    question: whether it must be answered or stand under `unanswered`. asks: that question, as a sentence.
    vocabulary: the vocabulary its values come from, or "".
    values: the only values that it takes, with their words, where the schema itself lists them.
    maps_to: the points of other standards it answers: `ai_act`, `nl_1_0`, `atrs`, `omb_2025`.
    since: the version of the schema that it came with.
    changes: what changed in its definition afterwards, the oldest first: `on`, and a sentence per language.
    parts: the fields of each item or of the object; empty for a simple value.
    """

    name: str
    kind: str
    title: Texts
    description: Texts
    help: Texts = field(default_factory=dict)
    examples: tuple[Any, ...] = ()
    group: str = ""
    question: bool = False
    asks: Texts = field(default_factory=dict)
    required: bool = False
    vocabulary: str = ""
    values: Mapping[str, Texts] = field(default_factory=dict)
    maps_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str = "1"
    changes: tuple[Mapping[str, str], ...] = ()
    is_list: bool = False
    parts: Mapping[str, "Field"] = field(default_factory=dict)

    @property
    def localised(self) -> bool:
        """Whether its value is a text per language."""
        return self.kind in LOCALISED

    @cached_property
    def item(self) -> "Field":
        """What one item of a list is, as a field."""
        return replace(self, kind=_LISTS_OF.get(self.kind, self.kind), is_list=False)


LOCALISED = frozenset({"name", "summary", "line", "text"})
_LISTS_OF = {
    "lines": "line", "strings": "string", "terms": "term", "ids": "id", "slugs": "slug", "codes": "code"
}  # fmt: skip


@cache
def raw_schema(name: str = "registration") -> dict[str, Any]:
    """The JSON Schema of a kind of file, as it stands there."""
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.with_name(f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def schema_version() -> str:
    """The version of the schema of a registration."""
    return str(raw_schema()["definitions"]["schema_version"]["const"])


@cache
def fields(name: str = "registration") -> Mapping[str, Field]:
    """All fields of a registration, or of another kind of file, by name, in the order of the schema."""
    return fields_in(raw_schema(name), raw_schema(name))


def fields_in(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Field]:
    """The fields of an object that a schema describes somewhere, by name, in order."""
    required = frozenset(part.get("required", ()))
    return {name: _field(name, below, name in required, schema) for name, below in part["properties"].items()}


@cache
def groups() -> Mapping[str, Texts]:
    """The groups of fields, in order, with their titles."""
    titles: Mapping[str, Texts] = raw_schema()["x-groups"]
    return titles


def _field(name: str, part: Mapping[str, Any], required: bool, schema: Mapping[str, Any]) -> Field:
    kind = part["allOf"][0]["$ref"].rpartition("/")[2] if "allOf" in part else part.get("$ref", "").rpartition("/")[2]
    definition = schema["definitions"].get(kind, part)
    item = definition.get("items", definition)
    parts = {
        below: _field(below, value, below in item.get("required", ()), schema)
        for below, value in item.get("properties", {}).items()
        if isinstance(value, Mapping)
    }
    words = {keyword: _words(part, keyword, schema) for keyword in ("title", "description")}
    return Field(
        name=name,
        kind=kind or ("string" if definition.get("type") in (None, "array", "object") else definition["type"]),
        title={language: title or name for language, title in words["title"].items()},
        description=words["description"],
        help=part.get("x-help", {}),
        examples=tuple(part.get("examples", ())),
        group=part.get("x-group", ""),
        question=part.get("x-question", False),
        asks=part.get("x-question-text", {}),
        required=required,
        vocabulary=part.get("x-vocabulary", ""),
        values={value: part.get("x-values", {}).get(value, {}) for value in part.get("enum", ())},
        maps_to={standard: tuple(points) for standard, points in part.get("x-maps-to", {}).items()},
        since=part.get("x-since", "1"),
        changes=tuple(part.get("x-changes", ())),
        is_list=kind in _LISTS_OF or definition.get("type") == "array",
        parts=parts,
    )


def _words(part: Mapping[str, Any], keyword: str, schema: Mapping[str, Any]) -> Texts:
    """The standard keyword holds the schema's own language; the others stand under `x-translations`."""
    words = {schema["x-language"]: part.get(keyword, "")}
    for language, translated in part.get("x-translations", {}).items():
        words[language] = translated.get(keyword, "")
    return words
