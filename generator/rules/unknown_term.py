"""AIR-302: a value that is not a term of its vocabulary."""

from collections.abc import Iterator
from functools import lru_cache

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.vocabulary import Vocabulary
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.schema.strings import straight
from generator.text import excerpt, nearest, uncurled

MESSAGE = Message(
    code="AIR-302",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” staat niet in de lijst “{vocabulary}”",
        "en": "“{value}” is not in the list “{vocabulary}”",
    },
    why={
        "nl": "Lezers kunnen alleen zoeken en tellen als iedereen dezelfde codes gebruikt.",
        "en": "Readers can only search and count when everybody uses the same codes.",
    },
    fix={"nl": "{suggestion}Kies een code: {choices}.", "en": "{suggestion}Choose a code: {choices}."},
    wrong="status: in gebruik",
    right="status: in-use",
)
MOST = 12  # terms that a sentence lists


def check(case: Case) -> Iterator[Hit]:
    vocabularies = case.register.vocabularies
    for path, value, field in case.terms:
        vocabulary = vocabularies.get(field.vocabulary)
        if vocabulary is None or value in vocabulary.terms:  # a list that is not there is told once: AIR-341
            continue
        yield Hit(case.registration.file, path, explanation(value, vocabulary))


def explanation(value: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The values for the sentences: what was meant, and what there is to choose from."""
    term = _meant(value, tuple(vocabulary.spoken.items()))
    data = {"value": excerpt(value), "vocabulary": vocabulary.name}
    for language, words in {"nl": ("Bedoelde u", "en meer"), "en": ("Did you mean", "and more")}.items():
        chosen = f"{words[0]} “{term}” ({vocabulary.label(term, language)})? " if term else ""
        if uncurled(value) == term != "":
            chosen = f"{straight(term)[language]}. "
        terms = list(vocabulary.terms)[:MOST]
        listed = ", ".join(f"{one} ({vocabulary.label(one, language)})" for one in terms)
        more = f", {words[1]}" if len(vocabulary.terms) > MOST else ""
        data |= {f"suggestion_{language}": chosen, f"choices_{language}": listed + more}
    return data


@lru_cache(maxsize=1024)
def _meant(value: str, spoken: tuple[tuple[str, str], ...]) -> str:
    """The same mistake is often made in many files; looking it up is the slow part."""
    ways = dict(spoken)
    near = nearest(value, ways)
    return ways[near] if near else ""
