"""AIR-302: a value that is not a term of its vocabulary."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register, Registration
from generator.rules.hit import Hit, Path
from generator.schema.fields import Field, fields
from generator.text import nearest

MESSAGE = Message(
    code="AIR-302",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” staat niet in de lijst “{vocabulary}”{suggestion_nl}",
        "en": "“{value}” is not in the list “{vocabulary}”{suggestion_en}",
    },
    why={
        "nl": "Lezers kunnen alleen zoeken en tellen als iedereen dezelfde codes gebruikt.",
        "en": "Readers can only search and count when everybody uses the same codes.",
    },
    fix={
        "nl": "Kies een code uit registry-data/vocabularies/{vocabulary}.yml: {choices}.",
        "en": "Choose a code from registry-data/vocabularies/{vocabulary}.yml: {choices}.",
    },
    wrong="status: in gebruik",
    right="status: in-use",
)


def check(registration: Registration, register: Register) -> Iterator[Hit]:
    for field, path in _places():
        for found, value in _values(registration.data, path):
            vocabulary = register.vocabulary(field.vocabulary)
            if value in vocabulary.terms:
                continue
            near = nearest(value, vocabulary.spoken)
            term = vocabulary.spoken[near] if near else ""
            yield Hit(
                registration,
                found,
                {
                    "value": value,
                    "vocabulary": field.vocabulary,
                    "choices": ", ".join(vocabulary.terms),
                    "suggestion_nl": f"; bedoelde u “{term}”?" if term else "",
                    "suggestion_en": f"; did you mean “{term}”?" if term else "",
                },
            )


@cache
def _places() -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """Every field with a vocabulary, with its path; `*` stands for each item of a list."""
    found: list[tuple[Field, tuple[str, ...]]] = []
    for field in fields().values():
        below = (field.name, "*") if field.is_list else (field.name,)
        if field.vocabulary:
            found.append((field, below))
        found += [(part, (*below, part.name)) for part in field.parts.values() if part.vocabulary]
    return tuple(found)


def _values(value: Any, path: tuple[str, ...], so_far: Path = ()) -> Iterator[tuple[Path, str]]:
    if not path:
        if isinstance(value, str):
            yield so_far, value
    elif path[0] == "*":
        for index, item in enumerate(value):
            yield from _values(item, path[1:], (*so_far, index))
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _values(value[path[0]], path[1:], (*so_far, path[0]))
