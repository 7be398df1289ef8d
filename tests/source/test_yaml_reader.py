"""The reader: what it makes of a file, what it refuses and where, and that the fast path says the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.finding import Position
from generator.rules.catalogue import MESSAGES
from generator.source import yaml_fast, yaml_reader
from generator.source.yaml_problem import YamlProblem
from tests.strings import strings_of

DATA = Path(__file__).parents[2] / "registry-data"


def both(text: str | bytes) -> Any:
    """The value, after making sure that both readers agree on it."""
    data = text.encode() if isinstance(text, str) else text
    value = yaml_reader.read_marked(data).value
    assert repr(yaml_fast.read(data)) == repr(value)
    return value


def refusal(text: str | bytes) -> YamlProblem:
    """The problem, after making sure that both readers have the same one."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(YamlProblem) as slow:
        yaml_reader.read_marked(data)
    with pytest.raises(YamlProblem) as fast:
        yaml_fast.read(data)
    assert (fast.value.code, fast.value.position, fast.value.data) == (
        slow.value.code,
        slow.value.position,
        slow.value.data,
    )
    assert slow.value.code in MESSAGES
    return slow.value


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "NO",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "0900",
        "12:30",
        "1:20:30",
        "2024-03-01",
        "2024-03-01T10:00:00Z",
        "1.0",
        "1e5",
        "0x1f",
        "0b1",
        "0o7",
        "017",
        "1_000",
        ".5",
        "+1",
        ".inf",
        ".nan",
        "~",
        "True",
        "TRUE",
        "False",
        "Null",
        "1234567890123456",
        "=",
        "<<",
        "14 010",
        "€ 5",
        "nl",
        "é",
        "日本語",
        "🚲",
    ],
)
def test_what_looks_like_something_else_stays_text(written: str) -> None:
    assert both(f"a: {written}\n") == {"a": written}
    assert both(f"a:\n  - {written}\n") == {"a": [written]}
    assert both(f"a: [{written}]\n") == {"a": [written]}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("123456789012345", 123456789012345),
    ],
)
def test_only_these_have_a_type(written: str, value: object) -> None:
    assert both(f"a: {written}\n") == {"a": value}
    assert both(f'a: "{written}"\n') == {"a": written}


def test_a_key_is_always_text() -> None:
    assert both("1: a\ntrue: b\n2024-01-01: c\nno: d\n") == {"1": "a", "true": "b", "2024-01-01": "c", "no": "d"}


def test_nothing_and_comments_only() -> None:
    assert both("") is None
    assert both("# niets\n\n") is None


def test_line_ends_and_a_mark_at_the_start_make_no_difference() -> None:
    unix = "name:\n  nl: Één\n  en: One\n"
    for data in (unix.replace("\n", "\r\n"), unix.replace("\n", "\r"), "\ufeff" + unix):
        assert both(data) == both(unix)
        assert yaml_reader.read_marked(data.encode()).position(("name", "en")) == Position(3, 7, 10)


def test_long_texts() -> None:
    assert both("a: >-\n  een\n  twee\n\n  drie\n") == {"a": "een twee\ndrie"}
    assert both("a: |-\n  een\n    twee\n") == {"a": "een\n  twee"}
    assert both("a: een\n  twee\n") == {"a": "een twee"}


@pytest.mark.parametrize(
    ("text", "code", "position", "data"),
    [
        ("a: 1\nb:\n  c: 1\na: 2\n", "AIR-005", Position(4, 1, 2), {"key": "a", "first": "1"}),
        ("a:\n  b: 1\n  'b': 2\n", "AIR-005", Position(3, 3, 6), {"key": "b", "first": "2"}),
        ("a: {b: 1, b: 2}\n", "AIR-005", Position(1, 11, 12), {"key": "b", "first": "1"}),
        ("a: &x 1\n", "AIR-006", Position(1, 4, 8), {"name": "&x"}),
        ("a: *x\n", "AIR-006", Position(1, 4, 6), {"name": "*x"}),
        ("<<: *x\n", "AIR-006", Position(1, 5, 7), {"name": "*x"}),
        ("a: !x 1\n", "AIR-007", Position(1, 4, 8), {"tag": "!x"}),
        ("a: !!python/object:os.system 1\n", "AIR-007", None, {"tag": "tag:yaml.org,2002:python/object:os.system"}),
        ("%YAML 1.2\n---\na: 1\n", "AIR-007", None, {"tag": "%"}),
        ("a:\tb\n", "AIR-003", Position(1, 3, 4), {"character": "U+0009"}),
        ("a: b\n\tc: d\n", "AIR-003", Position(2, 1, 2), {"character": "U+0009"}),
        ("a: x\u202ey\n", "AIR-004", Position(1, 5, 6), {"character": "U+202E"}),
        ("a: x\u2028y\n", "AIR-004", Position(1, 5, 6), {"character": "U+2028"}),
        ("a: x\ufeffy\n", "AIR-004", Position(1, 5, 6), {"character": "U+FEFF"}),
        ("a: x\x00y\n", "AIR-004", Position(1, 5, 6), {"character": "U+0000"}),
        ("a: x\x85y\n", "AIR-004", Position(1, 5, 6), {"character": "U+0085"}),
        ('a: "\\u202e"\n', "AIR-004", Position(1, 4, 12), {"character": "U+202E"}),
        ('a: "\\uffff"\n', "AIR-004", Position(1, 4, 12), {"character": "U+FFFF"}),
        ("a: x\uffffy\n", "AIR-004", Position(1, 5, 6), {"character": "U+FFFF"}),
        ("a: x\u061cy\n", "AIR-004", Position(1, 5, 6), {"character": "U+061C"}),
        ("a: x\U000e0041y\n", "AIR-004", Position(1, 5, 6), {"character": "U+E0041"}),
        ('a: "\\t"\n', "AIR-004", Position(1, 4, 8), {"character": "U+0009"}),
        ("a: 1\n---\nb: 2\n", "AIR-009", Position(2, 1, 4), {}),
        ("a: 1\n...\nb: 2\n", "AIR-013", None, None),
        ("[a]: 1\n", "AIR-011", Position(1, 1, 2), {}),
        ("? {a: 1}\n: 2\n", "AIR-011", Position(1, 3, 4), {}),
        ("a: b: c\n", "AIR-012", Position(1, 5, 6), {"text": "a: b: c"}),
        ("a: [1, 2\nb: 3\n", "AIR-013", None, None),
        ("a: 'x\n", "AIR-001", None, None),
        ("a: @x\n", "AIR-001", None, None),
    ],
)
def test_what_is_refused_and_where(
    text: str, code: str, position: Position | None, data: dict[str, str] | None
) -> None:
    problem = refusal(text)
    assert problem.code == code
    assert position in (None, problem.position)
    assert data in (None, problem.data)


