"""What the schema refuses → hits with a code of ours: one for every mistake, with what was probably meant."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator.schema import shapes, strings
from generator.schema.fields import raw_schema
from generator.schema.validator import validator
from generator.text import excerpt, nearest, uncurled

Path = tuple[str | int, ...]
Error = Any  # a ValidationError of jsonschema, whose attributes are optional to a type checker
LONGEST_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class SchemaHit:
    """One mistake: a code, where, and the values for its sentences. on_key: point at the key, not at the value."""

    code: str
    path: Path
    data: Mapping[str, str] = field(default_factory=dict)
    on_key: bool = False


def schema_hits(value: Any, schema_name: str) -> list[SchemaHit]:
    """Every mistake in a value by a schema of this folder, in the order of the paths; empty if it is accepted.

    In a registration, what should be a term, an organisation or a question and is text is left to the rules: they
    know what there is to choose from, and report it.
    """
    errors = [error for error in validator(schema_name).errors(value) if not _is_for_a_rule(error, schema_name)]
    found: dict[tuple[Path, str, str], SchemaHit] = {}
    worst: dict[Path, int] = {}
    for error in errors:
        path = tuple(error.absolute_path)
        rank = _RANKS.get(str(error.validator), 0)
        worst[path] = min(rank, worst.get(path, rank))
    for error in errors:
        if _RANKS.get(str(error.validator), 0) <= max(0, worst[tuple(error.absolute_path)]):
            for hit in _hits(error, value):
                found.setdefault((hit.path, hit.code, hit.data.get("field", "") if hit.on_key else ""), hit)
    return sorted(found.values(), key=lambda hit: [str(part).zfill(6) for part in hit.path])


# Of the mistakes in one value only the plainest is told: what is empty is not also of the wrong shape.
_RANKS = {"type": 0, "const": 1, "enum": 1, "minLength": 1, "maxLength": 2, "pattern": 3}


def _is_for_a_rule(error: Error, schema_name: str) -> bool:
    if schema_name != "registration" or error.validator not in ("pattern", "maxLength") or not error.instance:
        return False
    if "propertyNames" in error.absolute_schema_path:
        return False
    names = [part for part in error.absolute_path if isinstance(part, str)]
    return names in (["organisation"], ["joint_deployers"], ["unanswered", "field"]) or tuple(names) in _terms()


@cache
def _terms() -> frozenset[tuple[str, ...]]:
    """The paths of the fields whose values come from a vocabulary."""
    return frozenset(shapes.paths_with(raw_schema(), "x-vocabulary"))


def _hits(error: Error, value: Any) -> Iterator[SchemaHit]:
    if error.validator is None:
        yield _forbidden(error, value)
    elif error.validator in ("additionalProperties", "required"):
        yield from _names(error)
    elif "propertyNames" in error.absolute_schema_path:
        yield _language(error)
    else:
        yield _BY_KEYWORD.get(str(error.validator), _other)(error)


def _names(error: Error) -> Iterator[SchemaHit]:
    """Unknown and missing fields of one map, together: one that is misspelt is both."""
    path: Path = tuple(error.absolute_path)
    schema, there = error.schema, error.instance
    known: Mapping[str, Any] = schema.get("properties", {})
    missing = [name for name in schema.get("required", ()) if name not in there]
    unknown = [name for name in there if name not in known] if schema.get("additionalProperties") is False else []
    spoken = shapes.spoken(known)
    meant: dict[str, str] = {}
    for name in unknown:
        near = nearest(str(name), spoken)
        if near is not None:
            meant[name] = spoken[near]
    merged = {name for name in meant.values() if name in missing}
    if error.validator == "additionalProperties":
        for name in unknown:
            advice = shapes.unknown_field(str(name), meant.get(name), merged, there, list(known))
            yield SchemaHit("AIR-101", (*path, name), {"field": str(name), **advice}, on_key=True)
    else:
        for name in error.validator_value:
            if name not in there and name not in merged:
                yield SchemaHit(
                    "AIR-102",
                    path,
                    {"field": name, **shapes.missing(known.get(name) or _conditional().get(name, {}))},
                    on_key=True,
                )


@cache
def _conditional() -> Mapping[str, Any]:
    """The parts of an unanswered question: some are required only by what another one says, apart from their titles."""
    parts: Mapping[str, Any] = raw_schema()["definitions"]["unanswered"]["items"]["properties"]
    return parts


def _language(error: Error) -> SchemaHit:
    """A key that should be the code of a language, or another short name."""
    path, key = tuple(error.absolute_path), str(error.instance)
    lower = key.lower()
    better = lower if lower != key and lower.isalpha() and len(lower) in (2, 3) else ""
    data = {
        **_field(path),
        "value": excerpt(key, LONGEST_EXCERPT),
        "suggestion_nl": f" Bedoelde u “{better}”?" if better else "",
        "suggestion_en": f" Did you mean “{better}”?" if better else "",
    }
    return SchemaHit("AIR-112", (*path, key), data, on_key=True)


def _value(error: Error) -> dict[str, str]:
    shown = error.instance if isinstance(error.instance, str) else json.dumps(error.instance, ensure_ascii=False)
    return {**_field(tuple(error.absolute_path)), "value": excerpt(shown, LONGEST_EXCERPT)}


def _type(error: Error) -> SchemaHit:
    path = tuple(error.absolute_path)
    if error.instance is None:
        return SchemaHit("AIR-109", path, _field(path), on_key=bool(path))
    return SchemaHit("AIR-103", path, {**_value(error), **shapes.wrong_shape(error, _name(path))})


def _empty(error: Error) -> SchemaHit:
    return SchemaHit("AIR-109", (path := tuple(error.absolute_path)), _field(path))


def _too_long(error: Error) -> SchemaHit:
    length, limit = len(error.instance), int(error.validator_value)
    lengths = {"length": str(length), "limit": str(limit), "excess": str(length - limit)}
    return SchemaHit("AIR-104", tuple(error.absolute_path), {**_value(error), **lengths})


def _pattern(error: Error) -> SchemaHit:
    code, data = strings.explain(error.instance, str(error.validator_value))
    return SchemaHit(code, tuple(error.absolute_path), {**_value(error), **data})


def _choice(error: Error) -> SchemaHit:
    path = tuple(error.absolute_path)
    allowed = [error.validator_value] if error.validator == "const" else list(error.validator_value)
    if str(error.instance) in allowed:  # 1 instead of "1"
        return SchemaHit("AIR-103", path, {**_value(error), **shapes.quote(error.instance, _name(path))})
    choices = ", ".join(map(str, allowed))
    if (bare := uncurled(str(error.instance))) in allowed:
        meant = {f"suggestion_{language}": f" {sentence}" for language, sentence in strings.straight(bare).items()}
        return SchemaHit("AIR-108", path, {**_value(error), "choices": choices, **meant})
    near = nearest(str(error.instance), map(str, allowed))
    data = {
        "choices": choices,
        "suggestion_nl": f" Bedoelde u “{near}”?" if near else "",
        "suggestion_en": f" Did you mean “{near}”?" if near else "",
    }
    return SchemaHit("AIR-108", path, {**_value(error), **data})


def _too_small(error: Error) -> SchemaHit:
    return SchemaHit("AIR-115", tuple(error.absolute_path), {**_value(error), "limit": str(error.validator_value)})


def _twice(error: Error) -> SchemaHit:
    path, items = tuple(error.absolute_path), error.instance
    index = next(n for n, item in enumerate(items) if item in items[:n])
    data = {**_field(path), "value": excerpt(str(items[index]), LONGEST_EXCERPT)}
    return SchemaHit("AIR-111", (*path, index), data)


def _one_of(error: Error) -> SchemaHit:
    path = tuple(error.absolute_path)
    choices = ", ".join(name for choice in error.validator_value for name in choice.get("required", ()))
    return SchemaHit("AIR-113", path, {**_field(path), "choices": choices}, on_key=True)


def _forbidden(error: Error, value: Any) -> SchemaHit:
    """A field that is not allowed by what another one says. The error names the map and the value, not the field."""
    path, where = tuple(error.absolute_path), value
    for part in path:
        where = where[part]
    name = next(name for name, below in where.items() if below is error.instance)
    return SchemaHit("AIR-114", (*path, name), {"field": name}, on_key=True)


def _other(error: Error) -> SchemaHit:
    path = tuple(error.absolute_path)
    return SchemaHit("AIR-199", path, {**_field(path), "problem": excerpt(error.message, 2 * LONGEST_EXCERPT)})


def _name(path: Path) -> str:
    """The name of the field that a path ends in, as people would point at it."""
    names = [part for part in path if isinstance(part, str)]
    return ".".join(names)


def _field(path: Path) -> dict[str, str]:
    """The same, for sentences; without a path it is the file as a whole."""
    return {"field": _name(path)} if path else {"field_nl": "het bestand", "field_en": "the file"}


_BY_KEYWORD: Mapping[str, Callable[[Error], SchemaHit]] = {
    "type": _type,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "maxLength": _too_long,
    "minimum": _too_small,
    "pattern": _pattern,
    "enum": _choice,
    "const": _choice,
    "uniqueItems": _twice,
    "anyOf": _one_of,
}
