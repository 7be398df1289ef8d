"""Validation against a JSON Schema: a native validator says yes quickly, `jsonschema` says what is wrong."""

import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.schema.fields import SCHEMA_FILE

try:
    import jsonschema_rs
except ImportError:  # pragma: no cover - the test without native packages runs this in a process of its own
    jsonschema_rs = None  # type: ignore[assignment]

FOLDER = Path(__file__).parent


class Validator:
    """One schema, compiled once. Both validators give the same verdict; a test holds them to it."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self._native: Any = jsonschema_rs.Draft7Validator(dict(schema)) if jsonschema_rs is not None else None

    @cached_property
    def _reference(self) -> Any:
        from generator.schema.reference import Reference  # noqa: PLC0415 - only who made a mistake waits for it

        return Reference(self.schema)

    def accepts(self, value: Any) -> bool:
        """The quick verdict."""
        if self._native is not None:
            return bool(self._native.is_valid(value))
        return bool(self._reference.is_valid(value))

    def errors(self, value: Any) -> Iterator[Any]:
        """Everything that is wrong, from the reference: its `ValidationError`s."""
        yield from self._reference.iter_errors(value)


@cache
def validator(name: str) -> Validator:
    """The validator of `<name>.schema.json` in this folder."""
    path = SCHEMA_FILE if name == "registration" else FOLDER / f"{name}.schema.json"
    return Validator(json.loads(path.read_text(encoding="utf-8")))
