"""What a registration answers to one point of a standard: ways to say it that several standards share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.crosswalks.given import Given
from generator.crosswalks.prose import paragraphs
from generator.schema.fields import fields

Say = Callable[[Given], Any]
_ORGANISATIONS = frozenset({"slug", "slugs"})


def says(standard: str, those: Iterable[str], own: Mapping[str, Say] | None = None) -> Mapping[str, Say]:
    """How each of some points of a standard is said: in its own way, else as every field that the schema maps to it."""
    found = own or {}
    return {point: found.get(point) or _prose(_mapped(standard, point)) for point in those}


def record(says: Mapping[str, Say], given: Given) -> dict[str, Any]:
    """The record that consists of some points."""
    return {point: say(given) for point, say in says.items()}


def term(field: str, standard: str) -> Say:
    """The standard's own value for the term of a field."""
    return lambda given: given.term(field, standard)


def terms(field: str, standard: str) -> Say:
    """Those of a list of terms, in one text."""
    return lambda given: "; ".join(given.terms(field, standard))


def part(field: str, name: str) -> Callable[[Given], list[str]]:
    """One part of every item of a field: an answer per item, so that lists of several parts go together."""
    return lambda given: [item.text(name) for item in given.items(field)]


def joined(field: str, name: str) -> Say:
    """The same in one text, without what is not there."""
    return lambda given: "; ".join(filter(None, part(field, name)(given)))


def reach(*ways: str) -> Say:
    """The first of these ways to reach somebody that is there."""
    return lambda given: next((item.text(way) for item in given.items("contact") for way in ways if way in item), "")


def _prose(names: Sequence[str]) -> Say:
    ways = [(name, _organisations if fields()[name].kind in _ORGANISATIONS else Given.text) for name in names]
    if len(ways) == 1:
        [(only, way)] = ways
        return lambda given: way(given, only)
    return lambda given: paragraphs([(given.title(name), way(given, name)) for name, way in ways])


def _organisations(given: Given, name: str) -> str:
    """Organisations by their names."""
    slugs, known = given.raw(name) or (), given.register.organisations
    listed = [slugs] if isinstance(slugs, str) else slugs
    return ", ".join(known[slug].name.get(given.language, slug) if slug in known else slug for slug in listed)


def _mapped(standard: str, point: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields().values() if point in field.maps_to.get(standard, ()))
