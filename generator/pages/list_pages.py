"""The lists of systems and organisations, the page of each organisation. Lists come a hundred to a page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.model.register import Registration
from generator.pages.addresses import PER_PAGE, Addresses
from generator.pages.edition import Edition, Page
from generator.pages.shell import root_of
from generator.text import excerpt
from generator.views.overview import by_name, organisations_by_name


def list_pages(edition: Edition, twin: Edition | None) -> Iterator[Page]:
    """Every list page in one language."""
    yield from _systems(edition, twin)
    yield _organisations(edition, twin)
    for slug in edition.overview.by_organisation:
        yield from _organisation(edition, twin, slug)


def _systems(edition: Edition, twin: Edition | None) -> Iterator[Page]:
    title = edition.translations.text("Systems")
    ordered = by_name(edition.register.registrations, edition.language)
    yield from _numbered(
        edition, twin, "systems.html.j2", ordered, first=lambda at: at.systems, title=title, variables={}
    )


def _organisations(edition: Edition, twin: Edition | None) -> Page:
    overview = edition.overview
    items = [
        {
            "address": edition.addresses.organisation(organisation.slug),
            "name": edition.shower.line(organisation.name),
            "kind": edition.kind_label(organisation),
            "number": len(overview.by_organisation[organisation.slug]),
        }
        for organisation in organisations_by_name(overview.organisations, edition.language)
    ]
    title, path = edition.translations.text("Organisations"), edition.addresses.organisations
    variables = {"items": items, "count": _count_organisations(edition), "root": root_of(path)}
    html = edition.shell.page(
        title=title,
        description=title,
        path=path,
        twin_path=twin.addresses.organisations if twin else "",
        body=edition.template("organisations.html.j2")(variables),
    )
    return Page(path + "index.html", html)


def _organisation(edition: Edition, twin: Edition | None, slug: str) -> Iterator[Page]:
    organisation = edition.register.organisations[slug]
    name = edition.organisation_name(slug)
    variables = {
        "name": edition.shower.line(organisation.name),
        "kind": edition.kind_label(organisation),
        "website": organisation.data.get("website"),
        "standard_sentence": edition.standard_sentence(slug),
        "organisation_contact": edition.shower.contact(contact)
        if (contact := organisation.data.get("contact"))
        else None,
    }
    ordered = by_name(edition.overview.by_organisation[slug], edition.language)
    yield from _numbered(
        edition,
        twin,
        "organisation.html.j2",
        ordered,
        first=lambda at: at.organisation(slug),
        title=name,
        variables=variables,
    )


def _numbered(
    edition: Edition,
    twin: Edition | None,
    template: str,
    registrations: Sequence[Registration],
    *,
    first: Callable[[Addresses], str],
    title: str,
    variables: dict[str, Any],
) -> Iterator[Page]:
    """A list, in pages. `first` is the address of its first page, among those of a language."""

    def address_in(other: Edition, number: int) -> str:
        return other.addresses.numbered(first(other.addresses), number)

    last = max(1, -(-len(registrations) // PER_PAGE))
    for number in range(1, last + 1):
        address = address_in(edition, number)
        items = registrations[(number - 1) * PER_PAGE : number * PER_PAGE]
        more = {
            "items": [edition.item(registration) for registration in items],
            "count": _count(edition, len(registrations)),
            "number": number,
            "pages": [
                {"number": n, "address": address_in(edition, n) if n else "", "current": n == number}
                for n in _shown_numbers(number, last)
            ],
        }
        numbered_title = title if number == 1 else f"{title} ({number})"
        body = edition.template(template)({**variables, **more, "root": root_of(address)})
        twin_path = address_in(twin, number) if twin else ""
        description = excerpt(f"{title}: {more['count']}", 300)
        html = edition.shell.page(
            title=numbered_title, description=description, path=address, twin_path=twin_path, body=body
        )
        yield Page(address + "index.html", html)


def _shown_numbers(current: int, last: int) -> list[int]:
    """The page numbers of a pager: the first, the last, the neighbours; 0 stands for a gap."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number != numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


def _count(edition: Edition, number: int) -> str:
    return edition.translations.count("%(num)s registration", "%(num)s registrations", number)


def _count_organisations(edition: Edition) -> str:
    return edition.translations.count(
        "%(num)s organisation", "%(num)s organisations", len(edition.overview.organisations)
    )
