"""Where every page lives. Names and organisations' names change, so neither stands in a registration's address."""

from collections.abc import Mapping

from generator.pages.translations import Translations

PER_PAGE = 100


class Addresses:
    """The addresses in one language, relative to the root of the site, each ending in a slash."""

    def __init__(self, translations: Translations) -> None:
        def word(source: str) -> str:
            return translations.text(source, "address")

        self.home = f"{translations.language}/"
        self.systems = f"{self.home}{word('systems')}/"
        self.organisations = f"{self.home}{word('organisations')}/"
        self.about = f"{self.home}{word('about')}/"
        self.data = f"{self.home}{word('data')}/"
        self.deferral = f"{self.home}{word('deferral')}/"
        self.contact = f"{self.home}{word('contact')}/"
        self._page = word("page")

    @property
    def menu(self) -> Mapping[str, str]:
        """The addresses that templates link to."""
        return {
            "home": self.home,
            "systems": self.systems,
            "organisations": self.organisations,
            "about": self.about,
            "data": self.data,
            "deferral": self.deferral,
            "contact": self.contact,
        }

    def registration(self, registration_id: str) -> str:
        return f"{self.systems}{registration_id}/"

    def organisation(self, slug: str) -> str:
        return f"{self.organisations}{slug}/"

    def numbered(self, first: str, number: int) -> str:
        """The address of page `number` of a list whose first page is `first`."""
        return first if number == 1 else f"{first}{self._page}-{number}/"


def permanent(registration_id: str) -> str:
    """The address that no language and no version changes: for letters, citations and QR codes."""
    return f"id/{registration_id}/"
