"""The page of figures and gaps, and behind each figure a page with the registrations that it counts."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.pages.edition import Edition, Page
from generator.pages.lists.charts import fill_chart, growth_chart
from generator.pages.lists.listing import Listing, pages_of
from generator.pages.lists.rows import Form, Rows
from generator.pages.theme.shell import root_of
from generator.text import excerpt
from generator.views.answers import STATES
from generator.views.figure import Figure, Group
from generator.views.figures import STATE_LABELS, question_key
from generator.views.growth import growth

PER_PAGE = 500  # a line each
_ON_PAGE_OF_ORGANISATIONS = "organisations-"


def figure_pages(edition: Edition, twin: Edition | None, rows: Rows) -> Iterator[Page]:
    """The pages in one language."""
    yield _figures(edition, twin)
    for figure in edition.figures.all:
        if figure.registrations is None or _elsewhere(edition, figure):
            continue
        label = edition.shower.plain(figure.label)
        listing = Listing(
            "figure.html.j2",
            label,
            lambda at, key=figure.key: at.figure(key),  # type: ignore[misc]
            rows.among(figure.ids or ()),
            Form.LINE,
            {"meaning": edition.shower.line(figure.meaning), "of": figure.of},
            per_page=PER_PAGE,
            description=excerpt(f"{label}: {figure.number}. {edition.shower.plain(figure.meaning)}", 300),
            listed=False,
        )
        yield from pages_of(edition, twin, rows, listing)


def _elsewhere(edition: Edition, figure: Figure) -> str:
    """The address of the page where the rows behind a figure stand already, or ""."""
    if figure.group is Group.REGISTER:
        return edition.addresses.systems
    if figure.group is Group.ANSWERS and figure.answer:
        return edition.addresses.answer(*figure.answer)
    if figure.group is Group.ORGANISATIONS:
        return f"{edition.addresses.organisations}#{figure.key.removeprefix(_ON_PAGE_OF_ORGANISATIONS)}"
    if figure.group is Group.DEFERRAL:
        return f"{edition.addresses.deferral}#{_DEFERRAL_PARTS[figure.key]}"
    return ""


_DEFERRAL_PARTS = {
    "deferral-announced": "stubs",
    "deferral-released": "released",
    "deferral-overdue": "attestations",
}


def _figures(edition: Edition, twin: Edition | None) -> Page:
    path, figures = edition.addresses.figures, edition.figures
    title = edition.translations.text("Figures and gaps")
    description = edition.translations.text(
        "What is answered in this register and what is not, with the registrations behind every figure."
    )
    months = growth(edition.register.registrations)
    variables: dict[str, Any] = {
        "root": root_of(path),
        "total": _shown(edition, figures.by_key["registrations"]),
        "states": [edition.shower.line(STATE_LABELS[state]) for state in STATES],
        "questions": list(_questions(edition)),
        "fill_chart": fill_chart(edition),
        "months": [{"month": edition.shower.date(one.month), "new": one.new, "total": one.total} for one in months],
        "growth_chart": growth_chart(edition, months),
        **{
            group.value: [_shown(edition, figure) for figure in figures.of(group)]
            for group in Group
            if group not in (Group.REGISTER, Group.QUESTIONS)
        },
    }
    html = edition.shell.page(
        title=title,
        description=description,
        path=path,
        twin_path=twin.addresses.figures if twin else "",
        body=edition.template("figures.html.j2")(variables),
    )
    return Page(path + "index.html", html)


def _shown(edition: Edition, figure: Figure) -> Mapping[str, Any]:
    """A figure as it stands in a table; without address where there is nothing behind it."""
    address = _elsewhere(edition, figure) or edition.addresses.figure(figure.key)
    return {
        "label": edition.shower.line(figure.label),
        "meaning": edition.shower.line(figure.meaning) if figure.meaning else "",
        "number": figure.number,
        "of": figure.of,
        "address": address if figure.number else None,
    }


def _questions(edition: Edition) -> Iterator[Mapping[str, Any]]:
    for field in edition.figures.fill:
        yield {
            "field": field,
            "states": [_shown(edition, edition.figures.by_key[question_key(field, state)]) for state in STATES],
        }
