"""The one YAML writer: values → YAML as a person would write it, and as every reader reads it back.

Order is kept, lists are indented, long texts are folded, texts with line breaks keep them. Whatever YAML 1.1, YAML 1.2
or this project's reader could take for something else than text is quoted: dates, numbers, `0900`, `12:30`, `no`.

An emitter of its own, because PyYAML's native one cannot indent lists as people do, nor leave emoji as they are. Its
only hard duty is that the reader gives back what was written; a test holds it to that on generated values.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.source.yaml_reader import FORBIDDEN, WHOLE_NUMBER

REGISTRATION = "../../../generator/schema/registration.schema.json"
ORGANISATION = "../../generator/schema/organisation.schema.json"
SETTINGS = "../generator/schema/settings.schema.json"

WIDTH = 100
# Plain only what starts with a letter and cannot be, or look like, anything but text.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n:# ]|:(?=[^\s,\[\]{}])|(?<! )#| (?![ #]))*(?<! )")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
_NOT_IN_YAML = re.compile("[\r\ud800-\udfff\ufffe\uffff]")


def write(data: Mapping[str, Any], schema: str = REGISTRATION) -> str:
    """A whole file. `schema` is the path that editors follow, from the folder of the file to be written; "" for none.

    In: text, whole numbers of at most 15 digits, true, false, None, and lists and maps of these, with text as keys.
    Raises TypeError for any other type, and ValueError for what the reader would refuse or read as something else.
    """
    lines = "\n".join(_map(data, "")) if data else "{}"
    return f"# yaml-language-server: $schema={schema}\n{lines}\n" if schema else f"{lines}\n"


def _map(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, below in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key must be text, not {type(key).__name__}")
        _refuse(key)
        yield from _node(f"{indent}{_line(key)}:", below, indent)


def _list(value: list[Any] | tuple[Any, ...], indent: str) -> Iterator[str]:
    for item in value:
        if isinstance(item, Mapping | list | tuple) and item:
            # The first line of what is below stands on the line of the dash.
            below = _map(item, indent + "  ") if isinstance(item, Mapping) else _list(item, indent + "  ")
            yield f"{indent}- {next(below).lstrip(' ')}"
            yield from below
        else:
            yield from _node(f"{indent}-", item, indent)


def _node(start: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of a value whose first line starts with `start`: a key, or a dash."""
    if isinstance(value, str):
        head, body = _text(value)
        yield f"{start} {head}"
        for line in body:
            yield f"{indent}  {line}" if line else ""
    elif isinstance(value, Mapping):
        yield start if value else f"{start} {{}}"
        yield from _map(value, indent + "  ")
    elif isinstance(value, list | tuple):
        yield start if value else f"{start} []"
        yield from _list(value, indent + "  ")
    else:
        yield f"{start} {_constant(value)}"


def _constant(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if not isinstance(value, int):
        raise TypeError(f"a value must be text, a whole number, a boolean, a list or a map, not {type(value).__name__}")
    if not WHOLE_NUMBER.fullmatch(str(value)):
        raise ValueError(f"{value} has more than 15 digits: write it as text")
    return str(value)


def _text(text: str) -> tuple[str, list[str]]:
    """How a text starts, and the lines that follow."""
    _refuse(text)
    if _may_be_block(text):
        if "\n" in text:
            return "|-", text.split("\n")
        if len(text) > WIDTH and " " in text and "  " not in text:
            return ">-", _folded(text)
    return _line(text), []


def _may_be_block(text: str) -> bool:
    """Whether a block, without marks for its indentation or its end, gives back this very text."""
    if not text or text[0] in " \n" or text[-1] == "\n":
        return False
    return not any(line.endswith(" ") for line in text.split("\n"))


def _folded(text: str) -> list[str]:
    lines, current = [], ""
    for word in text.split(" "):
        if current and len(current) + 1 + len(word) > WIDTH:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]


def _line(text: str) -> str:
    """A text on one line: as it is, or in double quotes, whose escapes are those of JSON."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _refuse(text: str) -> None:
    found = FORBIDDEN.search(text) or _NOT_IN_YAML.search(text)
    if found:
        raise ValueError(f"the character U+{ord(found.group()):04X} may not stand in a file")
