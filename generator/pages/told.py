"""What happened, in the words of one language: for pages, and for the entries of feeds."""

from typing import Any

from markupsafe import Markup

from generator.model.history import History
from generator.model.message import Texts
from generator.model.register import Register
from generator.model.repository_links import commit_page
from generator.pages.addresses import Addresses
from generator.pages.feeds.feed_formats import Entry, Sender, atom_entry
from generator.pages.marked import marked
from generator.pages.shown import Shower
from generator.pages.translations import Translations
from generator.text import in_language
from generator.views.news import Event
from generator.views.sentences import Sentence, Sentences

_FEW = 60  # words that changed, which a list of changes still shows
_KINDS = {"new": "New", "changed": "Changed", "removed": "Removed"}


class Told:
    """Events in one language. What was told once is kept: an event stands on a page and in up to six feeds."""

    def __init__(
        self,
        register: Register,
        history: History,
        addresses: Addresses,
        translations: Translations,
        shower: Shower,
    ) -> None:
        self._register, self._history, self._addresses, self._shower = register, history, addresses, shower
        self._translations = translations
        self._base = register.settings.base_url + "/"
        self._settings = register.settings
        self._kinds = {kind: translations.text(word) for kind, word in _KINDS.items()}
        self.changes = translations.text("Changes")
        what = "What is new and what changed, the newest first."
        unknown = "The history is not known here: this site was made without it."
        settings = register.settings
        self.sender = Sender(
            language=translations.language,
            subtitle=translations.text(what if history.known else unknown),
            author=shower.plain(settings.publisher),
            rights=settings.licence,
            more=self._base + addresses.changes,
        )
        self._said = Sentences(register, translations.language)
        self._marks = {"removed": translations.text("Taken out:"), "added": translations.text("Added:")}
        self._short: dict[tuple[str, str], list[Markup]] = {}
        self._atom: dict[tuple[str, str], str] = {}

    def sentences(self, event: Event) -> list[Markup]:
        """What happened: a sentence per change, with the words that changed where they are few."""
        alike = event.step is not None and event.step.first  # of most that are new the same is said
        alike = alike and not event.was_deferred and not (event.after and event.after.broken)
        key = ("", "") if alike else (event.registration, event.commit)
        found = self._short.get(key)
        if found is None:
            found = self._short[key] = [self._marked(one, _FEW) for one in self._of(event)]
        return found

    def in_full(self, event: Event) -> list[Markup]:
        """The same with all the words that changed."""
        return [self._marked(one) for one in self._of(event)]

    def _marked(self, sentence: Sentence, most: int | None = None) -> Markup:
        return marked(sentence, self._marks, self._translations.language, most)

    def _of(self, event: Event) -> tuple[Sentence, ...]:
        if not event.step:
            return (self._said.removed,)
        said = self._said.of(event.step)
        return tuple(one for one in said if not one.is_bookkeeping) or said

    def item(self, event: Event, most: int | None = None) -> dict[str, Any]:
        """An event for a template: at most `most` sentences and how many more there are, or all of them in full."""
        sentences = self.in_full(event) if most is None else self.sentences(event)
        version = event.after or event.before
        return {
            "id": event.registration,
            "name": self.name(event.registration),
            "organisation": self.organisation(event),
            "address": self._addresses.registration(event.registration),
            "history": self._addresses.history(event.registration) if version and version.number > 1 else None,
            "kind": event.kind,
            "word": self._kinds[event.kind],
            "day": event.day,
            "date": self._shower.date(event.day),
            "number": event.after.number if event.after else None,
            "version": self._addresses.version(event.registration, event.after.number) if event.after else None,
            "commit": event.commit[:10],
            "commit_address": commit_page(self._settings, event.commit),
            "sentences": sentences[:most],
            "more": 0 if most is None else max(0, len(sentences) - most),
        }

    def name(self, registration: str) -> str:
        """What a registration is called now; what it was called last, if it is gone; else its id. Plain text."""
        now = self._register.by_id.get(registration)
        if now:
            return in_language(now.data["name"], self._translations.language)
        versions = reversed(self._history.versions.get(registration, ()))
        found: Texts = next((version.data["name"] for version in versions if "name" in version.data), {})
        return in_language(found, self._translations.language) or registration

    def organisation(self, event: Event) -> str:
        """The organisation that the registration was of, in plain text; "" if that was not said."""
        version = event.after or event.before
        slug = str(version.data.get("organisation", "")) if version else ""
        organisation = self._register.organisations.get(slug)
        return in_language(organisation.name, self._translations.language) if organisation else slug

    def entry(self, event: Event) -> Entry:
        """An event as the entry of a feed. Its id is the permanent address of the version that it made."""
        if event.after:
            address = self._base + self._addresses.version(event.registration, event.after.number)
        else:
            address = f"{self._base}{self._addresses.registration(event.registration)}#removed"
        organisation = self.organisation(event)
        about = f"{self.name(event.registration)} ({organisation})" if organisation else self.name(event.registration)
        return Entry(address, address, f"{self._kinds[event.kind]}: {about}", event.day, self._html(event))

    def atom(self, event: Event) -> str:
        """An event as the entry of an Atom feed, as text."""
        key = (event.registration, event.commit)
        text = self._atom.get(key)
        if text is None:
            text = self._atom[key] = atom_entry(self.entry(event))
        return text

    def _html(self, event: Event) -> str:
        """The content of an entry: the sentences, and what a new registration is about."""
        parts = ["<ul><li>", "</li><li>".join(self.sentences(event)), "</li></ul>"]
        if event.step and not event.before and (summary := event.step.version.data.get("summary")):
            parts.append(self._shower.text(summary))
        return "".join(parts)
