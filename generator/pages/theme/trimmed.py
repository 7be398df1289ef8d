"""The theme's style sheet without what no page can use: its rules for parts that the site does not have."""

import re
from collections.abc import Iterator, Set

# A piece of CSS between which nothing of its syntax counts: a string, an address without quotation marks, an escape.
_OPAQUE = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)|\\.""", re.DOTALL)
_SYNTAX = re.compile(rf"{_OPAQUE.pattern}|[{{}};,()]", re.DOTALL)
_NAMED = re.compile(r"[.#]((?:[\w-]|\\.)+)|\[([\w-]+)")
_INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_OWN = re.compile(r"var\((--[\w-]+)")
_NESTING = ("@media", "@supports", "@layer", "@container")


def words_of(text: str) -> frozenset[str]:
    """Every word of a template or a script: a superset of the classes, ids and attributes that it can put on a page."""
    return frozenset(re.findall(r"[\w-]+", text))


def trimmed(css: str, words: Set[str], beside: str = "") -> str:
    """A style sheet without the rules whose classes, ids or attributes are not among some words.

    beside: the style sheet that is loaded after it. Properties of its own (`--x`) that neither of them asks for go too.
    Nothing else changes: a rule that may count for a page stays as it is, in its place.
    """
    left = "".join(_kept(css, words))
    while True:
        asked = {*_OWN.findall(left), *_OWN.findall(beside)}
        fewer = "".join(_without(left, asked))
        if fewer == left:
            return left
        left = fewer


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each block, and what is in it; for a line like `@charset` the line, and nothing."""
    depth, start, opened = 0, 0, 0
    for found in _SYNTAX.finditer(css):
        sign = found[0]
        if sign == "{":
            opened = found.end() if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start : opened - 1], css[opened : found.start()]
                start = found.end()
        elif sign == ";" and depth == 0:
            yield css[start : found.end()], ""
            start = found.end()


def _parts(text: str, between: str) -> Iterator[str]:
    """A text cut at a sign, but not within parentheses or strings."""
    depth, start = 0, 0
    for found in _SYNTAX.finditer(text):
        depth += (found[0] == "(") - (found[0] == ")")
        if found[0] == between and depth == 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _kept(css: str, words: Set[str]) -> Iterator[str]:
    for head, block in _rules(css):
        if head.endswith(";"):
            yield head
        elif head.startswith(_NESTING):
            inner = "".join(_kept(block, words))
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.startswith("@"):
            yield f"{head}{{{block}}}"
        else:
            selectors = [one for one in _parts(head, ",") if _may_count(one, words)]
            yield f"{','.join(selectors)}{{{block}}}" if selectors else ""


def _may_count(selector: str, words: Set[str]) -> bool:
    """Whether a selector can choose something. What stands in parentheses (`:not(…)`, `:is(…)`) is not looked at."""
    plain = _INSIDE.sub("", _OPAQUE.sub("", selector) if '"' in selector or "'" in selector else selector)
    return all((name or attribute) in words for name, attribute in _NAMED.findall(plain))


def _without(css: str, asked: Set[str]) -> Iterator[str]:
    """The same without properties of its own that nobody asks for, and without what is empty then."""
    for head, block in _rules(css):
        if head.endswith(";"):
            yield head
        elif head.startswith(_NESTING):
            inner = "".join(_without(block, asked))
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.startswith("@") or "--" not in block:
            yield f"{head}{{{block}}}"
        else:
            stays = [
                one
                for one in _parts(block, ";")
                if not one.lstrip().startswith("--") or one.split(":")[0].strip() in asked
            ]
            yield f"{head}{{{';'.join(stays)}}}" if any(stays) else ""
