"""The organisations by how they stand in the register, and a page for each of them."""

from collections.abc import Iterator
from typing import Any

from generator.model.register import Organisation
from generator.pages.edition import Edition, Page
from generator.pages.lists.listing import Listing, downloads, pages_of
from generator.pages.lists.rows import Form, Rows
from generator.pages.theme.shell import root_of
from generator.views.answers import by_answer, ids_of
from generator.views.overview import organisations_by_name


def organisation_pages(edition: Edition, twin: Edition | None, rows: Rows) -> Iterator[Page]:
    """The pages in one language. Every organisation of the register has one, whether or not it registered anything."""
    yield _organisations(edition, twin)
    registered = by_answer(rows.ordered, "organisation")
    for organisation in edition.register.organisations.values():
        slug = organisation.slug
        listing = Listing(
            "organisation.html.j2",
            edition.organisation_name(slug),
            lambda at, slug=slug: at.organisation(slug),  # type: ignore[misc]
            ids_of(registered.get(slug, ())),
            Form.OWN_CARD,
            _about(edition, organisation),
            followed=slug in registered,
        )
        yield from pages_of(edition, twin, rows, listing)


def _organisations(edition: Edition, twin: Edition | None) -> Page:
    path, groups = edition.addresses.organisations, edition.figures.organisations.groups
    title, total = edition.translations.text("Organisations"), sum(map(len, groups.values()))
    variables = {
        "root": root_of(path),
        "count": edition.translations.count("%(num)s organisation", "%(num)s organisations", total),
        "groups": {
            standing.name: [_listed(edition, one) for one in organisations_by_name(found, edition.language)]
            for standing, found in groups.items()
        },
    }
    html = edition.shell.page(
        title=title,
        description=title,
        path=path,
        twin_path=twin.addresses.organisations if twin else "",
        body=edition.template("organisations.html.j2")(variables),
    )
    return Page(path + "index.html", html)


def _listed(edition: Edition, organisation: Organisation) -> dict[str, Any]:
    return {
        "address": edition.addresses.organisation(organisation.slug),
        "name": edition.shower.line(organisation.name),
        "kind": edition.kind_label(organisation),
        "number": len(edition.overview.by_organisation.get(organisation.slug, ())),
        "declarations": _declarations(edition, organisation)[:1],
        "asked_on": _day(edition, organisation),
    }


def _about(edition: Edition, organisation: Organisation) -> dict[str, Any]:
    """What the page of an organisation says besides its registrations."""
    data, show = organisation.data, edition.shower
    officer, contact = data.get("data_protection_officer"), data.get("contact")
    statuses = edition.figures.organisations.statuses(organisation.slug)
    return {
        "name": show.line(organisation.name),
        "kind": edition.kind_label(organisation),
        "aliases": data.get("aliases", ()),
        "website": data.get("website"),
        "organisation_contact": show.contact(contact) if contact else None,
        "officer": show.contact(officer) if officer else None,
        "standing": edition.figures.organisations.standing(organisation).name,
        "declarations": _declarations(edition, organisation),
        "asked_on": _day(edition, organisation),
        "statuses": [
            {
                "label": edition.label("statuses", term),
                "number": number,
                "address": edition.addresses.answer("status", term),
            }
            for term, number in statuses
        ],
        "standard_sentence": edition.standard_sentence(organisation.slug),
        "downloads": downloads(edition, "organisation", organisation.slug) if statuses else [],
    }


def _declarations(edition: Edition, organisation: Organisation) -> list[dict[str, Any]]:
    """What it declared not to use, the newest first."""
    show = edition.shower
    return [
        {
            "day": one["on"],
            "on": show.date(one["on"]),
            "scope": show.line(one["scope"]),
            "source": one["source"],
            "seen": show.date(one["source"]["seen"]),
        }
        for one in organisation.nil_declarations
    ]


def _day(edition: Edition, organisation: Organisation) -> str | None:
    asked = organisation.data.get("asked_on")
    return edition.shower.date(asked) if asked else None
