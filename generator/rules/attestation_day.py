"""AIR-348: an attestation of another month than it says, or of a day that does not exist."""

import calendar
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.source.tree import ATTESTATIONS

MESSAGE = Message(
    code="AIR-348",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” is geen dag van de maand {month}",
        "en": "“{value}” is not a day of the month {month}",
    },
    why={
        "nl": "Vanaf deze dag telt de site hoe lang er geen verklaring is. Een verkeerde dag verbergt stilte.",
        "en": "From this day the site counts how long there is no attestation. A wrong day hides silence.",
    },
    fix={
        "nl": "Zet bij “as_of” de dag van {month} waarop is geteld.",
        "en": "Put the day of {month} on which was counted at “as_of”.",
    },
    wrong='# path: transparency/attestations/2026-10.yml\nas_of: "2026-11-02"',
    right='# path: transparency/attestations/2026-10.yml\nas_of: "2026-10-01"',
)


def check_register(register: Register) -> Iterator[Hit]:
    for attestation in register.attestations:
        year, month = map(int, attestation.month.split("-"))
        days = calendar.monthrange(max(year, 1), month)[1]
        if attestation.as_of[:7] != attestation.month or int(attestation.as_of[8:]) > days:
            file = f"{ATTESTATIONS}/{attestation.month}.yml"
            yield Hit(file, ("as_of",), {"value": attestation.as_of, "month": attestation.month})
