"""What is explained in the glossary, and where on it: words, the vocabularies, and the fields that they explain."""

from collections.abc import Mapping

from generator.model.glossary import Entry
from generator.model.register import Register
from generator.model.vocabulary import Vocabulary
from generator.schema.fields import fields
from generator.text import fold, in_language


def anchor_of_list(vocabulary: str) -> str:
    """The anchor of a vocabulary. No word has the same: the id of none starts with `list-` or `term-`."""
    return f"list-{vocabulary}"


def anchor_of_term(vocabulary: str, term: str) -> str:
    return f"term-{vocabulary}-{term}"


def anchors(register: Register) -> Mapping[str, str]:
    """By the name of a field, of a vocabulary or of a word: its anchor. A word goes before the list of a field."""
    lists = {name: anchor_of_list(name) for name in register.vocabularies}
    of_fields = {
        name: lists[field.vocabulary] for name, field in fields().items() if field.vocabulary in register.vocabularies
    }
    explained = {name: entry.id for entry in register.glossary for name in entry.explains}
    return {**lists, **of_fields, **{entry.id: entry.id for entry in register.glossary}, **explained}


def words_by_name(register: Register, language: str) -> list[Entry]:
    """The words in the order of the alphabet in a language."""
    return sorted(register.glossary, key=lambda entry: (fold(in_language(entry.term, language)), entry.id))


def lists_by_title(register: Register, language: str) -> list[Vocabulary]:
    """The vocabularies in the order of their titles in a language."""
    return sorted(register.vocabularies.values(), key=lambda one: (fold(in_language(one.title, language)), one.name))
