"""Ways to reach an organisation, found in text; mailboxes of persons are told from those of a function.

A register names roles and functional mailboxes, not civil servants (GDPR article 5(1)(c), data minimisation). When in
doubt a mailbox is taken to be a person's.
"""

import re

from generator.text import fold

# Lengths as in RFC 5321; without them a long run of letters would cost the square of its length.
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")
URL = re.compile(r"https?://[^\s<>\"]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,24}")
_ABBREVIATION, _LONGEST_URL = 3, 1000
MASK = "[…@…]"

# Words of a mailbox that name a function: whole ones, and parts of longer ones.
_WHOLE = re.compile(
    "ai|algo|avg|bi|caio|cdaio|cdao|cdo|cfa|cio|ciso|data|dg|dpo|fg|help|hq|ict|info|it|kcc|mail|ocio|odo|office|open|"
    "post|postbus|press|team|wob|woo"
)
_PART = re.compile(
    "agency|algorit|bureau|clearinghouse|communicat|contact|customer|digit|enquir|gegevens|gemeente|helpdesk|informati|"
    "innovat|inquir|klant|meldpunt|ministerie|ocio|parkeerdata|privacy|provincie|public|question|register|secretariaat|"
    "service|support|toezicht|webmaster"
)


def functional(address: str) -> bool:
    """Whether an address is plainly a function's: every long word in it is one, or the organisation's own name."""
    name, _, domain = address.casefold().partition("@")
    words = fold(name).split()
    known = [_is_function(word) for word in words]
    return any(known) and all(
        is_function or len(word) <= _ABBREVIATION or word in fold(domain).split()
        for word, is_function in zip(words, known, strict=True)
    )


def _is_function(word: str) -> bool:
    return bool(_WHOLE.fullmatch(word) or _PART.search(word))


def without_persons(text: str) -> tuple[str, bool]:
    """The text with the mailboxes of persons masked, and whether there were any."""
    if "@" not in text:
        return text, False
    masked = EMAIL.sub(lambda found: found.group() if functional(found.group()) else MASK, text)
    return masked, masked != text


def urls(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation of the sentence, each once and at most 1,000 long."""
    found = dict.fromkeys(_bare(match.group()) for match in URL.finditer(text))
    return [url for url in found if len("https://a") < len(url) <= _LONGEST_URL]


def _bare(url: str) -> str:
    url = url.rstrip(".,;:!?'")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'")
    return url
