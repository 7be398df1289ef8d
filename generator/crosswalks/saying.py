"""What a registration answers to one point of a standard: ways to say it that several standards share."""

from collections.abc import Callable
from functools import cache
from typing import Any

from generator.crosswalks.given import Given
from generator.crosswalks.prose import paragraphs
from generator.schema.fields import fields

Say = Callable[[Given], Any]
_ORGANISATIONS = frozenset({"slug", "slugs"})


def said(given: Given, standard: str, point: str) -> str:
    """Every field that the schema maps to the point, in words."""
    answers = [(name, _answer(given, name)) for name in _mapped(standard, point)]
    return paragraphs((given.title(name), answer) for name, answer in answers if answer)


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


def _answer(given: Given, name: str) -> str:
    """A field in words; an organisation by its name."""
    if fields()[name].kind not in _ORGANISATIONS:
        return given.whole(name)
    slugs, known = given.raw(name) or (), given.register.organisations
    listed = [slugs] if isinstance(slugs, str) else slugs
    return ", ".join(known[slug].name.get(given.language, slug) if slug in known else slug for slug in listed)


@cache
def _mapped(standard: str, point: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields().values() if point in field.maps_to.get(standard, ()))
