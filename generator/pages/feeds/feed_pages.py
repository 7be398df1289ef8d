"""The feeds of a site: of the register, of each organisation, of each answer that has a page, of each registration.

They hold what is news; what was only written down along with it stands in the history.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.pages.addresses import feed, json_feed
from generator.pages.edition import Edition, Page
from generator.pages.feeds.bundle_entries import bundle_entry
from generator.pages.feeds.feed_formats import MOST, Entry, Feed, atom, atom_entry
from generator.pages.feeds.feed_formats import json_feed as as_json
from generator.pages.history.changes_pages import quiet_month
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.answers import BROWSED
from generator.views.bundles import Bundle, bundled
from generator.views.news import Event


def registration_feeds(edition: Edition, ids: Iterable[str]) -> Iterator[Page]:
    """The feed of each registration, the gone ones among them."""
    for registration in ids:
        events = edition.news.told_of(registration)
        name = edition.told.name(registration)
        yield _feed(edition, edition.addresses.registration(registration), name, events)


def list_feeds(edition: Edition) -> Iterator[Page]:
    """The feeds of everything that is more than one registration.

    What no registration has any more keeps its feed: who follows it is told that the last one went away.
    """
    of, present = edition.news.by_value("organisation"), edition.overview.by_organisation
    for slug in sorted({*of, *present}):
        path = edition.addresses.organisation(slug)
        page = path if slug in edition.register.organisations else edition.addresses.organisations
        yield _feed(edition, path, edition.organisation_name(slug), of.get(slug, ()), page)
    for field in BROWSED:
        of, vocabulary = edition.news.by_value(field), fields()[field].vocabulary
        title = in_language(fields()[field].title, edition.language)
        answered = {term for term, _ in edition.overview.counts(field)}
        for term in edition.register.vocabulary(vocabulary).terms:
            if term in answered or term in of:
                path = edition.addresses.answer(field, term)
                name = f"{title}: {edition.label(vocabulary, term)}"
                yield _feed(edition, path, name, of.get(term, ()))
    yield from _of_the_register(edition)


def _of_the_register(edition: Edition) -> Iterator[Page]:
    """In the feed of the whole register a month without changes is an entry too: silence is not a broken feed."""
    path, told = edition.addresses.changes, edition.told
    until, events = edition.deferrals.on.isoformat(), edition.news.told
    quiet = [_quiet(edition, month) for month in edition.news.quiet_months(until, events)]
    here = (told.changes, path)
    entries = [
        bundle_entry(edition, one, path, here) if isinstance(one, Bundle) else told.entry(one)
        for one in bundled(events, MOST)
    ]
    entries = sorted(entries + quiet, key=lambda entry: entry.day, reverse=True)[:MOST]
    about = _about(edition, path, feed(path), edition.shower.plain(edition.register.settings.name), entries)
    yield Page(feed(path), atom(about, [atom_entry(entry) for entry in entries]), listed=False)
    about = _about(edition, path, json_feed(path), about.title, entries)
    yield Page(json_feed(path), as_json(about, entries), listed=False)


def _quiet(edition: Edition, month: str) -> Entry:
    """That a month was quiet can be said on the first day of the next one."""
    year, number = int(month[:4]), int(month[5:])
    day = f"{year + number // 12}-{number % 12 + 1:02d}-01"
    address = f"{_base(edition)}{edition.addresses.changes}"
    said = quiet_month(edition, month)
    return Entry(f"{address}#{month}", address, said, day, f"<p>{said}</p>")


def _feed(edition: Edition, path: str, name: str, events: Sequence[Event], page: str = "") -> Page:
    """The feed that belongs to an address; `page`: the page to link to, if there is none at that address."""
    newest = bundled(events, MOST)
    about = _about(edition, page or path, feed(path), name, newest)
    entries = [
        atom_entry(bundle_entry(edition, one, path, (name, page or path)))
        if isinstance(one, Bundle)
        else edition.told.atom(one)
        for one in newest
    ]
    return Page(feed(path), atom(about, entries), listed=False)


def _about(edition: Edition, page: str, address: str, name: str, newest: Sequence[Event | Bundle | Entry]) -> Feed:
    told, base = edition.told, _base(edition)
    day = newest[0].day if newest else edition.deferrals.on.isoformat()
    return Feed(told.sender, base + address, base + page, f"{name} – {told.changes}", day)


def _base(edition: Edition) -> str:
    return edition.register.settings.base_url + "/"
