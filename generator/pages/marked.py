"""A sentence about a change as HTML, with the words that went and came marked for everybody."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from generator.views.sentences import Sentence
from generator.views.word_differences import Piece

# A line through or under a text does not reach everybody: the word before it does.
_MARKS = {
    "removed": Markup('<del><span class="dl-hidden">%s </span>%s</del>'),
    "added": Markup('<ins><span class="dl-hidden">%s </span>%s</ins>'),
}
_BELOW = Markup('<br><span class="dl-words" lang="%s">%s</span>')
_AROUND = 8  # words kept of what stands around a change
_WORD = re.compile(r"\s*\S+(?:\s+$)?")


def marked(sentence: Sentence, words: Mapping[str, str], language: str, most: int | None = None) -> Markup:
    """The sentence, and below it the text that changed, around the places where it did.

    words: what to say before something `removed` and `added`. language: of the page. most: no text when more words
    than this changed.
    """
    said = escape(sentence.text)
    if not sentence.texts:
        return said
    pieces = sentence.pieces
    if most is not None and sum(len(text.split()) for kind, text in pieces if kind != "kept") > most:
        return said
    said += _BELOW % (_language(sentence, language), Markup("").join(_shown(pieces, words)))
    return said


def _language(sentence: Sentence, language: str) -> str:
    """The language of the text: that of the page where the text in it changed, else the one that did."""
    changed = [str(change.path[-1]) for change in sentence.changes if change.path]
    return language if language in changed or not changed else changed[0]


def _shown(pieces: Sequence[Piece], words: Mapping[str, str]) -> list[str]:
    last = len(pieces) - 1
    return [
        _MARKS[kind] % (words[kind], text) if kind in _MARKS else _shortened(text, number > 0, number < last)
        for number, (kind, text) in enumerate(pieces)
    ]


def _shortened(text: str, after_change: bool, before_change: bool) -> str:
    """What did not change, as far as it is near a change."""
    found = _WORD.findall(text)
    start = found[:_AROUND] if after_change else []
    end = found[-_AROUND:] if before_change else []
    if len(found) <= len(start) + len(end):
        return text
    return "".join(start) + (" …" if start else "…") + "".join(end)
