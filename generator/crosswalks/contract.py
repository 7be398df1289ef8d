"""What a crosswalk is: one class per standard, from a registration to a record, with what is lost on the way."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from generator.crosswalks.given import Given
from generator.crosswalks.loss import Loss
from generator.model.message import Texts
from generator.model.register import Register, Registration
from generator.schema.fields import fields, raw_schema


class Crossed(NamedTuple):
    """A registration in the words of a standard.

    record: by the standard's own names. noted: what was lost of this one in particular. unplaced: the fields of which
    something has no place in the standard. missing: what the standard asks and is not there, by its own names.
    """

    id: str
    record: Mapping[str, Any]
    noted: Sequence[Loss]
    unplaced: Sequence[str]
    missing: Sequence[str]

    @property
    def complete(self) -> bool:
        """Whether it has everything that the standard asks."""
        return not self.missing

    @property
    def losses(self) -> tuple[Loss, ...]:
        """All that is lost."""
        unplaced = (Loss(name, "no_place") for name in self.unplaced)
        return (*self.noted, *unplaced, *(Loss(name, "missing") for name in self.missing))


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
        made = {name: value for name, value in self.record(given).items() if value}
        missing = [name for name in self.required if name not in made]
        return Crossed(registration.id, made, given.noted(), given.unplaced(), missing)

    @cached_property
    def points(self) -> Mapping[str, Texts]:
        """What each name in its records stands for."""
        return points(self.standard)

    def label(self, loss: Loss) -> Texts:
        """What the field of a loss is called: by the standard where the standard asks for it, else by us."""
        return self.points[loss.field] if loss.why == "missing" else fields()[loss.field].title

    @abstractmethod
    def record(self, given: Given) -> dict[str, Any]:
        """The values by the standard's names, empty ones too."""


def points(standard: str) -> Mapping[str, Texts]:
    """The points of a standard and what they ask, in its order."""
    found: Mapping[str, Texts] = raw_schema()["x-standards"][standard]["points"]
    return found
