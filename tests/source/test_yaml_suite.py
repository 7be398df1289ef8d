"""The public YAML test suite: what the reader makes of each of its cases, and why it refuses some on purpose.

The reader takes less than YAML offers: what a beginner would write, and what every program reads alike. So a valid case
has one of two outcomes: the value that the suite says (with our few types), or a refusal for a reason that is listed
here. The cases stand in `data/yaml-test-suite.json`; where they come from and their licence, beside it.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.rules.catalogue import MESSAGES
from generator.source import yaml_fast, yaml_reader
from generator.source.yaml_problem import YamlProblem

# Valid cases that are refused: the code, the reason, the cases.
REFUSED: dict[str, tuple[str, str]] = {
    "AIR-001": (
        "directives that no version of YAML has defined; empty keys and `:` in brackets, which PyYAML does not read",
        "2LFX 4ABK 6LVF BEC7 FRK4 MUS6/05 MUS6/06 ",
    ),
    "AIR-003": (
        "tabs, anywhere",
        (
            "3RLN/01 3RLN/02 3RLN/04 3RLN/05 4ZYM 5GBF 6BCT 6CA3 6HB6 7A4E 96NN/00 96NN/01 A2M4 DC7X DE56/02 "
            "DE56/03 DE56/04 DE56/05 DK95/00 DK95/02 DK95/03 DK95/04 DK95/05 DK95/07 DK95/08 HS5T J3BT K54U "
            "KH5V/01 KH5V/02 M9B4 MJS9 MUS6/03 NB6Z NP9H PRH3 Q5MG Q8AD R4YG T5N4 TL85 UV7Q Y79Y/01 Y79Y/02 "
            "Y79Y/10 "
        ),
    ),
    "AIR-004": (
        "characters that hide or reorder text, also as an escape",
        "3RLN/00 3RLN/03 6SLA CPZ3 DE56/00 DE56/01 G4RS KH5V/00 ",
    ),
    "AIR-006": (
        "anchors and aliases",
        (
            "26DV 2SXE 3GZX 3R3P 6BFJ 6KGN 6M2F 7BMT 7BUB 9KAX BU8L CN3R CUP7 E76Z F2C7 FTA2 HMQ5 JS2J PW8X SKE5 "
            "U3XV V55R X38W Y2GN ZH7C ZWK4 "
        ),
    ),
    "AIR-007": (
        "tags and directives",
        (
            "27NA 2AUY 2XXW 33X3 35KP 52DL 565N 57H4 5TYM 6CK3 6JWB 6WLZ 735Y 74H7 7FWL 8MK2 9WXW C4HZ CC74 EHF6 "
            "FH7J J7PZ L94M LE5A M5C3 MUS6/02 MUS6/04 P76L RTP8 S4JQ U3C3 UGM3 UKK6/02 W4TN WZ62 Z67P Z9M4 "
        ),
    ),
    "AIR-009": ("more than one document in a file", "6XDY 6ZKB 9DXL JHB9 KSS4 L383 PUW8 RZT7 U9NS "),
    "AIR-011": ("keys that are not text", "4FJ6 6PBE 9MMW KK5P LX3P M2N8/00 M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 XW4D "),
    "AIR-013": (
        "forms of YAML 1.2 that PyYAML, a YAML 1.1 parser, does not read",
        (
            "2JQS 4MUZ/00 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 7Z25 8XYN 9SA2 CFD4 DBG4 DK3J FP8R HM87/00 HWV9 K3WX "
            "M7A3 NHX8 NJ66 NKF9 QT73 S3PD SM9W/01 UKK6/00 UT92 VJP3/01 W5VH "
        ),
    ),
}

# Cases that the suite calls invalid and that are read, because there is only one way to read them.
LENIENT: dict[str, Any] = {
    "9C9N": {"flow": ["a", "b", "c"]},  # a list in brackets, continued without indentation
    "QB6E": {"quoted": "a b c"},  # a quoted text, continued without indentation
    "9JBA": ["a", "b", "c"],  # a comment that follows a bracket, a comma or a quotation mark without a space
    "CVW2": ["a", "b", "c"],
    "SU5Z": {"key": "value"},
    "X4QW": {"block": "scalar\n"},
    "G5U8": [["-", "-"]],  # a dash as text, in brackets
    "YJV2": ["-"],
    "S98Z": {"empty block scalar": ""},  # empty lines of different indentation
}

# Valid cases that PyYAML reads in another way than YAML 1.2. None of them is a registration that the schema accepts.
OTHERWISE: dict[str, Any] = {
    "652Z": {"foo": "bar", "bar": 42},  # `?` stuck to a key in brackets is dropped
    "HM87/01": [{"x": None}],
    "JEF9/02": [""],  # a last line of nothing but spaces, without a line break at its end
    "L24T/01": {"foo": "x\n "},
}


@cache
def cases() -> dict[str, dict[str, Any]]:
    path = Path(__file__).with_name("data") / "yaml-test-suite.json"
    return {case["id"]: case for case in json.loads(path.read_text(encoding="utf-8"))}


@cache
def refused() -> dict[str, str]:
    return {case: code for code, (_, listed) in REFUSED.items() for case in listed.split()}


def outcome(read: Any, case: dict[str, Any]) -> Any:
    """The value, or the problem. Any other exception fails the test."""
    try:
        return read(case["yaml"].encode())
    except YamlProblem as problem:
        return problem


def reference(data: bytes) -> Any:
    return yaml_reader.read_marked(data).value


@pytest.mark.parametrize("name", cases())
def test_a_case_is_read_rightly_or_refused_for_a_reason(name: str) -> None:
    case = cases()[name]
    found = outcome(reference, case)
    if name in refused():
        assert isinstance(found, YamlProblem)
        assert found.code == refused()[name]
    elif name in LENIENT or name in OTHERWISE:
        assert found == (LENIENT | OTHERWISE)[name]
    elif case.get("fail"):
        assert isinstance(found, YamlProblem)
        assert found.code in MESSAGES
    else:
        assert repr(found) == repr(said_by(case["tree"]))


@pytest.mark.parametrize("name", cases())
def test_the_fast_path_agrees_with_the_reference(name: str) -> None:
    slow, fast = (outcome(read, cases()[name]) for read in (reference, yaml_fast.read))
    if isinstance(slow, YamlProblem):
        assert isinstance(fast, YamlProblem)
        assert (fast.code, fast.position) == (slow.code, slow.position)
    else:
        assert repr(fast) == repr(slow)


def test_the_tables_name_only_cases_of_their_kind() -> None:
    assert len(cases()) == 402
    assert {name for name in refused() if cases()[name].get("fail")} == set()
    assert {name for name in OTHERWISE if cases()[name].get("fail")} == set()
    assert {name for name in LENIENT if not cases()[name].get("fail")} == set()
    assert len(refused()) == sum(len(listed.split()) for _, listed in REFUSED.values())


# What the suite says: its events, one on each line, as a value.
_ESCAPES = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\b": "\b", r"\\": "\\"}


def said_by(tree: str) -> Any:
    """The value of the first document by the suite's events. Plain scalars get our types."""
    lines = iter([line.lstrip(" ") for line in tree.rstrip("\n").split("\n")])
    assert next(lines) == "+STR"
    return _node(next(lines), lines) if next(lines).startswith("+DOC") else None


def _node(line: str, lines: Iterator[str]) -> Any:
    if line.startswith("=VAL"):
        text = _text(line)
        return yaml_reader.typed(text) if _style(line) == ":" else text
    if line.startswith("+SEQ"):
        items = []
        while (below := next(lines)) != "-SEQ":
            items.append(_node(below, lines))
        return items
    assert line.startswith("+MAP")
    mapping = {}
    while (key := next(lines)) != "-MAP":
        mapping[_text(key)] = _node(next(lines), lines)
    return mapping


def _style(line: str) -> str:
    return line[len("=VAL ")]


def _text(line: str) -> str:
    text = line[len("=VAL :") :].replace("<SPC>", " ").replace("<TAB>", "\t")
    return re.sub(r"\\.", lambda found: _ESCAPES.get(found.group(), found.group()), text)
