"""Every value of every registration comes back from each format, exactly."""

import csv
import datetime
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ids
from generator.dataset.contract import PublishedFile
from generator.dataset.formats.csv_table import CsvTable, line
from generator.dataset.formats.json_files import RegisterJson, RegistrationLines
from generator.dataset.sink import FolderSink, writer_to
from generator.dataset.source import DatasetSource
from generator.dataset.tables import TABLES, registration_tables
from generator.model.register import Organisation, Register, Registration, Settings
from generator.schema.columns import STATE_CELLS, Columns
from generator.schema.fields import SCHEMA_FILE, Field, fields, raw_schema
from generator.schema.validator import validator

BOTH = {"nl": "Verzonnen testregister", "en": "Made-up test register"}
SETTINGS = Settings(BOTH, BOTH, BOTH, "https://example.org", ("nl", "en"), "CC0-1.0", {"email": "test@example.org"})
ORGANISATION = Organisation("testgemeente", "organisations/testgemeente.yml", {"name": {"nl": "Testgemeente"}})
FIELDS = fields()
ORGANISATION_SCHEMA = SCHEMA_FILE.with_name("organisation.schema.json")
AWKWARD = (
    '"', '""', ",", ";", "a,b", "007", "1e5", "=1+1", "-3", "+31 70 123", "@name", "true", "2024-03-01", "null", "NA",
    "first\nsecond", "\n", "first\r\nsecond", "\r", " spaced ", "🏛️ naïef é e\u0301", "'quoted'", "\\n", "\t", "\ufeff",
    "\x00",
    "long, with \"quotes\"\n" * 250,
)  # fmt: skip


def a_register(values: Iterable[Mapping[str, Any]]) -> Register:
    """A register of these values, which get made-up ids when they have none."""
    registrations = []
    for number, value in enumerate(values):
        body = "t" + f"{number * 7919 % 1000:06}"  # not in the order of the list
        made = {"id": body + ids.check_character(body), "organisation": "testgemeente", **value}
        registrations.append(Registration(f"registrations/testgemeente/{number}.yml", made))
    return Register(SETTINGS, {}, {ORGANISATION.slug: ORGANISATION}, tuple(registrations))


def exported(register: Register, folder: Path) -> Path:
    """The JSON and the CSV of a register; `test_readers.py` looks at every other format."""
    source = DatasetSource(register, datetime.date(2026, 11, 23), "0" * 40)
    files: dict[str, PublishedFile] = {}
    tables = [each for each in TABLES if each.name != "figures"]  # which count only registrations that are checked
    for exporter in (RegisterJson(), RegistrationLines(), *map(CsvTable, tables)):
        exporter.write(source, FolderSink(exporter, folder, writer_to(folder), files))
    return folder


def answers(field: Field) -> st.SearchStrategy[Any]:
    """Answers in the shape that the schema gives to a field."""
    text = st.sampled_from(AWKWARD) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
    if field.is_list:
        return st.lists(answers(field.item), min_size=1, max_size=3)
    if field.parts:
        parts = {name: answers(part) for name, part in field.parts.items()}
        return st.fixed_dictionaries({}, optional=parts).filter(bool)
    if field.localised:
        return st.dictionaries(st.sampled_from(("nl", "en", "fy")), text, min_size=1)
    return st.booleans() if field.kind == "boolean" else text


@st.composite
def registrations(draw: st.DrawFn) -> dict[str, Any]:
    """A made-up registration: some fields, in any order."""
    names = draw(st.lists(st.sampled_from([name for name in FIELDS if name != "id"]), unique=True, max_size=8))
    return {name: draw(answers(FIELDS[name])) for name in names}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def answer(cell: str) -> str | None:
    return None if cell in ("", *STATE_CELLS.values()) else cell


