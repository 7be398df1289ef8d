r"""The `pattern` keyword as JSON Schema means it: a regular expression of ECMA-262.

Python reads two things in another way: `$` also matches before a newline at the end, and `\s` is another set of
characters. Without this the reference would pass a text that the native validator refuses, and could not say why.
"""

import re
from functools import cache

# ECMA-262, WhiteSpace and LineTerminator; then everything else. Both are the inside of a character class.
_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_NOT_SPACE = (
    r"\x00-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
    r"\u3001-\ufefe\uff00-\U0010ffff"
)
_PART = re.compile(r"\\.|.", re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the schema as a Python expression that matches the same texts."""
    made: list[str] = []
    in_class = False
    for part in _PART.findall(pattern):
        if part in (r"\s", r"\S"):
            inside = _SPACE if part == r"\s" else _NOT_SPACE
            made.append(inside if in_class else f"[{inside}]")
        elif part == "$" and not in_class:
            made.append(r"\Z")
        else:
            in_class = part == "[" or (in_class and part != "]")
            made.append(part)
    return re.compile("".join(made))
