"""Where in a registration a change is, in words: the field, and what it is part of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.history import Change, Path
from generator.schema.fields import Field, fields
from generator.text import in_language
from generator.views.changes import QUESTIONS
from generator.views.sentence_values import Values


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is. around: what it is part of, from the outside in. language: of a text, else ""."""

    label: str
    field: Field
    around: tuple[str, ...] = ()
    language: str = ""


class Places:
    """Names places in one language."""

    def __init__(self, values: Values, language: str) -> None:
        self._values, self._language = values, language

    def of(self, change: Change, newer: Mapping[str, Any]) -> Place:
        """The place of a change. newer: the data that it leads to."""
        field: Field = fields()[change.field]
        value: Any = newer.get(change.field)
        label, around, in_item = in_language(field.title, self._language), list[str](), False
        for number, step in enumerate(change.path):
            rest = change.path[number + 1 :]
            if field.is_list:
                field = field.item
                if not rest:
                    break
                value = value[step]
                if field.parts:
                    around.append(self._item(label, field, value, rest))
                    in_item = True
            elif field.parts:
                if not in_item:
                    around.append(label)
                field, value, in_item = field.parts[str(step)], value.get(step), False
                label = in_language(field.title, self._language)
            else:
                return Place(label, field, tuple(around), str(step))
        return Place(label, field, tuple(around))

    def _item(self, label: str, item: Field, value: Any, below: Path) -> str:
        """What an item of a list is called there; only the list, where that name itself changed."""
        if label_of_question := value.get("field") if item.name == QUESTIONS else None:
            return self._values.label(label_of_question)
        named = next((name for name, part in item.parts.items() if part.required), None)
        # In another language it may have changed: then it still has its name in this one.
        changed = named in (None, below[0]) and (below[1:] == (self._language,) or len(below) == 1)
        return label if changed else f"{label}, {self._values.name(item, value)}"


def is_item(change: Change) -> bool:
    """Whether a whole item came to a list or went from it."""
    return change.kind in ("added", "removed") and bool(change.path) and isinstance(change.path[-1], int)


def is_text(change: Change) -> bool:
    """Whether it is about a text in one language."""
    field = fields()[change.field]
    for step in change.path:
        if field.is_list:
            field = field.item
        elif field.parts:
            field = field.parts[str(step)]
        else:
            return True
    return False
