"""The search index: for every language of the site a file to begin with, and those that it leads to.

All files of one index belong together, so they stand in a folder named after their content. Registrations are numbered
in the order of their names in the leading language.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from generator.model.history import History
from generator.model.register import Register, Registration
from generator.search import encoding
from generator.search.cards import PER_FILE, card_files
from generator.search.facets import KEYS, facet
from generator.search.postings import SCORES, WAYS, Postings, tails
from generator.search.texts import Languages, searched_texts
from generator.search.weight import first_search
from generator.views.overview import by_name

_SHARD = 6_000  # characters; about 4 KB compressed
# A compound is looked for in a file for each letter that a part can begin with, a part of a word in one.
_WORDS_PER_FILE = 192
_TAILS_PER_FILE = 768
_IDS_PER_FILE = 512


@dataclass(frozen=True)
class SearchIndex:
    """files: address from the root of the site → content. starts: language → the address of the file to begin with.

    weights: language → bytes that a first search and its filters load, compressed as most hosts do.
    """

    files: Mapping[str, bytes]
    starts: Mapping[str, str]
    weights: Mapping[str, int]


def search_index(register: Register, history: History) -> SearchIndex:
    """The index of what the public register shows: the same register gives the same bytes."""
    languages = register.settings.languages
    numbered = by_name(register.registrations, languages[0])
    files: dict[str, bytes] = {}
    ids = _ids(numbered, files)
    postings = _postings(register, numbered)
    parts = _parts(postings, files)
    mine: dict[str, list[Mapping[str, Any]]] = {}
    for language in languages:
        mine[language] = [part for shown_in, part in parts.items() if language in shown_in]
        words = frozenset[str]().union(*(one.read for shown_in, one in postings if language in shown_in))
        _language_files(register, history, numbered, language, files)
        start = {
            "count": len(numbered),
            "named": by_name(numbered, language) == numbered,
            "scores": SCORES,
            "ways": WAYS,
            "parts": mine[language],
            "words": _word_files(f"{language}-words", sorted(words), _WORDS_PER_FILE, files),
            "inside": _word_files(f"{language}-inside", sorted(tails(words)), _TAILS_PER_FILE, files),
            "cards": PER_FILE,
            "ids": ids,
            "stubs": sorted(stub.id for stub in register.stubs),
            "status": _labels(register, "statuses", language),
            "category": _labels(register, "publication-categories", language),
        }
        files[f"{language}.json"] = orjson.dumps(start)
    folder = f"search/{_hash(files)}/"
    return SearchIndex(
        {folder + file: data for file, data in files.items()},
        {language: f"{folder}{language}.json" for language in languages},
        {language: first_search(files, language, mine[language], len(numbered)) for language in languages},
    )


def _postings(register: Register, numbered: Sequence[Registration]) -> list[tuple[Languages, Postings]]:
    """The words of all texts, by the languages whose pages show them."""
    made: dict[Languages, Postings] = {}
    for number, registration in enumerate(numbered):
        for shown_in, texts in searched_texts(register, registration).items():
            made.setdefault(shown_in, Postings()).add(number, texts)
    return sorted(made.items())


def _parts(postings: Sequence[tuple[Languages, Postings]], files: dict[str, bytes]) -> dict[Languages, dict[str, Any]]:
    """Write what each word finds, in files of about one size.

    A word that is anywhere has its list in every part where it finds something: so where a reader's word has a list in
    one part, the lists of all parts say everything that it finds.
    """
    known = frozenset[str]().union(*(one.words for _, one in postings))
    parts: dict[Languages, dict[str, Any]] = {}
    for shown_in, one in postings:
        name, firsts, lines, size, before = "-".join(shown_in), list[str](), list[str](), 0, ""
        for word, found in one.closed(known):
            line = f"{word} {encoding.levels(found)}"
            if lines and size + len(line) > _SHARD:
                files[f"{name}-{len(firsts) - 1}.txt"] = "\n".join(lines).encode()
                lines, size = [], 0
            if not lines:
                firsts.append(encoding.first_after(before, word))
            lines.append(line)
            size += len(line) + 1
            before = word
        if lines:
            files[f"{name}-{len(firsts) - 1}.txt"] = "\n".join(lines).encode()
        parts[shown_in] = {"name": name, "shards": firsts}
    return parts


def _word_files(name: str, words: Sequence[str], most: int, files: dict[str, bytes]) -> list[str]:
    """Write words in order, `most` in a file; returns with what each file begins."""
    firsts: list[str] = []
    for start in range(0, len(words), most):
        some = words[start : start + most]
        files[f"{name}-{len(firsts)}.txt"] = encoding.word_list(some).encode()
        firsts.append(encoding.first_after(words[start - 1] if start else "", some[0]))
    return firsts


def _language_files(
    register: Register, history: History, numbered: Sequence[Registration], language: str, files: dict[str, bytes]
) -> None:
    """Write what only pages in one language load, or only for a filter or another order."""
    for number, data in enumerate(card_files(register, numbered, language)):
        files[f"{language}-cards-{number}.json"] = data
    for field, key in KEYS.items():
        files[f"{language}-facet-{key}.json"] = orjson.dumps(facet(register, field, numbered, language))
    place = {registration.id: number for number, registration in enumerate(by_name(numbered, language))}
    orders: dict[str, list[Any]] = {
        "name": [place[registration.id] for registration in numbered],
        "newest": [_later(str(one.data.get("registered_on", "0"))) for one in numbered],
        "changed": [_later(_changed_on(one, history)) for one in numbered],
    }
    for order, values in orders.items():
        files[f"{language}-order-{order}.json"] = orjson.dumps(_order(values))


def _order(values: Sequence[Any]) -> dict[str, Any]:
    """The rank of every registration in an order; equal values have one rank."""
    rank = {value: number for number, value in enumerate(sorted(set(values)))}
    width, codes = encoding.column([rank[value] for value in values], len(rank))
    return {"width": width, "codes": codes}


def _changed_on(registration: Registration, history: History) -> str:
    """The day of the last change: that of its last version, or what the registration says itself."""
    if versions := history.versions.get(registration.id):
        return versions[-1].day
    data = registration.data
    return str(data.get("modified_on", data.get("registered_on", "0")))


def _later(day: str) -> tuple[int, ...]:
    """A day as something that is lower the later it is."""
    return tuple(-int(part) for part in day.split("-"))


def _ids(numbered: Sequence[Registration], files: dict[str, bytes]) -> list[str]:
    """Write where every id is, in files of ids that follow each other; returns the first one of each."""
    found = sorted((registration.id, number) for number, registration in enumerate(numbered))
    some = [found[start : start + _IDS_PER_FILE] for start in range(0, len(found), _IDS_PER_FILE)]
    for position, part in enumerate(some):
        files[f"ids-{position}.json"] = orjson.dumps(dict(part))
    return [part[0][0] for part in some]


def _labels(register: Register, vocabulary: str, language: str) -> list[tuple[str, str]]:
    one = register.vocabulary(vocabulary)
    return [(term, one.label(term, language)) for term in one.terms]


def _hash(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(f"{file} {len(files[file])}\n".encode() + files[file])
    return whole.hexdigest()[:12]
