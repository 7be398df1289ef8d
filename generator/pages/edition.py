"""Everything that pages in one language share: words, addresses, templates, and the shell they are stamped into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.history import History
from generator.model.interface import BASE
from generator.model.register import Organisation, Register, Registration
from generator.pages.addresses import Addresses
from generator.pages.search_form import search_form
from generator.pages.shown import Shower
from generator.pages.silence import alarm
from generator.pages.templates import PageEnvironment
from generator.pages.theme.shell import Shell
from generator.pages.told import Told
from generator.pages.translations import Translations
from generator.schema.fields import fields
from generator.search.index import SearchIndex
from generator.text import in_language
from generator.views.deferral import Deferrals
from generator.views.due import Due, due
from generator.views.figures import Figures
from generator.views.glossary import anchors
from generator.views.news import News
from generator.views.overview import Overview, given


class Page(NamedTuple):
    """A file of the site. listed: whether search engines are told of it."""

    file: str
    data: bytes
    listed: bool = True


@dataclass(frozen=True)
class Edition:
    """One language of the site. history: what registrations were before, as far as it is known.

    news: the same as events, shared by all languages. folder: of the register in its repository, with a slash behind.
    assets: file name in site-templates/assets → its address. search: None on a site without search.
    """

    language: str
    register: Register
    overview: Overview
    deferrals: Deferrals
    translations: Translations
    shell: Shell
    templates: Path
    figures: Figures
    history: History = field(default_factory=History)
    news: News = field(default_factory=lambda: News(History()))
    folder: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)
    search: SearchIndex | None = None

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.translations)

    @cached_property
    def shower(self) -> Shower:
        return Shower(self.register, self.translations)

    @cached_property
    def notices(self) -> list[str]:
        """What every page says, in plain text: an alarm, and the register's own notice."""
        said = alarm(self.deferrals.silence, self.translations), self.register.settings.notice.get(self.language, "")
        return [text for text in said if text]

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The ids that were in the register once and are not any more: their addresses have to answer all the same."""
        present = {*self.register.by_id, *(stub.id for stub in self.register.stubs)}
        return tuple(sorted({*self.history.versions} - present))

    @cached_property
    def calendars(self) -> Mapping[str, list[Due]]:
        """What is due, by the address of the page that it belongs to: of the register, and of each organisation."""
        of: dict[str, list[Due]] = {}
        for one in due(self.register.registrations):
            for page in (self.addresses.changes, self.addresses.organisation(one.registration.organisation)):
                of.setdefault(page, []).append(one)
        return of

    @cached_property
    def told(self) -> Told:
        return Told(self.register, self.history, self.addresses, self.translations, self.shower)

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
        at = {**self.addresses.menu, "table": self.addresses.table, "newest": self.addresses.newest}
        search = search_form(self.search, self.language, self.addresses, self.assets)
        return PageEnvironment(
            self.templates, words, {"label_of": label, "at": at, "search": search, "interface": BASE}
        )

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
        render = self._renderers.get(name)
        if render is None:
            render = self._renderers[name] = self._environment.renderer(name)
        return render

    @cached_property
    def _renderers(self) -> dict[str, Callable[[Mapping[str, Any]], str]]:
        return {}

    def field_label(self, field: str) -> str:
        return in_language(fields()[field].title, self.language)

    def organisation_name(self, slug: str) -> str:
        organisation = self.register.organisations.get(slug)
        return in_language(organisation.name, self.language) if organisation else slug

    def kind_label(self, organisation: Organisation) -> str:
        return self.label("organisation-kinds", organisation.kind)

    def label(self, vocabulary: str, term: str) -> str:
        return self.register.vocabulary(vocabulary).label(term, self.language)

    def answers(self, registration: Registration, field: str) -> list[dict[str, str]]:
        """Its answers to a question that can be browsed, each with its label and the address of its page."""
        vocabulary = fields()[field].vocabulary
        return [
            {"id": term, "label": self.label(vocabulary, term), "address": self.addresses.answer(field, term)}
            for term in given(registration.data, field)
        ]

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
