"""Which items of two lists are the same one, changed or not."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.schema.fields import Field
from generator.text import fold


def matched(item: Field, old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """Pairs of positions, in the order of the newer list: equal items, then those of one name, then those alike.

    The name of an item is its first required part, such as a name, a kind or a question. Alike are items that stand
    at the same place among those that are left, and say at least half the same.
    """
    pairs: dict[int, int] = {}  # by position in the newer list
    _pair(old, new, pairs, lambda one, other: one == other)
    _pair(old, new, pairs, lambda one, other: _has_same_name(item, one, other))
    taken = set(pairs.values())
    left_old = [place for place in range(len(old)) if place not in taken]
    left_new = [place for place in range(len(new)) if place not in pairs]
    left = zip(left_old, left_new, strict=False)
    pairs |= {after: before for before, after in left if _are_alike(old[before], new[after])}
    return [(pairs[after], after) for after in sorted(pairs)]


def _pair(old: Sequence[Any], new: Sequence[Any], pairs: dict[int, int], same: Any) -> None:
    free = [place for place in range(len(old)) if place not in set(pairs.values())]
    for after, value in enumerate(new):
        if after not in pairs:
            before = next((place for place in free if same(old[place], value)), None)
            if before is not None:
                pairs[after] = before
                free.remove(before)


def _has_same_name(item: Field, one: Any, other: Any) -> bool:
    if item.localised:
        return _is_same_text(one, other)
    key = next((name for name, part in item.parts.items() if part.required), None)
    if key is None:
        return False
    first, second = one[key], other[key]
    return _is_same_text(first, second) if item.parts[key].localised else bool(first == second)


def _is_same_text(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two texts are the same in a language: then the other one was translated again."""
    return any(one.get(language) == text for language, text in other.items())


def _are_alike(one: Any, other: Any) -> bool:
    first, second = _words(one), _words(other)
    return isinstance(one, Mapping) and 2 * len(first & second) >= max(len(first), len(second))


def _words(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return {f"{name} {word}" for name, part in value.items() for word in _words(part)}
    return set(fold(str(value)).split())
