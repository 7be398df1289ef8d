"""What the schema of now understands of a registration that was written under another one: field by field."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.schema.fields import raw_schema
from generator.schema.validator import Validator, validator


def understood(value: Mapping[str, Any]) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The fields that the schema accepts, as they are; and the names of the others, known or not.

    Fields that are missing are missing: an old registration may lack what is required now.
    """
    if validator("registration").accepts(value):
        return value, frozenset()
    unread = frozenset(name for name, answer in value.items() if not _accepts(name, answer))
    return {name: answer for name, answer in value.items() if name not in unread}, unread


def _accepts(name: str, answer: Any) -> bool:
    one = _field(name)
    return one is not None and one.accepts(answer)


@cache
def _field(name: str) -> Validator | None:
    """The part of the schema that says what one field looks like."""
    schema = raw_schema()
    part = schema["properties"].get(name)
    return Validator({"definitions": schema["definitions"], "allOf": [part]}) if part is not None else None
