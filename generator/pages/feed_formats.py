"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, written by hand.

Both formats are small and a feed is written for every registration: the libraries that write feeds (`feedgen` and its
like) build a tree with lxml for what is here one join of strings. Escaping is the standard library's; the tests read
the result with feedparser and an XML parser, and hold it to the rules of the RFC.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import orjson

MOST = 50
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang='
# https://validator.w3.org/feed/docs/rfc4287.html; the address names this program, it is not fetched by anyone.
_GENERATOR = "<generator>Daglicht</generator>"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. id, address: permanent addresses; day: of the commit; html: what happened, safe HTML."""

    id: str
    address: str
    title: str
    day: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of what happened, the newest first. `address`: of the feed itself; `page`: of the page it belongs to.

    more: the page with everything, where the feed stops. day: of the newest entry, or of the build when there is none.
    """

    address: str
    page: str
    more: str
    title: str
    subtitle: str
    language: str
    author: str
    rights: str
    day: str


def moment(day: str) -> str:
    """A day as both formats want it. History knows days, so every change of a day has its first second."""
    return f"{day}T00:00:00Z"


def atom_entry(entry: Entry) -> str:
    """One entry. Titles are text; the content is HTML, escaped once more, as every reader of feeds takes it."""
    return (
        f"<entry><id>{_text(entry.id)}</id><title>{_text(entry.title)}</title>"
        f"<updated>{moment(entry.day)}</updated><link href={_value(entry.address)}/>"
        f'<content type="html">{_text(entry.html)}</content></entry>\n'
    )


def atom(feed: Feed, entries: Sequence[str]) -> bytes:
    """An Atom feed of entries that `atom_entry` made."""
    return (
        f"{_HEAD}{_value(feed.language)}>\n<id>{_text(feed.address)}</id><title>{_text(feed.title)}</title>"
        f"<subtitle>{_text(feed.subtitle)}</subtitle><updated>{moment(feed.day)}</updated>"
        f"<author><name>{_text(feed.author)}</name></author><rights>{_text(feed.rights)}</rights>{_GENERATOR}\n"
        f'<link rel="self" type="application/atom+xml" href={_value(feed.address)}/>'
        f'<link rel="alternate" type="text/html" href={_value(feed.page)}/>'
        f'<link rel="related" type="text/html" href={_value(feed.more)}/>\n{"".join(entries)}</feed>\n'
    ).encode()


def json_feed(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The same as JSON Feed 1.1."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.subtitle,
            "home_page_url": feed.page,
            "feed_url": feed.address,
            "language": feed.language,
            "authors": [{"name": feed.author}],
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
    return escape(_NO_XML.sub("\ufffd", text))


def _value(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))
