"""Which registrations matter to a few that are checked alone: found by a search in the raw bytes, which is quick."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from generator.source import yaml_fast
from generator.source.tree import SourceFile
from generator.source.yaml_problem import YamlProblem

_LONG = 80  # characters; rules that compare texts leave shorter ones alone
_START = 300  # of a text, in which a phrase is looked for
_AT_ONCE = 50  # files that are looked at together: half the time of one by one
# Plain words on one line look the same in every style of YAML, but for the breaks between them and for capitals.
_PHRASE = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")


_LINE = 60  # characters of a phrase: a line is longer, so at most one break falls in it, and one half stays whole


class _Needle(NamedTuple):
    """What a file must hold: quickly seen from one of its halves, then for certain."""

    halves: tuple[bytes, bytes]
    phrase: bytes


def neighbours(files: Iterable[SourceFile], chosen: Collection[SourceFile]) -> Iterator[SourceFile]:
    """The chosen files, and those that may share an id or a long text with one of them, in the order of `files`.

    Only those can matter to the rules that look across registrations. Too many is only slower.
    """
    names = {file.file for file in chosen}
    needles = {needle for file in chosen for needle in _needles(file.data)}
    left = iter(files)
    while some := [*islice(left, _AT_ONCE)]:
        lower = [file.data.lower() for file in some]
        likely = _likely(b"\n".join(lower), needles)
        for file, data in zip(some, lower, strict=True):
            if file.file in names or (likely and _holds_any(data, likely)):
                yield file


def _likely(data: bytes, needles: Collection[_Needle]) -> list[_Needle]:
    return [needle for needle in needles if needle.halves[0] in data or needle.halves[1] in data]


def _holds_any(data: bytes, needles: Collection[_Needle]) -> bool:
    likely = _likely(data, needles)
    if not likely:
        return False
    unbroken = b" ".join(data.split())
    return any(needle.phrase in unbroken for needle in likely)


def _needles(data: bytes) -> Iterator[_Needle]:
    try:
        value = yaml_fast.read(data)
    except YamlProblem:
        return
    if not isinstance(value, dict):
        return
    for name, answer in value.items():
        if name in ("id", "replaced_by"):
            yield from (_needle(str(one)) for one in _listed(answer))
        elif isinstance(answer, dict):
            # The first language is enough: what is copied is copied in that one, and the rules look at them all.
            text = next(iter(answer.values()), None)
            if isinstance(text, str) and len(text) >= _LONG:
                yield _needle(max(_PHRASE.findall(text[:_START].lower()), key=len, default=""))


def _needle(phrase: str) -> _Needle:
    words = phrase[:_LINE].split()
    middle = (len(words) + 1) // 2
    first, second = " ".join(words[:middle]), " ".join(words[middle:])
    return _Needle((first.encode(), (second or first).encode()), " ".join(words).encode())


def _listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