def test_bytes_that_are_not_utf_8() -> None:
    problem = refusal("a: 1\nb: café\n".encode("latin-1"))
    assert (problem.code, problem.position.line, problem.data) == ("AIR-002", 2, {"byte": "0xe9"})


def test_a_large_file_is_refused_before_it_is_read() -> None:
    fits = b"a: " + b"x" * (yaml_reader.LARGEST_FILE - 4) + b"\n"
    assert both(fits)["a"][:2] == "xx"
    problem = refusal(fits + b"\xff\t")
    assert (problem.code, problem.data) == ("AIR-008", {"size": "256", "largest": "256"})


def test_depth_has_an_end_however_it_is_written() -> None:
    deepest = yaml_reader.DEEPEST
    for opened, closed in (("[", "]"), ("{a: ", "}")):
        assert refusal("a: " + opened * deepest + closed * deepest).code == "AIR-010"
        both("a: " + opened * (deepest - 1) + "1" + closed * (deepest - 1))
    steps = "".join(" " * step + "a:\n" for step in range(deepest + 1))
    assert refusal(steps + " " * (deepest + 1) + "a: 1\n").code == "AIR-010"
    assert refusal("- " * (deepest + 1) + "1").code == "AIR-010"
    # A list may stand under its field without indentation: two levels for every step of two columns.
    assert refusal("a:\n" + "".join(f"{'  ' * step}- a:\n" for step in range(deepest))).code == "AIR-010"


def test_aliases_cannot_make_a_small_file_large() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    assert refusal(bomb).code == "AIR-006"


def test_positions_point_at_values_and_keys() -> None:
    marked = yaml_reader.read_marked("# eerst\nname:\n  nl: Één twee\nlist:\n  - a\n  - b: c\n".encode())
    assert marked.position(("name", "nl")) == Position(3, 7, 15)
    assert marked.position(("name", "nl"), of_key=True) == Position(3, 3, 5)
    assert marked.position(("list", 1, "b")) == Position(6, 8, 9)
    assert marked.position(("name", "en")) == Position(2, 1, 5)  # missing: the nearest parent that is there
    assert marked.position(()).line == 2


def test_the_fast_path_says_the_same_of_all_data() -> None:
    files = sorted(DATA.rglob("*.yml"))
    assert len(files) > 50
    for file in files:
        data = file.read_bytes()
        assert repr(yaml_fast.read(data)) == repr(yaml_reader.read_marked(data).value), file


def test_the_fast_path_is_taken() -> None:
    """Otherwise the comparisons in this file compare the reference with itself."""
    files = [file.read_text(encoding="utf-8") for file in sorted((DATA / "registrations").rglob("*.yml"))]
    assert sum(yaml_fast.is_doubtful(text) for text in files) < len(files) / 10


# Pieces that mean something in YAML, put together in any way: far more of it is nearly right than random text is.
_PIECES = [
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    ": ",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    "|",
    ">-",
    "|+\n  ",
    "&a ",
    "*a",
    "!t ",
    "%Y",
    "---",
    "...",
    "?",
    "? ",
    "true",
    "null",
    "~",
    "007",
    "1.5",
    "12:30",
    "-1",
    "1e3",
    "\\",
    "\t",
    "\r\n",
    "\u202e",
    "\ufeff",
    "é",
    "😀",
    "x" * 17,
    " ",
    "  ",
    "key:",
    "k: v\n",
    "  - x\n",
    "<<: ",
    "@",
    "`",
]
_ALMOST_YAML = strings_of(_PIECES, max_size=25)


def _outcome(read: Callable[[bytes], Any], data: bytes) -> tuple[str, object]:
    try:
        return "value", read(data)
    except YamlProblem as problem:
        return problem.code, (problem.position, problem.data)


def _reference(data: bytes) -> Any:
    return yaml_reader.read_marked(data).value


@settings(max_examples=1500, deadline=None)
@given(_ALMOST_YAML)
def test_any_text_gives_a_value_or_a_problem_and_both_readers_say_the_same(text: str) -> None:
    slow, fast = (_outcome(read, text.encode()) for read in (_reference, yaml_fast.read))
    assert repr(slow) == repr(fast)
    assert slow[0] in {"value", *MESSAGES}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_problem(data: bytes) -> None:
    slow, fast = (_outcome(read, data) for read in (_reference, yaml_fast.read))
    assert repr(slow) == repr(fast)
    assert slow[0] in {"value", *MESSAGES}
