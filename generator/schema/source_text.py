"""What a translation was made from: the texts of a registration in its own language, as one short hash."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.schema.fields import Field, fields

LENGTH = 16  # hexadecimal digits: enough to notice a change, short enough to copy

_Plan = tuple[tuple[str, Any], ...]  # names with None for a text, or the plan of what is below


def source_hash(data: Mapping[str, Any]) -> str:
    """The hash of every text in the registration's own language, and of where it stands; order of fields apart."""
    texts = "\x1f".join(_texts(data, _plan(), data.get("language", "")))
    return hashlib.sha256(texts.encode()).hexdigest()[:LENGTH]


def _texts(value: Mapping[str, Any], plan: _Plan, language: str) -> Iterator[str]:
    for name, below in plan:
        part = value.get(name)
        if part is None:
            continue
        for item in part if isinstance(part, list) else (part,):
            yield name
            if below is not None:
                yield from _texts(item, below, language)
            elif language in item:
                yield item[language]


@cache
def _plan() -> _Plan:
    return _plan_of(fields())


def _plan_of(some: Mapping[str, Field]) -> _Plan:
    found: list[tuple[str, Any]] = []
    for name, field in some.items():
        if field.parts:
            if below := _plan_of(field.parts):
                found.append((name, below))
        elif field.item.localised:
            found.append((name, None))
    return tuple(found)
