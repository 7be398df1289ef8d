"""The words of the interface: gettext catalogues, one per language; English is the source text."""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import read_po

from generator.errors import ConfigurationError

SOURCE_LANGUAGE = "en"


class Translations:
    """The interface in one language."""

    def __init__(self, language: str, texts: dict[tuple[str, str], str | tuple[str, ...]]) -> None:
        self.language = language
        self._texts = texts
        self.missing: set[str] = set()

    def text(self, source: str, context: str = "") -> str:
        """The text in this language. A missing one is remembered, and the build stops on it."""
        found = self._texts.get((context, source))
        if isinstance(found, str):
            return found
        if self.language != SOURCE_LANGUAGE:
            self.missing.add(source)
        return source

    def count(self, one: str, many: str, number: int) -> str:
        """A text with a number in it: `%(num)s` is replaced. Both languages have the same two forms."""
        found = self._texts.get(("", one))
        forms = found if isinstance(found, tuple) else (one, many)
        if not isinstance(found, tuple) and self.language != SOURCE_LANGUAGE:
            self.missing.add(one)
        return forms[0 if number == 1 else 1].replace("%(num)s", str(number))


def load(folder: Path, languages: Iterable[str]) -> dict[str, Translations]:
    """The catalogues `<language>.po` in a folder. Raises ConfigurationError for a language without one."""
    found = {}
    for language in languages:
        texts: dict[tuple[str, str], str | tuple[str, ...]] = {}
        path = folder / f"{language}.po"
        if path.is_file():
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    if not message.id or message.fuzzy or not message.string:
                        continue
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    value = message.string if isinstance(message.string, str) else tuple(message.string)
                    if all(value):
                        texts[(str(message.context or ""), key)] = value
        elif language != SOURCE_LANGUAGE:
            raise ConfigurationError(
                f"The site has no words in “{language}”: there is no {path.name} in {folder.name}/. "
                "Add it, or take the language out of `languages` in register.yml."
            )
        found[language] = Translations(language, texts)
    return found


def require_complete(translations: Iterable[Translations]) -> None:
    """Raise ConfigurationError that names every text that a language lacks."""
    for one in translations:
        if one.missing:
            lacking = "\n".join(f"  - {text}" for text in sorted(one.missing))
            raise ConfigurationError(f"{one.language}.po lacks the translation of:\n{lacking}\nAdd them there.")
