"""Everything that pages in one language share: words, addresses, templates, and the shell they are stamped into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.register import Organisation, Register, Registration
from generator.pages.addresses import Addresses
from generator.pages.shell import Shell
from generator.pages.shown import Shower
from generator.pages.templates import PageEnvironment
from generator.pages.translations import Translations
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.deferral import Deferrals
from generator.views.glossary import anchors
from generator.views.overview import Overview


class Page(NamedTuple):
    """A file of the site. listed: whether search engines are told of it."""

    file: str
    data: bytes
    listed: bool = True


@dataclass(frozen=True)
class Edition:
    """One language of the site."""

    language: str
    register: Register
    overview: Overview
    deferrals: Deferrals
    translations: Translations
    shell: Shell
    templates: Path

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.translations)

    @cached_property
    def shower(self) -> Shower:
        return Shower(self.register, self.translations)

    @cached_property
    def _environment(self) -> PageEnvironment:
        all_fields = fields()

        def label(name: str) -> str:
            return in_language(all_fields[name].title, self.language)

        def part(name: str, below: str) -> str:
            return in_language(all_fields[name].parts[below].title, self.language)

        words: Mapping[str, Callable[..., Any]] = {
            "_": self.translations.text,
            "label": label,
            "part": part,
            "glossary": self.glossary,
        }
        return PageEnvironment(self.templates, words, {"label_of": label, "at": self.addresses.menu})

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        return anchors(self.register)

    def glossary(self, name: str) -> str | None:
        """Where a field, a vocabulary or a word is explained, from the root of the site; None if nowhere.

        In a template `glossary("dpia")` costs nothing per page: it is known when the template is compiled.
        """
        anchor = self._anchors.get(name)
        return f"{self.addresses.menu['glossary']}#{anchor}" if anchor else None

    def template(self, name: str) -> Callable[[Mapping[str, Any]], str]:
        return self._environment.renderer(name)

    def organisation_name(self, slug: str) -> str:
        organisation = self.register.organisations.get(slug)
        return in_language(organisation.name, self.language) if organisation else slug

    def kind_label(self, organisation: Organisation) -> str:
        return self.label("organisation-kinds", organisation.kind)

    def label(self, vocabulary: str, term: str) -> str:
        return self.register.vocabulary(vocabulary).label(term, self.language)

    def standard_sentence(self, slug: str) -> str | None:
        """What every page of an organisation says about deferral, if its kind may defer."""
        sentence = self.deferrals.sentence(self.register.organisations.get(slug))
        return self.shower.line(sentence) if sentence else None

    def item(self, registration: Registration) -> dict[str, Any]:
        """A registration as it stands in a list."""
        data = registration.data
        category = data.get("publication_category")
        return {
            "id": registration.id,
            "address": self.addresses.registration(registration.id),
            "name": self.shower.line(data["name"]),
            "organisation": self.organisation_name(registration.organisation),
            "summary": self.shower.text(data["summary"]) if "summary" in data else None,
            "status_id": registration.status,
            "status": self.label("statuses", registration.status),
            "category_id": category,
            "category": self.label("publication-categories", category) if category else None,
        }
