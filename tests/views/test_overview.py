"""Counts agree with each other, and lists stand in the order in which people look names up."""

from typing import Any

import pytest

from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.vocabulary import Term, Vocabulary
from generator.views.overview import Overview, by_name, organisations_by_name, question_fields, questions

_SETTINGS = Settings(
    {"nl": "Verzonnen"}, {"nl": "Test"}, {"nl": "Test"}, "https://register.example", ("nl", "en"), "CC0-1.0", {}
)


def _registration(number: int, **data: Any) -> Registration:
    given = {
        "id": f"test{number:04}", "organisation": "testgemeente", "status": "in-use",
        "name": {"nl": f"Verzonnen {number}"}, "registered_on": "2026-01-01", **data,
    }  # fmt: skip
    return Registration(f"registrations/testgemeente/{number}.yml", given)


def _organisation(slug: str, name: str) -> Organisation:
    return Organisation(slug, f"organisations/{slug}.yml", {"name": {"nl": name}, "kind": "other"})


def _overview(*registrations: Registration) -> Overview:
    terms = {
        "statuses": ("in-development", "in-use", "retired"),
        "uses": ("inspection", "services"),
    }
    vocabularies = {
        name: Vocabulary(name, {"nl": name}, {one: Term(one, {"nl": one}) for one in known})
        for name, known in terms.items()
    }
    organisations = {
        slug: _organisation(slug, slug) for slug in ("zonder-registraties", "testgemeente", "testprovincie")
    }
    return Overview(Register(_SETTINGS, vocabularies, organisations, registrations))


def test_counts_agree_and_stand_in_the_order_of_the_vocabulary() -> None:
    overview = _overview(
        _registration(1, status="retired"),
        _registration(2),
        _registration(3, organisation="testprovincie"),
        _registration(4, used_for=["services", "inspection"]),
    )
    assert overview.total == 4
    assert overview.counts("status") == [("in-use", 3), ("retired", 1)]
    assert sum(number for _, number in overview.counts("status")) == overview.total
    assert overview.counts("used_for") == [("inspection", 1), ("services", 1)]
    assert sum(map(len, overview.by_organisation.values())) == overview.total
    assert {organisation.slug for organisation in overview.organisations} == set(overview.by_organisation)


def test_a_register_without_registrations_counts_nothing() -> None:
    overview = _overview()
    assert (overview.total, overview.counts("status"), overview.latest(5)) == (0, [], ())
    assert overview.organisations == ()


def test_the_latest_come_first_and_those_of_one_day_in_a_fixed_order() -> None:
    overview = _overview(
        _registration(3, registered_on="2026-02-01"),
        _registration(1, registered_on="2026-02-01"),
        _registration(2, registered_on="2026-03-01"),
    )
    assert [registration.id for registration in overview.latest(2)] == ["test0002", "test0001"]


@pytest.mark.parametrize(
    ("language", "names"), [("nl", ["arm", "Élan", "Emmer", "Zaak"]), ("en", ["Aardvark", "arm", "Élan", "Emmer"])]
)
def test_names_are_ordered_without_regard_to_accents_and_case(language: str, names: list[str]) -> None:
    given = [{"nl": "Zaak", "en": "Aardvark"}, {"nl": "Emmer"}, {"nl": "Élan"}, {"nl": "arm"}]
    ordered = by_name([_registration(n, name=name) for n, name in enumerate(given)], language)
    shown = [one.data["name"].get(language) or one.data["name"]["nl"] for one in ordered]
    assert shown == names


def test_organisations_are_ordered_by_name_not_by_slug() -> None:
    given = [_organisation("a", "Zuid"), _organisation("c", "École"), _organisation("b", "Echt")]
    assert [organisation.slug for organisation in organisations_by_name(given, "nl")] == ["b", "c", "a"]


def test_the_same_name_twice_stands_in_the_order_of_the_ids() -> None:
    same = [_registration(number, name={"nl": "Verzonnen"}) for number in (2, 1)]
    assert [one.id for one in by_name(same, "nl")] == ["test0001", "test0002"]


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    first, second, third, *_ = question_fields()
    reason = {"nl": "Verzonnen"}
    registration = _registration(
        1,
        **{first: "answered"},
        unanswered=[
            {"field": second, "state": "does_not_apply", "reason": reason},
            {"field": third, "state": "not_yet", "reason": reason},
            {"field": "no_question", "state": "does_not_apply", "reason": reason},
        ],
    )
    fill = questions(registration)
    assert fill.asked == len(question_fields()) - 1
    assert fill.answered == 1 + sum(name in ("organisation", "status") for name in question_fields() if name != first)
