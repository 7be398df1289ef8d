"""What the schema refuses, in our words: one hit for every mistake, at the right place, with what was meant."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rules.catalogue import MESSAGES
from generator.schema.findings import SchemaHit, schema_hits
from generator.schema.validator import validator
from tests.rules.made_register import registration

WHOLE = registration("test001", "testgemeente", "Testsysteem")
LEFT_TO_RULES = {"status": "in gebruik", "organisation": "De Testers", "themes": ["geen thema"]}


def hits(**changes: Any) -> list[SchemaHit]:
    """The hits of a whole registration with changes; a field is left out by None in `without`."""
    without = changes.pop("without", ())
    return schema_hits({k: v for k, v in {**WHOLE, **changes}.items() if k not in without}, "registration")


def only(**changes: Any) -> SchemaHit:
    (hit,) = hits(**changes)
    return hit


def test_a_whole_registration_has_none() -> None:
    assert hits() == []


def test_a_misspelt_required_field_is_one_mistake() -> None:
    hit = only(organistion="testgemeente", without=("organisation",))
    assert (hit.code, hit.path, hit.on_key) == ("AIR-101", ("organistion",), True)
    assert hit.data["advice_nl"] == "Verander “organistion” in “organisation”. Dat verplichte veld ontbreekt nu."


@pytest.mark.parametrize("title", ["Doel", "doel", "Purpose", "purpos"])
def test_a_field_is_known_by_its_title_in_any_language(title: str) -> None:
    hit = only(**{title: {"nl": "Verzonnen doel."}}, without=("purpose",))
    assert hit.data["advice_en"] == f"Did you mean “purpose”? Then change “{title}” to “purpose”."


def test_a_field_that_is_there_already_is_not_to_be_made_twice() -> None:
    assert "join the two" in only(Doel={"nl": "Verzonnen doel."}).data["advice_en"]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        (
            "01-03-2024",
            ('Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens. '
            'Bedoelde u 3 januari 2024? Schrijf dan "2024-01-03".'),
        ),
        ("1 maart 2024", 'Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens.'),
        ("March 1, 2024", 'Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens.'),
        ("13/02/2024", 'Schrijf "2024-02-13" (13 februari 2024), met de aanhalingstekens.'),
        ("02.13.2024", 'Schrijf "2024-02-13" (13 februari 2024), met de aanhalingstekens.'),
        ("03-03-2024", 'Schrijf "2024-03-03" (3 maart 2024), met de aanhalingstekens.'),
        ("2024-3-1", 'Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens.'),
        ("2024-03-01T10:00:00Z", 'Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens.'),
        ("juni 2024", 'Schrijf "2024-06" (juni 2024), met de aanhalingstekens.'),
        ("31-02-2024", "Schrijf jaar-maand-dag, tussen aanhalingstekens, bijvoorbeeld \"2026-11-23\"."),
        ("binnenkort", "Schrijf jaar-maand-dag, tussen aanhalingstekens, bijvoorbeeld \"2026-11-23\"."),
    ],
)  # fmt: skip
def test_a_date_as_people_write_it(written: str, advice: str) -> None:
    hit = only(start=written)
    assert (hit.code, hit.path, hit.data["advice_nl"]) == ("AIR-105", ("start",), advice)


@pytest.mark.parametrize(
    ("field", "curled", "words"),
    [
        ("start", "“2024-03-01”", "advice_en"),
        ("public_page", "‘https://a.example’", "advice_en"),
        ("schema_version", "„1”", "suggestion_en"),
    ],
)
def test_quotation_marks_of_a_word_processor_are_named(field: str, curled: str, words: str) -> None:
    said = only(**{field: curled}).data[words].strip()
    assert said == f'Use straight quotation marks, not curled ones: "{curled[1:-1]}"'


@pytest.mark.parametrize(
    ("changes", "code", "path", "says"),
    [
        ({"source_id": 46885799}, "AIR-103", ("source_id",), 'source_id: "46885799"'),
        ({"source_id": True}, "AIR-103", ("source_id",), 'source_id: "true"'),
        ({"name": "Parkeren"}, "AIR-103", ("name",), "Write one indented line per language under “name”"),
        ({"tags": "parkeren"}, "AIR-103", ("tags",), "with a dash before it"),
        ({"self_learning": "ja"}, "AIR-103", ("self_learning",), "self_learning: true (yes)"),
        ({"contact": "info@x.example"}, "AIR-103", ("contact",), "name, email, url, phone"),
        ({"schema_version": 1}, "AIR-103", ("schema_version",), 'schema_version: "1"'),
        ({"public_page": "www.x.example/a"}, "AIR-107", ("public_page",), "Write https://www.x.example/a"),
        ({"public_page": "http//x.example"}, "AIR-107", ("public_page",), "Write https://x.example"),
        ({"contact": {"email": "Balie <a@x.example>"}}, "AIR-107", ("contact", "email"), "Write a@x.example"),
        ({"id": "TEST-001M"}, "AIR-106", ("id",), "“test001m”"),
        ({"language": "NL"}, "AIR-107", ("language",), "“nl”"),
        ({"unit": {"nl": "Twee\nregels"}}, "AIR-110", ("unit", "nl"), "on one line"),
        ({"system_version": " 2"}, "AIR-110", ("system_version",), "Remove the spaces"),
    ],
)
def test_what_to_write_instead(changes: dict[str, Any], code: str, path: tuple[str, ...], says: str) -> None:
    hit = only(**changes)
    assert (hit.code, hit.path) == (code, path)
    assert says in hit.data["advice_en"]


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    hit = only(summary={"nl": "x" * 400})
    assert (hit.code, hit.data["length"], hit.data["limit"], hit.data["excess"]) == ("AIR-104", "400", "350", "50")


def test_nothing_after_a_colon_is_empty_not_of_a_wrong_shape() -> None:
    for changes, path in (({"unit": None}, ("unit",)), ({"unit": {"nl": None}}, ("unit", "nl"))):
        assert (only(**changes).code, only(**changes).path) == ("AIR-109", path)


def test_a_withheld_answer_lacks_two_things_and_another_has_them_too_many() -> None:
    item = {"field": "logic", "state": "withheld", "reason": {"nl": "Verzonnen."}}
    assert [(hit.code, hit.data["field"]) for hit in hits(unanswered=[item])] == [
        ("AIR-102", "ground"),
        ("AIR-102", "review_by"),
    ]
    item |= {"state": "not_yet", "ground": "detection"}
    assert (only(unanswered=[item]).code, only(unanswered=[item]).path) == ("AIR-114", ("unanswered", 0, "ground"))


@pytest.mark.parametrize("value", [None, [], "tekst", 1, True])
def test_a_file_that_is_not_a_group_of_fields(value: object) -> None:
    for name in ("registration", "organisation", "settings", "vocabulary", "obligations", "glossary"):
        (hit,) = schema_hits(value, name)
        assert hit.path == ()
        assert hit.data["field_nl"] == "het bestand"


@pytest.mark.parametrize("name", LEFT_TO_RULES)
def test_what_a_rule_explains_better_is_left_to_it(name: str) -> None:
    assert hits(**{name: LEFT_TO_RULES[name]}) == []


def test_the_small_schemas_are_explained_too() -> None:
    found = schema_hits({"name": "Testgemeente", "kind": "een gemeente", "website": "x"}, "organisation")
    assert [(hit.code, hit.path) for hit in found] == [
        ("AIR-107", ("kind",)),
        ("AIR-103", ("name",)),
        ("AIR-107", ("website",)),
    ]


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["nl", "2024", "x y", " "]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["nl", "en", "url", "state", "reason", "field", "x", "NL"]), below, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(WHOLE)) | st.text(max_size=8), _ANY)
def test_whatever_is_refused_has_a_hit_and_nothing_else_has(name: str, value: Any) -> None:
    changed = {**WHOLE, name: value}
    found = schema_hits(changed, "registration")
    assert {hit.code for hit in found} <= set(MESSAGES)
    assert len({(hit.code, hit.path, hit.data.get("field")) for hit in found}) == len(found)
    if validator("registration").accepts(changed):
        assert found == []
    elif not found:  # then the value is a text, or a list of them, that a rule says is unknown
        assert name in {"organisation", "joint_deployers", "unanswered"} or "x-vocabulary" in str(
            validator("registration").schema["properties"][name]
        )
