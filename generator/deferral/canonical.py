"""What one version of a record says, as one value that a later seal can commit to and open field by field.

Fixed from the first day, since none of it can be added later: a list of fields that never changes (`fields-1.txt`; a
change is a new format), no numbers, one random key per version, and the digest of the decisions before it. Each field
has a salt and a digest of its own, with its path in both, so that some fields can be shown and others kept.
SHA-256 with the prefixes 0x02 for a field and 0x03 for all of them; JSON as in RFC 8785 for this domain.
"""

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.deferral.refusal import Refused

FORMAT = "deferral-fields/1"
_KEY_BYTES = 32
_KEY = re.compile(rb"[0-9a-f]{64}\n")


def new_key() -> bytes:
    """The key of one version, as it stands in `keys/<number>.key`: without it no field can be opened or guessed."""
    return (secrets.token_hex(_KEY_BYTES) + "\n").encode()


@cache
def paths() -> tuple[str, ...]:
    """Every path of the format, in order."""
    return tuple(Path(__file__).with_name("fields-1.txt").read_text(encoding="utf-8").split())


def values(
    registration: Mapping[str, Any], header: Mapping[str, Any], decision: Mapping[str, Any], previous: str
) -> dict[str, Any]:
    """The value of every path; what is not there is null.

    decision: the one that makes this version. previous: the digest of the decision before it.
    """
    found: dict[str, Any] = dict.fromkeys(paths())
    for start, part in (("", registration), ("deferral.", header), ("decision.", decision)):
        for name, value in part.items():
            if start + name in found:
                found[start + name] = value
    found["decisions"] = previous
    return found


def digest(found: Mapping[str, Any], key: bytes) -> str:
    """The value that stands for all fields.

    Raises Refused for what has no canonical form (a number, other text), and for a key that somebody could guess.
    """
    if not _KEY.fullmatch(key):
        raise Refused("DEF-111")
    each = {path: _field(path, value, key) for path, value in found.items()}
    return hashlib.sha256(b"\x03" + canonical(each)).hexdigest()


def _field(path: str, value: Any, key: bytes) -> str:
    salt = hmac.digest(bytes.fromhex(key.decode()), f"field\x1f{path}".encode(), "sha256")
    return hashlib.sha256(b"\x02" + salt + canonical([path, value])).hexdigest()


def canonical(value: Any) -> bytes:
    """The one form of a value. Raises Refused for a number, text that is not NFC, and keys that are not ASCII."""
    require_domain(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def require_domain(value: Any) -> None:
    """Raise Refused unless a value consists of text (NFC), true, false, null, lists and maps with ASCII keys."""
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if not value.isascii() and not (_is_unicode(value) and unicodedata.is_normalized("NFC", value)):
            raise Refused("DEF-111")
    elif isinstance(value, list | tuple):
        for below in value:
            require_domain(below)
    elif isinstance(value, Mapping):
        for name, below in value.items():
            if not isinstance(name, str) or not name.isascii():
                raise Refused("DEF-111")
            require_domain(below)
    else:
        raise Refused("DEF-111")


def _is_unicode(text: str) -> bool:
    """Whether a text is one: half a surrogate pair has no bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
