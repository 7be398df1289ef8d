"""What most rules look at: one registration in its register, on a date, with its parts gathered once for all rules."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from typing import Any, NamedTuple

from generator.model.register import Register, Registration
from generator.rules.hit import Hit, Path
from generator.schema.fields import Field, fields
from generator.text import BETWEEN

Found = list[tuple[Path, Any, Field]]


class _Sort(IntEnum):
    LOCALISED = 0
    PLAIN = 1
    TERM = 2
    DATE = 3


class _Leaf(NamedTuple):
    sort: _Sort
    field: Field


@dataclass
class Case:
    """One registration to check. `on` is the date of the build."""

    registration: Registration
    register: Register
    on: datetime.date

    def hit(self, *path: str | int, **data: str) -> Hit:
        """A violation at the value that a path of this registration leads to."""
        return Hit(self.registration.file, path, data)

    def hit_key(self, *path: str | int, **data: str) -> Hit:
        """A violation at the name of the field that a path leads to."""
        return Hit(self.registration.file, path, data, on_key=True)

    @property
    def localised(self) -> Found:
        """Every text that is written per language: its path, the map from language to text, its field."""
        return self._gathered[_Sort.LOCALISED]

    @property
    def terms(self) -> Found:
        """Every value that comes from a vocabulary."""
        return self._gathered[_Sort.TERM]

    @property
    def dates(self) -> Found:
        """Every year, month and day."""
        return self._gathered[_Sort.DATE]

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every text, per language or not, with its path."""
        for path, by_language, _ in self.localised:
            for language, text in by_language.items():
                yield (*path, language), text
        for path, text, _ in self._gathered[_Sort.PLAIN]:
            yield path, text

    @cached_property
    def joined(self) -> str:
        """All texts in one, with `BETWEEN` between them, for a quick look before a slow one."""
        parts = [text for _, by_language, _ in self.localised for text in by_language.values()]
        parts += [text for _, text, _ in self._gathered[_Sort.PLAIN]]
        return BETWEEN.join(parts)

    def unanswered(self, state: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The questions without an answer that have a state, with their place in the list."""
        for index, item in enumerate(self.registration.data.get("unanswered", ())):
            if item.get("state") == state:
                yield index, item

    def means(self, field_name: str, mark: str) -> bool:
        """Whether the term that a field holds, or one of its terms, carries a mark."""
        value = self.registration.data.get(field_name)
        if value is None:
            return False
        chosen = value if isinstance(value, list) else [value]
        return any(self.register.means(fields()[field_name].vocabulary, term, mark) for term in chosen)

    @cached_property
    def _gathered(self) -> tuple[Found, Found, Found, Found]:
        found: tuple[Found, Found, Found, Found] = ([], [], [], [])
        _gather(self.registration.data, _plan(), (), found)
        return found


_Plan = dict[str, Any]  # by field: a leaf, or the plan of its parts


def _gather(value: Mapping[str, Any], plan: _Plan, path: Path, found: tuple[Found, ...]) -> None:
    for name, below in value.items():
        part = plan.get(name)
        if part is None:
            continue
        is_leaf = type(part) is _Leaf
        if type(below) is list:
            for index, item in enumerate(below):
                if is_leaf:
                    found[part.sort].append(((*path, name, index), item, part.field))
                else:
                    _gather(item, part, (*path, name, index), found)
        elif is_leaf:
            found[part.sort].append(((*path, name), below, part.field))
        else:
            _gather(below, part, (*path, name), found)


@cache
def _plan() -> _Plan:
    """Where in a registration texts, terms and dates stand, by the schema."""
    return _plan_of(fields())


def _plan_of(some: Mapping[str, Field]) -> _Plan:
    plan: _Plan = {}
    for name, field in some.items():
        part = _plan_of(field.parts) if field.parts else _leaf(field)
        if part:
            plan[name] = part
    return plan


def _leaf(field: Field) -> _Leaf | None:
    item = field.item
    if item.vocabulary:
        return _Leaf(_Sort.TERM, field)
    if item.localised:
        return _Leaf(_Sort.LOCALISED, field)
    if item.kind in ("date", "month", "year_month"):
        return _Leaf(_Sort.DATE, field)
    return _Leaf(_Sort.PLAIN, field) if item.kind == "string" else None
