"""A value as JSON: compact, UTF-8, keys in the order of its fields, so that equal content is equal bytes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import orjson

from generator.schema.fields import Field

Arrange = Callable[[Any], Any]


class Encoder:
    """Encodes values that consist of some fields.

    `other_languages` are the languages met so far beyond the ones it was given: noticed here because every text
    passes anyway.
    """

    def __init__(self, fields: Iterable[Field], languages: Sequence[str]) -> None:
        self.other_languages: set[str] = set()
        self._languages = languages
        self._in_order: set[tuple[str, ...]] = set()  # the languages of texts that are in order as they are
        self._arrange = self._object(fields)

    def arrange(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The value with its keys in order: the given fields, the given languages, then any other. Nothing is lost."""
        arranged: dict[str, Any] = self._arrange(value)
        return arranged

    def line(self, value: Mapping[str, Any]) -> bytes:
        """The value as one line of JSON, with the line break."""
        return orjson.dumps(self._arrange(value), option=orjson.OPT_APPEND_NEWLINE)

    def _object(self, fields: Iterable[Field]) -> Arrange:
        steps = [(field.name, self._field(field)) for field in fields]

        def arrange(value: Mapping[str, Any]) -> dict[str, Any]:
            known = {name: below(value[name]) if below else value[name] for name, below in steps if name in value}
            return known if len(known) == len(value) else known | _rest(value, known)

        return arrange

    def _field(self, field: Field) -> Arrange | None:
        """How to arrange the values of a field; None when there is nothing to arrange."""
        if field.is_list:
            item = self._field(field.item)
            return (lambda values: [item(value) for value in values]) if item else None
        if field.parts:
            return self._object(field.parts.values())
        return self._texts if field.localised else None

    def _texts(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        written = tuple(texts)
        if written in self._in_order:
            return texts
        known = {language: texts[language] for language in self._languages if language in texts}
        others = _rest(texts, known)
        self.other_languages.update(others)
        arranged = known | others
        if tuple(arranged) == written:
            self._in_order.add(written)
        return arranged


def _rest(value: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value[key] for key in sorted(value.keys() - known.keys())}
