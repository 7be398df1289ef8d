"""The differences between two values of one field: texts per language, parts of objects, items of lists."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from generator.model.history import Path
from generator.schema.fields import Field
from generator.views.matching import matched


class Difference(NamedTuple):
    """Where, and what was there and is there: the last four values of a Change."""

    path: Path
    kind: Literal["added", "removed", "changed", "moved"]
    old: Any
    new: Any


def differences(field: Field, old: Any, new: Any, path: Path = ()) -> Iterator[Difference]:
    """What makes `new` of `old`; None is nothing there. The order is that of the schema and of the newer list."""
    if old is new or (old == new and type(old) is type(new)):
        return
    if old is None or new is None:
        yield Difference(path, "added" if old is None else "removed", old, new)
    elif field.is_list:
        yield from _lists(field.item, old, new, path)
    elif field.parts:
        for name, part in field.parts.items():
            yield from differences(part, old.get(name), new.get(name), (*path, name))
    elif field.localised:
        for language in (*new, *(language for language in old if language not in new)):
            yield from _texts(old.get(language), new.get(language), (*path, language))
    else:
        yield Difference(path, "changed", old, new)


def _texts(old: str | None, new: str | None, path: Path) -> Iterator[Difference]:
    if old != new:
        yield Difference(path, "added" if old is None else "removed" if new is None else "changed", old, new)


def _lists(item: Field, old: Sequence[Any], new: Sequence[Any], path: Path) -> Iterator[Difference]:
    pairs = matched(item, old, new)
    of_new = {after: before for before, after in pairs}
    kept = sorted(before for before, _ in pairs)
    for before, value in enumerate(old):
        if before not in set(kept):
            yield Difference((*path, before), "removed", value, None)
    now = [of_new[after] for after in sorted(of_new)]
    if now != kept:
        yield Difference(path, "moved", kept, now)
    for after, value in enumerate(new):
        if after in of_new:
            yield from differences(item, old[of_new[after]], value, (*path, after))
        else:
            yield Difference((*path, after), "added", None, value)
