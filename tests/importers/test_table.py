"""Rows and cells: nothing in a file may hide something else in it."""

from collections.abc import Collection
from typing import Any

import pytest

from generator.errors import InputError
from generator.importers.loading import Export
from generator.importers.table import Table, read


def wanted(columns: Collection[str]) -> bool:
    return {"name", "organization"} <= {column.casefold() for column in columns}


def table(text: str) -> Table:
    return read(Export("export", text, "utf-8", ""), wanted, "Expected: name and organization.")


def cells(found: Table) -> list[dict[str, Any]]:
    return [{column: cell.text for column, cell in row.cells.items()} for row in found.rows]


def test_a_header_that_occurs_twice_keeps_both_cells() -> None:
    found = table('name,organization,"If Other,\n please explain.","If Other, please explain."\na,b,c,d\n')
    assert cells(found) == [
        {"name": "a", "organization": "b", "If Other, please explain. (column 3)": "c",
         "If Other, please explain. (column 4)": "d"}
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters_a_title_above_the_header_and_ragged_rows(mark: str) -> None:
    text = "Made-up list, 2024\n\nname,organization\na,b,extra\n\nc\n".replace(",", mark)
    found = table(text)
    assert cells(found) == [
        {"name": "a", "organization": "b", "(column 3, without a header)": "extra"},
        {"name": "c"},
    ]
    assert [row.number for row in found.rows] == [4, 6]
    assert any("Made-up list" in note for note in found.notes)


def test_excel_says_its_delimiter_on_the_first_line() -> None:
    assert cells(table("sep=;\nname;organization\na;b\n")) == [{"name": "a", "organization": "b"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('name,organization\na,"b\nc,d\n', "near row 2"),
        ("name,organization\n", "no rows"),
        ("ID_AI / ID_IA,Name of AI system / Nom du système\n1,x\n", "Expected: name and organization"),
        ('{"records": [{"publishing_body": "x", "tool_name": "y"}]}', "publishing_body"),
        ('[{"name": "a", "organization": Infinity}]', "Infinity"),
        ('[{"name": "a",}]', "line 1, column"),
        ('{"name": ' * 100_000, "deeply"),
        ("[" * 100_000, "deeply"),
        ('[{"name": ' + "1" * 5000 + "}]", "not well-formed JSON"),
        ("[]", "nothing with a name"),
        ("just words", "just words"),
    ],
)
def test_broken_files_and_other_registers_are_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        table(text)


@pytest.mark.parametrize(
    "text",
    [
        '[{"name": "a", "organization": "b"}]',
        '{"algoritmes": [{"name": "a", "organization": "b"}], "count": 1}',
        '{"data": {"items": {"x": {"name": "a", "organization": "b"}, "y": {"name": "a", "organization": "b"}}}}',
        '{"name": "a", "organization": "b", "x": NaN, "y": null}',
    ],
)
def test_json_in_every_wrapping(text: str) -> None:
    assert cells(table(text))[0] == {"name": "a", "organization": "b"}


def test_what_stands_beside_the_rows_and_a_key_twice_is_not_lost() -> None:
    found = table('{"count": 7, "rows": [{"name": "a", "organization": "b", "name": "c"}, "stray"]}')
    assert cells(found) == [{"name": "a", "organization": "b", "name (again)": "c"}, {"(not an object)": "stray"}]
    assert "Outside the rows: count: 7" in found.notes
