"""The page of a code and the page of a field, for `register explain`."""

import textwrap
from collections.abc import Iterator, Mapping

from generator.model.finding import Severity
from generator.model.message import UNKNOWN, Message
from generator.model.vocabulary import Vocabulary
from generator.report.words import SEVERITY
from generator.schema.fields import Field, fields, groups, raw_schema
from generator.source import yaml_writer
from generator.text import in_language

WIDTH = 92
_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "why": "Waarom", "fix": "Wat te doen", "wrong": "Fout", "right": "Goed", "source": "Bron",
        "is": "Dit veld", "question": "een vraag: beantwoord haar, of zet haar onder “unanswered” met een reden",
        "required": "verplicht", "optional": "vrij om in te vullen", "group": "Onderdeel", "help": "Zo vult u het in",
        "example": "Voorbeeld", "parts": "Onderdelen", "limits": "Grenzen", "terms": "Kies uit",
        "languages": "een tekst per taal", "most": "ten hoogste {number} tekens",
        "maps_to": "In andere standaarden", "codes": "Codes", "fields": "Velden", "more": "Meer: register explain",
        "list": "een lijst",
    },
    "en": {
        "why": "Why", "fix": "What to do", "wrong": "Wrong", "right": "Right", "source": "Source",
        "is": "This field", "question": "a question: answer it, or put it under “unanswered” with a reason",
        "required": "required", "optional": "free to fill in", "group": "Part", "help": "How to fill it in",
        "example": "Example", "parts": "Parts", "limits": "Limits", "terms": "Choose from",
        "languages": "a text per language", "most": "at most {number} characters",
        "maps_to": "In other standards", "codes": "Codes", "fields": "Fields", "more": "More: register explain",
        "list": "a list",
    },
}  # fmt: skip


def code(message: Message, language: str) -> str:
    """The page of a code. Values that a finding would put in stand as …"""
    own = _WORDS[language]
    lines = [f"{message.code} · {SEVERITY[language][message.severity]}"]
    lines += _paragraph(message.in_general(message.what, language))
    lines += _section(own["why"], _paragraph(message.in_general(message.why, language)))
    fix = message.in_general(message.fix, language)
    lines += _section(own["fix"], _paragraph(fix)) if fix.strip(UNKNOWN + " ") else []
    lines += _section(own["wrong"], message.wrong.split("\n")) if message.wrong else []
    lines += _section(own["right"], message.right.split("\n")) if message.right else []
    lines += _section(own["source"], _paragraph(message.source)) if message.source else []
    return "\n".join(lines)


def field(chosen: Field, vocabularies: Mapping[str, Vocabulary], language: str) -> str:
    """The page of a field: what it is, how to fill it in, an example, what it answers in law and other standards."""
    own = _WORDS[language]
    weight = own["required"] if chosen.required else own["question"] if chosen.question else own["optional"]
    lines = [f"{chosen.name} · {in_language(chosen.title, language)}"]
    lines += _paragraph(in_language(chosen.description, language))
    if chosen.group:
        lines += _section(own["group"], [in_language(groups()[chosen.group], language)])
    lines += _section(own["is"], _paragraph(", ".join([weight, *_limits(chosen, language)])))
    if chosen.help:
        lines += _section(own["help"], _paragraph(in_language(chosen.help, language)))
    if chosen.parts:
        listed = [
            f"{part.name}{'' if part.required else '?'}: {in_language(part.title, language)}"
            for part in chosen.parts.values()
        ]
        lines += _section(own["parts"], listed)
    if chosen.examples:
        lines += _section(own["example"], _yaml(chosen))
    for part in (chosen, *chosen.parts.values()):
        if part.vocabulary in vocabularies:
            lines += _section(f"{own['terms']} ({part.name})", list(_terms(vocabularies[part.vocabulary], language)))
    standards = list(_standards(chosen, language))
    lines += _section(own["maps_to"], standards) if standards else []
    return "\n".join(lines)


def overview(messages: Mapping[str, Message], language: str) -> str:
    """Every field and every code on one line each."""
    own = _WORDS[language]
    named = [f"{one.name:<30} {in_language(one.title, language)}" for one in fields().values()]
    coded = [
        f"{name}  {SEVERITY[language][Severity(message.severity)]:<13} {message.in_general(message.what, language)}"
        for name, message in sorted(messages.items())
    ]
    return "\n".join([own["fields"], *_indented(named), "", own["codes"], *_indented(coded)])


def _limits(chosen: Field, language: str) -> Iterator[str]:
    own = _WORDS[language]
    if chosen.is_list:
        yield own["list"]
    if chosen.item.localised:
        yield own["languages"]
    definition = raw_schema()["definitions"].get(chosen.item.kind, {})
    most = definition.get("maxLength") or (definition.get("additionalProperties") or {}).get("maxLength")
    if most:
        yield own["most"].format(number=most)


def _yaml(chosen: Field) -> list[str]:
    return yaml_writer.write({chosen.name: chosen.examples[0]}).strip().split("\n")[1:]


def _terms(vocabulary: Vocabulary, language: str) -> Iterator[str]:
    for term in vocabulary.terms.values():
        if not term.replaced_by:
            yield f"{term.id:<24} {in_language(term.label, language)}"


def _standards(chosen: Field, language: str) -> Iterator[str]:
    for name, standard in raw_schema()["x-standards"].items():
        for point in chosen.maps_to.get(name, ()):
            words = standard["points"].get(point, {})
            yield f"{in_language(standard['title'], language)}, {point}: {in_language(words, language)}"


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *_indented(lines)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _paragraph(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
