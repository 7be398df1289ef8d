"""What a reader's first search loads, so that the page can say it before anything is loaded."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from generator.search.cards import PER_FILE
from generator.search.facets import KEYS

_FIRST_RESULTS = 10


def first_search(files: Mapping[str, bytes], language: str, parts: Sequence[Mapping[str, Any]], count: int) -> int:
    """Bytes, compressed as most hosts do: what one word finds, the first results, and the filters."""
    whole = [f"{language}.json", *(f"{language}-facet-{key}.json" for key in KEYS.values())]
    of_words = [_middle(files, f"{part['name']}-{{}}.txt", len(part["shards"])) for part in parts]
    cards = -(-count // PER_FILE)
    of_cards = min(_FIRST_RESULTS, cards) * _middle(files, f"{language}-cards-{{}}.json", cards)
    return sum(_compressed(files[file]) for file in whole) + sum(of_words) + of_cards


def _middle(files: Mapping[str, bytes], name: str, number: int) -> int:
    return _compressed(files[name.format(number // 2)]) if number else 0


def _compressed(data: bytes) -> int:
    return len(zlib.compress(data, 6))
