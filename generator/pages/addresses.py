"""Where every page lives. Names and organisations' names change, so neither stands in a registration's address."""

from collections.abc import Mapping

from generator.pages.translations import Translations
from generator.views.answers import BROWSED

PER_PAGE = 100
GENERATED = frozenset({"home", "systems", "organisations", "changes", "figures"})  # the others are written by hand
_PAGES = (
    "systems", "organisations", "changes", "figures", "deferral", "data",
    "letter", "rights", "glossary", "about", "accessibility", "privacy", "contact",
)  # fmt: skip
_BELOW_DATA = "api", "questions", "snapshots"


class Addresses:
    """The addresses in one language, relative to the root of the site, each ending in a slash.

    `menu` holds those that templates link to, by key; a page written by hand has its file's name as key.
    """

    def __init__(self, translations: Translations) -> None:
        def word(source: str) -> str:
            return translations.text(source, "address")

        self.home = f"{translations.language}/"
        menu = {"home": self.home, **{key: f"{self.home}{word(key)}/" for key in _PAGES}}
        self.menu: Mapping[str, str] = {**menu, **{key: f"{menu['data']}{word(key)}/" for key in _BELOW_DATA}}
        self.systems = self.menu["systems"]
        self.organisations = self.menu["organisations"]
        self.changes = self.menu["changes"]
        self.figures = self.menu["figures"]
        self.deferral = self.menu["deferral"]
        self.table = f"{self.systems}{word('table')}/"
        self.newest = f"{self.systems}{word('newest')}/"
        self._facets = {field: f"{self.home}{word(source)}/" for field, source in BROWSED.items()}
        self._page, self._history, self._versions = word("page"), word("history"), word("versions")

    def registration(self, registration_id: str) -> str:
        return f"{self.systems}{registration_id}/"

    def history(self, registration_id: str) -> str:
        return f"{self.systems}{registration_id}/{self._history}/"

    def version(self, registration_id: str, number: int) -> str:
        """The registration as it was in one version: an address that stays, whatever comes after it."""
        return f"{self.systems}{registration_id}/{self._versions}/{number}/"

    def organisation(self, slug: str) -> str:
        return f"{self.organisations}{slug}/"

    def answers(self, field: str) -> str:
        """The answers to one question that can be browsed."""
        return self._facets[field]

    def answer(self, field: str, term: str) -> str:
        """The registrations with one answer to a question that can be browsed."""
        return f"{self._facets[field]}{term}/"

    def figure(self, key: str) -> str:
        """The registrations behind one figure."""
        return f"{self.figures}{key}/"

    def numbered(self, first: str, number: int) -> str:
        """The address of page `number` of a list whose first page is `first`."""
        return first if number == 1 else f"{first}{self._page}-{number}/"


def permanent(registration_id: str) -> str:
    """The address that no language and no version changes: for letters, citations and QR codes."""
    return f"id/{registration_id}/"


def feed(address: str) -> str:
    """The Atom feed of the page at an address."""
    return f"{address}feed.xml"


def json_feed(address: str) -> str:
    """The JSON Feed of the page at an address."""
    return f"{address}feed.json"


def calendar(address: str) -> str:
    """The days on which something is due, for the page at an address, as a calendar."""
    return f"{address}calendar.ics"