def read(field: Field, row: Mapping[str, str], heading: str, languages: Sequence[str]) -> Any:
    """What a field says in a row."""
    if field.parts:
        parts = {name: read(part, row, f"{heading}_{name}", languages) for name, part in field.parts.items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    if field.localised:
        return {each: text for each in languages if (text := answer(row[f"{heading}_{each}"]))} or None
    if field.kind == "boolean":
        return {None: None, "true": True, "false": False}[answer(row[heading])]
    return answer(row[heading])


def from_tables(folder: Path) -> dict[str, dict[str, Any]]:
    """The registrations as a reader rebuilds them from the CSV files and the schema alone."""
    languages = json.loads((folder / "register.json").read_bytes())["metadata"]["languages"]
    found: dict[str, dict[str, Any]] = {}
    for row in table(folder, "registrations"):
        single = {name: read(field, row, name, languages) for name, field in FIELDS.items() if not field.is_list}
        found[row["id"]] = {name: value for name, value in single.items() if value is not None}
    for name, field in FIELDS.items():
        for row in table(folder, f"registrations_{name}") if field.is_list else ():
            items = found[row["id"]].setdefault(name, [])
            assert row["number"] == str(len(items) + 1)
            if field.parts:
                parts = {part.name: read(part, row, part.name, languages) for part in field.parts.values()}
                items.append({part: value for part, value in parts.items() if value is not None})
            else:
                items.append(read(field.item, row, name, languages))
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(registrations(), max_size=3))
def test_every_value_comes_back_from_every_format(values: list[dict[str, Any]]) -> None:
    register = a_register(values)
    expected = {registration.id: registration.data for registration in register.registrations}
    with tempfile.TemporaryDirectory() as made:
        folder = exported(register, Path(made))
        whole = json.loads((folder / "register.json").read_bytes())
        assert {each["id"]: each for each in whole["registrations"]} == expected
        lines = (folder / "registrations.ndjson").read_bytes().splitlines(keepends=True)
        assert {json.loads(line)["id"]: json.loads(line) for line in lines} == expected
        assert from_tables(folder) == expected


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_comes_back_when_it_is_the_only_one(name: str, tmp_path: Path) -> None:
    """Chance must not decide whether a field is tried; all its parts are filled with awkward text."""

    def fill(field: Field) -> Any:
        if field.is_list:
            return [fill(field.item), fill(field.item)]
        if field.parts:
            return {part.name: fill(part) for part in field.parts.values()}
        text = '"a", b\r\n\n007 🏛️'
        if field.localised:
            return {"nl": text, "fy": text}
        return True if field.kind == "boolean" else text

    register = a_register([{} if name == "id" else {name: fill(FIELDS[name])}])
    folder = exported(register, tmp_path)
    (registration,) = register.registrations
    assert from_tables(folder) == {registration.id: registration.data}


def header_text(folder: Path) -> str:
    return (folder / "registrations.csv").read_text(encoding="utf-8").partition("\n")[0]


def headings(part: Any, heading: str, definitions: Mapping[str, Any]) -> Iterator[str]:
    """The columns in Dutch and English of a part of a JSON Schema, worked out from the schema alone."""
    part = definition_of(part, definitions)
    assert part.get("type") != "array", f"{heading} is a list within a list or object: it needs a table"
    if "propertyNames" in part:
        yield from (f"{heading}_{language}" for language in ("nl", "en"))
    elif part.get("type") == "object":
        for name, below in part["properties"].items():
            yield from headings(below, f"{heading}_{name}" if heading else name, definitions)
    else:
        yield heading


def definition_of(part: Any, definitions: Mapping[str, Any]) -> Any:
    while "allOf" in part or "$ref" in part:
        part = definitions[(part["allOf"][0] if "allOf" in part else part)["$ref"].rpartition("/")[2]]
    return part


@pytest.mark.parametrize(
    ("schema", "name", "key", "own"),
    [
        (raw_schema(), "registrations", "id", ()),
        # The slug of an organisation is the name of its file, so it is not in the schema.
        (json.loads(ORGANISATION_SCHEMA.read_bytes()), "organisations", "organisation", ("organisation",)),
        (validator("stub").schema, "stubs", "id", ()),
        (validator("attestation").schema, "attestations", "month", ()),
    ],
)
def test_the_columns_are_those_of_the_schema(schema: Any, name: str, key: str, own: tuple[str, ...]) -> None:
    by_name = {each.name: each.header(("nl", "en")) for each in TABLES}
    main = [*own]
    for field, part in schema["properties"].items():
        definition = definition_of(part, schema["definitions"])
        if definition.get("type") == "array":
            item = definition_of(definition["items"], schema["definitions"])
            expected = headings(item, "" if "properties" in item else field, schema["definitions"])
            assert by_name[f"{name}_{field}"] == (key, "number", *expected)
            main.append(f"{field}_count")
        else:
            main += headings(part, field, schema["definitions"])
    assert sorted(by_name[name]) == sorted(main)
    assert by_name[name][0] == key


