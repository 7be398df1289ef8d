"""Fields as columns: heading and meaning follow from the schema; the cells are read from values, and back.

A table cannot nest, so a registration is a row of a main table and rows of a table for each list. One rule tells the
states of an answer apart in every format that consists of tables:

    a text, a code, a number     the answer
    [does_not_apply]             the question does not apply            (the words in brackets: `STATE_CELLS`)
    [not_yet]                    there is no answer yet
    [withheld]                   there is an answer, and it is not shown
    nothing                      not filled in, and that was not needed; or not written in this language

A question that is a list has its answer in the table of the list; in the main table, `<field>_count` says how many
items, or the state. Reason, ground and review date stand in the table of `unanswered`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from generator.schema.fields import Field, raw_schema

Row = Sequence[str | None]
Cells = Sequence[str | None]  # of one column, from the first row to the last
_Make = Callable[[Sequence[Any]], list[Cells]]  # of the values of a field, which may be None, the cells of its columns
COUNT = "_count"
_AT_ONCE = 200  # values that are still at hand when the last column asks for them

STATES: tuple[str, ...] = tuple(raw_schema()["definitions"]["unanswered"]["items"]["properties"]["state"]["enum"])
STATE_CELLS: Mapping[str, str] = {state: f"[{state}]" for state in STATES}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    name: the heading. field: what it holds. of: the fields around it, the outermost first. language: of the text, or
    "". counts: whether it holds how many items the field has. stateful: whether a cell may hold a state of an answer.
    """

    name: str
    field: Field
    of: tuple[Field, ...] = ()
    language: str = ""
    counts: bool = False
    stateful: bool = False

    @property
    def kind(self) -> str:
        """The kind of value, as in `Field.kind`."""
        return "integer" if self.counts else self.field.kind

    @property
    def outer(self) -> Field:
        """The field of the schema that the column is of, or is a part of."""
        return self.of[0] if self.of else self.field


class Columns:
    """The columns of some fields, in their order.

    A simple value is one column, `status`; a text is one per language, `name_nl`; an object is the columns of its
    parts after its own name, `fria_state`; a list is the number of its items, `variables_count`, where `counting`.
    A cell without a value is None. Raises ValueError for a list where there is no counting, such as in an object.

    stateful: whether these are fields of a registration, of which `unanswered` may give the state.
    """

    def __init__(
        self,
        fields: Iterable[Field],
        languages: Sequence[str],
        *,
        counting: bool = False,
        stateful: bool = False,
        prefix: str = "",
        of: tuple[Field, ...] = (),
    ) -> None:
        columns: list[Column] = []
        self._fields: list[tuple[str, _Make, int]] = []
        self._places: dict[str, range] = {}
        for field in fields:
            found, make = _columns(field, languages, prefix + field.name, of, counting)
            if stateful and not field.required:
                found = [replace(column, stateful=True) for column in found]
            self._places[field.name] = range(len(columns), len(columns) + len(found))
            columns += found
            self._fields.append((field.name, make, len(found)))
        self.columns = tuple(columns)
        self.header = tuple(column.name for column in columns)
        self._stateful = stateful

    def cells(self, values: Sequence[Mapping[str, Any]]) -> list[Cells]:
        """The cells of some values, column by column."""
        if len(values) <= _AT_ONCE:
            return self._some(values)
        parts = [self._some(values[start : start + _AT_ONCE]) for start in range(0, len(values), _AT_ONCE)]
        return [[*chain.from_iterable(column)] for column in zip(*parts, strict=True)]

    def _some(self, values: Sequence[Mapping[str, Any]]) -> list[Cells]:
        """The same of a few of them. Nothing is made of a column in which there is nothing."""
        there = set[str]().union(*values)
        nothing = (None,) * len(values)
        cells: list[Cells] = []
        for name, make, number in self._fields:
            cells += make([value.get(name) for value in values]) if name in there else [nothing] * number
        if self._stateful and "unanswered" in there:
            self._say_why(cells, values)
        return cells

    def _say_why(self, cells: list[Cells], values: Sequence[Mapping[str, Any]]) -> None:
        """Put the state of every question without an answer in its cells. An answer that is there as well stays."""
        why: dict[int, list[str | None]] = {}
        for number, value in enumerate(values):
            for item in value.get("unanswered", ()):
                name = item.get("field", "")
                if name not in value:
                    for place in self._places.get(name, ()):
                        if place not in why:
                            why[place] = [*cells[place]]
                        why[place][number] = STATE_CELLS.get(item.get("state"))
        for place, column in why.items():
            cells[place] = column


def _columns(
    field: Field, languages: Sequence[str], heading: str, of: tuple[Field, ...], counting: bool
) -> tuple[Sequence[Column], "_Make"]:
    if field.is_list:
        if not counting:
            raise ValueError(f"{heading} is a list and cannot be a column")
        return (Column(heading + COUNT, field, of, counts=True),), _counts
    if field.parts:
        below = Columns(field.parts.values(), languages, prefix=heading + "_", of=(*of, field))
        return below.columns, lambda objects: below.cells([each or {} for each in objects])
    if field.localised:
        names = [Column(f"{heading}_{language}", field, of, language) for language in languages]
        return names, lambda texts: [[each and each.get(language) for each in texts] for language in languages]
    return (Column(heading, field, of),), _plain_cells


def _counts(lists: Sequence[Any]) -> list[Cells]:
    return [[None if each is None else str(len(each)) for each in lists]]


def _plain_cells(values: Sequence[Any]) -> list[Cells]:
    # A text of no signs is no answer: the same as nothing in every format, and in what the codebook counts.
    return [[(each or None) if each is None or type(each) is str else plain(each) for each in values]]


def plain(value: int) -> str:
    """A value that is not text as a cell: `true` or `false`, whole numbers in digits."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def value_of(
    row: Mapping[str, str | None], fields: Iterable[Field], languages: Sequence[str], prefix: str = ""
) -> dict[str, Any]:
    """The value that a row was made from, without its lists; keys in the order of the fields and languages.

    row: cells by heading; one that is missing counts as empty. Raises ValueError for a cell that is not of its kind.
    """
    value: dict[str, Any] = {}
    for field in fields:
        if not field.is_list:
            found = _value(row, field, languages, prefix + field.name)
            if found is not None:
                value[field.name] = found
    return value


def _value(row: Mapping[str, str | None], field: Field, languages: Sequence[str], heading: str) -> Any:
    if field.parts:
        return value_of(row, field.parts.values(), languages, heading + "_") or None
    if field.localised:
        texts = {each: text for each in languages if (text := _text(row.get(f"{heading}_{each}")))}
        return texts or None
    text = _text(row.get(heading))
    if text is None or field.kind not in ("boolean", "integer"):
        return text
    if field.kind == "boolean":
        if text not in ("true", "false"):
            raise ValueError(f"{heading} is “{text}”, not true or false")
        return text == "true"
    return int(text)


_WITHOUT_ANSWER = frozenset(("", *STATE_CELLS.values()))


def _text(cell: str | None) -> str | None:
    return None if cell is None or cell in _WITHOUT_ANSWER else cell
