"""How to cite a registration: a sentence and BibTeX that stay the same as long as the version does."""

from typing import NamedTuple
from urllib.parse import quote

from generator.bibtex import entry


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
    return entry(
        cited.id,
        {
            "author": cited.organisation,
            "title": cited.name,
            "howpublished": f"{cited.register}, {cited.id}",
            "year": cited.day[:4],
            "note": version,
            "url": cited.address,
        },
    )


def mail(address: str, subject: str) -> str:
    """A link that opens a mail with its subject filled in."""
    return f"mailto:{address}?subject={quote(subject)}"
