"""The files beside the registrations: vocabularies, obligations and settings keep to their schemas and are complete."""

import datetime
import zoneinfo
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.schema.fields import fields
from generator.schema.validator import validator
from generator.source import yaml_fast

DATA = Path(__file__).parents[2] / "registry-data"


def read(name: str) -> Any:
    return yaml_fast.read((DATA / name).read_bytes())


SETTINGS = read("register.yml")
LANGUAGES = set(SETTINGS["languages"])
VOCABULARIES = {path.stem: read(f"vocabularies/{path.name}") for path in sorted((DATA / "vocabularies").glob("*.yml"))}
OBLIGATIONS = read("obligations.yml")
GLOSSARY = read("glossary.yml")
POLICY = read("deferral-policy.yml")
ATTESTATION = {"month": "2027-03", "as_of": "2027-03-01", "overdue": 0}
STUB = {
    "id": "m00000tc",
    "organisation_kind": "police",
    "grounds": ["investigation"],
    "scope": "case-specific",
    "granted": "2027-02",
    "review_by": "2027-08",
}


def texts_in(value: Any) -> Iterator[dict[str, str]]:
    """Every text per language, at any depth."""
    if isinstance(value, dict):
        if value.keys() & {"nl", "en"}:
            yield value
        else:
            for below in value.values():
                yield from texts_in(below)
    elif isinstance(value, list):
        for below in value:
            yield from texts_in(below)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("settings", SETTINGS),
        ("obligations", OBLIGATIONS),
        ("glossary", GLOSSARY),
        ("deferral-policy", POLICY),
        *(("vocabulary", each) for each in VOCABULARIES.values()),
    ],
    ids=["settings", "obligations", "glossary", "deferral-policy", *VOCABULARIES],
)
def test_file_keeps_to_its_schema_in_every_language(schema: str, value: Any) -> None:
    assert [error.message for error in validator(schema).errors(value)] == []
    assert validator(schema).accepts(value)
    found = list(texts_in(value))
    assert found
    assert all(set(texts) == LANGUAGES for texts in found)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabulary_is_sound(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    terms = vocabulary["terms"]
    ids = [term["id"] for term in terms]
    assert vocabulary["vocabulary"] == name
    assert len(ids) == len(set(ids))
    assert all(term.get("replaced_by", ids[0]) in ids for term in terms)
    assert all(text.endswith(".") for term in terms for text in term["definition"].values())


def test_the_glossary_explains_each_word_and_each_field_once() -> None:
    ids = [term["id"] for term in GLOSSARY["terms"]]
    explained = [name for term in GLOSSARY["terms"] for name in term.get("explains", ())]
    assert len(ids) == len(set(ids))
    assert len(explained) == len(set(explained))
    assert set(explained) <= set(fields())
    assert all(text.endswith((".", "?")) for term in GLOSSARY["terms"] for text in term["definition"].values())


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_value_of_another_standard_stands_for_one_term(name: str) -> None:
    """An importer looks terms up by these values, so two answers would be a guess."""
    values = Counter(
        (standard, value.casefold())
        for term in VOCABULARIES[name]["terms"]
        for standard, others in term.get("maps_to", {}).items()
        for value in others
    )
    assert [value for value, times in values.items() if times > 1] == []


def test_the_grounds_for_withholding_are_the_five_of_the_letter() -> None:
    """Letter of 1 December 2022 (32 761, nr. 251): the list is closed."""
    grounds = [term["id"] for term in VOCABULARIES["withholding-grounds"]["terms"]]
    assert grounds == ["prevention", "investigation", "detection", "prosecution", "execution-of-penalties"]


def test_the_rules_of_deferral_can_be_kept() -> None:
    assert POLICY["time_zone"] in zoneinfo.available_timezones()
    days = [datetime.date.fromisoformat(day) for day in POLICY["closed_days"]]
    assert days == sorted(set(days))
    assert {day.isoweekday() for day in days} <= {1, 2, 3, 4, 5}, "nobody works at weekends anyway"
    assert {day.year for day in days} == {2026, 2027, 2028}


@pytest.mark.parametrize(("schema", "right"), [("attestation", ATTESTATION), ("stub", STUB)])
def test_what_the_private_side_publishes_is_accepted_and_nothing_less(schema: str, right: dict[str, Any]) -> None:
    assert validator(schema).accepts(right)
    for name in right.keys() - {"review_by"}:
        assert not validator(schema).accepts({key: right[key] for key in right if key != name}), name


@pytest.mark.parametrize("duty", OBLIGATIONS["obligations"], ids=lambda duty: duty["id"])
def test_obligation_applies_to_fields_and_terms_that_exist(duty: Any) -> None:
    for name, values in duty.get("applies_to", {}).items():
        terms = [term["id"] for term in VOCABULARIES[fields()[name].vocabulary]["terms"]]
        assert set(values) <= set(terms)


def test_a_disputed_date_shows_every_reading() -> None:
    """Article 49 was not postponed, the classification it rests on was: the reader sees both dates and why."""
    duties = {duty["id"]: duty for duty in OBLIGATIONS["obligations"]}
    assert len(duties) == len(OBLIGATIONS["obligations"])
    for duty in duties.values():
        several = len(duty["applicable_from"]) > 1
        assert several or duty["certainty"] != "disputed"
        assert all("reading" in start for start in duty["applicable_from"]) or not several
    assert [start["date"] for start in duties["ai-act-49-3"]["applicable_from"]] == ["2026-08-02", "2027-12-02"]


@pytest.mark.parametrize(
    ("schema", "wrong"),
    [
        ("settings", SETTINGS | {"contact": {}}),
        ("settings", SETTINGS | {"languages": []}),
        ("settings", SETTINGS | {"base_url": "daglicht.example"}),
        ("organisation", {"name": {"nl": "Testgemeente"}}),
        ("organisation", {"name": "Testgemeente", "kind": "municipality"}),
        ("organisation", {"name": {"nl": "Testgemeente"}, "kind": "municipality", "made_up_key": "x"}),
        ("vocabulary", {"vocabulary": "test", "title": {"nl": "Test"}, "terms": []}),
        ("vocabulary", {"vocabulary": "test", "title": {"nl": "Test"}, "terms": [{"id": "a", "label": {"nl": "A"}}]}),
        ("deferral-policy", POLICY | {"months": POLICY["months"] | {"first": 0}}),
        ("deferral-policy", POLICY | {"attestation": POLICY["attestation"] | {"from": "2027"}}),
        ("deferral-policy", POLICY | {"until": "further notice"}),
        ("attestation", ATTESTATION | {"overdue": -1}),
        ("attestation", ATTESTATION | {"overdue": "0"}),
        ("attestation", ATTESTATION | {"open": 3}),
        ("stub", STUB | {"grounds": []}),
        ("stub", STUB | {"organisation": "testpolitie"}),
        ("stub", STUB | {"granted": "2027-02-01"}),
        ("obligations", {"obligations": [OBLIGATIONS["obligations"][0] | {"certainty": "perhaps"}]}),
        ("glossary", {"terms": [GLOSSARY["terms"][0] | {"id": "list-statuses"}]}),
        ("glossary", {"terms": [GLOSSARY["terms"][0] | {"see": "nowhere"}]}),
        ("glossary", {"terms": [GLOSSARY["terms"][0] | {"source": {"title": "x", "url": "javascript:x"}}]}),
        ("obligations", {"obligations": [OBLIGATIONS["obligations"][0] | {"applicable_from": "2026-08-02"}]}),
    ],
)
def test_a_wrong_file_is_refused_by_both_validators(schema: str, wrong: Any) -> None:
    assert list(validator(schema).errors(wrong))
    assert not validator(schema).accepts(wrong)
