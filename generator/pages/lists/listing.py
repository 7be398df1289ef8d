"""A list of registrations on as many pages as it takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.dataset.formats.selections import selection_file
from generator.pages.addresses import PER_PAGE, Addresses
from generator.pages.edition import Edition, Page
from generator.pages.follow import follow_head, follow_part
from generator.pages.lists import pager
from generator.pages.lists.rows import Form, Rows
from generator.pages.theme.shell import root_of
from generator.text import excerpt


@dataclass(frozen=True)
class Listing:
    """One list of registrations, by id. first: the address of its first page, among those of a language.

    variables: more for the template. listed: whether search engines are told of it. followed: whether it has a feed.
    """

    template: str
    title: str
    first: Callable[[Addresses], str]
    ids: Sequence[str]
    form: Form = Form.CARD
    variables: Mapping[str, Any] = field(default_factory=dict)
    per_page: int = PER_PAGE
    description: str = ""
    listed: bool = True
    followed: bool = False


def pages_of(edition: Edition, twin: Edition | None, rows: Rows, listing: Listing) -> Iterator[Page]:
    """The pages of a list; one that says that there is nothing when it is empty."""
    total, size = len(listing.ids), listing.per_page
    last, first = pager.last_page(listing.ids, size), _address(edition, listing, 1)
    render, count = edition.template(listing.template), counted(edition, total)
    description = listing.description or excerpt(f"{listing.title}: {count}", 300)
    for number in range(1, last + 1):
        address = _address(edition, listing, number)
        root = root_of(address)
        some = listing.ids[(number - 1) * size : number * size]
        variables = {
            **listing.variables,
            "follow_it": follow_part(edition, first) if listing.followed else None,
            "root": root,
            "title": listing.title,
            "rows": rows.html(some, listing.form, root),
            "count": count,
            "total": total,
            "start": (number - 1) * size + 1,
            "number": number,
            "pages": pager.pages(edition.addresses, first, number, last),
        }
        html = edition.shell.page(
            title=listing.title if number == 1 else f"{listing.title} ({number})",
            description=description,
            path=address,
            twin_path=_address(twin, listing, number) if twin else "",
            body=render(variables),
            head=follow_head(edition, address, listing.title, first) if listing.followed else "",
        )
        yield Page(address + "index.html", html, listing.listed)


def counted(edition: Edition, number: int) -> str:
    """A number of registrations in words."""
    return edition.translations.count("%(num)s registration", "%(num)s registrations", number)


def downloads(edition: Edition, field: str, term: str) -> list[dict[str, str]]:
    """The files that hold the registrations with an answer to a question: one for each of these, in the dataset."""
    return [
        {"address": f"data/{selection_file(field, term, form)}", "label": edition.translations.text(label)}
        for form, label in (("csv", "These systems as CSV"), ("json", "These systems as JSON"))
    ]


def _address(edition: Edition, listing: Listing, number: int) -> str:
    return edition.addresses.numbered(listing.first(edition.addresses), number)
