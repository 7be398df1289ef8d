"""What a cell of a text column may hold, as the schema says it of a value, for the standards that describe tables."""

from collections.abc import Mapping
from typing import Any

from generator.model.vocabulary import Vocabulary
from generator.schema.columns import Column
from generator.schema.fields import raw_schema


def constraints(column: Column, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """The limits in the words of Table Schema: `enum`, or `pattern`, `minLength` and `maxLength`. An answer only."""
    allowed = values(column, vocabularies)
    if allowed:
        return {"enum": allowed}
    definition = _of_one_value(column)
    limits = {name: definition[name] for name in ("minLength", "maxLength") if name in definition}
    if "pattern" in definition:
        limits["pattern"] = whole(definition["pattern"])
    return limits


def values(column: Column, vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """The only values that a column takes, where they are known."""
    field = column.field
    if field.vocabulary in vocabularies:
        return list(vocabularies[field.vocabulary].terms)
    return list(field.values)


def whole(pattern: str) -> str:
    """A pattern of the schema as standards for tables write it: always of the whole cell, so without anchors."""
    return pattern.removeprefix("^").removesuffix("$")


def _of_one_value(column: Column) -> Mapping[str, Any]:
    """What the schema says of one text of a column's kind, and nothing for a kind that is not in it."""
    definition: Mapping[str, Any] = raw_schema()["definitions"].get(column.field.item.kind, {})
    per_language: Mapping[str, Any] = definition.get("additionalProperties") or {}
    return per_language if column.language else definition if definition.get("type") == "string" else {}
