"""Which registrations matter to a few that are checked alone: found by a search in the raw bytes, which is quick."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from generator.source import yaml_fast
from generator.source.tree import SourceFile
from generator.source.yaml_problem import YamlProblem

_LONG = 60  # characters; rules that compare texts leave shorter ones alone
_START = 300
_WORDS = 6
# A word is never broken over two lines and looks the same in every style of YAML, whatever stands around it.
_WORD = re.compile("[a-z0-9]+")

Needle = tuple[bytes, ...]  # what must all be in a file


def neighbours(files: Iterable[SourceFile], chosen: Collection[SourceFile]) -> Iterator[SourceFile]:
    """The chosen files, and those that may share an id or a long text with one of them, in the order of `files`.

    Only those can matter to the rules that look across registrations. Too many is only slower, so a text is looked for
    by the longest words of its start, in any case and any order.
    """
    names = {file.file for file in chosen}
    needles = {needle for file in chosen for needle in _needles(file.data)}
    for file in files:
        if file.file in names or _holds_any(file.data.lower(), needles):
            yield file


def _holds_any(data: bytes, needles: Collection[Needle]) -> bool:
    return any(all(word in data for word in needle) for needle in needles)


def _needles(data: bytes) -> Iterator[Needle]:
    try:
        value = yaml_fast.read(data)
    except YamlProblem:
        return
    if not isinstance(value, dict):
        return
    for name, answer in value.items():
        if name in ("id", "replaced_by"):
            yield from ((str(one).encode(),) for one in _listed(answer))
        elif isinstance(answer, dict):
            for text in answer.values():
                if isinstance(text, str) and len(text) >= _LONG:
                    words = sorted(set(_WORD.findall(text[:_START].lower())), key=lambda word: (-len(word), word))
                    yield tuple(word.encode() for word in words[:_WORDS])


def _listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
