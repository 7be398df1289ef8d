"""The fast path: a native YAML parser for files without anything doubtful; the reference reads all others.

A file goes this way only if no token in it could be read differently by the two parsers. A test holds both to the
same values on all data, the public YAML test suite and generated input. Without the native package everything works,
slower.
"""

import re
from typing import Any

import orjson

from generator.source import yaml_reader

try:
    import yaml_rs
except ImportError:  # pragma: no cover - the test without native packages runs this in a process of its own
    yaml_rs = None  # type: ignore[assignment]

# What may start a token only in a file for the reference: anchors, tags, directives, explicit keys, and whatever a
# YAML 1.2 parser gives a type that the reference does not (floats, `0123`, `True`, `~`, long numbers, numbers as keys).
# It begins with the characters that it can begin with: most tokens are passed by with one look.
_BAD = r"""(?=[&*!%@`~?<+.\-0-9tfnTFN])(?:[&*!%@`~?<+.]|-[.]|-?0[0-9a-zA-Z_.]|-?[0-9]+[._eE:xo]|-?[0-9]{16}|-?[0-9]+ *:
|(?:true|false|null) *:|T(?:rue|RUE)\b|F(?:alse|ALSE)\b|N(?:ull|ULL)\b)""".replace("\n", "")
# Each starts with a fixed character, so that the search runs over a text without looking at every place.
_AFTER_COLON = re.compile(": ++" + _BAD)
_AT_LINE_START = re.compile("\n *+(?:- ++)*+" + _BAD)
_IN_FLOW = re.compile(r"[\[,]\s*+" + _BAD)
# Brackets that do not close on their line, or hold more than plain values. (So does much prose; that only costs time.)
_ODD_FLOW = re.compile(r"\[[^\]\n]*+(?:[\n:?]|\Z)")
# Without any of these a file is less than 32 levels deep: columns of indentation, lists on one line, brackets.
_DEEP = " " * 16
_MANY_BRACKETS = 12


def is_doubtful(text: str) -> bool:
    """Whether the two parsers might read a file differently. A text that only looks that way costs time, no more."""
    return (
        "\\" in text
        or " #" in text
        or "\n---" in text
        or "\n..." in text
        or text.startswith("---")
        or _DEEP in text
        or "- - " in text
        or "{" in text
        or not text.endswith("\n")
        or _AFTER_COLON.search(text) is not None
        or _AT_LINE_START.search("\n" + text) is not None
        or ("[" in text and _is_doubtful_flow(text))
    )


def _is_doubtful_flow(text: str) -> bool:
    many = text.count("[") > _MANY_BRACKETS
    return many or _IN_FLOW.search(text) is not None or _ODD_FLOW.search(text) is not None


def read(data: bytes) -> Any:
    """The value of a file. Raises YamlProblem as the reference does."""
    if yaml_rs is not None and len(data) <= yaml_reader.LARGEST_FILE:
        text = yaml_reader.decode(data)
        if not is_doubtful(text):
            try:
                value = yaml_rs.loads(text, parse_datetime=False)
                if type(value) is dict:
                    # The parser makes every key anew; JSON keeps one of each. That is a third of a register's memory.
                    return orjson.loads(orjson.dumps(value))
            except Exception:  # noqa: BLE001, S110 - whatever either dislikes, the reference decides and explains
                pass
    return yaml_reader.read_marked(data).value
