"""What is written is read back as it was, by both readers, and looks as a person would write it."""

import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.source import yaml_fast, yaml_reader
from generator.source.yaml_writer import REGISTRATION, WIDTH, write
from tests.strings import strings_of

# Everything that may stand in a file, with more of what means something in YAML.
_BEYOND = range(0xE0000, 0xE0100)
_BAD = [chr(code) for code in (*range(0x10000), *_BEYOND) if yaml_reader.FORBIDDEN.match(chr(code))]
_WORDS = ["woord", "-", "#", ":", "x:", "- x", "---", "...", "0900"]
_TEXT = (
    st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters=[*_BAD, "\r"]))
    | st.text(" \n:#-?,[]{}&*!|>'\"%@`~<.=+_0123456789aezéœ😀")
    | strings_of(_WORDS, min_size=20, joint=" ")
)
_NESTED = st.recursive(
    _TEXT | st.booleans() | st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(_TEXT, below, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_TEXT, _NESTED, max_size=5))
@example({"x": [[["a"], {}], {"b": [{"c": "d\n\ne"}]}], "": "", "?": "\n", "-": " \n a"})
def test_both_readers_give_back_what_was_written(value: dict[str, object]) -> None:
    data = write(value).encode()
    assert yaml_reader.read_marked(data).value == value
    assert yaml_fast.read(data) == value


@pytest.mark.parametrize(
    "text",
    [
        *["2024-03-01", "2024", "0900", "12:30", "1e5", "1_000", "0x1f", "-1", "+1", ".5", "1a"],
        *["yes", "No", "on", "OFF", "y", "~", "null", "True", "", " a", "a ", "a: b", "a #b", "a:"],
        *["- x", "? x", ": x", "@x", "`x", "%x", "&x", "*x", "!x", "|x", ">x", "'x", '"x', "#x"],
        *["[x", "{x", ", x", "<x", "="],
    ],
)
def test_what_could_be_read_as_something_else_is_quoted(text: str) -> None:
    assert write({"field": text}).splitlines()[1][7] == '"'


@pytest.mark.parametrize("text", ["Zoeken in dossiers", "https://voorbeeld.nl/a#b?c=d", "in-use", "é, (b) & c", "C#"])
def test_ordinary_text_needs_no_quotes(text: str) -> None:
    assert write({"field": text}).splitlines()[1] == f"field: {text}"


def test_the_file_looks_as_a_person_would_write_it() -> None:
    long = "Dit is een verzonnen tekst van een verzonnen gemeente die " + "heel " * 20 + "lang is."
    written = write(
        {
            "schema_version": "1",
            "name": {"nl": "Test"},
            "themes": ["work"],
            "logic": {"nl": long},
            "risks": [{"risk": {"nl": "Een\n\n- twee"}}],
            "self_learning": True,
        }
    )
    assert written == f"# yaml-language-server: $schema={REGISTRATION}\n" + textwrap.dedent("""\
        schema_version: "1"
        name:
          nl: Test
        themes:
          - work
        logic:
          nl: >-
            Dit is een verzonnen tekst van een verzonnen gemeente die heel heel heel heel heel heel heel heel
            heel heel heel heel heel heel heel heel heel heel heel heel lang is.
        risks:
          - risk:
              nl: |-
                Een

                - twee
        self_learning: true
        """)
    assert max(len(line) for line in written.splitlines()) <= WIDTH + 8


@pytest.mark.parametrize("value", [1.5, object(), b"x", {1: "x"}])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        write({"field": value})


@pytest.mark.parametrize("value", [10**15, "a\tb", "a\u202eb", "a\rb", "\ud800", "\ufffe"])
def test_what_the_reader_would_refuse_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"text|file"):
        write({"field": value})
