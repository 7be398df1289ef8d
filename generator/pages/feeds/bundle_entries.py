"""What one commit did to many registrations, as one entry of a feed: how many, some of them, and where all are."""

from html import escape

from generator.model.repository_links import commit_page
from generator.pages.addresses import PER_PAGE
from generator.pages.edition import Edition
from generator.pages.feeds.feed_formats import Entry
from generator.views.bundles import Bundle
from generator.views.news import Event

_SHOWN = 20
_SENTENCES = 2


def bundle_entry(edition: Edition, bundle: Bundle, path: str, page: tuple[str, str]) -> Entry:
    """path: of the feed's own list, for an id that stays. page: the title and address of who has what is new now."""
    base = edition.register.settings.base_url + "/"
    changes = (edition.told.changes, _on_changes(edition, bundle))
    title, address = page if bundle.kind == "new" else changes
    said = edition.translations.count(*_SAID[bundle.kind], len(bundle.events))
    where = edition.translations.text("All of them are on the page %(page)s.")
    link = f'<a href="{escape(base + address)}">{escape(title)}</a>'
    items = [_item(edition, base, event) for event in bundle.events[:_SHOWN]]
    left = len(bundle.events) - _SHOWN
    if left > 0:
        items.append(escape(edition.translations.text("And %(num)s more").replace("%(num)s", str(left))))
    html = f"<p>{escape(where).replace('%(page)s', link)}</p><ul><li>{'</li><li>'.join(items)}</li></ul>"
    if source := commit_page(edition.register.settings, bundle.commit):
        label = escape(edition.translations.text("In the source:"))
        html += f'<p>{label} <a href="{escape(source)}">{bundle.commit[:10]}</a></p>'
    return Entry(f"{base}{path}#{bundle.kind}-{bundle.commit[:12]}", base + address, said, bundle.day, html)


_SAID = {
    "new": ("%(num)s registration was added by one change", "%(num)s registrations were added by one change"),
    "changed": ("%(num)s registration was changed by one change", "%(num)s registrations were changed by one change"),
    "removed": (
        "%(num)s registration was taken out by one change",
        "%(num)s registrations were taken out by one change",
    ),
}


def _item(edition: Edition, base: str, event: Event) -> str:
    """One of them; of one that changed the first sentences too."""
    address = base + edition.addresses.registration(event.registration)
    organisation = edition.told.organisation(event)
    after = f" ({escape(organisation)})" if organisation else ""
    if event.kind == "changed":
        sentences = edition.told.sentences(event)[:_SENTENCES]
        after += f"<ul>{''.join(f'<li>{sentence}</li>' for sentence in sentences)}</ul>"
    return f'<a href="{escape(address)}">{escape(edition.told.name(event.registration))}</a>{after}'


def _on_changes(edition: Edition, bundle: Bundle) -> str:
    """Where on the pages of changes the commit begins."""
    number = edition.news.first_of_commit[bundle.commit] // PER_PAGE + 1
    return edition.addresses.numbered(edition.addresses.changes, number)
