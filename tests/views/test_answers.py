"""Registrations by what they answer: each stands in exactly one state of every question, in the order given."""

from typing import Any

from generator.model.register import Registration
from generator.views.answers import STATES, by_answer, fill, ids_of
from generator.views.overview import question_fields


def _registration(number: int, **data: Any) -> Registration:
    return Registration(f"registrations/test/{number}.yml", {"id": f"test{number:04}", **data})


def test_a_registration_stands_once_with_each_of_its_answers_in_the_order_given() -> None:
    some = [
        _registration(2, themes=["health", "work", "health"]),
        _registration(1, themes=["work"]),
        _registration(3),
    ]
    found = {term: ids_of(registrations) for term, registrations in by_answer(some, "themes").items()}
    assert found == {"health": ["test0002"], "work": ["test0002", "test0001"]}


def test_every_registration_is_in_one_state_of_every_question() -> None:
    first, second, third, fourth, *others = question_fields()
    registration = _registration(
        1,
        **{first: "answered", second: "answered and withheld: the answer counts"},
        unanswered=[
            {"field": second, "state": "withheld"},
            {"field": third, "state": "withheld"},
            {"field": fourth, "state": "does_not_apply"},
        ],
    )
    found = fill([registration])
    states = {name: [state for state in STATES if found[name][state]] for name in question_fields()}
    assert states.pop(first) == states.pop(second) == ["answered"]
    assert (states.pop(third), states.pop(fourth)) == (["withheld"], ["does_not_apply"])
    assert states == {name: ["not_yet"] for name in others}
