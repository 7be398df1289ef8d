"""Who answered what: registrations by the answer they give to a question, and by why they give none."""

from collections.abc import Iterable, Mapping, Sequence

from generator.model.register import Registration
from generator.views.overview import given, question_fields

# The questions whose answers can be browsed: each answer has a page, a feed and a file with its registrations. With the
# word that stands in the address of the page.
BROWSED = {
    "themes": "themes",
    "status": "status",
    "publication_category": "category",
    "decision_role": "decision",
}
STATES = ("answered", "does_not_apply", "not_yet", "withheld")

Fill = Mapping[str, Mapping[str, Sequence[Registration]]]


def by_answer(registrations: Iterable[Registration], field: str) -> dict[str, list[Registration]]:
    """The registrations that give each answer, in the order in which they come; without answers that nobody gives."""
    found: dict[str, list[Registration]] = {}
    for registration in registrations:
        for term in given(registration.data, field):
            found.setdefault(term, []).append(registration)
    return found


def ids_of(registrations: Iterable[Registration]) -> list[str]:
    """Their ids, in the same order."""
    return [registration.data["id"] for registration in registrations]


def fill(registrations: Iterable[Registration]) -> Fill:
    """For every question the registrations in each of STATES: every registration stands once with every question.

    A question that is neither answered nor explained counts as not answered yet.
    """
    names = question_fields()
    found: dict[str, dict[str, list[Registration]]] = {name: {state: [] for state in STATES} for name in names}
    for registration in registrations:
        data = registration.data
        states = {item.get("field"): item.get("state") for item in data.get("unanswered", ())}
        for name in names:
            state = "answered" if name in data else states.get(name) or "not_yet"
            found[name][state].append(registration)
    return found
