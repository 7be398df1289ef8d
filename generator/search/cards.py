"""What a result shows, some registrations to a file: the browser fetches only those that are on the screen."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from generator.markdown import plain
from generator.model.register import Register, Registration
from generator.text import in_language

PER_FILE = 8


def card_files(register: Register, registrations: Sequence[Registration], language: str) -> Iterator[bytes]:
    """The cards in a language, in the order of the registrations, as JSON.

    A card is id, name, organisation, status, category, summary; then the languages of name and summary, where one is
    not the page's. A status or category is its position in the vocabulary, or -1.
    """
    statuses = _positions(register, "statuses")
    categories = _positions(register, "publication-categories")
    organisations = {slug: in_language(one.name, language) for slug, one in register.organisations.items()}

    def card(registration: Registration) -> list[Any]:
        data = registration.data
        name, name_language = _shown(data["name"], language)
        summary, summary_language = _shown(data.get("summary", {}), language)
        slug = registration.organisation
        made = [
            registration.id,
            name,
            organisations.get(slug, slug),
            statuses.get(registration.status, -1),
            categories.get(data.get("publication_category", ""), -1),
            plain(summary) if summary else "",
        ]
        return [*made, name_language, summary_language] if name_language or summary_language else made

    for start in range(0, len(registrations), PER_FILE):
        yield orjson.dumps([card(registration) for registration in registrations[start : start + PER_FILE]])


def _positions(register: Register, vocabulary: str) -> dict[str, int]:
    return {term: number for number, term in enumerate(register.vocabulary(vocabulary).terms)}


def _shown(texts: dict[str, str], language: str) -> tuple[str, str]:
    """The text that a page in a language shows, and its language if that is another one."""
    if texts.get(language):
        return texts[language], ""
    return next(((text, other) for other, text in texts.items()), ("", ""))
