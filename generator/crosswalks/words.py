"""How a registration is said in one language: worked out once per field, then said once for all standards."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.model.register import Register, Registration
from generator.schema.fields import Field, fields
from generator.text import in_language

Say = Callable[[Any], str]
Texts = tuple[str, ...]  # the languages of one text
Languages = frozenset[Texts]
_SENTENCE_END = (".", "!", "?")
_NONE: Languages = frozenset()
_YES = {"nl": ("ja", "nee"), "en": ("yes", "no")}


class Spoken(NamedTuple):
    """A field in one language.

    text: a simple value, or a list of them, in words. whole: everything that the field says: an item per line, the
    parts of an item with their names. parts: of each item or of the object.
    """

    field: Field
    title: str
    text: Say
    whole: Say
    parts: Mapping[str, "Spoken"]


class Words:
    """The words of one language for a register. fields: those of a registration, by name."""

    def __init__(self, register: Register, language: str) -> None:
        self.register, self.language = register, language
        self._met: set[Texts] = set()
        self._same: dict[Languages, Languages] = {}
        self._others: dict[tuple[str, str, str], tuple[str, str]] = {}
        self._last: Reading | None = None
        self.fields = {name: self._spoken(field) for name, field in fields().items()}

    def reading(self, registration: Registration) -> "Reading":
        """A registration in this language; the same for one standard after the other."""
        if self._last is None or self._last.registration is not registration:
            self._last = Reading(registration, self)
        return self._last

    def said(self, say: Say, value: Any) -> tuple[str, Languages]:
        """What is said of a value, and in which languages its texts are."""
        text, met = say(value), self._met
        if not met:
            return text, _NONE
        languages = frozenset(met)
        met.clear()
        return text, self._same.setdefault(languages, languages)

    def other(self, of: Spoken, term_id: str, standard: str) -> tuple[str, str]:
        """A standard's own value for a term, and why it is not exactly that: "", `nearest_value` or `no_value`.

        The nearest is that of a term with the same meaning.
        """
        key = (of.field.vocabulary, term_id, standard)
        if key not in self._others:
            self._others[key] = self._other(*key)
        return self._others[key]

    def _other(self, vocabulary: str, term_id: str, standard: str) -> tuple[str, str]:
        terms = self.register.vocabulary(vocabulary).terms
        term = terms.get(term_id)
        if term and term.maps_to.get(standard):
            return term.maps_to[standard][0], ""
        near = (
            other.maps_to[standard][0]
            for other in terms.values()
            if term and other.means and other.means == term.means and other.maps_to.get(standard)
        )
        found = next(near, "")
        return found, "nearest_value" if found else "no_value"

    def _spoken(self, field: Field) -> Spoken:
        parts = {name: self._spoken(part) for name, part in field.parts.items()}
        text = self._text(field)
        return Spoken(field, in_language(field.title, self.language), text, _whole(parts) if parts else text, parts)

    def _text(self, field: Field) -> Say:
        if field.is_list and not field.parts:
            say = self._text(field.item)
            return lambda values: ", ".join(map(say, values))
        if field.localised:
            return self._localised
        if field.vocabulary:
            terms, language = self.register.vocabulary(field.vocabulary).terms, self.language
            labels = {term.id: in_language(term.label, language) for term in terms.values()}
            return lambda value: str(labels.get(value, value))
        if field.kind == "boolean":
            yes, no = _YES.get(self.language, _YES["en"])
            return lambda value: yes if value else no
        return str

    def _localised(self, texts: Mapping[str, str]) -> str:
        self._met.add(tuple(texts))
        return texts.get(self.language) or next(iter(texts.values()), "")


def _whole(parts: Mapping[str, Spoken]) -> Say:
    said = [(name, f"{part.title}: ", part.whole) for name, part in parts.items()]

    def labelled(item: Mapping[str, Any]) -> str:
        """The parts of an item: the first one alone, the others after their names; a sentence needs no semicolon."""
        line = ""
        for name, title, say in said:
            if name in item:
                text = say(item[name])
                line = f"{line}{' ' if line.endswith(_SENTENCE_END) else '; '}{title}{text}" if line else text
        return line

    def whole(value: Any) -> str:
        listed = [*map(labelled, value)] if isinstance(value, list) else [labelled(value)]
        return "\n".join([f"- {line}" for line in listed]) if len(listed) > 1 else "".join(listed)

    return whole


class Reading(dict[str, tuple[str, Languages]]):
    """A registration in one language: everything that each field says, and the languages of its texts.

    Said when somebody asks, and once; "" where a field says nothing.
    """

    def __init__(self, registration: Registration, words: Words) -> None:
        super().__init__()
        self.registration, self._words = registration, words

    def __missing__(self, name: str) -> tuple[str, Languages]:
        value = self.registration.data.get(name)
        said = ("", _NONE) if value is None else self._words.said(self._words.fields[name].whole, value)
        self[name] = said
        return said


def words(register: Register, language: str) -> Words:
    """The words of a language for a register, made once."""
    key = (Words, language)
    if key not in register.memory:
        register.memory[key] = Words(register, language)
    found: Words = register.memory[key]
    return found
