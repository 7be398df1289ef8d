"""What changed since the snapshot before, in sentences: `NOTES.<language>.md`, for who reads and for who cites."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.dates import in_words
from generator.model.message import INTERFACE_LANGUAGES
from generator.model.register import Register
from generator.report.comparison import Comparison, Side
from generator.report.comparison_markdown import escaped
from generator.schema.understood import understood
from generator.source import states
from generator.text import in_language
from generator.views.comparison import Compared, compared
from generator.views.sentences import Sentences

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "{register}: momentopname {name}",
        "about": "Stand van {day}, commit {commit}. Aantal registraties: {total}.",
        "first": "Dit is de eerste momentopname.",
        "since": "Wat er veranderde sinds momentopname {previous}",
    },
    "en": {
        "title": "{register}: snapshot {name}",
        "about": "As of {day}, commit {commit}. Number of registrations: {total}.",
        "first": "This is the first snapshot.",
        "since": "What changed since snapshot {previous}",
    },
}


def between(data: Path, older: str, newer: str) -> tuple[Compared, ...]:
    """What changed from one commit to another. Raises RegisterError where the clone lacks one of both.

    Raises DeferredFound for the mark of a deferred registration.
    """
    return compared(*states.differing(data, states.at(data, older), states.at(data, newer), understood))


def write(
    folder: Path, register: Register, newer: Side, previous: Side | None, entries: tuple[Compared, ...]
) -> tuple[str, ...]:
    """Write the notes of a snapshot in every language of the interface. Returns the names of the files.

    newer, previous: this snapshot and the one before it. entries: what differs between both.
    """
    written = []
    for language in INTERFACE_LANGUAGES:
        file = f"NOTES.{language}.md"
        lines = _lines(register, newer, previous, entries, language)
        (folder / file).write_bytes("".join(f"{line}\n" for line in lines).encode())
        written.append(file)
    return tuple(written)


def _lines(
    register: Register, newer: Side, previous: Side | None, entries: tuple[Compared, ...], language: str
) -> Iterator[str]:
    words, name = _WORDS[language], in_language(register.settings.name, language)
    total = len(register.registrations)
    yield f"# {escaped(words['title'].format(register=name, name=newer.name))}"
    yield ""
    yield escaped(words["about"].format(day=in_words(newer.day, language), commit=newer.commit, total=total))
    yield ""
    if previous is None:
        yield words["first"]
        return
    comparison, sentences = Comparison(register, previous, newer, entries), Sentences(register, language)
    yield f"## {escaped(words['since'].format(previous=previous.name))}"
    yield ""
    yield comparison.summary(language)
    for one in entries:
        yield ""
        yield f"### {escaped(comparison.title(one, language))} `{one.registration}`"
        yield ""
        for sentence in sentences.of_compared(one):
            yield f"- {escaped(sentence.text)}"
