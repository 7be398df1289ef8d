"""A comparison of two states as Markdown, for who looks at a proposal: a table per registration, and what is new.

What is in a registration is somebody else's text: nothing in it may become a heading, a link, an image, a mention of
somebody or HTML. So what Markdown could take for a sign, and only that, has a backslash: people read this in an editor
too.
"""

import re
from collections.abc import Iterator

from generator.report.comparison import WORDS, Comparison
from generator.report.excerpt import visible
from generator.views.comparison import Compared
from generator.views.rows import Row, rows
from generator.views.sentences import Sentences
from generator.views.word_differences import pieces

LONGEST = 60_000  # characters; GitHub refuses a comment of more than 65,536
LONGEST_VALUE = 2_000
# How a line begins that is a list, a heading, a quotation or a rule.
_START = re.compile(r"^(\s*)(\d*)(?:(?<!\d)([-+=#>])|(?<=\d)(?=[.)]))")
_SIGN = re.compile(
    r"[\\`*<~\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it means nothing
    r"|:(?!\s)|(?<=www)\."  # a bare address, an emoji
)
# What a backslash does not keep from its meaning everywhere: a column, a character by its name, a formula on GitHub.
_ENTITY = re.compile(r"\||&(?=#?\w*(?:;|$))|\$")
_MENTION = re.compile(r"(?<!\w)([@#])(?=\w)")
_JOINER = "\u2060"  # takes no room, and keeps a name from being a mention, a number from being an issue


def render(comparison: Comparison, language: str) -> str:
    """Which states, the counts, then every registration that differs, as long as there is room."""
    words = WORDS[language]
    parts = [f"### {escaped(comparison.heading(language))}", f"**{escaped(comparison.summary(language))}**"]
    length = sum(map(len, parts))
    for number, one in enumerate(comparison.entries):
        part = "\n".join(_part(comparison, one, language))
        length += len(part) + 2
        if length > LONGEST:
            left = len(comparison.entries) - number
            older, newer = comparison.older.name, comparison.newer.name
            parts.append(escaped(words["more"].format(number=left, older=older, newer=newer).strip()))
            break
        parts.append(part)
    return "\n\n".join(parts)


def _part(comparison: Comparison, one: Compared, language: str) -> Iterator[str]:
    yield f"#### {escaped(comparison.title(one, language))} <code>{one.registration}</code>"
    yield ""
    if not one.changes or one.newer is None:
        for sentence in Sentences(comparison.register, language).of_compared(one):
            yield escaped(sentence.text)
        return
    words = WORDS[language]
    yield f"| {words['field']} | {words['was']} | {words['new']} |"
    yield "| --- | --- | --- |"
    for row in rows(comparison.register, language, one.changes, one.newer.data):
        was, now = _marked(row)
        yield f"| {escaped(row.label)} | {was} | {now} |"


def _marked(row: Row) -> tuple[str, str]:
    """Both values; in a text the words that went and came are marked."""
    if not row.is_text:
        return escaped(excerpt_of(row.was)), escaped(excerpt_of(row.now))
    was = now = ""
    for kind, text in pieces(excerpt_of(row.was), excerpt_of(row.now)):
        safe = escaped(text)
        was += safe if kind == "kept" else f"<del>{safe}</del>" if kind == "removed" else ""
        now += safe if kind == "kept" else f"<ins>{safe}</ins>" if kind == "added" else ""
    return was, now


def excerpt_of(value: str) -> str:
    """A value, cut where it is too long for a table; its lines stay."""
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Text as Markdown that says just that, on one line."""
    return "<br>".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    text = _SIGN.sub(r"\\\g<0>", _MENTION.sub(rf"\1{_JOINER}", visible(text)))
    text = _START.sub(r"\1\2\\\3", text)
    return _ENTITY.sub(lambda sign: f"&#{ord(sign[0])};", text)
