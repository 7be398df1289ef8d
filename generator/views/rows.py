"""Changes as rows of a table: where, what it was, what it is now. For who has to look at all of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.model.history import Change
from generator.model.register import Register
from generator.views.places import Places
from generator.views.sentence_values import Values


class Row(NamedTuple):
    """One change. label: where. was, now: whole, plain text, "" for nothing. is_text: whether words can be compared."""

    label: str
    was: str
    now: str
    is_text: bool


def rows(register: Register, language: str, changes: Iterable[Change], newer: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of some changes, in their order. newer: the data that they lead to.

    A change of order has a row without values.
    """
    values = Values(register, language)
    places = Places(values, language)
    for change in changes:
        place = places.of(change, newer)
        label = ": ".join((*place.around, place.label))
        if place.language:
            label = f"{label} ({values.language(place.language)})"
        if change.kind == "moved":
            yield Row(values.words["moved"].format(label=label), "", "", is_text=False)
        else:
            was, now = values.whole(place.field, change.old), values.whole(place.field, change.new)
            yield Row(label, was, now, is_text=bool(place.language) and change.kind == "changed")
