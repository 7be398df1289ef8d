"""How to follow a page: the link to its feed in the head, and the words for it on the page."""

from html import escape
from typing import Any

from generator.pages.addresses import calendar, feed, json_feed
from generator.pages.edition import Edition
from generator.pages.theme.shell import root_of


def follow_head(edition: Edition, page: str, title: str, of: str = "") -> str:
    """HTML for the head of the page at the address `page`: its feed, or that of another page `of`.

    title: plain text, what the page is about.
    """
    label = escape(f"{title} – {edition.translations.text('Changes')}")
    address = root_of(page) + feed(of or page)
    return f'<link rel="alternate" type="application/atom+xml" title="{label}" href="{address}">'


def follow_part(edition: Edition, page: str) -> dict[str, Any]:
    """The variables of the macro `follow` for the page at an address: addresses from the root of the site.

    calendar: None where nothing is due. json: the JSON Feed, which only the register as a whole has, else None.
    The page is that of the changes, a registration, an organisation or an answer.
    """
    return {
        "feed": feed(page),
        "json": json_feed(page) if page == edition.addresses.changes else None,
        "calendar": calendar(page) if page in edition.calendars else None,
    }
