"""An entry of BibTeX, for reference managers and LaTeX. Nothing in a text is a command of TeX, and braces close."""

import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "^": r"\^{}",
    "~": r"\~{}",
    # BibTeX counts braces, those with a backslash too.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_AS_WRITTEN = frozenset({"author", "title"})  # one author, no list of names; a title that keeps its capitals


def entry(key: str, fields: Mapping[str, str]) -> str:
    """An entry with these fields, in plain text; `url` is an address. key: letters, digits and hyphens."""
    lines = "".join(f"  {name:<12} = {{{_value(name, text)}}},\n" for name, text in fields.items())
    return f"@misc{{{key},\n{lines}}}"


def _value(name: str, text: str) -> str:
    if name == "url":
        return text.replace("{", "%7B").replace("}", "%7D")
    said = _SPECIAL.sub(lambda hit: _WRITTEN.get(hit[0], f"\\{hit[0]}"), " ".join(text.split()))
    return f"{{{said}}}" if name in _AS_WRITTEN else said
