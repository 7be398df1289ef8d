"""Lists and counts: registrations in the order of their names, per organisation, per term."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.model.register import Organisation, Register, Registration
from generator.schema.fields import fields
from generator.text import fold, in_language


@dataclass(frozen=True)
class Overview:
    """What is counted in a register. Every page and file takes its numbers from here."""

    register: Register

    @cached_property
    def total(self) -> int:
        return len(self.register.registrations)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Registration, ...]]:
        """The registrations of each organisation that has any, by slug."""
        groups: dict[str, list[Registration]] = {}
        for registration in self.register.registrations:
            groups.setdefault(registration.organisation, []).append(registration)
        return {slug: tuple(found) for slug, found in groups.items()}

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations with at least one registration."""
        return tuple(o for slug, o in self.register.organisations.items() if slug in self.by_organisation)

    def counts(self, field: str) -> list[tuple[str, int]]:
        """How many registrations have each term of a field, in the order of the vocabulary; without zeros."""
        return self._counted.get(field) or self._counted.setdefault(field, self._count(field))

    @cached_property
    def _counted(self) -> dict[str, list[tuple[str, int]]]:
        return {}

    def _count(self, field: str) -> list[tuple[str, int]]:
        counter: Counter[str] = Counter()
        for registration in self.register.registrations:
            counter.update(given(registration.data, field))
        order = self.register.vocabulary(fields()[field].vocabulary).terms
        return [(term, counter[term]) for term in order if counter[term]]

    @cached_property
    def newest(self) -> tuple[Registration, ...]:
        """All registrations, the one that was registered last first; on one day in the order of their ids."""
        ordered = sorted(self.register.registrations, key=lambda r: r.id)
        ordered.sort(key=lambda r: str(r.data.get("registered_on", "")), reverse=True)
        return tuple(ordered)

    def latest(self, number: int) -> Sequence[Registration]:
        """The registrations that were registered last."""
        return self.newest[:number]


def given(data: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """What a registration answers to a question that has one answer or several: each answer once."""
    value = data.get(field, ())
    return (value,) if isinstance(value, str) else tuple(dict.fromkeys(value))


def by_name(registrations: Iterable[Registration], language: str) -> list[Registration]:
    """Registrations in the order of their names in a language; accents and case do not count."""

    def key(registration: Registration) -> tuple[str, str]:
        return fold(in_language(registration.data["name"], language)), registration.id

    return sorted(registrations, key=key)


def organisations_by_name(organisations: Iterable[Organisation], language: str) -> list[Organisation]:
    """Organisations in the order of their names in a language."""
    return sorted(organisations, key=lambda o: (fold(in_language(o.name, language)), o.slug))


@dataclass(frozen=True, slots=True)
class Questions:
    """How many of the questions of the schema a registration answers. A question that does not apply is not asked."""

    answered: int
    asked: int


def questions(registration: Registration) -> Questions:
    """The fill of one registration."""
    names = question_fields()
    inapplicable = sum(
        item["state"] == "does_not_apply" and item["field"] in names for item in registration.data.get("unanswered", ())
    )
    return Questions(sum(name in registration.data for name in names), len(names) - inapplicable)


@cache
def question_fields() -> tuple[str, ...]:
    """The fields that are questions to every organisation."""
    return tuple(name for name, field in fields().items() if field.question)
