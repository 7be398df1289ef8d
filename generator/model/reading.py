"""How easy a text is to read: length of sentences, a formula per language, and hard words. All numbers are whole.

The formulas have the shape of Flesch's: base − a × words per sentence − b × syllables per word. Their numbers, the
groups of vowels that make one syllable, and the hard words are data (`plain-language.yml`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[*_-]*[^\W\d_a-zß-öø-ÿ]|\s*$)|\n\s*\n|\n(?=\s*[-*] )")


@dataclass(frozen=True, slots=True)
class Level:
    """How readable a text is. mean: words per sentence in tenths, rounded up. score: of the formula, rounded down."""

    sentences: int
    words: int
    mean: int
    score: int
    passes: bool


@dataclass(frozen=True)
class PlainLanguage:
    """What readable means in one language.

    base, sentence_weight, syllable_weight: of the formula, in thousandths. most_words: per sentence, on average.
    least_score: what a readable text reaches. vowels: groups that are one syllable; any other vowel is one by itself.
    silent, sounded: ends of words that are no syllable, and those that are one all the same.
    words: hard word or phrase, in lower case → what to write instead.
    """

    language: str
    formula: str
    base: int
    sentence_weight: int
    syllable_weight: int
    most_words: int
    least_score: int
    vowels: tuple[str, ...]
    silent: tuple[str, ...] = ()
    sounded: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def level(self, text: str) -> Level | None:
        """How readable a text is, or None if there is no word in it. Remembered: a rule and a figure both ask."""
        if text not in self._levels:
            self._levels[text] = self._level(text)
        return self._levels[text]

    def _level(self, text: str) -> Level | None:
        words = _WORD.findall(text.lower())
        if not words:
            return None
        known, syllables = self._syllables, 0
        for word in words:
            syllables += known.get(word) or self.syllables(word)
        sentences, number = len(split(text)), len(words)
        length, size = self.sentence_weight * number // sentences, self.syllable_weight * syllables // number
        score = (self.base - length - size) // 1000
        mean = -(-10 * number // sentences)
        passes = number <= self.most_words * sentences and score >= self.least_score
        return Level(sentences, number, mean, score, passes)

    def syllables(self, word: str) -> int:
        """How many syllables a word has, by its groups of vowels. Remembered, for a register uses few words often."""
        number = len(self._vowel_groups.findall(word))
        if word.endswith(self.silent) and not word.endswith(self.sounded):
            number -= 1
        number = max(number, 1)
        self._syllables[word] = number
        return number

    def long_words(self, text: str, most: int = 3) -> list[str]:
        """The words with the most syllables, the longest first."""
        different = dict.fromkeys(_WORD.findall(text))
        return sorted(different, key=lambda word: -self.syllables(word.lower()))[:most]

    def hard_words(self, text: str) -> dict[str, str]:
        """The hard words and phrases in a text, in the order of the list, each with what to write instead."""
        lowered = " ".join(text.lower().split())
        there = set(_WORD.findall(lowered)) & self._single
        there.update(phrase for phrase in self._phrases if phrase in lowered and _stands_alone(phrase, lowered))
        return {word: self.words[word] for word in self.words if word in there} if there else {}

    @cached_property
    def _levels(self) -> dict[str, Level | None]:
        return {}

    @cached_property
    def _syllables(self) -> dict[str, int]:
        return {}

    @cached_property
    def _vowel_groups(self) -> re.Pattern[str]:
        longest_first = sorted(self.vowels, key=lambda group: (-len(group), group))
        return re.compile("|".join(map(re.escape, longest_first)))

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(word for word in self.words if " " not in word)

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if " " in word)


def split(text: str) -> list[str]:
    """The sentences of a text, at least one; an abbreviation in the middle of one does not end it."""
    parts, start = [], 0
    for hit in _SENTENCE_END.finditer(text):
        parts.append(text[start : hit.end()].strip())
        start = hit.end()
    parts.append(text[start:].strip())
    return [part for part in parts if _WORD.search(part)] or [text]


def longest(text: str) -> tuple[str, int]:
    """The sentence with the most words, and how many."""
    counted = [(sentence, len(_WORD.findall(sentence))) for sentence in split(text)]
    return max(counted, key=lambda one: one[1])


def _stands_alone(phrase: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", text) is not None
