"""What the build puts into pages written by hand: legal duties, contact, files, publisher, the day of review."""

from babel.numbers import get_decimal_symbol

from generator.dataset.contract import Manifest
from generator.pages.edition import Edition

_MEGABYTE = 1_000_000


def obligations(edition: Edition) -> str:
    """The legal duties, from `obligations.yml`."""
    show = edition.shower
    duties = [
        {
            "id": duty["id"],
            "article": duty["article"],
            "law": show.line(duty["law"]),
            "who": show.line(duty["who"]),
            "what": show.text(duty["what"]),
            "dates": [
                {"date": show.date(one["date"]), "reading": show.line(one["reading"]) if "reading" in one else None}
                for one in duty["applicable_from"]
            ],
            "certainty": duty["certainty"],
            "explanation": show.text(duty["explanation"]) if "explanation" in duty else None,
            "source": duty["source"],
            "seen": show.date(duty["source"]["seen"]),
        }
        for duty in edition.register.obligations
    ]
    return edition.template("obligations.html.j2")({"obligations": duties})


def contact(edition: Edition) -> str:
    """How to reach the team of the register."""
    shown = edition.shower.contact(edition.register.settings.contact)
    return edition.template("register_contact.html.j2")({"register_contact": shown})


def publisher(edition: Edition) -> str:
    """Who publishes the register and who pays for it, from `register.yml`. What it lacks is said to be lacking."""
    settings, show = edition.register.settings, edition.shower
    return edition.template("publisher.html.j2")(
        {
            "publisher": show.line(settings.publisher),
            "funding": show.line(settings.funding) if settings.funding else None,
            "register_contact": show.contact(settings.contact),
            "licence": settings.licence,
            "repository": settings.repository or None,
        }
    )


def downloads(edition: Edition, manifest: Manifest, root: str) -> str:
    """The files of the dataset, but for those of single registrations."""
    files = [
        {
            "address": f"data/{file.file}",
            "title": edition.shower.plain(file.title),
            "size": _size(file.bytes, edition.language),
        }
        for file in manifest.files
        if not file.file.startswith(("registrations/", "selections/"))
    ]
    return edition.template("downloads.html.j2")({"files": files, "root": root})


def reviewed(edition: Edition, day: str, *, late: bool) -> str:
    """On which day somebody last read the page over. late: too long ago to rely on."""
    shown = {"day": day, "in_words": edition.shower.date(day), "late": late}
    return edition.template("reviewed.html.j2")(shown)


def _size(number: int, language: str) -> str:
    """Bytes as people read them: whole kilobytes, or megabytes with one decimal, without floating point."""
    if number < _MEGABYTE:
        return f"{-(-number // 1000)} kB"
    tenths = -(-number // 100_000)
    return f"{tenths // 10}{get_decimal_symbol(language)}{tenths % 10} MB"
