"""Vocabularies: lists of terms that registrations point at. Terms are data; the generator knows only what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.message import Texts
from generator.text import in_language


@dataclass(frozen=True)
class Term:
    """One term. `means` holds the marks that rules and pages look at; `maps_to` its values in other standards."""

    id: str
    label: Texts
    definition: Texts = field(default_factory=dict)
    source: str = ""
    since: str = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    means: frozenset[str] = frozenset()
    maps_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """A named, ordered list of terms."""

    name: str
    title: Texts
    terms: Mapping[str, Term]

    def label(self, term_id: str, language: str) -> str:
        """The term's label in a language, else in any language, else the id itself."""
        term = self.terms.get(term_id)
        return in_language(term.label, language) if term else term_id

    def meaning(self, mark: str) -> frozenset[str]:
        """The ids of the terms that carry a mark, such as `in_use`."""
        return frozenset(term.id for term in self.terms.values() if mark in term.means)

    @cached_property
    def spoken(self) -> Mapping[str, str]:
        """Every way to say a term (id, labels, aliases), each with the term's id: for "did you mean"."""
        ways: dict[str, str] = {}
        for term in self.terms.values():
            for way in (term.id, *term.label.values(), *term.aliases):
                ways.setdefault(way, term.id)
        return ways

    def from_other(self, standard: str, value: str) -> str | None:
        """The id of the term that stands for `value` in another standard, or None. Case does not count."""
        wanted = value.strip().casefold()
        for term in self.terms.values():
            if any(wanted == other.casefold() for other in term.maps_to.get(standard, ())):
                return term.id
        return None
