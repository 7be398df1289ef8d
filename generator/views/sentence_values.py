"""Values in words, short enough to stand in a sentence."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.dates import in_words
from generator.model.register import Register
from generator.schema.fields import Field, fields
from generator.text import excerpt, in_language
from generator.views.sentence_words import WORDS

SHORT = 60  # characters of a value that a sentence gives whole
QUOTED = 40  # the same of somebody's own words
MOST = 5  # names that a sentence gives before it counts
_NUMBER = re.compile(r"[0-9][0-9.,]*")


class Values:
    """Says values in one language. words: the parts of sentences in that language."""

    def __init__(self, register: Register, language: str) -> None:
        self._register, self._language = register, language
        self.words: Mapping[str, str] = WORDS.get(language, WORDS["en"])

    def short(self, field: Field, value: Any) -> str | None:
        """A value in words; None if it is too long for a sentence, or has parts."""
        said = self._said(field, value)
        longest = QUOTED if _is_free(field) else SHORT
        return said if said is not None and len(said) <= longest and "\n" not in said else None

    def whole(self, field: Field, value: Any) -> str:
        """All of a value in words, on as many lines as it takes; "" for nothing."""
        if value is None:
            return ""
        if field.is_list:
            return "\n".join(f"• {self.whole(field.item, each)}" for each in value)
        if field.parts:
            said = (
                f"{in_language(part.title, self._language)}: {self.whole(part, value[name])}"
                for name, part in field.parts.items()
                if name in value
            )
            return "\n".join(said)
        return self._said(field, value) or ""

    def went(self, field: Field, old: Any, new: Any) -> dict[str, str] | None:
        """Two short values to say that one became the other; None if that takes too long.

        Words are in quotation marks. Of two amounts the unit is said once: from 7 to 28 days.
        """
        before, after = self.short(field, old), self.short(field, new)
        if before is None or after is None:
            return None
        (number, _, unit), (new_number, _, new_unit) = before.partition(" "), after.partition(" ")
        if not _is_free(field) and not field.vocabulary:
            return {"old": before, "new": after}
        if _NUMBER.fullmatch(number) and _NUMBER.fullmatch(new_number):
            return {"old": number if unit == new_unit else before, "new": after}
        return {"old": f"‘{before}’", "new": f"‘{after}’"}

    def name(self, item: Field, value: Any) -> str:
        """What an item of a list is called: its first required part, or itself; in quotation marks if free text."""
        first = next((part for part in item.parts.values() if part.required), None)
        if first is not None:
            return self.name(first, value[first.name])
        said = excerpt(self._said(item, value) or "…", SHORT).rstrip(".")
        return f"‘{said}’" if _is_free(item) else said

    def listed(self, names: list[str]) -> str:
        """Names in a row; of many, the first ones and how many more there are."""
        if len(names) <= MOST + 1:
            return ", ".join(names)
        return ", ".join(names[:MOST]) + " " + self.words["more"].format(number=len(names) - MOST)

    def _said(self, field: Field, value: Any) -> str | None:
        if field.is_list:
            item = field.item
            say = self.name if item.parts else self._said
            return self.listed([say(item, each) or "" for each in value])
        if field.parts:
            return None
        if field.localised:
            return value if isinstance(value, str) else in_language(value, self._language)
        return self._simple(field, value)

    def _simple(self, field: Field, value: Any) -> str:
        if field.vocabulary:
            return self._register.vocabulary(field.vocabulary).label(value, self._language)
        if field.kind in _DATES:
            return in_words(value, self._language)
        if field.kind == "language":
            return self.language(value)
        return self._named(field, value) or str(value)

    def _named(self, field: Field, value: Any) -> str:
        """What stands for something that has a name elsewhere; "" for what does not."""
        if isinstance(value, bool):
            return self.words["true" if value else "false"]
        if field.kind == "slug" and value in self._register.organisations:
            return in_language(self._register.organisations[value].name, self._language)
        if field.name == "field":
            return self.label(value)
        return self.words[f"choice_{value}"] if field.name in _CHOICES else ""

    def label(self, name: str) -> str:
        """What a field is called."""
        return in_language(fields()[name].title, self._language) if name in fields() else name

    def language(self, code: str) -> str:
        """The name of a language."""
        return _language(code, self._language)


_CHOICES = frozenset({"made_by", "state"})  # parts whose values the schema itself lists
_DATES = frozenset({"date", "month", "year_month"})


def _is_free(field: Field) -> bool:
    """Whether the words of a value are the writer's own."""
    return field.localised or (field.kind == "string" and field.name not in {*_CHOICES, "field"})


@cache
def _language(code: str, language: str) -> str:
    try:
        return str(Locale.parse(language).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code
