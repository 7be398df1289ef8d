"""How organisations stand in the register: who registered, who declared to have nothing, who was asked in vain."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.model.register import Organisation
from generator.views.overview import Overview


class Standing(StrEnum):
    """Each organisation has one: what it registered weighs more than what it declared, and that more than silence."""

    REGISTERED = "registered"
    DECLARED_NONE = "declared-none"
    NO_ANSWER = "no-answer"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True)
class Organisations:
    """The organisations of a register, by standing."""

    overview: Overview

    def standing(self, organisation: Organisation) -> Standing:
        """The one of an organisation of the register."""
        if organisation.slug in self.overview.by_organisation:
            return Standing.REGISTERED
        if organisation.nil_declarations:
            return Standing.DECLARED_NONE
        return Standing.NO_ANSWER if "asked_on" in organisation.data else Standing.NOT_ASKED

    @cached_property
    def groups(self) -> Mapping[Standing, Sequence[Organisation]]:
        """Every organisation once, in the order of their files."""
        found: dict[Standing, list[Organisation]] = {standing: [] for standing in Standing}
        for organisation in self.overview.register.organisations.values():
            found[self.standing(organisation)].append(organisation)
        return found

    def statuses(self, slug: str) -> list[tuple[str, int]]:
        """How many registrations of an organisation have each status, in the order of the vocabulary; without zeros."""
        counter = Counter(registration.status for registration in self.overview.by_organisation.get(slug, ()))
        order = self.overview.register.vocabulary("statuses").terms
        return [(term, counter[term]) for term in order if counter[term]]
