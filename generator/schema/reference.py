"""The reference validator: `jsonschema`, with patterns as JSON Schema means them. Loading it is a tenth of a check."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from generator.schema.ecma import compiled


def _pattern(_validator: Any, expression: str, instance: Any, _schema: Mapping[str, Any]) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(expression).search(instance):
        yield ValidationError(f"{instance!r} does not match {expression!r}")


Reference = extend(Draft7Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
