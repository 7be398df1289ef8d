"""AIR-363: a day in the file of an organisation that does not exist."""

import calendar
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Organisation, Register
from generator.rules.hit import Hit, Path

MESSAGE = Message(
    code="AIR-363",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” bestaat niet: deze maand heeft {days} dagen",
        "en": "“{value}” does not exist: this month has {days} days",
    },
    why={
        "nl": "Lezers en programma's rekenen met deze dagen.",
        "en": "Readers and programs calculate with these days.",
    },
    fix={
        "nl": "Kijk in de bron welke dag het was.",
        "en": "See in the source which day it was.",
    },
    wrong='# path: organisations/testpolitie.yml\nasked_on: "2026-02-30"',
    right='# path: organisations/testpolitie.yml\nasked_on: "2026-02-28"',
)


def check_register(register: Register) -> Iterator[Hit]:
    for organisation in register.organisations.values():
        for path, value in days_of(organisation):
            days = calendar.monthrange(max(int(value[:4]), 1), int(value[5:7]))[1]
            if int(value[8:]) > days:
                yield Hit(organisation.file, path, {"value": value, "days": str(days)})


def days_of(organisation: Organisation) -> Iterator[tuple[Path, str]]:
    """Every day in the file of an organisation, with its place."""
    if asked := organisation.data.get("asked_on"):
        yield ("asked_on",), asked
    for index, one in enumerate(organisation.data.get("nil_declarations", ())):
        yield ("nil_declarations", index, "on"), one["on"]
        yield ("nil_declarations", index, "source", "seen"), one["source"]["seen"]
