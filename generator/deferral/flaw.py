"""What an audit finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flaw:
    """Something that is not as it must be: a code, and where."""

    code: str
    place: str
