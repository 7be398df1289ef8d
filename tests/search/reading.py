"""Reads a search index as the script does, written from what its files are and not from the code that makes them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.search.facets import KEYS
from generator.search.index import SearchIndex

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MARKS = "!#$%&()*+,./:;="


class Reader:
    """One language of an index. `asked` holds the files that were needed so far."""

    def __init__(self, index: SearchIndex, language: str) -> None:
        self._files, self._folder = index.files, index.starts[language].rpartition("/")[0] + "/"
        self.asked: list[str] = []
        self.language = language
        self.start: dict[str, Any] = json.loads(self._file(f"{language}.json"))

    def _file(self, name: str) -> str:
        self.asked.append(name)
        return self._files[self._folder + name].decode()

    def card(self, number: int) -> list[Any]:
        size = self.start["cards"]
        found: list[Any] = json.loads(self._file(f"{self.language}-cards-{number // size}.json"))[number % size]
        return found

    def words(self) -> list[str]:
        return [word for at in range(len(self.start["words"])) for word in self._list("words", at)]

    def _list(self, kind: str, at: int) -> list[str]:
        made: list[str] = []
        for shared, rest in re.findall("([A-Z])([^A-Z]*)", self._file(f"{self.language}-{kind}-{at}.txt")):
            made.append((made[-1] if made else "")[: _DIGITS.index(shared)] + rest)
        return made

    def beginning(self, part: str, kind: str) -> list[str]:
        """What begins with something: known words, or the ends of words with what stands before."""
        firsts = self.start[kind]
        to = sum(first <= part or first.startswith(part) for first in firsts)
        places = range(max(0, sum(first <= part for first in firsts) - 1), to)
        return [one for at in places for one in self._list(kind, at) if one.startswith(part)]

    def find(self, word: str) -> dict[str, tuple[int, int]]:
        """What the lists of a word hold: id → where and how it hits."""
        found: dict[str, tuple[int, int]] = {}
        for part in self.start["parts"]:
            at = sum(first <= word for first in part["shards"]) - 1
            lines = self._file(f"{part['name']}-{at}.txt").split("\n") if at >= 0 else []
            for line in lines:
                if line.startswith(word + " "):
                    for number, level in _hits(line.partition(" ")[2]):
                        hit = divmod(level, self.start["ways"])
                        found[self.card(number)[0]] = min(hit, found.get(self.card(number)[0], hit))
        return found

    def id(self, wanted: str) -> int | None:
        at = sum(first <= wanted for first in self.start["ids"]) - 1
        found: int | None = json.loads(self._file(f"ids-{at}.json")).get(wanted) if at >= 0 else None
        return found

    def facets(self) -> dict[str, list[list[str]]]:
        """Key → the terms that every registration answers, by number."""
        return {
            one["key"]: [[one["terms"][term][0] for term in one["sets"][code]] for code in column(one)]
            for key in KEYS.values()
            for one in [json.loads(self._file(f"{self.language}-facet-{key}.json"))]
        }

    def order(self, name: str) -> list[int]:
        return column(json.loads(self._file(f"{self.language}-order-{name}.json")))


def column(one: dict[str, Any]) -> list[int]:
    width, codes = one["width"], one["codes"]
    values = []
    for start in range(0, len(codes), width):
        value = 0
        for sign in codes[start : start + width]:
            value = value * len(_DIGITS) + _DIGITS.index(sign)
        values.append(value)
    return values


def _hits(text: str) -> Iterator[tuple[int, int]]:
    level, number, value, shift = -1, -1, 0, 0
    for sign in text:
        if sign in _MARKS:
            level, number = _MARKS.index(sign), -1
            continue
        digit = _DIGITS.index(sign)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            number += value + 1
            yield number, level
            value = shift = 0
