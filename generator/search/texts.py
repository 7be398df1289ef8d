"""What is searched: the texts of a registration, in five classes, each text once with the languages that show it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from generator.markdown import plain
from generator.model.register import Register, Registration
from generator.schema.fields import fields
from generator.text import in_language

Languages = tuple[str, ...]  # the languages whose pages show a text, in the order of the settings
_TEXTS = ("name", "meaning")
# The answers that say what a system is about. Their other names, which no page shows, are searched too.
_ABOUT = ("themes", "used_for", "techniques", "annex_iii_points")


class Where(IntEnum):
    """Where a word stands, the best place first."""

    NAME = 0
    KEYWORD = 1
    SUMMARY = 2
    REST = 3
    SYNONYM = 4


def searched_texts(register: Register, registration: Registration) -> Mapping[Languages, Sequence[str]]:
    """Languages → the texts that pages in exactly these languages show, one for each of `Where`."""
    languages = register.settings.languages
    found: dict[Languages, list[list[str]]] = {}
    for where, text, shown_in in _texts(register, registration.data, languages):
        found.setdefault(shown_in, [[] for _ in Where])[where].append(text)
    return {shown_in: ["\n".join(map(_words_only, texts)) for texts in classes] for shown_in, classes in found.items()}


def _words_only(text: str) -> str:
    """Without the addresses of links, which nobody sees."""
    return plain(text) if "](" in text or "<" in text else text


def _texts(register: Register, data: Mapping[str, Any], languages: Languages) -> Iterator[tuple[Where, str, Languages]]:
    for where, value in _localised(register, data):
        for text, shown_in in by_page(value, languages).items():
            yield where, text, shown_in
    for text in (*data.get("aliases", ()), *data.get("tags", ())):
        yield Where.KEYWORD, text, languages
    for field in _ABOUT:
        terms = register.vocabulary(fields()[field].vocabulary).terms
        for term in data.get(field, ()):
            if term in terms:
                for text in terms[term].aliases:
                    yield Where.SYNONYM, text, languages


def _localised(register: Register, data: Mapping[str, Any]) -> Iterator[tuple[Where, Mapping[str, str]]]:
    yield Where.NAME, data["name"]
    organisation = register.organisations.get(data.get("organisation", ""))
    if organisation:
        yield Where.KEYWORD, organisation.name
    for field in _ABOUT:
        terms = register.vocabulary(fields()[field].vocabulary).terms
        for term in data.get(field, ()):
            if term in terms:
                yield Where.KEYWORD if field == "themes" else Where.REST, terms[term].label
    if "summary" in data:
        yield Where.SUMMARY, data["summary"]
    if "purpose" in data:
        yield Where.REST, data["purpose"]
    for variable in data.get("variables", ()):
        for part in _TEXTS:
            if part in variable:
                yield Where.REST, variable[part]


def by_page(value: Mapping[str, str], languages: Languages) -> dict[str, Languages]:
    """Each text of a value that is shown, with the languages whose pages show it: its own, and those that lack one."""
    if len(languages) == 2:  # noqa: PLR2004 - the ordinary case, in a third of the time
        one, other = (in_language(value, language) for language in languages)
        return {one: languages} if one == other else {one: languages[:1], other: languages[1:]}
    found: dict[str, Languages] = {}
    for language in languages:
        text = in_language(value, language)
        found[text] = (*found.get(text, ()), language)
    return found
