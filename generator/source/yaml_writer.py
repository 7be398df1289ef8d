"""The one YAML writer: values → YAML as a person would write it, and as every reader reads it back.

Order is kept, blocks are indented by two, long texts are folded, texts with line breaks keep them. Whatever YAML 1.1,
YAML 1.2 or this project's reader could take for something else than text is quoted: dates, numbers, `0900`, `12:30`, `no`.
"""

import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import yaml

from generator.source.yaml_reader import FORBIDDEN, WHOLE_NUMBER, typed

REGISTRATION = "../../../generator/schema/registration.schema.json"
ORGANISATION = "../../generator/schema/organisation.schema.json"
SETTINGS = "../generator/schema/settings.schema.json"

WIDTH = 100
_FOLD_AT = WIDTH - 8  # the emitter ends a line after the word that passes this column
# Plain only if it starts with a letter and can neither be nor look like anything but text.
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*")
_ENDS_OPEN = re.compile(r"\s$|\s#|:$")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])


def write(data: Mapping[str, Any], schema: str = REGISTRATION) -> str:
    """A whole file. `schema` is the path for editors, from the folder of the file to be written.

    In: text, whole numbers of at most 15 digits, true, false, None, and lists and maps of these, with text as keys.
    Raises TypeError for any other type and ValueError for what the reader would refuse or read as something else.
    """
    out = StringIO()
    emitter = yaml.CSafeDumper(out, allow_unicode=True, width=_FOLD_AT, indent=2)
    for event in _document(data):
        emitter.emit(event)
    return f"# yaml-language-server: $schema={schema}\n{out.getvalue()}"


def _document(data: Mapping[str, Any]) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _node(data)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _node(value: Any) -> Iterator[yaml.Event]:
    if isinstance(value, str):
        yield _text(value)
    elif isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=not value)
        for key, below in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key must be text, not {type(key).__name__}")
            yield _text(key, foldable=False)
            yield from _node(below)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list | tuple):
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=not value)
        for item in value:
            yield from _node(item)
        yield yaml.SequenceEndEvent()
    else:
        yield _plain(_constant(value))


def _constant(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if not WHOLE_NUMBER.fullmatch(str(value)) or value == 0 and str(value) != "0":
            raise ValueError(f"{value} has more than 15 digits: write it as text")
        return str(value)
    raise TypeError(f"a value must be text, a whole number, true, false, a list or a map, not {type(value).__name__}")


def _text(text: str, *, foldable: bool = True) -> yaml.ScalarEvent:
    found = FORBIDDEN.search(text)
    if found:
        raise ValueError(f"the character U+{ord(found.group()):04X} may not stand in a file")
    if "\n" in text and foldable and not text.startswith((" ", "\n")):
        return yaml.ScalarEvent(None, None, (False, True), text, style="|")
    if foldable and len(text) > WIDTH and " " in text and "  " not in text and text == text.strip() and "\n" not in text:
        return yaml.ScalarEvent(None, None, (False, True), text, style=">")
    return _plain(text) if _may_be_plain(text) else yaml.ScalarEvent(None, None, (False, True), text, style='"')


def _plain(text: str) -> yaml.ScalarEvent:
    return yaml.ScalarEvent(None, None, (True, False), text)


def _may_be_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not _ENDS_OPEN.search(text)
        and text.casefold() not in _WORDS
        and typed(text) is text
    )
