"""Fields as columns: the heading follows from the schema, and a row is read from a value in one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.schema.fields import Field

Row = Sequence[str | None]
_Cells = Callable[[Any], Iterable[str | None]]


class Columns:
    """The columns of some fields, none of them a list.

    A simple value is one column, `status`; a text is one per language, `name_nl`; an object is the columns of its
    parts after its own name, `fria_state`. A cell without a value is None. Raises ValueError for a list: that is
    a table of its own.
    """

    def __init__(self, fields: Iterable[Field], languages: Sequence[str], prefix: str = "") -> None:
        header: list[str] = []
        self._fields: list[tuple[str, _Cells | None, Row]] = []
        for field in fields:
            names, cells = _columns(field, languages, prefix + field.name)
            header += names
            self._fields.append((field.name, cells, (None,) * len(names)))
        self.header = tuple(header)

    def row(self, value: Mapping[str, Any], *before: str) -> list[str | None]:
        """The cells of one value, after some others."""
        row: list[str | None] = [*before]
        get = value.get
        for name, cells, empty in self._fields:
            found = get(name)
            if found is None:
                row += empty
            elif type(found) is str:
                row.append(found)
            elif cells is None:
                row.append(plain(found))
            else:
                row += cells(found)
        return row


def _columns(field: Field, languages: Sequence[str], heading: str) -> tuple[Sequence[str], _Cells | None]:
    if field.is_list:
        raise ValueError(f"{heading} is a list and cannot be a column")
    if field.parts:
        below = Columns(field.parts.values(), languages, heading + "_")
        return below.header, below.row
    if field.localised:
        names = [f"{heading}_{language}" for language in languages]
        return names, lambda texts: map(texts.get, languages)
    return (heading,), None


def plain(value: int) -> str:
    """A value that is not text as a cell: `true` or `false`, whole numbers in digits."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
