"""What data become by their changes: the other way round, to see that changes tell everything."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.history import Change
from generator.schema.fields import Field, fields
from generator.views.changes import QUESTIONS
from generator.views.differences import Difference


def apply(older: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """The newer data, from the older and the changes alone."""
    made = dict(older)
    for name in dict.fromkeys(change.field for change in changes):
        found = [Difference(c.path, c.kind, c.old, c.new) for c in changes if c.field == name]
        before = made.get(name, [] if name == QUESTIONS else None)
        value = applied(fields()[name], before, found)
        if value is None or value == []:
            made.pop(name, None)
        else:
            made[name] = value
    return made


def applied(field: Field, old: Any, found: Sequence[Difference]) -> Any:
    """What `old` becomes by its differences: the other way round, so that nothing can be lost in between."""
    if any(not one.path and one.kind != "moved" for one in found):
        return found[0].new
    if not found:
        return old
    if field.is_list:
        return _list_applied(field.item, old, found)
    parts: Mapping[str, Field] = field.parts
    made = dict(old)
    for name in dict.fromkeys(str(one.path[0]) for one in found):
        below = [one._replace(path=one.path[1:]) for one in found if one.path[0] == name]
        value = applied(parts[name], made.get(name), below) if parts else below[0].new
        if value is None:
            del made[name]
        else:
            made[name] = value
    return made


def _list_applied(item: Field, old: Sequence[Any], found: Sequence[Difference]) -> list[Any]:
    whole = [one for one in found if len(one.path) == 1]
    removed = {one.path[0] for one in whole if one.kind == "removed"}
    order = next((one.new for one in found if one.kind == "moved" and not one.path), None)
    order = [place for place in range(len(old)) if place not in removed] if order is None else order
    made = [old[place] for place in order]
    for one in whole:
        if one.kind == "added":
            made.insert(int(one.path[0]), one.new)
    for place, value in enumerate(made):
        below = [
            one._replace(path=one.path[1:])
            for one in found
            if one.path and one.path[0] == place and (len(one.path) > 1 or one.kind == "changed")
        ]
        made[place] = applied(item, value, below)
    return made
