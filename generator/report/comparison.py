"""What is the same in every format of a comparison: which states, the titles of registrations, the counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.register import Register
from generator.views.comparison import Compared, counts, title

WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "now": "de map nu",
        "from_to": "Van {older} naar {newer}",
        "nothing": "Geen registratie is veranderd.",
        "counts": "{changed} veranderd, {registered} nieuw, {removed} weggehaald",
        "field": "Veld",
        "was": "Was",
        "new": "Wordt",
        "more": "En nog {number} registraties. Alles: register diff {older} {newer}",
    },
    "en": {
        "now": "the folder now",
        "from_to": "From {older} to {newer}",
        "nothing": "No registration changed.",
        "counts": "{changed} changed, {registered} new, {removed} removed",
        "field": "Field",
        "was": "Was",
        "new": "Becomes",
        "more": "And {number} more registrations. All of it: register diff {older} {newer}",
    },
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states. name: as it was asked for. commit: full id, "" for the folder. day: of the commit."""

    name: str
    commit: str
    day: str


@dataclass(frozen=True)
class Comparison:
    """Two states of a register, and the registrations that differ."""

    register: Register
    older: Side
    newer: Side
    entries: tuple[Compared, ...]

    def title(self, one: Compared, language: str) -> str:
        """The name of a registration, newest first, and whose it is; its id where neither can be read."""
        return title(self.register, one, language)

    def counts(self) -> Mapping[str, int]:
        """How many came, went and changed."""
        return counts(self.entries)

    def heading(self, language: str) -> str:
        """Which two states these are."""
        words = WORDS[language]
        older, newer = (_side(side, words["now"]) for side in (self.older, self.newer))
        return words["from_to"].format(older=older, newer=newer)

    def summary(self, language: str) -> str:
        """The counts in a line."""
        return WORDS[language]["counts" if self.entries else "nothing"].format(**self.counts())


def _side(side: Side, now: str) -> str:
    if not side.commit:
        return now
    known = f"{side.commit[:8]}, {side.day}"
    return known if side.commit.startswith(side.name) else f"{side.name} ({known})"
