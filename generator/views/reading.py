"""How many short answers can be read with ease, per language that has a formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.register import Register, Registration


@dataclass(frozen=True)
class Reading:
    """The short answers (the field `summary`) of a register."""

    register: Register

    @cached_property
    def passing(self) -> Mapping[str, tuple[list[Registration], list[Registration]]]:
        """By language: the registrations whose short answer is easy enough, and those whose is not."""
        found: dict[str, tuple[list[Registration], list[Registration]]] = {}
        for language in self.register.settings.languages:
            plain = self.register.plain_language.get(language)
            if plain is None:
                continue
            easy, hard = found[language] = [], []
            for registration in self.register.registrations:
                level = plain.level(registration.data.get("summary", {}).get(language, ""))
                if level:
                    (easy if level.passes else hard).append(registration)
        return found
