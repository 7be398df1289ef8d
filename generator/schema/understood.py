"""What the schema of now understands of a registration that was written under another one: field by field."""

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.schema.fields import Field, fields, raw_schema
from generator.schema.validator import Validator

_DATES = frozenset({"date", "month", "year_month"})


def understood(value: Mapping[str, Any]) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The fields that the schema accepts, as they are; and the names of the others, known or not.

    A field with a date that cannot be, which a rule refuses in a registration of now, is among the others. Fields that
    are missing are missing: an old registration may lack what is required now.
    """
    unread = frozenset(
        name for name, answer in value.items() if not (_accepts(name, answer) and _has_days_that_were(name, answer))
    )
    return ({name: answer for name, answer in value.items() if name not in unread} if unread else value), unread


def _accepts(name: str, answer: Any) -> bool:
    one = _validator(name)
    return one is not None and one.accepts(answer)


@cache
def _validator(name: str) -> Validator | None:
    """Of the part of the schema that says what one field looks like."""
    schema = raw_schema()
    part = schema["properties"].get(name)
    return Validator({"definitions": schema["definitions"], "allOf": [part]}) if part is not None else None


def _has_days_that_were(name: str, answer: Any) -> bool:
    return name not in _dated() or all(_can_be(date) for date in _dates(fields()[name], answer))


@cache
def _dated() -> frozenset[str]:
    """The fields that hold a date somewhere."""

    def holds(field: Field) -> bool:
        return field.kind in _DATES or any(map(holds, field.parts.values()))

    return frozenset(name for name, field in fields().items() if holds(field))


def _dates(field: Field, value: Any) -> list[str]:
    if field.is_list:
        return [date for item in value for date in _dates(field.item, item)]
    if field.parts:
        return [date for name, part in field.parts.items() if name in value for date in _dates(part, value[name])]
    return [value] if field.kind in _DATES else []


def _can_be(date: str) -> bool:
    try:
        datetime.date.fromisoformat(f"{date}-01-01"[:10])
    except ValueError:
        return False
    return True
