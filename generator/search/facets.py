"""The questions that a list can be narrowed by, as columns: for every registration which answers it gives."""

from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.register import Register, Registration
from generator.schema.fields import fields
from generator.search import encoding
from generator.text import in_language
from generator.views.overview import given, organisations_by_name

# A question's field → its name in the address of a selection, which stays the same in every language.
KEYS = {
    "status": "status",
    "publication_category": "category",
    "themes": "theme",
    "organisation": "organisation",
    "decision_role": "decision",
    "personal_data": "data",
    "registered_on": "year",
}
_BY_YEAR = "registered_on"


def facet(register: Register, field: str, registrations: Sequence[Registration], language: str) -> dict[str, Any]:
    """One question in a language: its answers that occur, and which of them every registration gives.

    terms: id and words of each answer. sets: the combinations of answers that occur, as positions in terms.
    width, codes: the position in sets for each registration (see `encoding.column`).
    """
    answers = [_answers(registration, field) for registration in registrations]
    occurring = {answer for some in answers for answer in some}
    labels = _labels(register, field, occurring, language)
    terms = [(term, label) for term, label in labels if term in occurring]
    place = {term: number for number, (term, _) in enumerate(terms)}
    values = [tuple(sorted(place[answer] for answer in some)) for some in answers]
    sets = sorted(set(values))
    number = {one: position for position, one in enumerate(sets)}
    width, codes = encoding.column([number[value] for value in values], len(sets))
    title = in_language(fields()[field].title, language)
    return {"key": KEYS[field], "title": title, "terms": terms, "sets": sets, "width": width, "codes": codes}


def _answers(registration: Registration, field: str) -> Sequence[str]:
    found = given(registration.data, field)
    return tuple(day[:4] for day in found) if field == _BY_YEAR else found


def _labels(register: Register, field: str, occurring: Iterable[str], language: str) -> list[tuple[str, str]]:
    """Every answer that there can be, in the order in which people look for it, with its words."""
    if field == _BY_YEAR:
        return [(year, year) for year in sorted(occurring, reverse=True)]
    if field == "organisation":
        named = organisations_by_name(register.organisations.values(), language)
        return [(organisation.slug, in_language(organisation.name, language)) for organisation in named]
    vocabulary = register.vocabulary(fields()[field].vocabulary)
    return [(term, vocabulary.label(term, language)) for term in vocabulary.terms]
