"""AIR-330: an e-mail address of a person, or of a mail provider for private use."""

import re
from collections.abc import Iterator, Mapping

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit, Path

MESSAGE = Message(
    code="AIR-330",
    severity=Severity.WARNING,
    what={
        "nl": "{value} lijkt het adres van één persoon",
        "en": "{value} looks like the address of one person",
    },
    why={
        "nl": (
            "Mensen krijgen een andere functie en gaan weg; dan komt een vraag nergens meer aan. En een naam hoort "
            "hier niet op internet."
        ),
        "en": (
            "People move on and leave, and a question then reaches nobody. Nor does a person's name belong on the "
            "internet here."
        ),
    },
    fix={
        "nl": "Gebruik een adres van de afdeling, zoals algoritmes@{domain}, of een contactpagina bij “url”.",
        "en": "Use an address of the department, such as algorithms@{domain}, or a contact page under “url”.",
    },
    wrong="contact:\n  email: j.jansen@testgemeente.example",
    right="contact:\n  email: algoritmes@testgemeente.example",
)

# Providers of private mailboxes, whatever the country after the dot.
_PRIVATE = re.compile(
    r"(aol|gmail|gmx|googlemail|hotmail|icloud|live|msn|outlook|proton|protonmail|yahoo)\.((co|com)\.)?[a-z]+"
)
_INITIAL = re.compile(r"[a-z]\.([a-z]+\.)*[a-z]{2,}")  # j.jansen, j.de.vries
_NAMES = re.compile(r"[a-z]{2,}(\.[a-z]+)*\.[a-z]{2,}")  # jan.jansen, jan.de.vries
# What stands in the address of a desk or team, in the languages of the interface.
_DESK = re.compile(
    r"\b(?:ai|ict|it|pers|post|press|stad|woo)\b|admin|advies|afdeling|algo|beheer|bureau|centr|communi|contact|data|"
    r"desk|digi|gemeente|help|info|innov|juridi|klant|legal|loket|mail|meldpunt|office|onderzoek|privacy|project|public|"
    r"regist|research|secretari|service|support|team|vragen|zaken"
)


def check(case: Case) -> Iterator[Hit]:
    data = case.registration.data
    if "contact" in data:
        yield from _check(case, ("contact", "email"), data["contact"])
    for party in ("provider", "authorised_representative"):
        if party in data and "contact" in data[party]:
            yield from _check(case, (party, "contact", "email"), data[party]["contact"])


def _check(case: Case, path: Path, contact: Mapping[str, str]) -> Iterator[Hit]:
    address = contact.get("email", "")
    mailbox, _, domain = address.lower().rpartition("@")
    if not address:
        return
    private = _PRIVATE.fullmatch(domain)
    if private or _INITIAL.fullmatch(mailbox) or (_NAMES.fullmatch(mailbox) and not _is_desk(mailbox, domain)):
        yield case.hit(*path, value=address, domain="organisatie.example" if private else domain)


def _is_desk(mailbox: str, domain: str) -> bool:
    """Whether an address of two words names a desk or team, or the organisation itself: `tax.unit@tax.example`."""
    return _DESK.search(mailbox) is not None or not set(mailbox.split(".")).isdisjoint(domain.split("."))
