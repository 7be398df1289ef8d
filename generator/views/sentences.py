"""What changed, as sentences: the same ones on pages, in feeds, in the dataset, and in proposals."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from generator.model.history import Change
from generator.model.register import Register
from generator.schema.fields import fields
from generator.text import in_language

Piece = tuple[Literal["kept", "removed", "added"], str]


class Sentence(NamedTuple):
    """One thing that changed, for people. field: of the schema. text: plain, still to be escaped.

    changes: what it is about: one change, or those that are one to a reader, such as a text in two languages.
    pieces: the difference word by word, where a longer text changed; put together they are the text itself.
    """

    field: str
    text: str
    changes: tuple[Change, ...]
    pieces: tuple[Piece, ...] = ()


class Sentences:
    """Says changes in one language."""

    def __init__(self, register: Register, language: str) -> None:
        self._register, self._language = register, language

    def of(self, changes: Iterable[Change]) -> tuple[Sentence, ...]:
        """The sentences of one version, in the order of the schema."""
        return tuple(
            Sentence(c.field, f"{in_language(fields()[c.field].title, self._language)}: {c.kind}.", (c,))
            for c in changes
        )
