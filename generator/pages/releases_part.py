"""The snapshots, as the page about them shows them: a row each, what changed, and who may sign."""

import datetime
from typing import Any

from generator.dataset.about import bibtex, citation, cited
from generator.dataset.source import address
from generator.model.repository_links import file_page
from generator.pages.downloads_part import size
from generator.pages.edition import Edition
from generator.views.comparison import Compared, counts, title
from generator.views.releases import Release, Releases, SigningKey
from generator.views.sentences import Sentences

MOST = 25  # registrations of which the page says what changed; the notes of the snapshot say it of all


def releases_part(edition: Edition, releases: Releases, root: str) -> str:
    """The list, or that there is none yet."""
    sentences = Sentences(edition.register, edition.language)
    return edition.template("releases.html.j2")(
        {
            "root": root,
            "latest": releases.latest,
            "releases": [_release(edition, release, sentences) for release in releases.all],
        }
    )


def signers_part(edition: Edition, releases: Releases) -> str:
    """Who may sign, by the fingerprints of their keys."""
    register = edition.register
    newest = releases.all[0].commit if releases.all else "HEAD"
    place = file_page(register.settings, newest, f"{edition.folder}snapshots/signers")
    signers = [
        {"name": name, "keys": [(key.fingerprint, _end(edition, key)) for key in keys]}
        for name, keys in releases.signers.items()
    ]
    return edition.template("signers.html.j2")({"signers": signers, "place": place if releases.all else None})


def _end(edition: Edition, key: SigningKey) -> str:
    """Until when a key may sign, in words."""
    text = edition.translations.text
    if key.until == "never":
        return text("signs nothing: its end date is no day")
    if not key.until:
        return text("no end date")
    day = edition.shower.date(key.until)
    return text("for snapshots up to and including %(day)s").replace("%(day)s", day)


def _release(edition: Edition, release: Release, sentences: Sentences) -> dict[str, Any]:
    entries, settings = release.entries, edition.register.settings
    day, place = datetime.date.fromisoformat(release.day), address(settings.base_url, release.name)
    of = cited(settings, day, release.commit, edition.language, place)
    return {
        "name": release.name,
        "day": release.day,
        "in_words": edition.shower.date(release.day),
        "commit": release.commit[:12],
        "citation": citation(of),
        "bibtex": bibtex(of),
        "registrations": release.registrations,
        "more": release.more,
        "sha256": release.sha256,
        "is_signed": release.is_signed,
        "signer": release.signer,
        "size": size(release.package, edition.language) if release.package is not None else None,
        "counts": counts(entries) if entries is not None else None,
        "entries": [_entry(edition, one, sentences) for one in (entries or ())[:MOST]],
        "left": max(0, len(entries or ()) - MOST),
    }


def _entry(edition: Edition, one: Compared, sentences: Sentences) -> dict[str, Any]:
    return {
        "title": title(edition.register, one, edition.language),
        "address": edition.addresses.registration(one.registration) if one.registration else None,
        "sentences": [sentence.text for sentence in sentences.of_compared(one)],
    }
