"""How to cite a registration: a sentence and BibTeX that stay the same as long as the version does."""

import re
from typing import NamedTuple
from urllib.parse import quote

_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


class Cited(NamedTuple):
    """What is cited, in plain text. day: of the version, as 2026-11-23; in_words: the same. version: 0 if unknown."""

    id: str
    name: str
    organisation: str
    register: str
    day: str
    in_words: str
    version: int
    address: str


def bibtex(cited: Cited) -> str:
    """An entry for a reference manager."""
    version = f"Version {cited.version}, {cited.day}" if cited.version else f"Version of {cited.day}"
    entries = {
        "author": f"{{{_plain(cited.organisation)}}}",
        "title": f"{{{_plain(cited.name)}}}",
        "howpublished": f"{_plain(cited.register)}, {cited.id}",
        "year": cited.day[:4],
        "note": version,
        "url": cited.address,
    }
    lines = "".join(f"  {name:<12} = {{{value}}},\n" for name, value in entries.items())
    return f"@misc{{{cited.id},\n{lines}}}"


def mail(address: str, subject: str) -> str:
    """A link that opens a mail with its subject filled in."""
    return f"mailto:{address}?subject={quote(subject)}"


def _plain(text: str) -> str:
    """A text in which nothing is a command of TeX."""
    return _SPECIAL.sub(lambda hit: _ESCAPED.get(hit[0], f"\\{hit[0]}"), text)
