"""A registration that remembers what was taken out of it: what is left at the end is what the standard does not get."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.crosswalks.loss import Loss
from generator.crosswalks.words import Languages, Spoken, Texts, Words, words
from generator.model.register import Register, Registration

Path = tuple[str, ...]  # of a value, by names: what is taken of one item of a list is taken of all


class _Log:
    """What was noticed while a registration was read. Shared with the items of its lists."""

    def __init__(self, of: Words) -> None:
        self.words = of
        self.losses: dict[Loss, None] = {}
        self.languages: set[Languages] = set()  # of every text that was taken of an item

    def say(self, of: Spoken, value: Any) -> str:
        """A value in words."""
        text, languages = self.words.said(of.text, value)
        self.languages.add(languages)
        return text

    def term(self, of: Spoken, term_id: str | None, standard: str, field: str) -> str:
        """The standard's value for a term that stands in a field, or in an item of it."""
        if term_id is None:
            return ""
        value, why = self.words.other(of, term_id, standard)
        if why:
            self.losses[Loss(field, why, value)] = None
        return value


class Given:
    """A registration read in one language. Taking something marks it as carried."""

    def __init__(self, registration: Registration, register: Register, language: str) -> None:
        self.registration, self.register, self.language = registration, register, language
        said = words(register, language)
        self._data, self._fields, self._said = registration.data, said.fields, said.reading(registration)
        self._log = _Log(said)
        self._carried: set[str] = set()  # fields of which everything was taken
        self._items: dict[str, list[Item]] = {}
        self._parts: dict[str, set[Path]] = {}  # of a field with items, what was taken of them

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def raw(self, name: str) -> Any:
        """The value as the file has it, or None."""
        self._carried.add(name)
        return self._data.get(name)

    def text(self, name: str) -> str:
        """Everything that a field says, in words; "" where there is nothing."""
        self._carried.add(name)
        return self._said[name][0]

    def items(self, name: str) -> Sequence["Item"]:
        """The items of a list of objects, or the one object of a field that is one."""
        value = self._data.get(name)
        if value is None:
            return ()
        if name not in self._items:
            taken, parts, log = self._parts.setdefault(name, set()), self._fields[name].parts, self._log
            items = value if isinstance(value, list) else [value]
            self._items[name] = [Item(item, parts, name, taken, log) for item in items]
        return self._items[name]

    def title(self, name: str) -> str:
        """What a field is called."""
        return self._fields[name].title

    def term(self, name: str, standard: str) -> str:
        """The standard's own value for a term; the nearest of the same meaning where it has none, and that is noted."""
        return self._log.term(self._fields[name], self.raw(name), standard, name)

    def terms(self, name: str, standard: str) -> list[str]:
        """The same of a list of terms; what the standard does not know is left out, and that is noted."""
        found = []
        for term_id in self.raw(name) or ():
            value, why = self._log.words.other(self._fields[name], term_id, standard)
            if why:
                self.lose(name, "no_value", term_id)
            else:
                found.append(value)
        return list(dict.fromkeys(found))

    def lose(self, field: str, why: str, detail: str = "") -> None:
        """Note that something of a field is lost."""
        self._log.losses[Loss(field, why, detail)] = None

    def noted(self) -> list[Loss]:
        """What was noted, and the languages: told once, not for every text."""
        return sorted([*self._log.losses, *self._other_languages()], key=lambda loss: (loss.field, loss.why))

    def unplaced(self) -> list[str]:
        """The fields of which something was never taken."""
        carried, parts = self._carried, self._parts
        return [name for name in self._data if name not in carried and not (name in parts and self._whole(name))]

    def _whole(self, name: str) -> bool:
        """Whether everything was taken of the items of a field, one part after the other."""
        taken = self._parts[name]
        return all(path in taken for path in _leaves(self._data[name], self._fields[name].parts))

    def _other_languages(self) -> Iterator[Loss]:
        """Which languages were left out, and which were given for want of a text."""
        others: dict[str, set[str]] = {}
        spoken = {self._said[name][1] for name in self._carried if name in self._said}
        for languages in frozenset[Texts]().union(*spoken, *self._log.languages):
            why = "one_language" if self.language in languages else "other_language"
            others.setdefault(why, set()).update(each for each in languages if each != self.language)
        for why, found in others.items():
            if found:
                yield Loss("language", why, ", ".join(sorted(found)))


class Item:
    """An item of a list, or the object that a field is. It knows nothing around it: a circle would never go away."""

    def __init__(
        self, data: Mapping[str, Any], of: Mapping[str, Spoken], field: str, taken: set[Path], log: _Log
    ) -> None:
        self._data, self._of, self._field, self._taken, self._log = data, of, field, taken, log

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def text(self, name: str) -> str:
        """A part in words; "" where there is none."""
        if name not in self._data:
            return ""
        self._taken.add((name,))
        return self._log.say(self._of[name], self._data[name])

    def term(self, name: str, standard: str) -> str:
        """As of a registration."""
        self._taken.add((name,))
        return self._log.term(self._of[name], self._data.get(name), standard, self._field)

    def lose(self, name: str, why: str, detail: str = "") -> None:  # noqa: ARG002 - told of the field around it
        """As of a registration."""
        self._log.losses[Loss(self._field, why, detail)] = None


def _leaves(value: Any, of: Mapping[str, Spoken], path: Path = ()) -> Iterator[Path]:
    """The path of every value; a text in several languages and a list of simple values are one."""
    merged: dict[str, Any] = {}
    for item in value if isinstance(value, list) else (value,):
        merged |= item
    for name, below in merged.items():
        part = of.get(name)
        if part is None or not part.parts:
            yield (*path, name)
        else:
            yield from _leaves(below, part.parts, (*path, name))
