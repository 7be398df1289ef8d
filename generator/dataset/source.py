"""What an exporter reads: the register in a fixed order, and what all formats share, computed once."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from generator.dataset import transparency
from generator.dataset.encoder import Encoder
from generator.dataset.lines import Lines
from generator.dataset.shapes import ORGANISATION_FIELDS
from generator.model.history import History
from generator.model.quality import UNKNOWN, Quality
from generator.model.register import Register, Registration
from generator.model.vocabulary import Vocabulary
from generator.schema.fields import fields, schema_version
from generator.views.figures import Figures, figures

Made = TypeVar("Made")


@dataclass(frozen=True)
class DatasetSource:
    """A register, the date and the commit. Registrations are in the order of their ids, which tells nothing.

    history: what registrations were before, as far as it is known. snapshot: its name, where this is one.
    """

    register: Register
    on: datetime.date
    commit: str
    history: History = field(default_factory=History)
    quality: Quality = UNKNOWN
    snapshot: str = ""
    _made: dict[Callable[["DatasetSource"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, make: Callable[["DatasetSource"], Made]) -> Made:
        """What a function makes of this source, made the first time only: for what several formats hold."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def forget(self) -> None:
        """Let go of what several formats hold, when the last of them is written."""
        self._made.clear()

    @property
    def base_url(self) -> str:
        """Where the site lives, without a slash at the end."""
        return self.register.settings.base_url

    @property
    def address(self) -> str:
        """Where who reads a citation finds what was cited: the files of a snapshot stay, those of now change."""
        return address(self.base_url, self.snapshot) if self.snapshot else self.base_url

    @property
    def schema_version(self) -> str:
        """The version of the schema of a registration."""
        return schema_version()

    @cached_property
    def registrations(self) -> tuple[Registration, ...]:
        """By id."""
        return tuple(sorted(self.register.registrations, key=lambda registration: registration.id))

    @cached_property
    def values(self) -> tuple[Mapping[str, Any], ...]:
        """What each registration says, in the same order."""
        return tuple(registration.data for registration in self.registrations)

    @cached_property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """By name."""
        return tuple(sorted(self.register.vocabularies.values(), key=lambda vocabulary: vocabulary.name))

    @property
    def organisations(self) -> tuple[Mapping[str, Any], ...]:
        """By slug: `organisation`, which is the slug that registrations point at, and what the file says."""
        return self._arranged[0]

    @cached_property
    def attestations(self) -> tuple[Mapping[str, Any], ...]:
        """The oldest first."""
        return tuple(map(transparency.attestation, self.register.attestations))

    @cached_property
    def stubs(self) -> tuple[Mapping[str, Any], ...]:
        """By id."""
        return tuple(map(transparency.stub, sorted(self.register.stubs, key=lambda stub: stub.id)))

    @cached_property
    def figures(self) -> Figures:
        """What is counted, as the site shows it."""
        return figures(self.register, self.on)

    @property
    def lines(self) -> Lines:
        """Each registration as one line of JSON. Every JSON file takes its bytes from here, so they never differ."""
        return self._encoded[0]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the register as set, then any other in which there is a text, sorted."""
        met = self._encoded[1] | self._arranged[1]
        for term in self.terms():
            met = met.union(term["label"], term["definition"])
        return (*self.register.settings.languages, *sorted(met.difference(self.register.settings.languages)))

    @cached_property
    def _encoded(self) -> tuple[Lines, set[str]]:
        encoder = Encoder(fields().values(), self.register.settings.languages)
        return Lines(map(encoder.line, self.values)), encoder.other_languages

    @cached_property
    def _arranged(self) -> tuple[tuple[Mapping[str, Any], ...], set[str]]:
        encoder = Encoder(ORGANISATION_FIELDS, self.register.settings.languages)
        organisations = sorted(self.register.organisations.values(), key=lambda organisation: organisation.slug)
        values = (encoder.arrange({"organisation": each.slug, **each.data}) for each in organisations)
        return tuple(values), encoder.other_languages

    def terms(self) -> Iterator[Mapping[str, Any]]:
        """Every term of every vocabulary, in the vocabulary's own order."""
        for vocabulary in self.vocabularies:
            for term in vocabulary.terms.values():
                yield {
                    "vocabulary": vocabulary.name,
                    "term": term.id,
                    "label": term.label,
                    "definition": term.definition,
                    "source": term.source,
                    "since": term.since,
                    "replaced_by": term.replaced_by,
                }


def address(base_url: str, snapshot: str) -> str:
    """Where a snapshot that is published explains itself."""
    return f"{base_url}/data/{snapshot}/README.txt"
