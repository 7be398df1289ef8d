"""What a crosswalk is: one class per standard, from a registration to a record, with what is lost on the way."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.crosswalks.given import Given
from generator.crosswalks.loss import Loss
from generator.model.message import Texts
from generator.model.register import Register, Registration
from generator.schema.fields import raw_schema


@dataclass(frozen=True, slots=True)
class Crossed:
    """A registration in the words of a standard.

    record: by the standard's own names. losses: by field. complete: whether it has everything that the standard asks.
    """

    id: str
    record: Mapping[str, Any]
    losses: tuple[Loss, ...]

    @property
    def complete(self) -> bool:
        return not any(loss.why == "missing" for loss in self.losses)


class Crosswalk(ABC):
    """The way to one standard, or one part of it.

    name: that of its file. standard: its key under `x-standards` in the schema. language: of the texts.
    required: the names without which a record is not complete.
    """

    name: str
    standard: str
    title: Texts
    language: str
    required: tuple[str, ...] = ()

    def applies(self, register: Register, registration: Registration) -> bool:  # noqa: ARG002 - of every registration
        """Whether the standard asks for this registration at all."""
        return True

    def cross(self, register: Register, registration: Registration) -> Crossed:
        """The record of one registration. What the standard has no answer for is left out of it."""
        given = Given(registration, register, self.language)
        made = {name: value for name, value in self.record(given).items() if value not in ("", None, [], {})}
        missing = [Loss(name, "missing") for name in self.required if name not in made]
        return Crossed(registration.id, made, (*given.losses(), *missing))

    @abstractmethod
    def record(self, given: Given) -> dict[str, Any]:
        """The values by the standard's names, empty ones too."""


def points(standard: str) -> Mapping[str, Texts]:
    """The points of a standard and what they ask, in its order."""
    found: Mapping[str, Texts] = raw_schema()["x-standards"][standard]["points"]
    return found
