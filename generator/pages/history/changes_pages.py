"""The page of changes: everything that happened to the register, per day, the newest first, a hundred to a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.pages.addresses import PER_PAGE
from generator.pages.edition import Edition, Page
from generator.pages.follow import follow_head, follow_part
from generator.pages.lists import pager
from generator.pages.theme.shell import root_of
from generator.views.news import Event

_SENTENCES = 6


def changes_pages(edition: Edition, twin: Edition | None) -> Iterator[Page]:
    """The pages in one language. Without a history there is one page, which says so."""
    events, text = edition.news.events, edition.translations.text
    last = pager.last_page(events, PER_PAGE)
    title, first = text("Changes"), edition.addresses.changes
    quiet = edition.news.quiet_months(edition.deferrals.on.isoformat())
    months = _months(edition, quiet)
    for number in range(1, last + 1):
        path = edition.addresses.numbered(first, number)
        here = events[(number - 1) * PER_PAGE : number * PER_PAGE]
        variables: dict[str, Any] = {
            "root": root_of(path),
            "known": edition.history.known,
            "as_of": edition.shower.date(edition.deferrals.on.isoformat()),
            "months": months if number == 1 else [],
            "span": _span(events),
            "days": list(_days(edition, here, quiet, number == 1, number == last)),
            "pages": pager.pages(edition.addresses, first, number, last),
            "number": number,
            "follow_it": follow_part(edition, first),
        }
        html = edition.shell.page(
            title=title if number == 1 else f"{title} ({number})",
            description=text("What changed in the register, per day, the newest first."),
            path=path,
            twin_path=twin.addresses.numbered(twin.addresses.changes, number) if twin else "",
            body=edition.template("changes.html.j2")(variables),
            head=follow_head(edition, path, edition.shower.plain(edition.register.settings.name), first),
        )
        yield Page(path + "index.html", html)


def _months(edition: Edition, quiet: Sequence[str]) -> list[dict[str, Any]]:
    """Every month since the first change: how many changes, and where they begin."""
    place: dict[str, int] = {}
    counts: dict[str, int] = dict.fromkeys(quiet, 0)
    for position, event in enumerate(edition.news.events):
        month = event.day[:7]
        place.setdefault(month, position // PER_PAGE + 1)
        counts[month] = counts.get(month, 0) + 1
    first = edition.addresses.changes
    return [
        {
            "month": edition.shower.date(month),
            "count": edition.translations.count("%(num)s change", "%(num)s changes", number),
            "address": f"{edition.addresses.numbered(first, place[month])}#{month}" if number else None,
        }
        for month, number in sorted(counts.items(), reverse=True)
    ]


def _span(events: Sequence[Event]) -> tuple[str, str] | None:
    """The days of the first and of the last change, as an example of two days."""
    return (events[-1].day, events[0].day) if events else None


def _days(
    edition: Edition, events: Sequence[Event], quiet: Sequence[str], is_first: bool, is_last: bool
) -> Iterator[dict[str, Any]]:
    """The days of one page, and the months between them in which nothing happened. `anchor`: of a month that begins."""
    newest, oldest = ("9999" if is_first else events[0].day[:7]), ("" if is_last else events[-1].day[:7])
    parts: list[tuple[str, list[Event]]] = [(month, []) for month in quiet if oldest < month < newest]
    parts += [(day, list(of_day)) for day, of_day in groupby(events, key=lambda event: event.day)]
    seen: set[str] = set()
    for day, of_day in sorted(parts, key=lambda part: part[0], reverse=True):
        anchor = None if day[:7] in seen else day[:7]
        seen.add(day[:7])
        yield {
            "day": day,
            "date": edition.shower.date(day),
            "anchor": anchor,
            "new": [_name(edition, event) for event in of_day if event.kind == "new" and not event.was_deferred],
            "other": [
                edition.told.item(event, _SENTENCES)
                for event in of_day
                if (event.kind != "new" or event.was_deferred) and not event.only_bookkeeping
            ],
            "bookkeeping": [_name(edition, event) for event in of_day if event.only_bookkeeping],
            "quiet": quiet_month(edition, day) if not of_day else None,
        }


def _name(edition: Edition, event: Event) -> dict[str, str]:
    """A registration of which there may be thousands on one day: only its name, and where it is."""
    return {
        "name": edition.told.name(event.registration),
        "organisation": edition.told.organisation(event),
        "address": edition.addresses.registration(event.registration),
    }


def quiet_month(edition: Edition, month: str) -> str:
    """That nothing happened in a month."""
    said = edition.translations.text("Nothing changed in the register in %(month)s.")
    return said.replace("%(month)s", edition.shower.date(month))
