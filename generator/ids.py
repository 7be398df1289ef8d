"""Registration ids: eight characters of Crockford base32, random, the last one a check character.

An id starts with a letter, so YAML and spreadsheets never take it for a number (`1e234567`). The check character
is a weighted sum over GF(32): it catches every single wrong character and every swap of two characters.
"""

import secrets
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LETTERS = ALPHABET[10:]
LENGTH = 8
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans("oil", "011")


def _times_alpha(value: int) -> int:
    """Multiply by alpha in GF(32) with the polynomial x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value


def check_character(body: str) -> str:
    """The check character of the first seven characters. Raises KeyError on a character outside the alphabet."""
    total = 0
    for character in body:
        total = _times_alpha(total ^ _VALUE[character])
    return ALPHABET[total]


def is_valid(text: str) -> bool:
    """Whether text is an id in the form in which it is stored: lower case, eight characters, check character right."""
    if len(text) != LENGTH or text[0] not in LETTERS or any(c not in _VALUE for c in text):
        return False
    return check_character(text[:-1]) == text[-1]


def normalise(text: str) -> str:
    """What a person typed or read aloud, as it is stored: spaces and hyphens gone, o as 0, i and l as 1."""
    return "".join(text.split()).replace("-", "").lower().translate(_LOOKALIKES)


def new_id(taken: Callable[[str], bool] = lambda _: False) -> str:
    """A fresh random id for which `taken` is false. Random, so that neither gaps nor order tell anything."""
    while True:
        body = secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 2))
        candidate = body + check_character(body)
        if not taken(candidate):
            return candidate
