"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, written by hand.

Both formats are small and a feed is written for every registration: the libraries that write feeds (`feedgen` and its
like) build a tree with lxml for what is here one join of strings. Escaping is the standard library's; the tests read
the result with feedparser and an XML parser, and hold it to the rules of the RFC.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

import orjson

MOST = 50
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


class Entry(NamedTuple):
    """One thing that happened. id, address: permanent addresses; day: of the commit; html: what happened, safe HTML."""

    id: str
    address: str
    title: str
    day: str
    html: str


class Sender(NamedTuple):
    """What all feeds in a language say alike. more: the page with everything, where a feed stops."""

    language: str
    subtitle: str
    author: str
    rights: str
    more: str


class Feed(NamedTuple):
    """A list of what happened, the newest first. `address`: of the feed itself; `page`: of the page it belongs to.

    day: of the newest entry, or of the build when there is none.
    """

    sender: Sender
    address: str
    page: str
    title: str
    day: str


def moment(day: str) -> str:
    """A day as both formats want it. History knows days, so every change of a day has its first second."""
    return f"{day}T00:00:00Z"


def atom_entry(entry: Entry) -> str:
    """One entry. Titles are text; the content is HTML, escaped once more, as every reader of feeds takes it."""
    return (
        f"<entry><id>{_text(entry.id)}</id><title>{_text(entry.title)}</title>"
        f'<updated>{moment(entry.day)}</updated><link href="{_text(entry.address)}"/>'
        f'<content type="html">{_text(entry.html)}</content></entry>\n'
    )


def atom(feed: Feed, entries: Sequence[str]) -> bytes:
    """An Atom feed of entries that `atom_entry` made."""
    head, foot = _alike(feed.sender)
    address, page = _text(feed.address), _text(feed.page)
    return (
        f"{head}<id>{address}</id><title>{_text(feed.title)}</title><updated>{moment(feed.day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{address}"/>'
        f'<link rel="alternate" type="text/html" href="{page}"/>{foot}{"".join(entries)}</feed>\n'
    ).encode()


@lru_cache(maxsize=16)
def _alike(sender: Sender) -> tuple[str, str]:
    """What every feed of a sender begins with, and what stands before its entries."""
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(sender.language)}">\n'
    foot = (
        f'<link rel="related" type="text/html" href="{_text(sender.more)}"/>\n'
        f"<subtitle>{_text(sender.subtitle)}</subtitle><author><name>{_text(sender.author)}</name></author>"
        f"<rights>{_text(sender.rights)}</rights><generator>Daglicht</generator>\n"
    )
    return '<?xml version="1.0" encoding="utf-8"?>\n' + head, foot


def json_feed(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The same as JSON Feed 1.1."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.sender.subtitle,
            "home_page_url": feed.page,
            "feed_url": feed.address,
            "language": feed.sender.language,
            "authors": [{"name": feed.sender.author}],
            "items": [
                {
                    "id": entry.id,
                    "url": entry.address,
                    "title": entry.title,
                    "date_published": moment(entry.day),
                    "content_html": entry.html,
                }
                for entry in entries
            ],
        },
        option=orjson.OPT_INDENT_2,
    )


def _text(text: str) -> str:
    """A text between tags, or between the quotation marks of an attribute."""
    return escape(text if text.isprintable() else _NO_XML.sub("\ufffd", text))
