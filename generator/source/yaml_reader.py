"""The one YAML reader, the reference: PyYAML's C parser, and our own small set of types on its events.

What the author wrote stays what it is: `no`, `0900`, `12:30` and `2024-03-01` are text. Only `true`, `false`, `null`
(or nothing at all) and plain whole numbers of at most 15 digits become something else. Refused, each with its own
message: duplicate keys, anchors, aliases, tags, tabs, several documents in one file, invisible characters that change
how lines read, files over 256 KiB and nesting deeper than 32. So editors that follow YAML 1.2 and this
YAML 1.1 parser agree on every file that is accepted, and no file can grow in memory ("billion laughs").
"""

import codecs
import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

import yaml

from generator.model.finding import Position
from generator.source.yaml_problem import YamlProblem

LARGEST_FILE = 256 * 1024
DEEPEST = 32
WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
# Tabs; line breaks that only YAML 1.1 knows; characters that reorder or hide text ("Trojan Source"), such as letters
# that nobody sees; and what no XML may hold, so that one name cannot break every feed and the workbook.
FORBIDDEN = re.compile(
    "[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_ORDINARY = bytes([*b"\n\r", *range(0x20, 0x7F)])
_HIDDEN = re.compile(f"{FORBIDDEN.pattern}|\r")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}

Path = tuple[str | int, ...]


_Marks = dict[Path, yaml.Event]


@dataclass(frozen=True, slots=True)
class Marked:
    """A file read with positions. They are computed when asked for: few of them ever are."""

    value: Any
    _values: _Marks
    _keys: _Marks

    @property
    def keys(self) -> Iterable[Path]:
        """The path of every key."""
        return self._keys.keys()

    def position(self, path: Path, *, of_key: bool = False) -> Position:
        """The place of what a path points at; of its nearest parent that exists if it does not."""
        table = self._keys if of_key else self._values
        while path and path not in table:
            path, table = path[:-1], self._keys
        found = table.get(path) or self._values.get(())
        return _position(found) if found else Position(1, 1, 2)


def decode(data: bytes) -> str:
    """The text of a file. Raises YamlProblem if it is too large, not UTF-8, or holds characters that mislead."""
    if len(data) > LARGEST_FILE:
        raise YamlProblem("AIR-008", Position(1, 1, 2), size=str(len(data) // 1024), largest=str(LARGEST_FILE // 1024))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlProblem("AIR-002", Position(line, 1, 2), byte=f"0x{data[error.start]:02x}") from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Ordinary ASCII is put aside first: what is left is little, and this is done for every file.
    if FORBIDDEN.search(data.translate(None, _ORDINARY).decode()) and (found := FORBIDDEN.search(text)):
        code = "AIR-003" if found.group() == "\t" else "AIR-004"
        raise YamlProblem(code, _place(text, found.start()), character=f"U+{ord(found.group()):04X}")
    return text


def _place(text: str, offset: int) -> Position:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Position(line, column, column + 1)


def read_marked(data: bytes, only: Collection[str] = ()) -> Marked:
    """Read a file with positions. Raises YamlProblem, with the place and the reason, for anything refused.

    only: fields at the top, for a file that was accepted before. What comes after the last of them is not read.
    """
    text = decode(data)
    values: _Marks = {}
    keys: _Marks = {}
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        value = _document(_Events(events), values, keys, frozenset(only))
    except yaml.MarkedYAMLError as error:
        raise _syntax_problem(error, text) from None
    except yaml.reader.ReaderError as error:
        raise YamlProblem("AIR-004", _place(text, error.position), character=f"U+{error.character:04X}") from None
    return Marked(value, values, keys)


class _Events:
    """The parser's events, one at a time, with what is refused anywhere refused here."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self.current = next(events)

    def advance(self) -> yaml.Event:
        event = next(self._events)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            if event.anchor:
                raise YamlProblem("AIR-006", _position(event), name=f"&{event.anchor}")
            if event.tag:
                raise YamlProblem("AIR-007", _position(event), tag=str(event.tag))
        elif isinstance(event, yaml.AliasEvent):
            raise YamlProblem("AIR-006", _position(event), name=f"*{event.anchor}")
        self.current = event
        return event


def _position(event: Any) -> Position:  # the marks of an event are optional to a type checker
    start, end = event.start_mark, event.end_mark
    end_column = end.column + 1 if end.line == start.line else start.column + 2
    return Position(start.line + 1, start.column + 1, max(end_column, start.column + 2))


def _document(events: _Events, values: _Marks, keys: _Marks, only: Set[str]) -> Any:
    start = events.advance()
    if isinstance(start, yaml.StreamEndEvent):
        return None
    if getattr(start, "version", None) or getattr(start, "tags", None):
        raise YamlProblem("AIR-007", _position(start), tag="%")
    events.advance()
    value = _node(events, (), values, keys, only)
    if only:
        return value
    events.advance()  # end of the document
    following = events.advance()
    if not isinstance(following, yaml.StreamEndEvent):
        raise YamlProblem("AIR-009", _position(following))
    return value


def _node(events: _Events, path: Path, values: _Marks, keys: _Marks, only: Set[str] = frozenset()) -> Any:
    """The value that starts at the current event; afterwards the current event is its last.

    only: names in a mapping; when it has them all, the rest is not read.
    """
    event = events.current
    values[path] = event
    if isinstance(event, yaml.ScalarEvent):
        if event.implicit[0]:  # plain, without a tag
            return typed(event.value)
        _refuse_hidden(event)
        return event.value
    if len(path) >= DEEPEST:
        raise YamlProblem("AIR-010", _position(event), deepest=str(DEEPEST))
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(events.advance(), yaml.SequenceEndEvent):
            items.append(_node(events, (*path, len(items)), values, keys))
        return items
    mapping: dict[str, Any] = {}
    while not isinstance(key := events.advance(), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            raise YamlProblem("AIR-011", _position(key))
        name = key.value
        _refuse_hidden(key)
        below = (*path, name)
        if name in mapping:
            first = _position(keys[below]).line
            raise YamlProblem("AIR-005", _position(key), key=name, first=str(first))
        keys[below] = key
        events.advance()
        mapping[name] = _node(events, below, values, keys)
        if only and only <= mapping.keys():
            break
    return mapping


def _refuse_hidden(event: yaml.ScalarEvent) -> None:
    r"""Refuse what was written as an escape, such as `\u202e`, and would be refused when written as itself."""
    if found := _HIDDEN.search(event.value):
        raise YamlProblem("AIR-004", _position(event), character=f"U+{ord(found.group()):04X}")


def typed(plain: str) -> str | int | bool | None:
    """The value of a plain (unquoted) scalar."""
    if plain in _CONSTANTS:
        return _CONSTANTS[plain]
    if WHOLE_NUMBER.fullmatch(plain):
        return int(plain)
    return plain


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or error.context or "?"
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        if re.fullmatch(r" *(?:- +)*[a-z_]+", here[: column - 1]):  # only a name before the colon: it starts too far in
            return YamlProblem("AIR-013", Position(line, column, column + 1), problem=problem)
        return YamlProblem("AIR-012", Position(line, column, column + 1), text=here.strip())
    if "found undefined alias" in problem or "found unknown escape" in problem:
        return YamlProblem("AIR-001", Position(line, column, column + 1), problem=problem)
    if "could not find expected ':'" in problem or "did not find expected" in problem:
        return YamlProblem("AIR-013", Position(line, column, column + 1), problem=problem)
    return YamlProblem("AIR-001", Position(line, column, column + 1), problem=problem)
