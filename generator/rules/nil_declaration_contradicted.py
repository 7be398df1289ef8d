"""AIR-362: an organisation that declared to use nothing on a day on which it used something."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.finding import Severity
from generator.model.message import INTERFACE_LANGUAGES, Message
from generator.model.register import Register, Registration
from generator.rules.hit import Hit
from generator.text import in_language

_REST = """
    scope:
      nl: AI-systemen (verzonnen)
      en: AI systems (made up)
    source:
      title: Verzonnen brief
      url: https://bron.example/brief
      seen: "2026-11-01"
"""
MESSAGE = Message(
    code="AIR-362",
    severity=Severity.WARNING,
    what={
        "nl": "op {day} verklaarde de organisatie niets te gebruiken, maar {id} was toen in gebruik",
        "en": "on {day} the organisation declared to use nothing, but {id} was in use then",
    },
    why={
        "nl": (
            "Een lezer moet op een verklaring kunnen rekenen. Een van de twee klopt niet, of de verklaring "
            "gaat over iets anders."
        ),
        "en": (
            "A reader must be able to rely on a declaration. One of the two is wrong, or the declaration is "
            "about something else."
        ),
    },
    fix={
        "nl": "Kijk het na: {name} ({id}). Gaat de verklaring over andere systemen, zeg dat dan bij “scope”.",
        "en": "Look it up: {name} ({id}). If the declaration is about other systems, say so at “scope”.",
    },
    wrong='# path: organisations/testgemeente.yml\nnil_declarations:\n  - on: "2026-11-10"' + _REST,
    right='# path: organisations/testgemeente.yml\nnil_declarations:\n  - on: "2012-11-10"' + _REST,
)


def check_register(register: Register) -> Iterator[Hit]:
    declared = {slug: one for slug, one in register.organisations.items() if one.data.get("nil_declarations")}
    if not declared:
        return
    for registration in register.registrations:
        for slug in dict.fromkeys((registration.organisation, *registration.data.get("joint_deployers", ()))):
            organisation = declared.get(slug)
            for index, said in enumerate(organisation.data["nil_declarations"] if organisation else ()):
                if organisation and _contradicts(register, registration, said["on"]):
                    names = {f"name_{one}": in_language(registration.data["name"], one) for one in INTERFACE_LANGUAGES}
                    path = ("nil_declarations", index, "on")
                    yield Hit(organisation.file, path, {"day": said["on"], "id": registration.id, **names})


def _deferred(data: Mapping[str, Any], day: str) -> bool:
    """Whether it was deferred on a day: about such systems a declaration says nothing (AIR-365)."""
    return "deferral" in data and data["deferral"]["from"] <= day[:7] and day < data.get("published_on", "")


def _contradicts(register: Register, registration: Registration, day: str) -> bool:
    """Whether a declaration of a day is wrong about it; months are compared as whole months."""
    data = registration.data
    if _deferred(data, day):
        return False
    began = str(data.get("start") or data.get("registered_on") or "")
    if not began or began > day[: len(began)]:
        return False
    if end := str(data.get("end", "")):
        return end > day[: len(end)]
    return register.means("statuses", registration.status, "in_use")
