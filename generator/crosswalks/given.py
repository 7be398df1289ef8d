"""A registration that remembers what was taken out of it: what is left at the end is what the standard does not get."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.crosswalks.loss import Loss
from generator.model.register import Register, Registration
from generator.schema.fields import Field, fields
from generator.text import in_language

Path = tuple[str, ...]  # of a value, by names: what is taken of one item of a list is taken of all
_SENTENCE_END = re.compile(r"([.!?]); ")
_YES = {"nl": ("ja", "nee"), "en": ("yes", "no")}


class _Log:
    """What was taken, and what was noticed on the way. Shared by a registration and the items of its lists."""

    def __init__(self) -> None:
        self.taken: set[Path] = set()
        self.losses: dict[Loss, None] = {}
        self.spoken: set[tuple[str, ...]] = set()  # the languages of every text that was taken


class Given:
    """A registration, or an item of one of its lists, read in one language. Taking something marks it as carried."""

    def __init__(self, registration: Registration, register: Register, language: str) -> None:
        self.registration, self.register, self.language = registration, register, language
        self._start(registration.data, fields(), (), _Log())

    def _start(self, data: Mapping[str, Any], of: Mapping[str, Field], path: Path, log: _Log) -> None:
        self._data, self._fields, self._path, self._log = data, of, path, log

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def raw(self, name: str) -> Any:
        """The value as the file has it, or None."""
        self._take(name)
        return self._data.get(name)

    def text(self, name: str) -> str:
        """A simple value, or a list of them, in words; "" where there is none."""
        value = self._data.get(name)
        if value is None:
            return ""
        self._take(name)
        return self._say(self._fields[name], value)

    def items(self, name: str) -> list["Given"]:
        """The items of a list of objects, or the one object of a field that is one."""
        value = self._data.get(name)
        if value is None:
            return []
        of = self._fields[name].parts
        return [self._part(of, item, name) for item in ([value] if isinstance(value, Mapping) else value)]

    def whole(self, name: str) -> str:
        """Everything that a field says, as text: an item per line, the parts of an item with their names."""
        field = self._fields[name]
        if name not in self._data or not field.parts:
            return self.text(name)
        listed = [item.labelled() for item in self.items(name)]
        return "\n".join(f"- {line}" for line in listed) if len(listed) > 1 else "".join(listed)

    def labelled(self) -> str:
        """The parts of an item: the first one alone, the others after their names."""
        said = [(field.title, self.whole(name)) for name, field in self._fields.items() if name in self._data]
        words = [
            text if number == 0 else f"{in_language(title, self.language)}: {text}"
            for number, (title, text) in enumerate(said)
        ]
        return _SENTENCE_END.sub(r"\1 ", "; ".join(words))

    def title(self, name: str) -> str:
        """What a field is called."""
        return in_language(self._fields[name].title, self.language)

    def term(self, name: str, standard: str) -> str:
        """The standard's own value for a term; the nearest of the same meaning where it has none, and that is noted."""
        term_id = self.raw(name)
        if term_id is None:
            return ""
        terms = self.register.vocabulary(self._fields[name].vocabulary).terms
        term = terms.get(term_id)
        if term and term.maps_to.get(standard):
            return term.maps_to[standard][0]
        near = (
            other.maps_to[standard][0]
            for other in terms.values()
            if term and other.means and other.means == term.means and other.maps_to.get(standard)
        )
        found = next(near, "")
        self.lose(name, "nearest_value" if found else "no_value", found)
        return found

    def terms(self, name: str, standard: str) -> list[str]:
        """The same of a list of terms; what the standard does not know is left out, and that is noted."""
        known = self.register.vocabulary(self._fields[name].vocabulary).terms
        found: list[str] = []
        for term_id in self.raw(name) or ():
            values = known[term_id].maps_to.get(standard, ()) if term_id in known else ()
            found.extend(values[:1])
            if not values:
                self.lose(name, "no_value", term_id)
        return list(dict.fromkeys(found))

    def lose(self, name: str, why: str, detail: str = "") -> None:
        """Note that something is lost."""
        self._log.losses[Loss((*self._path, name)[0], why, detail)] = None

    def losses(self) -> list[Loss]:
        """All that was noted, and every field of which something was never taken, with the parts that were not."""
        taken = self._log.taken
        left: dict[str, list[str]] = {}
        for path in _leaves(self._data, self._fields):
            if path not in taken:
                left.setdefault(path[0], []).append(".".join(path[1:]))
        never = [Loss(name, "no_place", ", ".join(filter(None, parts))) for name, parts in left.items()]
        return sorted([*self._log.losses, *self._languages(), *never], key=lambda loss: (loss.field, loss.why))

    def _languages(self) -> list[Loss]:
        """Which languages were left out, and which were given for want of a text: told once, not for every text."""
        others: dict[str, set[str]] = {}
        for languages in self._log.spoken:
            why = "one_language" if self.language in languages else "other_language"
            others.setdefault(why, set()).update(each for each in languages if each != self.language)
        return [Loss("language", why, ", ".join(sorted(found))) for why, found in sorted(others.items()) if found]

    def _part(self, of: Mapping[str, Field], data: Mapping[str, Any], name: str) -> "Given":
        part = object.__new__(Given)
        part.registration, part.register, part.language = self.registration, self.register, self.language
        part._start(data, of, (*self._path, name), self._log)
        return part

    def _take(self, name: str) -> None:
        self._log.taken.add((*self._path, name))

    def _say(self, field: Field, value: Any) -> str:
        if field.is_list:
            return ", ".join(self._say(field.item, each) for each in value)
        if field.localised:
            self._log.spoken.add(tuple(value))
            return in_language(value, self.language)
        if field.vocabulary:
            return self.register.vocabulary(field.vocabulary).label(value, self.language)
        if isinstance(value, bool):
            return _YES.get(self.language, _YES["en"])[not value]
        return str(value)


def _leaves(data: Mapping[str, Any], of: Mapping[str, Field], path: Path = ()) -> Iterator[Path]:
    """The path of every value; a text in several languages and a list of simple values are one."""
    for name, value in data.items():
        field = of.get(name)
        if field is None or not field.parts:
            yield (*path, name)
            continue
        merged: dict[str, Any] = {}
        for item in (value,) if isinstance(value, Mapping) else value:
            merged |= item
        yield from _leaves(merged, field.parts, (*path, name))
