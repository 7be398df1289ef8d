"""Ways to reach an organisation, found in text; mailboxes of persons are told from those of a function.

A register names roles and functional mailboxes, not civil servants (GDPR article 5(1)(c), data minimisation). When in
doubt a mailbox is taken to be a person's.
"""

import re

from generator.text import fold

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
URL = re.compile(r"https?://[^\s<>\"]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,24}")
MASK = "[…@…]"

_WORDS = frozenset(
    [
        "ai",
        "algo",
        "bi",
        "caio",
        "cdao",
        "cdaio",
        "cdo",
        "cfa",
        "ciso",
        "cio",
        "fg",
        "hq",
        "ict",
        "it",
        "kcc",
        "ocio",
        "odo",
    ]
    + [
        "avg",
        "dpo",
        "mail",
        "office",
        "open",
        "data",
        "info",
        "post",
        "press",
        "team",
        "help",
        "dg",
        "wob",
        "woo",
        "postbus",
    ]
)
_PARTS = (
    "agency",
    "algorit",
    "bureau",
    "clearinghouse",
    "communicat",
    "contact",
    "customer",
    "digit",
    "enquir",
    "gegevens",
    "gemeente",
    "helpdesk",
    "informati",
    "innovat",
    "inquir",
    "klant",
    "meldpunt",
    "ministerie",
    "ocio",
    "parkeerdata",
    "privacy",
    "provincie",
    "public",
    "question",
    "register",
    "secretariaat",
    "service",
    "support",
    "toezicht",
    "webmaster",
)


def functional(address: str) -> bool:
    """Whether an address is plainly a function's: every long word in it is one, or the organisation's own name."""
    name, _, domain = address.casefold().partition("@")
    words = fold(name).split()
    known = [_is_function(word) for word in words]
    return any(known) and all(
        is_function or len(word) <= 3 or word in fold(domain).split()
        for word, is_function in zip(words, known, strict=True)
    )


def _is_function(word: str) -> bool:
    return word in _WORDS or any(part in word for part in _PARTS)


def without_persons(text: str) -> tuple[str, bool]:
    """The text with the mailboxes of persons masked, and whether there were any."""
    if "@" not in text:
        return text, False
    masked = EMAIL.sub(lambda found: found.group() if functional(found.group()) else MASK, text)
    return masked, masked != text


def urls(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation of the sentence, each once and at most 1,000 long."""
    found = (match.group().rstrip(".,;:!?'") for match in URL.finditer(text))
    balanced = (url.rstrip(")") if url.count(")") > url.count("(") else url for url in found)
    return list(dict.fromkeys(url for url in balanced if len(url) <= 1000 and len(url) > len("https://a")))
