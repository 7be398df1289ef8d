"""For each question that can be browsed a page with its answers, and for each answer a page with who gives it."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.register import Registration
from generator.model.vocabulary import Term
from generator.pages.edition import Edition, Page
from generator.pages.lists.list_pages import facet
from generator.pages.lists.listing import Listing, counted, downloads, pages_of
from generator.pages.lists.rows import Rows
from generator.pages.theme.shell import root_of
from generator.schema.fields import fields
from generator.text import excerpt, in_language
from generator.views.answers import BROWSED, by_answer, ids_of
from generator.views.figures import STATE_LABELS, STATE_MEANINGS, question_key


def answer_pages(edition: Edition, twin: Edition | None, rows: Rows) -> Iterator[Page]:
    """The pages in one language. A term keeps its page when nobody gives it any more: addresses go on answering."""
    for field in BROWSED:
        given = by_answer(rows.ordered, field)
        yield _answers(edition, twin, field, given)
        for term in edition.register.vocabulary(fields()[field].vocabulary).terms.values():
            yield from _answer(edition, twin, rows, (field, term), given.get(term.id, ()))


def _answers(edition: Edition, twin: Edition | None, field: str, given: dict[str, list[Registration]]) -> Page:
    path, described = edition.addresses.answers(field), fields()[field]
    title = in_language(described.title, edition.language)
    terms = edition.register.vocabulary(described.vocabulary).terms.values()
    description = in_language(described.description, edition.language)
    variables = {
        "root": root_of(path),
        "title": title,
        "description": description,
        "several": described.is_list,
        "count": counted(edition, edition.overview.total),
        "answers": [
            {
                "label": edition.shower.line(term.label),
                "definition": edition.shower.line(term.definition) if term.definition else "",
                "address": edition.addresses.answer(field, term.id),
                "number": len(given.get(term.id, ())),
            }
            for term in terms
            if term.id in given or not term.replaced_by
        ],
        "states": list(_states(edition, field)),
    }
    html = edition.shell.page(
        title=title,
        description=description,
        path=path,
        twin_path=twin.addresses.answers(field) if twin else "",
        body=edition.template("answers.html.j2")(variables),
    )
    return Page(path + "index.html", html)


def _states(edition: Edition, field: str) -> Iterator[dict[str, Any]]:
    """How many gave no answer, and why; nothing for a field that everybody fills in."""
    for state, found in edition.figures.fill.get(field, {}).items():
        if state != "answered":
            yield {
                "label": edition.shower.line(STATE_LABELS[state]),
                "definition": edition.shower.line(STATE_MEANINGS[state]),
                "address": edition.addresses.figure(question_key(field, state)),
                "number": len(found),
            }


def _answer(
    edition: Edition,
    twin: Edition | None,
    rows: Rows,
    answer: tuple[str, Term],
    registrations: Sequence[Registration],
) -> Iterator[Page]:
    field, term = answer
    facet_title = in_language(fields()[field].title, edition.language)
    label = in_language(term.label, edition.language)
    definition = in_language(term.definition, edition.language)
    count = counted(edition, len(registrations))
    replacement = edition.register.vocabulary(fields()[field].vocabulary).terms.get(term.replaced_by)
    variables = {
        "facet": facet(edition, field, term.id),
        "name": edition.shower.line(term.label),
        "definition": edition.shower.line(term.definition) if term.definition else None,
        "source": term.source,
        "source_is_link": term.source.startswith(("https://", "http://")),
        "replaced_by": {
            "label": edition.shower.line(replacement.label),
            "address": edition.addresses.answer(field, replacement.id),
        }
        if replacement
        else None,
        "downloads": downloads(edition, field, term.id),
    }
    listing = Listing(
        "answer.html.j2",
        f"{facet_title}: {label}",
        lambda at: at.answer(field, term.id),
        ids_of(registrations),
        variables=variables,
        description=excerpt(f"{facet_title}: {label}. {definition} {count}.", 300),
        listed=bool(registrations),
        followed=bool(registrations),
    )
    yield from pages_of(edition, twin, rows, listing)
