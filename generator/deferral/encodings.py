r"""The ways a text can be written down so that a plain search would miss it, each undone for many texts at once.

The views of a text: as it is; without the zero bytes of UTF-16; with the escapes of addresses (%C3%A9), of HTML
(&eacute; &#233; &#xe9;) and of JSON and programs (\u00e9 \xe9) undone, also if they were escaped again; and what is
base64, of either alphabet, wrapped or not, wherever in it the text begins.
"""

import binascii
import re
from collections.abc import Iterator, Sequence
from html.entities import html5

_AGAIN = 3  # times that an escape may be escaped
_LONG = 128  # characters; a longer run is looked at every time, or memory would grow with the texts
_SHORTEST = 6  # characters of base64 that hold four bytes
_SPACES = b"ICAg"  # three spaces in base64

# The first character comes first and stands alone: so the rest of a text is passed over quickly.
_ESCAPE = re.compile(
    rb"[%&\\](?:"
    rb"(?<=%)[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*"
    rb"|(?<=&)(?:#[xX][0-9a-fA-F]{1,6};?|#[0-9]{1,7};?|[a-zA-Z][a-zA-Z0-9]{1,30};)"
    rb"|(?<=\\)(?:[uU][0-9a-fA-F]{4}(?:\\[uU][0-9a-fA-F]{4})*|[uU]\{[0-9a-fA-F]{1,6}\}"
    rb"|[xX][0-9a-fA-F]{2}(?:\\[xX][0-9a-fA-F]{2})*|[nrt\"'/\\])"
    rb")"
)
_BACKSLASHES = re.compile(rb"(?i)\\[ux]")
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BASE64 = bytes(c if c in _ALPHABET else {0x2D: 0x2B, 0x5F: 0x2F}.get(c, 0x20) for c in range(256))
# A line of forty characters of base64 goes on in the next one.
_WRAPPED = re.compile(rb"\n(?<=[\w+/-]{40}\n)[ \t]*(?=[\w+/-]{2})")


def views(texts: Sequence[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The texts, put together, as they are and with each kind of writing undone; not base64.

    With each: whether its lines are lines. An escaped end of line is not: programs quote files that way.
    """
    yield b"\n".join(texts), True
    wide = [text.replace(b"\0", b"") for text in texts if b"\0" in text]
    if wide:
        yield b"\n".join(wide), True
    for some in (texts, wide):
        escaped = [text for text in some if _ESCAPE.search(text)]
        for _ in range(_AGAIN):
            if not escaped:
                break
            undone = [_ESCAPE.sub(_undo, text) for text in escaped]
            yield b"\n".join(undone), False
            escaped = [new for new, old in zip(undone, escaped, strict=True) if new != old and _ESCAPE.search(new)]


def _undo(match: "re.Match[bytes]") -> bytes:
    return _UNDO[match[0][:1]](match[0])


def _address(escape: bytes) -> bytes:
    return bytes.fromhex(escape.replace(b"%", b"").decode())


def _html(escape: bytes) -> bytes:
    if escape[1:2] != b"#":
        return html5.get(escape[1:].decode(), escape.decode()).encode()
    digits = escape[2:].rstrip(b";")
    return _character(int(digits[1:], 16) if digits[:1] in b"xX" else int(digits), escape)


def _backslash(escape: bytes) -> bytes:
    kind, rest = escape[1:2].lower(), escape[2:]
    if kind == b"u" and rest[:1] == b"{":
        return _character(int(rest[1:-1], 16), escape)
    if kind in b"ux" and rest:
        units = bytes.fromhex(_BACKSLASHES.sub(b"", escape).decode())
        return units if kind == b"x" else units.decode("utf-16-be", "replace").encode()
    return _CONTROLS.get(kind, kind)


_UNDO = {b"%": _address, b"&": _html, b"\\": _backslash}


def _character(number: int, otherwise: bytes) -> bytes:
    try:
        return chr(number).encode()
    except (ValueError, OverflowError):  # no such character, or half of one
        return otherwise


def base64_views(texts: Sequence[bytes], seen: set[bytes]) -> Iterator[bytes]:
    """What the runs of base64 in the texts hold, each run once.

    seen: the runs that were looked at before; the new ones are added, if they are not long. Between the runs there are spaces.
    """
    text = b"\n".join(texts).replace(b"\r", b"")
    runs = set(_WRAPPED.sub(b"", text).translate(_BASE64).split()) - seen
    runs = {run for run in runs if len(run) >= _SHORTEST}
    seen |= {run for run in runs if len(run) <= _LONG}
    # Filled up to four characters, so that every run begins where the first of these views begins to count.
    joined = b"".join([run + b"A" * (-len(run) % 4) + _SPACES for run in runs])
    for start in range(4 if joined else 0):
        part = joined[start:]
        yield binascii.a2b_base64(part[: len(part) // 4 * 4])
