"""The schema is the codebook, the form and the mapping to the law: its words, examples and points must be complete."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.ids import is_valid
from generator.model.message import Texts
from generator.schema.fields import Field, fields, groups, raw_schema
from generator.schema.validator import Validator, validator
from generator.source import yaml_fast

ROOT = Path(__file__).parents[2]
DATA = ROOT / "registry-data"
SCHEMAS = sorted((ROOT / "generator" / "schema").glob("*.schema.json"))
LANGUAGES: tuple[str, ...] = tuple(yaml_fast.read((DATA / "register.yml").read_bytes())["languages"])
STANDARDS: dict[str, Any] = raw_schema()["x-standards"]
FIELDS = list(fields().values())

# Annex VIII and IX of Regulation (EU) 2024/1689 as adopted, and Annex III as a whole.
ANNEXES = {
    f"{section}{point}" for section, last in (("A", 13), ("B", 9), ("C", 5), ("IX", 5)) for point in range(1, last + 1)
}
# Article 49(4): what the non-public section leaves out. B9 is named there as a part of it, but no longer exists.
NOT_SECURE = {"A6", "A8", "A9", "A11", "A12", "A13", "B6", "B7", "B9", "C4", "C5", "IX4"}

MINIMAL: dict[str, Any] = {name: field.examples[0] for name, field in fields().items() if field.required}


def parts_of(field: Field) -> Iterator[tuple[str, Field]]:
    """All nested fields, with their path."""
    for part in field.parts.values():
        yield f"{field.name}.{part.name}", part
        yield from ((f"{field.name}.{path}", below) for path, below in parts_of(part))


PARTS = dict(pair for field in FIELDS for pair in parts_of(field))


def named(field: Field) -> str:
    return field.name


def complete(texts: Texts) -> bool:
    """Whether there is a text in every language of the register, and no other."""
    return set(texts) == set(LANGUAGES) and all(text.strip() == text and text for text in texts.values())


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_is_a_draft_07_schema(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == path.name
    jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_no_keyword_stands_beside_a_reference(path: Path) -> None:
    """Draft-07 ignores whatever stands beside `$ref`, titles too."""

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                assert set(node) == {"$ref"}, node
            for below in node.values():
                walk(below)
        elif isinstance(node, list):
            for below in node:
                walk(below)

    walk(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_field_has_words_in_every_language(field: Field) -> None:
    for texts in (field.title, field.description, field.help):
        assert complete(texts), texts
    for text in (*field.description.values(), *field.help.values()):
        assert text.endswith("."), text
    assert field.title["nl"] != field.name
    assert field.group in groups()


@pytest.mark.parametrize("path", PARTS)
def test_nested_field_has_words_in_every_language(path: str) -> None:
    assert complete(PARTS[path].title)
    assert complete(PARTS[path].description)


def test_help_names_the_limit_that_the_schema_has() -> None:
    limits = {
        kind: definition["additionalProperties"]["maxLength"]
        for kind, definition in raw_schema()["definitions"].items()
        if isinstance(definition.get("additionalProperties"), dict)
    }
    assert limits["summary"] == 350
    for field in FIELDS:
        if field.kind in limits:
            assert all(str(limits[field.kind]) in text for text in field.help.values()), field.name


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_example_makes_a_valid_registration(field: Field) -> None:
    assert field.examples
    for example in field.examples:
        registration = MINIMAL | {field.name: example}
        assert [error.message for error in validator("registration").errors(registration)] == []
        assert validator("registration").accepts(registration)


def test_example_ids_have_a_right_check_character() -> None:
    assert is_valid(fields()["id"].examples[0])
    assert all(is_valid(example) for example in fields()["replaced_by"].examples[0])


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_example_uses_terms_that_exist(field: Field) -> None:
    for example in field.examples:
        for vocabulary, term in terms_in(field, example):
            file = yaml_fast.read((DATA / "vocabularies" / f"{vocabulary}.yml").read_bytes())
            assert term in [each["id"] for each in file["terms"]]


def terms_in(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    """Every term in an example, with the vocabulary it comes from."""
    for item in value if isinstance(value, list) else [value]:
        if field.vocabulary:
            yield field.vocabulary, item
        elif isinstance(item, dict):
            for name in field.parts.keys() & item.keys():
                yield from terms_in(field.parts[name], item[name])


def test_vocabularies_of_the_schema_are_the_files_there_are() -> None:
    named_in_schema = {field.vocabulary for field in (*FIELDS, *PARTS.values()) if field.vocabulary}
    named_in_schema.add(raw("organisation")["properties"]["kind"]["x-vocabulary"])
    assert named_in_schema == {path.stem for path in (DATA / "vocabularies").glob("*.yml")}


def raw(name: str) -> Any:
    return json.loads((ROOT / "generator" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_field_maps_to_points_that_exist(field: Field) -> None:
    assert set(field.maps_to) == set(STANDARDS)
    for standard, points in field.maps_to.items():
        assert set(points) <= set(STANDARDS[standard]["points"])
        assert len(points) == len(set(points))


@pytest.mark.parametrize("name", STANDARDS)
def test_every_point_of_a_standard_is_recorded_or_has_a_reason_not_to_be(name: str) -> None:
    standard = STANDARDS[name]
    mapped = {point for field in FIELDS for point in field.maps_to[name]}
    assert mapped | set(standard["not_recorded"]) == set(standard["points"])
    assert not mapped & set(standard["not_recorded"])
    assert complete(standard["title"])
    assert standard["version"]
    assert standard["url"].startswith(("http://data.europa.eu/eli/", "https://"))
    assert all(complete(texts) for texts in (*standard["points"].values(), *standard["not_recorded"].values()))


def test_the_points_of_the_ai_act_are_those_of_the_law() -> None:
    assert set(STANDARDS["ai_act"]["points"]) == ANNEXES | {"AnnexIII"}
    assert set(STANDARDS["ai_act"]["secure_section"]) == ANNEXES - NOT_SECURE
    assert set(STANDARDS["ai_act"]["not_recorded"]) == {"B7", "B9"}, "deleted by Regulation (EU) 2026/1744"


def mutations(value: Any) -> Iterator[Any]:
    """Versions of an example, most of them wrong: at every depth another type, too much, too little, hidden marks."""
    yield from (None, 7, "", [], {}, [value], {"nl": value})
    if isinstance(value, str):
        yield from (value + "\n", " " + value, value + "\u00a0", "\ufeff" + value, value + "\x1c", value * 6000)
    elif isinstance(value, list):
        yield [*value, *value]
        yield from ([other] for other in mutations(value[0]))
    elif isinstance(value, dict):
        yield value | {"made_up_key": "x"}
        for key in value:
            yield {other: value[other] for other in value if other != key}
            yield from (value | {key: other} for other in mutations(value[key]))


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_both_validators_give_the_same_verdict(field: Field) -> None:
    """Otherwise a registration could be refused without a reason, or pass on one machine only."""
    subject = Validator({"definitions": raw_schema()["definitions"], **raw_schema()["properties"][field.name]})
    refused = 0
    for mutation in mutations(field.examples[0]):
        accepted = subject.accepts(mutation)
        assert accepted == (not list(subject.errors(mutation))), mutation
        refused += not accepted
    assert refused >= 5


@pytest.mark.parametrize("name", ["id", "registered_on", "organisation", "source_url", "source_id"])
def test_a_newline_at_the_end_is_refused_with_a_reason(name: str) -> None:
    """Python's `$` would let it pass; a block text in YAML ends in one."""
    registration = MINIMAL | {name: f"{fields()[name].examples[0]}\n"}
    assert [list(error.path) for error in validator("registration").errors(registration)] == [[name]]
    assert not validator("registration").accepts(registration)


def test_withheld_needs_a_ground_and_a_review_date() -> None:
    item = {"field": "logic", "state": "withheld", "reason": {"nl": "Verzonnen reden."}}
    whole = item | {"ground": "detection", "review_by": "2027-01-01"}
    for wrong, right in ((item, whole), (whole | {"state": "not_yet"}, item | {"state": "not_yet"})):
        assert list(validator("registration").errors(MINIMAL | {"unanswered": [wrong]}))
        assert not list(validator("registration").errors(MINIMAL | {"unanswered": [right]}))


def test_the_marker_lines_of_a_deferred_registration_are_refused() -> None:
    """The public schema knows neither key, so a deferred file cannot pass by accident."""
    for key in ("classification", "canary", "deferral"):
        assert not validator("registration").accepts(deepcopy(MINIMAL) | {key: "x"})
