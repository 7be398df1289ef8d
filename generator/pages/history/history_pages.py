"""Everything that a registration ever said: its versions and what changed between them, at an address that stays.

The page of a registration that is gone is the same page, at the address where the registration was: no address that was
ever given out stops answering.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.pages.edition import Edition, Page
from generator.pages.follow import follow_head, follow_part
from generator.pages.history.comparison import comparison
from generator.pages.theme.shell import root_of
from generator.text import in_language
from generator.views.news import Event


def history_pages(edition: Edition, twin: Edition | None, ids: Iterable[str]) -> Iterator[Page]:
    """For each registration with more than one version the page with all of them."""
    for registration in ids:
        if len(edition.history.versions.get(registration, ())) > 1:
            twin_path = twin.addresses.history(registration) if twin else ""
            yield _page(edition, registration, edition.addresses.history(registration), twin_path)


def gone_pages(edition: Edition, twin: Edition | None) -> Iterator[Page]:
    """The addresses of registrations that are no longer in the register."""
    for registration in edition.gone:
        twin_path = twin.addresses.registration(registration) if twin else ""
        yield _page(edition, registration, edition.addresses.registration(registration), twin_path)
        yield from history_pages(edition, twin, [registration])


def _page(edition: Edition, registration: str, path: str, twin_path: str) -> Page:
    events, versions = edition.news.of(registration), edition.history.versions[registration]
    name, text = edition.told.name(registration), edition.translations.text
    own = edition.addresses.registration(registration)
    compared, readable = comparison(edition, versions), [version for version in versions if not version.broken]
    variables: dict[str, Any] = {
        "root": root_of(path),
        "id": registration,
        "name": name,
        "gone": edition.shower.date(events[0].day) if events[0].kind == "removed" else None,
        "own": own if own != path else None,
        "organisation": _organisation(edition, events[0]),
        "events": [edition.told.item(event) for event in events],
        "fields": compared.fields,
        "elsewhere": compared.elsewhere,
        "versions": [{"number": one.number, "date": edition.shower.date(one.day)} for one in reversed(readable)],
        "script": edition.assets.get("compare.js") if compared.fields else None,
        "follow_it": follow_part(edition, own),
    }
    title = text("History of %(name)s").replace("%(name)s", name) if own != path else name
    html = edition.shell.page(
        title=title,
        description=title,
        path=path,
        twin_path=twin_path,
        body=edition.template("history.html.j2")(variables),
        head=follow_head(edition, path, name, own),
    )
    return Page(path + "index.html", html)


def _organisation(edition: Edition, event: Event) -> dict[str, Any] | None:
    """The organisation of the newest version; its address where it has a page."""
    version = event.after or event.before
    slug = str(version.data.get("organisation", "")) if version else ""
    organisation = edition.register.organisations.get(slug)
    if not slug:
        return None
    has_page = slug in edition.overview.by_organisation
    return {
        "name": in_language(organisation.name, edition.language) if organisation else slug,
        "address": edition.addresses.organisation(slug) if has_page else None,
    }
