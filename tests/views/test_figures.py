"""Figures: each says how many, of how many, and which; nothing is counted twice or left out."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.transparency import Attestation, Stub
from generator.model.vocabulary import Term, Vocabulary
from generator.views.answers import BROWSED, STATES
from generator.views.figure import Group
from generator.views.figures import Figures, figures, question_key
from generator.views.growth import Month, growth
from generator.views.organisations import Standing
from generator.views.overview import question_fields
from tests.views.test_reading import PLAIN

ON = datetime.date(2026, 11, 23)
_TEXT = {"nl": "Verzonnen", "en": "Made up"}
_SETTINGS = Settings(_TEXT, _TEXT, _TEXT, "https://register.example", ("nl", "en"), "CC0-1.0", {})
_SOURCE = {"title": "Verzonnen brief", "url": "https://bron.example", "seen": "2026-11-01"}
_EASY = {"nl": "De agent kijkt op de kaart. Die zegt waar hij heen gaat.", "en": "A person looks at the map."}


def _registration(number: int, **data: Any) -> Registration:
    given = {
        "id": f"test{number:04}", "language": "nl", "organisation": "testgemeente", "status": "in-use",
        "name": _TEXT, "summary": _EASY, "registered_on": "2026-01-01", **data,
    }  # fmt: skip
    return Registration(f"registrations/{number}.yml", {name: value for name, value in given.items() if value})


def _organisation(slug: str, **data: Any) -> Organisation:
    return Organisation(slug, f"organisations/{slug}.yml", {"name": {"nl": slug}, "kind": "other", **data})


def _figures(*registrations: Registration, organisations: tuple[Organisation, ...] = ()) -> Figures:
    terms = {
        "statuses": (
            Term("in-use", _TEXT, means=frozenset({"in_use"})),
            Term("retired", _TEXT, means=frozenset({"ended"})),
        ),
        "assessment-states": (Term("done", _TEXT), Term("not-done", _TEXT)),
        "themes": (Term("health", _TEXT), Term("work", _TEXT)),
    }
    vocabularies = {name: Vocabulary(name, _TEXT, {term.id: term for term in some}) for name, some in terms.items()}
    known = {one.slug: one for one in (*organisations, _organisation("testgemeente"))}
    register = Register(
        _SETTINGS, vocabularies, known, registrations,
        attestations=(Attestation("2026-09", "2026-09-01", 1), Attestation("2026-10", "2026-10-01", 3)),
        stubs=(
            Stub("s2", "police", (), ("prevention",), "case-specific", "2026-02", "2026-12", ""),
            Stub("s1", "police", (), ("prevention",), "case-specific", "2026-02", "", "2026-06"),
        ),
        plain_language=PLAIN,
    )  # fmt: skip
    return figures(register, ON)


def _found(made: Figures, key: str) -> tuple[int, int | None, list[str]]:
    figure = made.by_key[key]
    return figure.number, figure.of, list(figure.ids or ())


def test_every_figure_counts_what_it_lists_under_a_name_of_its_own() -> None:
    made = _figures(*(_registration(n, themes=["work"], dpia={"state": "done"}) for n in (3, 1, 2)))
    assert len(made.by_key) == len(made.all)
    for figure in made.all:
        if figure.key != "deferral-overdue":
            assert figure.number == len(figure.ids or ()), figure.key
            assert list(figure.ids or ()) == sorted(set(figure.ids or ())), figure.key
        if figure.of is not None:
            assert figure.number <= figure.of, figure.key
        assert set(figure.label) >= {"nl", "en"}


def test_the_states_of_a_question_add_up_to_all_registrations() -> None:
    made = _figures(_registration(1, themes=["work"]), _registration(2))
    for field in question_fields():
        assert sum(made.by_key[question_key(field, state)].number for state in STATES) == 2, field
    assert _found(made, "themes-answered") == (1, 2, ["test0001"])
    assert _found(made, "themes-not-yet") == (1, 2, ["test0002"])


def test_answers_are_counted_as_their_pages_list_them() -> None:
    made = _figures(_registration(1, themes=["work", "health"]), _registration(2, themes=["work"], status="retired"))
    assert _found(made, "themes-work") == (2, 2, ["test0001", "test0002"])
    for figure in made.of(Group.ANSWERS):
        field, term = figure.answer or ("", "")
        assert field in BROWSED
        assert figure.number == dict(made.overview.counts(field))[term]


def test_what_should_have_been_looked_at_again() -> None:
    made = _figures(
        _registration(1, review_by="2026-11-22", last_checked="2025-11-22"),
        _registration(2, review_by="2026-11-23", last_checked="2025-11-23"),
        _registration(3, review_by="2020-01-01", last_checked="2019-01-01", status="retired"),
        _registration(4, unanswered=[{"field": "logic", "state": "withheld", "review_by": "2026-01-01"}]),
    )
    assert _found(made, "review-overdue") == (1, 3, ["test0001"])
    assert _found(made, "checked-long-ago") == (1, 3, ["test0001"])
    assert _found(made, "never-checked") == (1, 3, ["test0004"])
    assert _found(made, "withheld-overdue") == (1, 4, ["test0004"])


def test_tests_done_and_not_done() -> None:
    made = _figures(
        _registration(1, dpia={"state": "done"}),
        _registration(2, dpia={"state": "not-done"}, other_assessments=[{"kind": "iama", "state": "done"}]),
        _registration(3),
    )
    assert _found(made, "dpia-state-done") == (1, 3, ["test0001"])
    assert _found(made, "dpia-state-not-done") == (1, 3, ["test0002"])
    assert _found(made, "fria-state-done") == (0, 3, [])
    assert _found(made, "other-assessments") == (1, 3, ["test0002"])


def test_languages_and_who_translated() -> None:
    by_hand = {"language": "en", "made_by": "human", "source_hash": "0" * 16}
    made = _figures(
        _registration(1, name={"nl": "Verzonnen"}, summary={"nl": "Verzonnen."}),
        _registration(2, name={"nl": "Verzonnen"}, translations=[{"language": "en", "made_by": "machine"}]),
        _registration(3, unit={"nl": "Afdeling"}, translations=[by_hand]),
        _registration(4),
    )  # fmt: skip
    assert _found(made, "one-language")[2] == ["test0001"]
    assert _found(made, "not-all-translated")[2] == ["test0001", "test0002", "test0003"]
    assert _found(made, "translated-by-machine")[2] == ["test0002"]
    assert _found(made, "translated-by-human")[2] == ["test0003"]
    assert _found(made, "translation-outdated")[2] == ["test0003"]


def test_readable_short_answers_are_counted_in_each_language_that_they_are_in() -> None:
    hard = {"nl": "Organisatieveranderingsprocessen en verantwoordelijkheidstoedeling."}
    made = _figures(_registration(1), _registration(2, summary=hard), _registration(3, summary=None))
    assert _found(made, "reads-well-nl") == (1, 2, ["test0001"])
    assert _found(made, "reads-hard-nl") == (1, 2, ["test0002"])
    assert _found(made, "reads-well-en") == (1, 1, ["test0001"])


def test_every_organisation_has_one_standing() -> None:
    declaration = {"on": "2026-02-01", "scope": {"nl": "AI-systemen"}, "source": _SOURCE}
    made = _figures(
        _registration(1),
        organisations=(
            _organisation("zwijgt", asked_on="2026-01-01"),
            _organisation("verklaart", asked_on="2026-01-01", nil_declarations=[declaration]),
            _organisation("onbekend"),
        ),
    )
    groups = {standing: [one.slug for one in found] for standing, found in made.organisations.groups.items()}
    assert groups == {
        Standing.REGISTERED: ["testgemeente"],
        Standing.DECLARED_NONE: ["verklaart"],
        Standing.NO_ANSWER: ["zwijgt"],
        Standing.NOT_ASKED: ["onbekend"],
    }
    assert _found(made, "organisations-no-answer") == (1, 4, ["zwijgt"])
    made = _figures(_registration(1), organisations=(_organisation("testgemeente", nil_declarations=[declaration]),))
    assert made.organisations.groups[Standing.DECLARED_NONE] == [], "what it registered weighs more"


def test_deferral_is_counted_only_as_far_as_it_is_public() -> None:
    made = _figures(_registration(1, deferral={"from": "2026-01", "until": "2026-05"}), _registration(2))
    assert _found(made, "deferral-announced") == (1, None, ["s2"])
    assert _found(made, "deferral-released") == (1, None, ["test0001"])
    overdue = made.by_key["deferral-overdue"]
    assert (overdue.number, overdue.ids) == (3, None)


def test_a_register_without_anything_has_figures_of_nothing() -> None:
    made = _figures()
    assert {figure.number for figure in made.all if figure.group not in (Group.DEFERRAL, Group.ORGANISATIONS)} == {0}
    assert growth(()) == []


@pytest.mark.parametrize("last", ["2026-02-28", "2026-02-01"])
def test_growth_has_every_month_between_the_first_and_the_last(last: str) -> None:
    days = (last, "2025-11-30", "2025-11-01")
    some = [_registration(number, registered_on=day) for number, day in enumerate(days)]
    assert growth(some) == [
        Month("2025-11", 2, 2), Month("2025-12", 0, 2), Month("2026-01", 0, 2), Month("2026-02", 1, 3)
    ]  # fmt: skip


def test_a_register_without_a_formula_has_no_figures_on_reading() -> None:
    without = replace(_figures(_registration(1)).register, plain_language={})
    assert figures(without, ON).of(Group.READING) == []
