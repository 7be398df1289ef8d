"""The days on which something is due, as a calendar: of the whole register, and of each organisation."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.pages.addresses import calendar as calendar_of
from generator.pages.edition import Edition, Page
from generator.pages.feeds.calendar_format import Day, calendar
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.due import Due

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
    """The calendars in one language. There is none without a day in it: the format does not know an empty one."""
    host = urlsplit(edition.register.settings.base_url).hostname or "localhost"
    for page, dues in edition.calendars.items():
        organisation = edition.organisation_name(dues[0].registration.organisation)
        whole = page == edition.addresses.changes
        name = edition.shower.plain(edition.register.settings.name) if whole else organisation
        title = edition.translations.text("Review dates of %(name)s").replace("%(name)s", name)
        days = (_day(edition, one, host) for one in dues)
        yield Page(calendar_of(page), calendar(title, edition.language, days), listed=False)


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
