"""What the page of a registration, and home, say of what changed."""

from typing import Any

from generator.model.register import Registration
from generator.pages.edition import Edition
from generator.pages.follow import follow_part

_EVENTS, _SENTENCES = 3, 5


def history_part(edition: Edition, registration: Registration) -> dict[str, Any]:
    """The variables of the macro `history` in `_history.html.j2`.

    known: whether there is a history at all. since: the day of the first version in words, None before it is in git.
    versions: how many. latest: the last changes, newest first, without the first publication. address: of the page
    with every version, None while there is one version. follow: for the macro `follow`.
    """
    versions = edition.history.versions.get(registration.id, ())
    events = edition.news.of(registration.id)[:-1] if len(versions) > 1 else ()
    return {
        "known": edition.history.known,
        "since": edition.shower.date(versions[0].day) if versions else None,
        "versions": edition.translations.count("%(num)s version", "%(num)s versions", len(versions)),
        "latest": [edition.told.item(event, _SENTENCES) for event in events[:_EVENTS]],
        "address": edition.addresses.history(registration.id) if events else None,
        "follow": follow_part(edition, edition.addresses.registration(registration.id)),
    }


def latest_changes(edition: Edition, number: int) -> list[dict[str, Any]]:
    """The last events of the register, for the macro `events`: what is new, what changed, what was removed."""
    return [edition.told.item(event, 2) for event in edition.news.events[:number]]