def test_no_heading_stands_twice_in_a_table() -> None:
    for each in TABLES:
        header = each.header(("nl", "en"))
        assert len(set(header)) == len(header), each.name


def test_a_new_field_in_the_schema_appears_by_itself() -> None:
    title = {"nl": "Nieuw", "en": "New"}
    added = (
        Field("new_text", "text", title, {}),
        Field("new_object", "new", title, {}, parts={"part": Field("part", "line", title, {})}),
        Field("new_list", "lines", title, {}, is_list=True),
    )
    made = {each.name: each for each in registration_tables([*FIELDS.values(), *added])}
    assert {"new_text_nl", "new_text_en", "new_object_part_nl"} <= set(made["registrations"].header(("nl", "en")))
    assert made["registrations_new_list"].header(("nl",)) == ("id", "number", "new_list_nl")
    assert made["registrations_new_list"].title["en"] == "Registrations: New"


def test_a_list_is_never_dropped_from_a_table() -> None:
    """A list within an object has no table yet: that must be seen when the schema grows, not later."""
    inner = Field("names", "strings", {}, {}, is_list=True)
    with pytest.raises(ValueError, match="provider_names is a list"):
        Columns([Field("provider", "party", {}, {}, parts={"names": inner})], ("nl",))


def test_the_header_is_whole_without_registrations_and_grows_with_a_language(tmp_path: Path) -> None:
    empty = exported(a_register([]), tmp_path / "empty")
    filled = exported(a_register([{"name": {"nl": "Verzonnen", "en": "Made up"}}]), tmp_path / "filled")
    frisian = exported(a_register([{"documents": [{"title": {"fy": "Betocht"}}]}]), tmp_path / "frisian")
    for each in [each for each in TABLES if each.name != "figures"]:
        first_lines = [(folder / f"{each.name}.csv").read_bytes().partition(b"\r\n")[0] for folder in (empty, filled)]
        assert first_lines[0] == first_lines[1] == ",".join(each.header(("nl", "en"))).encode()
    assert header_text(frisian).startswith("id,schema_version,language,name_nl,name_en,name_fy,")


def test_csv_is_rfc_4180_in_utf_8_without_byte_order_mark(tmp_path: Path) -> None:
    value = {"aliases": ['say "hi", all', "two\nlines", "007", "é"]}
    folder = exported(a_register([value]), tmp_path)
    registration = a_register([value]).registrations[0].id
    assert (folder / "registrations_aliases.csv").read_bytes() == (
        "id,number,aliases\r\n"
        f'{registration},1,"say ""hi"", all"\r\n'
        f'{registration},2,"two\nlines"\r\n'
        f"{registration},3,007\r\n"
        f"{registration},4,é\r\n"
    ).encode()


CELLS = st.none() | st.sampled_from(AWKWARD) | st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(CELLS, min_size=2, max_size=6))
def test_a_line_of_csv_is_what_the_standard_library_writes(row: list[str | None]) -> None:
    reference = io.StringIO(newline="")
    csv.writer(reference, lineterminator="\r\n").writerow(row)
    assert line(row) == reference.getvalue()


def test_the_four_states_of_an_answer_differ(tmp_path: Path) -> None:
    reason = {"nl": "Verzonnen reden", "en": "Made-up reason"}
    states = ("does_not_apply", "not_yet", "withheld")
    value = {
        "purpose": {"nl": "Beantwoord", "en": "Answered"},
        "unanswered": [
            {"field": field, "state": state, "reason": reason}
            for field, state in zip(("benefits", "logic", "monitoring", "variables"), (*states, "not_yet"), strict=True)
        ],
    }
    folder = exported(a_register([value]), tmp_path)
    row = table(folder, "registrations")[0]
    assert row["purpose_nl"] == "Beantwoord"
    why = {each["field"]: each for each in table(folder, "registrations_unanswered")}
    cells = [[row[f"{field}_{language}"] for language in ("nl", "en")] for field in ("benefits", "logic", "monitoring")]
    assert cells == [["[does_not_apply]"] * 2, ["[not_yet]"] * 2, ["[withheld]"] * 2]
    assert (row["purpose_en"], row["alternatives_nl"]) == ("Answered", ""), "empty: not asked for, and not filled in"
    assert (row["variables_count"], row["unanswered_count"]) == ("[not_yet]", "4")
    assert tuple(why[field]["state"] for field in ("benefits", "logic", "monitoring")) == states
    assert why["logic"]["reason_en"] == "Made-up reason"
