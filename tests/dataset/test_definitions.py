"""What a column means does not change in silence: a definition that is another one than in `golden/` says since when.

`make golden` writes the list anew, and refuses to where a change has no new entry in `x-changes`.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.dataset.tables import TABLES
from generator.schema.columns import Column
from generator.schema.fields import schema_version

GOLDEN = Path(__file__).parent / "golden/definitions.txt"
HOW = (
    "What means something else: change it back, or say what is new, as the last of `x-changes` at the field in\n"
    "generator/schema/*.schema.json:\n"
    '    "x-changes": [{"on": "2027-01-31", "nl": "Telt nu ook …", "en": "Now counts … too"}]\n'
    "(for a column that the dataset adds: `changes=` in generator/dataset/shapes.py); after that: make golden\n"
    f"Are they only other words for the same? Then take the line out of {GOLDEN.name} by hand, and: make golden"
)


class Definition(NamedTuple):
    """A column: a hash of its meaning, type and values; the version of the schema it came with; its last change."""

    digest: str
    since: str
    changed: str = "-"


def definitions() -> dict[str, Definition]:
    """The definition of every column of every table, a text in several languages once."""
    return {
        f"{table.name}.{column.name.removesuffix('_nl') if column.language else column.name}": _definition(column)
        for table in TABLES
        for column in table.columns(("nl",))
    }


def _definition(column: Column) -> Definition:
    field = column.field
    meaning = field.description if any(field.description.values()) else field.title
    said = [sorted(meaning.items()), column.kind, field.vocabulary, [*field.values]]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
    return Definition(digest, field.since, max((one["on"] for one in field.changes), default="-"))


def forgotten(before: Mapping[str, Definition], now: Mapping[str, Definition], version: str) -> Iterator[str]:
    """What is wrong, as a reader of a failed test needs it."""
    for name, one in now.items():
        was = before.get(name)
        if was is None:
            if before and version not in ("1", one.since):
                yield f"{name} is new: at the field, `x-since` says with which version of the schema it came: {version}"
        elif one.digest != was.digest and one.changed <= was.changed:
            yield f"{name} means something else than before, and nothing says since when"
        elif one.since != was.since:
            yield f"{name} came with version {was.since} of the schema, and says {one.since} now"
    for name in before.keys() - now.keys():
        yield f"{name} is gone. A column is a promise: keep it, or take its line out of {GOLDEN.name} by hand"


def written(found: Mapping[str, Definition]) -> str:
    return "".join(f"{name} {' '.join(one)}\n" for name, one in sorted(found.items()))


def read() -> dict[str, Definition]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    return {name: Definition(*rest) for name, *rest in map(str.split, lines)}


def test_no_definition_changed_without_saying_so() -> None:
    now = definitions()
    assert not (said := [*forgotten(read(), now, schema_version())]), "\n".join((*said, HOW))
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(written(now), encoding="utf-8")
    assert written(now) == GOLDEN.read_text(encoding="utf-8"), "what is new or changed is not in the list: make golden"


@pytest.mark.parametrize(
    ("now", "version", "said"),
    [
        (Definition("a", "1"), "1", ""),
        (Definition("b", "1"), "1", "means something else"),
        (Definition("b", "1", "2027-01-31"), "1", ""),
        (None, "1", "is gone"),
        (Definition("a", "2"), "2", "came with version 1"),
    ],
)
def test_what_is_forgotten_is_told(now: Definition | None, version: str, said: str) -> None:
    found = [*forgotten({"t.c": Definition("a", "1")}, {"t.c": now} if now else {}, version)]
    assert [said in one for one in found] == ([True] if said else [])


def test_an_old_entry_does_not_count_for_a_new_change() -> None:
    before = {"t.c": Definition("a", "1", "2027-01-31")}
    assert [*forgotten(before, {"t.c": Definition("b", "1", "2027-01-31")}, "1")]
    assert not [*forgotten(before, {"t.c": Definition("b", "1", "2027-02-01")}, "1")]
    assert ["x-since" in one for one in forgotten(before, {**before, "t.d": Definition("a", "1")}, "2")] == [True]
