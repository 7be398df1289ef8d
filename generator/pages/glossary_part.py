"""The glossary: every word with its meaning, then every list that registrations choose from."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.glossary import Entry
from generator.model.vocabulary import Vocabulary
from generator.pages.edition import Edition
from generator.schema.fields import Field, fields
from generator.text import in_language
from generator.views.glossary import anchor_of_list, anchor_of_term, lists_by_title, words_by_name


def glossary_part(edition: Edition, root: str, titles: Mapping[str, str]) -> str:
    """What stands below the introduction of the glossary. titles: of the pages that a word may lead to, by key."""
    register, language = edition.register, edition.language
    asked: dict[str, list[str]] = {}
    for vocabulary, label in _asked(fields(), language):
        asked.setdefault(vocabulary, []).append(label)
    variables = {
        "words": [_word(edition, entry, root, titles) for entry in words_by_name(register, language)],
        "lists": [_list(edition, one, asked.get(one.name, [])) for one in lists_by_title(register, language)],
    }
    return edition.template("glossary.html.j2")(variables)


def _word(edition: Edition, entry: Entry, root: str, titles: Mapping[str, str]) -> dict[str, Any]:
    page, _, place = entry.see.partition("#")
    return {
        "id": entry.id,
        "term": edition.shower.line(entry.term),
        "also": edition.shower.line(entry.also) if entry.also else None,
        "definition": edition.shower.text(entry.definition),
        "see": f"{root}{edition.addresses.menu[page]}{'#' if place else ''}{place}" if page in titles else None,
        "see_title": titles.get(page),
        "source": entry.source or None,
        "seen": edition.shower.date(entry.source["seen"]) if "seen" in entry.source else None,
    }


def _list(edition: Edition, vocabulary: Vocabulary, asked: list[str]) -> dict[str, Any]:
    show = edition.shower
    terms = [term for term in vocabulary.terms.values() if not term.replaced_by]
    return {
        "id": anchor_of_list(vocabulary.name),
        "title": show.line(vocabulary.title),
        "asked": asked,
        "terms": [
            {
                "id": anchor_of_term(vocabulary.name, term.id),
                "label": show.line(term.label),
                "definition": show.text(term.definition),
            }
            for term in terms
        ],
        "sources": list(dict.fromkeys(term.source for term in terms if term.source)),
    }


def _asked(some: Mapping[str, Field], language: str) -> Iterator[tuple[str, str]]:
    """Each vocabulary with the label of a question that is answered from it."""
    for field in some.values():
        if field.vocabulary:
            yield field.vocabulary, in_language(field.title, language)
        yield from _asked(field.parts, language)
