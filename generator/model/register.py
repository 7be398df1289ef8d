"""The register at one commit: settings, vocabularies, organisations, registrations. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model.deferral_policy import DeferralPolicy
from generator.model.glossary import Entry
from generator.model.message import Texts
from generator.model.reading import PlainLanguage
from generator.model.transparency import Attestation, Stub
from generator.model.vocabulary import Vocabulary

EMPTY_VOCABULARY = Vocabulary("", {}, {})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """How data portals list the dataset. themes, countries: codes of the EU Publications Office. legislation: ELI."""

    publisher_id: str = ""
    themes: tuple[str, ...] = ()
    keywords: tuple[Texts, ...] = ()
    countries: tuple[str, ...] = ()
    legislation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """`register.yml`: what this register is. `notice` stands on every page; `languages` starts with the leading one.

    repository: where the files are. forge, repository_pages: what addresses look like there.
    """

    name: Texts
    publisher: Texts
    description: Texts
    base_url: str
    languages: tuple[str, ...]
    licence: str
    contact: Mapping[str, str]
    repository: str = ""
    forge: str = "github"
    repository_pages: Mapping[str, str] = field(default_factory=dict)
    notice: Texts = field(default_factory=dict)
    catalogue: Catalogue = Catalogue()
    funding: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who is responsible for the use of a system. `slug` is the file name and what registrations point at."""

    slug: str
    file: str
    data: Mapping[str, Any]

    @property
    def name(self) -> Texts:
        name: Texts = self.data["name"]
        return name

    @property
    def kind(self) -> str:
        return str(self.data.get("kind", ""))

    @property
    def nil_declarations(self) -> tuple[Mapping[str, Any], ...]:
        """When it declared to use no systems, the newest first: `on`, `scope`, `source`."""
        return tuple(sorted(self.data.get("nil_declarations", ()), key=lambda one: str(one["on"]), reverse=True))


@dataclass(frozen=True, slots=True)
class Registration:
    """One AI system or algorithm as used by one organisation.

    `data` is what the file says, unchanged: dicts, lists, strings, whole numbers, booleans.
    `broken` names the fields that were left out because the schema refused them, so that no rule reports them again.
    """

    file: str
    data: Mapping[str, Any]
    broken: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return str(self.data.get("id", ""))

    @property
    def organisation(self) -> str:
        return str(self.data.get("organisation", ""))

    @property
    def status(self) -> str:
        return str(self.data.get("status", ""))

    @property
    def unanswered(self) -> Mapping[str, Mapping[str, Any]]:
        """The questions without an answer, by field: state, reason, and for withheld a ground and review date."""
        return {item["field"]: item for item in self.data.get("unanswered", ())}

    def answered(self, field_name: str) -> bool:
        """Whether there is an answer, right or wrong."""
        return field_name in self.data or field_name in self.broken


@dataclass(frozen=True)
class Register:
    """All registrations, organisations, vocabularies and settings. Registrations are in the order of their files.

    deferral_policy: None for a register in which nothing can be deferred. attestations: the oldest first.
    stubs: in the order of their ids. glossary: in the order of the file. plain_language: what is easy to read, by
    language.
    """

    settings: Settings
    vocabularies: Mapping[str, Vocabulary]
    organisations: Mapping[str, Organisation]
    registrations: tuple[Registration, ...]
    obligations: tuple[Mapping[str, Any], ...] = ()
    deferral_policy: DeferralPolicy | None = None
    attestations: tuple[Attestation, ...] = ()
    stubs: tuple[Stub, ...] = ()
    glossary: tuple[Entry, ...] = ()
    plain_language: Mapping[str, PlainLanguage] = field(default_factory=dict)

    def vocabulary(self, name: str) -> Vocabulary:
        return self.vocabularies.get(name, EMPTY_VOCABULARY)

    def means(self, vocabulary: str, term_id: str, mark: str) -> bool:
        """Whether a term carries a mark, for example whether status `pilot` means `in_use`."""
        term = self.vocabulary(vocabulary).terms.get(term_id)
        return term is not None and mark in term.means

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What was worked out from the register and is wanted again, by whoever did."""
        return {}

    @cached_property
    def by_id(self) -> Mapping[str, Registration]:
        return {registration.id: registration for registration in self.registrations}
