"""The days on which something is due, as a calendar: of the whole register, and of each organisation."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.pages.addresses import calendar as calendar_of
from generator.pages.calendar_format import Day, calendar
from generator.pages.edition import Edition, Page
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.due import Due, due

# Whole sentences, so that a translator sees what is said.
_TITLES = {
    "review": "Review of %(name)s",
    "withheld": "Review of an answer that is not shown: %(name)s",
    "end": "Planned end of %(name)s",
}
_TEXTS = {
    "review": "The organisation checks this registration again by %(day)s at the latest.",
    "withheld": "“%(field)s” is not shown for now. This will be looked at again by %(day)s at the latest.",
    "end": "The organisation plans to stop using this system: %(day)s.",
}


def calendar_pages(edition: Edition) -> Iterator[Page]:
    """The calendars in one language. An organisation without a day has an empty one: its address stays."""
    host = urlsplit(edition.register.settings.base_url).hostname or "localhost"
    days = [(one, _day(edition, one, host)) for one in due(edition.register.registrations)]
    name = edition.shower.plain(edition.register.settings.name)
    yield _page(edition, edition.addresses.changes, name, (day for _, day in days))
    of: dict[str, list[Day]] = {}
    for one, day in days:
        of.setdefault(one.registration.organisation, []).append(day)
    for slug in edition.overview.by_organisation:
        yield _page(edition, edition.addresses.organisation(slug), edition.organisation_name(slug), of.get(slug, ()))


def _page(edition: Edition, page: str, name: str, days: Iterable[Day]) -> Page:
    title = edition.translations.text("Review dates of %(name)s").replace("%(name)s", name)
    return Page(calendar_of(page), calendar(title, edition.language, days), listed=False)


def _day(edition: Edition, one: Due, host: str) -> Day:
    text, registration = edition.translations.text, one.registration
    versions = edition.history.versions.get(registration.id, ())
    label = in_language(fields()[one.field].title, edition.language) if one.field else ""
    said = text(_TEXTS[one.kind]).replace("%(day)s", edition.shower.date(one.written)).replace("%(field)s", label)
    return Day(
        uid="-".join(part for part in (registration.id, one.kind, one.field) if part) + f"@{host}",
        day=one.day,
        title=text(_TITLES[one.kind]).replace("%(name)s", edition.shower.plain(registration.data["name"])),
        text=said,
        address=f"{edition.register.settings.base_url}/{edition.addresses.registration(registration.id)}",
        changed=versions[-1].day if versions else edition.deferrals.on.isoformat(),
    )
