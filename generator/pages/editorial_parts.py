"""What the build puts into pages written by hand: legal duties, contact, publisher, the day of review."""

from collections.abc import Sequence

from generator.pages.beside import Call
from generator.pages.edition import Edition


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


def calls(edition: Edition, known: Sequence[Call], root: str) -> str:
    """The addresses of the interface for programs."""
    shown = [{"path": one.path, "about": edition.shower.line(one.about), "example": one.example} for one in known]
    return edition.template("calls.html.j2")({"calls": shown, "root": root})


def example(edition: Edition) -> str:
    """The id of a registration, for an address that answers; made up in a register without any."""
    return min((registration.id for registration in edition.register.registrations), default="a00000xx")


def reviewed(edition: Edition, day: str, *, late: bool) -> str:
    """On which day somebody last read the page over. late: too long ago to rely on."""
    shown = {"day": day, "in_words": edition.shower.date(day), "late": late}
    return edition.template("reviewed.html.j2")(shown)
