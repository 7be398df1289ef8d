"""The versions of a registration beside each other: per field that ever changed, each value and where it stood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from generator.model.history import Version
from generator.pages.edition import Edition
from generator.pages.history.values import Shown, shown_value
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.changes import without_bookkeeping

_NOT_COMPARED = frozenset({"id", "schema_version", "unanswered"})


class Comparison(NamedTuple):
    """fields: that changed, in the order of the schema: label, and values in the order in which they came.

    A value that comes back stands there once, with all its versions. elsewhere: whether there are fields that differ
    in the text of another language only; they look the same here, and are on the page in that language.
    """

    fields: list[dict[str, Any]]
    elsewhere: bool


def comparison(edition: Edition, versions: Sequence[Version]) -> Comparison:
    """The versions that can be read, compared."""
    readable = [replace(version, data=without_bookkeeping(version.data)) for version in versions if not version.broken]
    found: list[dict[str, Any]] = []
    elsewhere = False
    for name in _changed(readable):
        values: list[tuple[Shown | None, list[int]]] = []
        for version in readable:
            value = shown_value(edition, version, name)
            for other, numbers in values:
                if other == value:
                    numbers.append(version.number)
                    break
            else:
                values.append((value, [version.number]))
        if len(values) > 1:
            label = in_language(fields()[name].title, edition.language) if name in fields() else name
            shown = [
                {"numbers": numbers, "label": _numbered(edition, numbers), "value": value} for value, numbers in values
            ]
            found.append({"name": name, "label": label, "values": shown})
        else:
            elsewhere = True
    return Comparison(found, elsewhere)


def _changed(versions: Sequence[Version]) -> list[str]:
    """The names of the fields that are not the same in all versions; those of the schema first."""
    if not versions:
        return []
    first, *rest = [{**_questions(version), **version.data, **dict.fromkeys(version.unread)} for version in versions]
    names = {name for other in rest for name in _differing(first, other)} - _NOT_COMPARED
    ordered = [name for name in fields() if name in names]
    return ordered + sorted(names.difference(ordered))


def _questions(version: Version) -> dict[str, Any]:
    """What is said instead of an answer, by question."""
    return {item["field"]: item for item in version.data.get("unanswered", ())}


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """The keys under which two do not have the same. What did not change is one object in both, mostly."""
    nothing = object()
    for name, value in one.items():
        others = other.get(name, nothing)
        if others is not value and others != value:
            yield name
    yield from other.keys() - one.keys()


def _numbered(edition: Edition, numbers: Sequence[int]) -> str:
    """The versions in words: 1, 2 and 5."""
    if len(numbers) == 1:
        return edition.translations.text("Version %(numbers)s").replace("%(numbers)s", str(numbers[0]))
    listed = edition.translations.text("%(all)s and %(last)s")
    listed = listed.replace("%(all)s", ", ".join(map(str, numbers[:-1]))).replace("%(last)s", str(numbers[-1]))
    return edition.translations.text("Versions %(numbers)s").replace("%(numbers)s", listed)
