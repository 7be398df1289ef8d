"""The documents of the private side: YAML whose first two lines are the marker, read and written in one way."""

import datetime
import hashlib
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from generator.deferral.refusal import Refused
from generator.schema.findings import SchemaHit, schema_hits
from generator.schema.validator import validator
from generator.source import yaml_fast, yaml_writer
from generator.source.yaml_problem import YamlProblem

MARKERS = ("classification", "canary")
_OWN_NAMES = ("AIR-101", "AIR-112")  # a field or a language that is none: its name is what somebody typed
_DAYS = ("as_of", "decided_on", "in_force", "latest", "review_by", "since", "until", "window")
_LAST_YEAR = 2999  # far enough, and far from where the calendar of Python ends
NOTHING = "0" * 64  # what the first document of a chain names as the one before


def new_id() -> str:
    """The id of a deferral: 128 random bits, so that nothing follows from it."""
    return secrets.token_hex(16)


def new_canary() -> str:
    """The value that the leak scan looks for: in every document of one deferral, and nowhere else in the world."""
    return f"DEFERRED-CANARY-{secrets.token_hex(16)}"


def digest(data: bytes) -> str:
    """The SHA-256 of a document, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write(value: Mapping[str, Any], canary: str = "") -> bytes:
    """A document as bytes; with a canary the marker lines come first."""
    marker = {"classification": "deferred", "canary": canary} if canary else {}
    return yaml_writer.write({**marker, **value}, schema="").encode()


def unmarked(value: Mapping[str, Any]) -> dict[str, Any]:
    """A document without its marker lines."""
    return {name: below for name, below in value.items() if name not in MARKERS}


def read(data: bytes, schema: str, place: str) -> dict[str, Any]:
    """The value of a document. `place` is its path in the private repository, which holds only ids, numbers and verbs.

    Raises Refused that names place, line and code, and nothing that the document says.
    """
    try:
        value = yaml_fast.read(data)
    except YamlProblem as problem:
        raise Refused("DEF-112", place=place, line=str(problem.position.line), code=problem.code) from None
    if validator(schema).accepts(value):
        for path, day in _days(value, ""):
            if not _exists(day):
                raise Refused("DEF-101", place=place, field=path, code="AIR-107")
        return value  # type: ignore[no-any-return]  # the schema says it is a mapping
    hit = schema_hits(value, schema)[0]
    raise Refused("DEF-101", place=place, field=_field(hit), code=hit.code)


def _field(hit: SchemaHit) -> str:
    """Where it is, in names of the schema: `people.2.keys`. What a person made up as a name is left out."""
    path = hit.path[:-1] if hit.code in _OWN_NAMES else hit.path
    missing = (hit.data["field"],) if hit.code == "AIR-102" else ()
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in (*path, *missing)) or "-"


def _days(value: Any, start: str) -> Iterator[tuple[str, str]]:
    """Every day that a document sets, with the names that lead to it."""
    if isinstance(value, Mapping):
        for name, below in value.items():
            if name in _DAYS and isinstance(below, str):
                yield f"{start}{name}", below
            else:
                yield from _days(below, f"{start}{name}.")
    elif isinstance(value, list):
        for number, below in enumerate(value, start=1):
            yield from _days(below, f"{start}{number}.")


def _exists(day: str) -> bool:
    """Whether the calendar has a day: a schema knows no months of thirty days."""
    try:
        return datetime.date.fromisoformat(day).year <= _LAST_YEAR
    except ValueError:
        return False
