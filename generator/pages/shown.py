"""A registration in one language, ready for a template: every field as safe HTML or plain data to print.

A text that is not there in the language is shown in the one that is, inside an element with the right `lang`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator.dates import in_words
from generator.markdown import render
from generator.model.register import Register, Registration
from generator.pages.translations import Translations
from generator.schema.fields import Field, fields
from generator.text import in_language

Show = Callable[[Any], Any]


class Shower:
    """Turns registrations into template variables for one language."""

    def __init__(self, register: Register, translations: Translations) -> None:
        self._register = register
        self._language = translations.language
        self._translations = translations
        self._show = {name: self._for(field) for name, field in fields().items() if name != "unanswered"}
        self._nothing: dict[str, Any] = dict.fromkeys(fields())
        self._group = {name: field.group for name, field in fields().items()}
        self._label = {
            name: escape(in_language(field.asks or field.title, self._language)) for name, field in fields().items()
        }

    def registration(self, registration: Registration) -> dict[str, Any]:
        """Every field of the schema: shown if answered, else None. `raw` is the data itself."""
        shown = self._nothing.copy()
        show = self._show
        for name, value in registration.data.items():
            if name in show:
                shown[name] = show[name](value)
        shown["raw"] = registration.data
        return shown

    def value(self, name: str, value: Any) -> Any:
        """One answer, as `registration` shows it."""
        return self._show[name](value)

    def unanswered(self, registration: Registration) -> dict[str, list[dict[str, Any]]]:
        """Questions without an answer, by the group of their field: asks, state, reason, since, ground, review_by."""
        groups: dict[str, list[dict[str, Any]]] = {}
        grounds = self._register.vocabulary("withholding-grounds")
        for item in registration.data.get("unanswered", ()):
            name = item["field"]
            groups.setdefault(self._group.get(name, "provenance"), []).append(
                {
                    "field": name,
                    "asks": self._label.get(name, name),
                    "state": item["state"],
                    "reason": self.text(item["reason"]),
                    "since": self.date(item["since"]) if "since" in item else None,
                    "ground": grounds.label(item["ground"], self._language) if "ground" in item else None,
                    "review_by": self.date(item["review_by"]) if "review_by" in item else None,
                }
            )
        return groups

    def contact(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """A way to reach somebody, in the shape of the field `contact`."""
        shown: dict[str, Any] = self._show["contact"](value)
        return shown

    def line(self, value: Mapping[str, str]) -> str:
        """A short text, on one line: still to be escaped, or HTML when it is in another language."""
        own = value.get(self._language)
        if own is not None:
            return own
        language, other = next(iter(value.items()))
        return Markup('<span lang="') + language + Markup('">') + other + Markup("</span>")

    def plain(self, value: Mapping[str, str]) -> str:
        """A short text without mark-up, for titles."""
        return in_language(value, self._language)

    def text(self, value: Mapping[str, str]) -> Markup:
        """A free text, rendered."""
        own = value.get(self._language)
        if own is not None:
            return render(own)
        language, other = next(iter(value.items()))
        return Markup('<div lang="') + language + Markup('">') + _render_again(other) + Markup("</div>")

    def date(self, value: str) -> str:
        """A year, month or day in words."""
        return in_words(value, self._language)

    def _for(self, field: Field) -> Show:
        if field.is_list and field.kind not in _SIMPLE_LISTS:
            item = self._object(field)
            return lambda value: [item(part) for part in value]
        if field.parts:
            return self._object(field)
        if field.is_list:
            one = self._simple(_SIMPLE_LISTS[field.kind], field.vocabulary)
            return lambda value: [one(part) for part in value]
        if field.values:
            words = {value: in_language(said, self._language) or value for value, said in field.values.items()}
            return lambda value: words.get(value, value)
        return self._simple(field.kind, field.vocabulary)

    def _object(self, field: Field) -> Show:
        show = {name: self._for(part) for name, part in field.parts.items()}
        nothing: dict[str, Any] = dict.fromkeys(field.parts)

        def one(value: Mapping[str, Any]) -> dict[str, Any]:
            shown = nothing.copy()
            for name, part in value.items():
                shown[name] = show[name](part)
            return shown

        return one

    def _simple(self, kind: str, vocabulary: str) -> Show:
        if kind in ("text", "summary"):
            return self.text
        if kind in ("line", "name"):
            return self.line
        if kind in ("date", "month", "year_month"):
            return self.date
        if vocabulary:
            terms = self._register.vocabulary(vocabulary).terms.values()
            labels = {term.id: in_language(term.label, self._language) for term in terms}
            return lambda value: labels.get(value, value)
        if kind == "boolean":
            words = {True: self._translations.text("Yes"), False: self._translations.text("No")}
            return words.__getitem__
        return _same


_SIMPLE_LISTS = {"lines": "line", "strings": "string", "terms": "term", "ids": "id", "slugs": "slug"}


_render_again = lru_cache(maxsize=256)(render)  # a text that the page in its own language has rendered as well


def _same(value: Any) -> Any:
    return value
