"""The lists of all systems: by name, as a table, and the newest first. They come a hundred to a page."""

from collections.abc import Iterator
from typing import Any

from generator.pages.edition import Edition, Page
from generator.pages.lists.listing import Listing, pages_of
from generator.pages.lists.rows import Form, Rows
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.answers import BROWSED, ids_of


def list_pages(edition: Edition, twin: Edition | None, rows: Rows) -> Iterator[Page]:
    """The three lists in one language, with links to each other and to the pages of the answers."""
    text, newest = edition.translations.text, ids_of(edition.overview.newest)
    of = {field: facet(edition, field) for field in BROWSED}
    facets = {"facets": sorted(of.values(), key=lambda one: len(one["answers"])), "of": of}
    for listing in (
        Listing("systems.html.j2", text("Systems"), lambda at: at.systems, rows.ids, Form.CARD, facets),
        Listing("table.html.j2", text("Systems as a table"), lambda at: at.table, rows.ids, Form.ROW, facets),
        Listing("newest.html.j2", text("Newest systems"), lambda at: at.newest, newest, Form.CARD, facets),
    ):
        yield from pages_of(edition, twin, rows, listing)


def facet(edition: Edition, field: str, current: str = "") -> dict[str, Any]:
    """A question that can be browsed: its answers that occur, each with its number and the address of its page."""
    vocabulary = fields()[field].vocabulary
    return {
        "title": in_language(fields()[field].title, edition.language),
        "address": edition.addresses.answers(field),
        "answers": [
            {
                "label": edition.label(vocabulary, term),
                "address": edition.addresses.answer(field, term),
                "number": number,
                "current": term == current,
            }
            for term, number in edition.overview.counts(field)
        ],
    }
