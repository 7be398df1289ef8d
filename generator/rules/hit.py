"""What a rule yields: a file, a path in it, and the values for its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One violation. The position in the file is looked up from the path later, only for what is really wrong.

    file: of the registration, organisation or vocabulary; "" for the register as a whole.
    data: values for the sentences. A value that differs per language stands there once per language: `advice_nl`,
        `advice_en` fill `{advice}`.
    on_key: point at the key instead of its value (for example when a value is missing next to it).
    """

    file: str
    path: Path = ()
    data: Mapping[str, str] = field(default_factory=dict)
    on_key: bool = False
