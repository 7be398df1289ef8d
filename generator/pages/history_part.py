"""What the page of a registration, and home, say of what changed."""

from typing import Any

from generator.model.register import Registration
from generator.pages.edition import Edition
from generator.pages.follow import follow_part
from generator.views.news import Event

_EVENTS, _SENTENCES = 3, 5


def history_part(edition: Edition, registration: Registration) -> dict[str, Any]:
    """The variables of the macro `history` in `_history.html.j2`.

    known: whether there is a history at all. since: the day of the first version in words, None before it is in git.
    versions: how many. latest: the last changes, newest first, without the first publication. address: of the page
    with every version, None while there is one version. follow: for the macro `follow`.
    """
    versions = edition.history.versions.get(registration.id, ())
    several = len(versions) > 1
    told = edition.news.told_of(registration.id)[:-1] if several else ()
    return {
        "known": edition.history.known,
        "since": edition.shower.date(versions[0].day) if versions else None,
        "versions": edition.translations.count("%(num)s version", "%(num)s versions", len(versions)),
        "latest": [edition.told.item(event, _SENTENCES) for event in told[:_EVENTS]],
        "address": edition.addresses.history(registration.id) if several else None,
        "follow": follow_part(edition, edition.addresses.registration(registration.id)),
    }


def latest_changes(edition: Edition, number: int) -> list[dict[str, Any]]:
    """What happened last to so many registrations, for the macro `events`: new, changed, removed."""
    newest: dict[str, Event] = {}  # one of each registration
    for event in edition.news.told:
        newest.setdefault(event.registration, event)
        if len(newest) == number:
            break
    return [edition.told.item(event, 2) for event in newest.values()]
