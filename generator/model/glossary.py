"""The glossary: words that readers of the site meet, each explained once, at an anchor of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.message import Texts


@dataclass(frozen=True, slots=True)
class Entry:
    """One word. explains: the fields of a registration whose label leads here. see: a page, and a place on it."""

    id: str
    term: Texts
    definition: Texts
    also: Texts = field(default_factory=dict)
    explains: tuple[str, ...] = ()
    see: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
