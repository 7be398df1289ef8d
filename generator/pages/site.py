"""The whole site: which pages there are, and the files they load."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.files import Folder
from generator.model.history import History
from generator.model.register import Register
from generator.pages.beside import Beside
from generator.pages.deferral_pages import stub_pages
from generator.pages.edition import Edition, Page
from generator.pages.editorial_pages import editorial_pages
from generator.pages.feeds.calendar_pages import calendar_pages
from generator.pages.feeds.feed_pages import list_feeds, registration_feeds
from generator.pages.history.changes_pages import changes_pages
from generator.pages.history.history_pages import gone_pages, history_pages
from generator.pages.history.version_pages import Versions
from generator.pages.home_page import front_page, home
from generator.pages.lists.answer_pages import answer_pages
from generator.pages.lists.figure_pages import figure_pages
from generator.pages.lists.list_pages import list_pages
from generator.pages.lists.organisation_pages import organisation_pages
from generator.pages.lists.rows import Rows
from generator.pages.missing_page import missing_page
from generator.pages.permanent_pages import permanent_gone_pages, permanent_pages, permanent_stub_pages
from generator.pages.registration.registration_pages import registration_pages
from generator.pages.silence import alarm_in_frame
from generator.pages.sitemap import sitemap
from generator.pages.theme.theme import EditorialPage, render_theme
from generator.pages.translations import load, require_complete
from generator.progress import Progress
from generator.project import Project
from generator.search.index import SearchIndex
from generator.source import repository
from generator.views.figures import Figures, figures
from generator.views.news import News


def prepare(
    project: Project,
    register: Register,
    history: History,
    on: datetime.date,
    commit: str,
    *,
    search: SearchIndex | None = None,
    counted: Figures | None = None,
) -> "Site":
    """A site of a register as on a date, at a commit. Raises ConfigurationError for templates, words or theme.

    counted: the figures of the same register and date, where they were made already.
    """
    languages = register.settings.languages
    translations = load(project.templates / "translations", languages)
    counted, pages = counted or figures(register, on), project.templates / "pages"
    overview, deferrals = counted.overview, counted.deferrals
    news, folder = News(history), repository.place(project.data) if history.known else ""
    theme = render_theme(
        project.root,
        register.settings,
        translations,
        project.cache,
        as_of=on,
        version=commit[:12] or "–",
        alarms={language: alarm_in_frame(deferrals.silence, words) for language, words in translations.items()},
    )
    editions = tuple(
        Edition(
            language,
            register,
            overview,
            deferrals,
            translations[language],
            theme.shells[language],
            pages,
            counted,
            history,
            news,
            folder,
            theme.assets,
            search,
        )
        for language in languages
    )
    return Site(editions, theme.editorial, {**theme.files, **(search.files if search else {})})


@dataclass(frozen=True)
class Site:
    """A site ready to be written: one edition per language, the first one leading."""

    editions: tuple[Edition, ...]
    editorial: Sequence[EditorialPage]
    assets: Mapping[str, bytes]

    def write(self, folder: Folder, beside: Beside, progress: Progress) -> int:
        """Every page, the files they load, and the sitemap. Returns how many pages."""
        for file, data in self.assets.items():
            folder.write(file, data)
        number, addresses = 0, []
        for page in self._pages(beside):
            folder.write(page.file, page.data)
            if not page.file.endswith(".html"):
                continue  # a feed or a calendar
            number += 1
            if page.listed:
                addresses.append(page.file.removesuffix("index.html"))
            if number % 1000 == 0:
                progress("pages", number, 0)
        require_complete(edition.translations for edition in self.editions)  # the words that pages alone ask for
        for file, data in sitemap(self.editions[0].register.settings.base_url, addresses):
            folder.write(file, data)
        return number

    def require_words(self) -> None:
        """Compile every template; raise ConfigurationError if a word is missing in a language."""
        for edition in self.editions:
            for path in sorted(edition.templates.glob("*.html.j2")):
                edition.template(path.name)
        require_complete(edition.translations for edition in self.editions)

    def _pages(self, beside: Beside) -> Iterator[Page]:
        yield front_page(*next(self._with_twins()))
        yield missing_page(self.editions)
        for edition, twin in self._with_twins():
            yield home(edition, twin)
            yield from self._listed(edition, twin)
            yield from editorial_pages(edition, twin, self.editorial, beside)
            yield from stub_pages(edition, twin)
            yield from changes_pages(edition, twin)
            yield from list_feeds(edition)
            yield from calendar_pages(edition)
            yield from gone_pages(edition, twin)
            yield from Versions(edition, twin).pages(edition.gone)
            yield from registration_feeds(edition, edition.gone)
        yield from permanent_gone_pages(self.editions)
        yield from permanent_stub_pages(self.editions)
        # Some at a time in every language: a text that both show is rendered once.
        versions = [Versions(edition, twin) for edition, twin in self._with_twins()]
        registrations = iter(self.editions[0].register.registrations)
        while some := list(islice(registrations, 20)):
            for (edition, twin), then in zip(self._with_twins(), versions, strict=True):
                ids = [registration.id for registration in some]
                yield from registration_pages(edition, twin, some)
                yield from history_pages(edition, twin, ids)
                yield from then.pages(ids)
                yield from registration_feeds(edition, ids)
            yield from permanent_pages(self.editions, some)

    @staticmethod
    def _listed(edition: Edition, twin: Edition | None) -> Iterator[Page]:
        """All pages with lists of registrations. What they share is large, and goes when they are done."""
        rows = Rows(edition)
        for pages in (list_pages, answer_pages, organisation_pages, figure_pages):
            yield from pages(edition, twin, rows)

    def _with_twins(self) -> Iterator[tuple[Edition, Edition | None]]:
        for edition in self.editions:
            yield edition, next((other for other in self.editions if other is not edition), None)
