"""A comparison of two states for people at a terminal."""

from collections.abc import Iterator

from generator.report.comparison import Comparison
from generator.report.excerpt import visible
from generator.views.comparison import Compared
from generator.views.sentences import Sentences
from generator.views.word_differences import Piece

_AROUND = 30  # characters of what stayed that are shown beside what changed
_MARKS = {"removed": "[-{}-]", "added": "{{+{}+}}", "kept": "{}"}


def render(comparison: Comparison, language: str) -> str:
    """Which states, then every registration that differs with what changed, then the counts."""
    sentences = Sentences(comparison.register, language)
    blocks = ["\n".join(_block(comparison, one, sentences, language)) for one in comparison.entries]
    return "\n\n".join([visible(comparison.heading(language)), *blocks, comparison.summary(language)])


def _block(comparison: Comparison, one: Compared, sentences: Sentences, language: str) -> Iterator[str]:
    yield visible(f"{one.registration}  {comparison.title(one, language)}")
    for sentence in sentences.of_compared(one):
        yield f"  {visible(sentence.text)}"
        if sentence.pieces:
            yield f"    {visible(_marked(sentence.pieces))}"


def _marked(pieces: tuple[Piece, ...]) -> str:
    """What went and what came between the marks that `git diff --word-diff` uses, with a little of what is around."""
    last = len(pieces) - 1
    return "".join(
        _MARKS[kind].format(" ".join((_cut(text, number, last) if kind == "kept" else text).splitlines()))
        for number, (kind, text) in enumerate(pieces)
    )


def _cut(text: str, number: int, last: int) -> str:
    before, after = text[:_AROUND], text[-_AROUND:]
    if number == 0:
        return text if len(text) <= _AROUND else f"…{after}"
    if number == last:
        return text if len(text) <= _AROUND else f"{before}…"
    return text if len(text) <= 2 * _AROUND else f"{before} … {after}"
