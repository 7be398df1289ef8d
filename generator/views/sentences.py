"""What changed, as sentences: the same ones on pages, in feeds, in the dataset, and in proposals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model.history import Change
from generator.model.register import Register
from generator.schema.fields import fields
from generator.views.changes import QUESTIONS, Step, is_bookkeeping
from generator.views.comparison import Compared
from generator.views.places import Place, Places, is_item, is_text
from generator.views.sentence_values import Values
from generator.views.word_differences import Piece, pieces

DEFERRAL = "deferral"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that happened, for people. text: plain, still to be escaped.

    field: of the schema, "" where it is about the registration as a whole. changes: what it tells: one change, or
    those that are one to a reader, such as a text in two languages. texts: the longer text before and after.
    """

    field: str
    text: str
    changes: tuple[Change, ...] = ()
    texts: tuple[str, str] | None = None

    @property
    def is_bookkeeping(self) -> bool:
        """Whether it tells a reader nothing that another sentence beside it does not."""
        return bool(self.changes) and all(map(is_bookkeeping, self.changes))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The difference word by word, where a text changed: what was kept, removed and added, in order."""
        return pieces(*self.texts) if self.texts else ()


class Sentences:
    """Says changes in one language."""

    def __init__(self, register: Register, language: str) -> None:
        self._language, self._values = language, Values(register, language)
        self._places, self._words = Places(self._values, language), self._values.words

    def of(self, step: Step) -> tuple[Sentence, ...]:
        """What one version brought, in the order of the schema; there is always at least one sentence."""
        if step.version.broken:
            return (Sentence("", self._words["broken"]),)
        if step.first:
            return (Sentence("", self._registered(step.version.data)),)
        return self.of_changes(step.changes, step.version.data) or (Sentence("", self._words["not_comparable"]),)

    def _registered(self, data: Mapping[str, Any]) -> str:
        """That it came; and of one that was held back, for how long: that is the news of it."""
        deferral = data.get(DEFERRAL)
        if not deferral:
            return self._words["registered"]
        parts = fields()[DEFERRAL].parts
        months = {
            name: self._values.short(parts[name], deferral[name]) for name in ("from", "until") if name in deferral
        }
        return self._words["released" if "until" in months else "released_partly"].format(**months)

    @property
    def removed(self) -> Sentence:
        """That a registration was taken out of the register."""
        return Sentence("", self._words["removed_registration"])

    def of_compared(self, one: Compared) -> tuple[Sentence, ...]:
        """What became of a registration between two states; there is always at least one sentence."""
        if one.newer is None:
            return (self.removed,)
        return self.of(Step(one.registration, one.newer, one.changes, one.older is None))

    def of_changes(self, changes: Iterable[Change], newer: Mapping[str, Any]) -> tuple[Sentence, ...]:
        """The sentences of some changes, in the order of the schema. newer: the data that they lead to."""
        changes = tuple(changes)
        questions = _by_question(changes, newer)
        told: list[Sentence] = []
        for group in _groups(change for change in changes if change.field != QUESTIONS):
            about = questions.pop(group[0].field, ()) if not group[0].path else ()
            told.append(replace(self._told(group, newer, about), changes=(*group, *about)))
        for name, about in questions.items():
            told += self._question(name, about, newer)
        return tuple(told)

    def _told(self, group: Sequence[Change], newer: Mapping[str, Any], about: Sequence[Change]) -> Sentence:
        # Of a text that changed in several languages the reader's own counts.
        change = next((one for one in group if one.path[-1:] == (self._language,)), group[0])
        place = self._places.of(change, newer)
        if change.kind == "moved":
            sentence = Sentence(change.field, self._say("moved", place.label))
        elif place.field.kind == "source_hash" and change.new:  # the number itself says nothing to a reader
            sentence = Sentence(change.field, self._words["checked"])
        elif place.language:
            sentence = self._text(change, place)
        elif is_item(change):
            values = (change.new if change.kind == "added" else change.old for change in group)
            names = self._values.listed([self._values.name(place.field, value) for value in values])
            text = self._say(f"items_{change.kind}", place.label, items=names)
            sentence = Sentence(change.field, text)
        else:
            sentence = Sentence(change.field, self._whole(change, place, about))
        for context in reversed(place.around):
            sentence = replace(sentence, text=self._words["within"].format(context=context, sentence=sentence.text))
        return sentence

    def _whole(self, change: Change, place: Place, about: Sequence[Change]) -> str:
        """A value that came, went, or became another one."""
        label, words = place.label, self._words
        if change.kind == "changed":
            went = self._values.went(place.field, change.old, change.new)
            return self._say("went", label, **went) if went else self._say("text", label)
        there = change.new if change.kind == "added" else change.old
        said = (self._values.short(place.field, there) or "").removesuffix(".")  # the sentence has its own
        if change.kind == "added":
            value = words["value"].format(value=said) if said else ""
            states = {one.old["state"] for one in about if one.kind == "removed"}
            key = "opened" if "withheld" in states else "answered" if states else "added"
            return self._say(key, label, value=value)
        states = {one.new["state"] for one in about if one.kind == "added"}
        if "withheld" in states:
            return self._say("withheld", label)
        if states:
            return self._say("unanswered", label, state=self._state(states.pop()))
        return self._say("removed", label, was=words["was"].format(value=said) if said else "")

    def _text(self, change: Change, place: Place) -> Sentence:
        """A text in one language."""
        language, words = place.language, self._words
        said = {"label": place.label, "language": self._values.language(language)}
        if change.kind != "changed":
            return Sentence(change.field, words[f"text_{change.kind}"].format(**said))
        went = self._values.went(place.field, change.old, change.new) if language == self._language else None
        if went:
            return Sentence(change.field, self._say("went", place.label, **went))
        key = "text" if language == self._language else "text_in"
        return Sentence(change.field, words[key].format(**said), texts=(change.old, change.new))

    def _question(self, name: str, about: Sequence[Change], newer: Mapping[str, Any]) -> Iterator[Sentence]:
        """What is said of a question without an answer, where no answer came or went with it."""
        words, label = self._words, self._values.label(name)
        for group in _groups(about):
            change = group[0]
            if len(change.path) == 1:
                entry = change.new if change.kind == "added" else change.old
                key = "question" if change.kind == "added" else "no_question"
                text = words[key].format(label=label, state=self._state(entry["state"]))
            elif change.path[1:] == ("state",):
                old, new = self._state(change.old), self._state(change.new)
                text = words["state"].format(label=label, old=old, new=new)
            else:
                yield replace(self._told(group, newer, ()), changes=tuple(group))
                continue
            yield Sentence(change.field, text, tuple(group))

    def _say(self, key: str, label: str, **parts: str) -> str:
        """A sentence about a field; one whose name is a question stands in quotation marks, as all do in some."""
        words = self._words[key]
        return words.format(label=f"‘{label}’" if label.endswith("?") and "‘{label}’" not in words else label, **parts)

    def _state(self, state: str) -> str:
        return self._words[f"choice_{state}"]


def _groups(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes that are one to a reader: a text in several languages; items that came to a list, or went from it."""
    groups: dict[Any, list[Change]] = {}
    for number, change in enumerate(changes):
        together = is_text(change) or is_item(change)
        key = (change.field, change.path[:-1], change.kind) if together else number
        groups.setdefault(key, []).append(change)
    return list(groups.values())


def _by_question(changes: Iterable[Change], newer: Mapping[str, Any]) -> dict[str, tuple[Change, ...]]:
    """The changes among the questions without an answer, by question; "" for what is about all of them."""
    found: dict[str, tuple[Change, ...]] = {}
    for change in changes:
        if change.field == QUESTIONS:
            name = _question_of(change, newer)
            found[name] = (*found.get(name, ()), change)
    return found


def _question_of(change: Change, newer: Mapping[str, Any]) -> str:
    if len(change.path) == 1:
        entry = change.new if change.kind == "added" else change.old
    else:
        entry = newer[QUESTIONS][change.path[0]] if change.path else {}
    return str(entry.get("field", ""))
