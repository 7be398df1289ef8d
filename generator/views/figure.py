"""One figure: a number, what it counts, and what stands behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model.message import Texts
from generator.model.register import Registration


class Group(StrEnum):
    """The parts of the page of figures, in order."""

    REGISTER = "register"
    ANSWERS = "answers"
    QUESTIONS = "questions"
    ASSESSMENTS = "assessments"
    UPKEEP = "upkeep"
    LANGUAGES = "languages"
    READING = "reading"
    ORGANISATIONS = "organisations"
    DEFERRAL = "deferral"


@dataclass(frozen=True)
class Figure:
    """One number.

    key: its name in addresses and files; it never changes and never comes to mean something else.
    meaning: how it is counted. of: out of how many, or None where that says nothing.
    ids: of the registrations or organisations that are counted, sorted; None for a number that others published.
    registrations: those that are counted, or None if it does not count registrations.
    answer: the question and the answer that it counts, if that answer has a page.
    """

    key: str
    group: Group
    label: Texts
    meaning: Texts
    number: int
    of: int | None = None
    ids: Sequence[str] | None = None
    registrations: Sequence[Registration] | None = None
    answer: tuple[str, str] | None = None


def counted(
    key: str, group: Group, label: Texts, meaning: Texts, registrations: Iterable[Registration], *, of: int | None
) -> Figure:
    """The figure that counts some registrations."""
    found = tuple(registrations)
    ids = sorted(registration.data["id"] for registration in found)
    return Figure(key, group, label, meaning, len(found), of, ids, found)
