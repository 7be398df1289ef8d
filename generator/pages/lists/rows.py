"""Registrations as they stand in lists. Each is made once per language and put in every list that it stands in."""

from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.model.register import Registration
from generator.pages.edition import Edition
from generator.views.answers import ids_of
from generator.views.overview import by_name

# What cannot stand in a registration (the reader of the register refuses it): where the root goes, where a form ends.
_ROOT, _END = "\x01", "\x02"
_AT_A_TIME = 200


class Form(IntEnum):
    """How a registration stands in a list: in the order in which list_item.html.j2 writes them."""

    CARD = 0  # name, organisation, summary, badges
    OWN_CARD = 1  # the same below a heading of its own organisation
    ROW = 2  # of the table of systems
    LINE = 3  # name and organisation


class Rows:
    """The registrations of one edition as HTML, in every form."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def ordered(self) -> list[Registration]:
        """All registrations by name."""
        return by_name(self._edition.register.registrations, self._edition.language)

    @cached_property
    def ids(self) -> list[str]:
        """The ids of all registrations, by name."""
        return ids_of(self.ordered)

    def among(self, ids: Collection[str]) -> list[str]:
        """Some ids, in the order of the names."""
        wanted = frozenset(ids)
        return [one for one in self.ids if one in wanted]

    def html(self, ids: Iterable[str], form: Form, root: str) -> Markup:
        """The items of a list, for a page from which `root` is the way to the root of the site."""
        made = self._made
        return Markup("".join([made[one][form] for one in ids]).replace(_ROOT, root))  # noqa: S704

    @cached_property
    def _made(self) -> dict[str, list[str]]:
        edition, found = self._edition, {}
        render, ordered = edition.template("list_item.html.j2"), self.ordered
        for start in range(0, len(ordered), _AT_A_TIME):
            some = ordered[start : start + _AT_A_TIME]
            items = [self._item(registration) for registration in some]
            parts = render({"items": items, "root": _ROOT, "end": _END}).split(_END)
            for number, registration in enumerate(some):
                found[registration.id] = parts[number * len(Form) : (number + 1) * len(Form)]
        return found

    def _item(self, registration: Registration) -> dict[str, Any]:
        """What a list says of a registration: what `Edition.item` does, and the rest of the table's row."""
        edition, data = self._edition, registration.data
        role, day = data.get("decision_role"), data.get("registered_on")
        return {
            **edition.item(registration),
            "organisation_address": edition.addresses.organisation(registration.organisation),
            "decision": edition.label("decision-roles", role) if role else None,
            "registered_on": edition.shower.date(day) if day else None,
            "day": day,
        }
