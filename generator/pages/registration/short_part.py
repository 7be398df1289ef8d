"""The five answers at the top of a registration, as its page shows them."""

from typing import Any

from generator.model.in_short import in_short
from generator.model.register import Registration
from generator.pages.edition import Edition

_ANSWERS = ("summary", "decision_role", "personal_data", "redress")


class ShortPart:
    """The answers of the registrations of one edition."""

    def __init__(self, edition: Edition) -> None:
        text = edition.translations.text
        self._shower = edition.shower
        self._said = {
            "withheld": text("Not shown for now."),
            "does_not_apply": text("Does not apply."),
            "not_yet": text("No answer yet."),
        }

    def of(self, registration: Registration) -> dict[str, Any]:
        """What is not among the fields as shown. absent: what stands there instead of an answer, by question."""
        found, line, unanswered = in_short(registration.data), self._shower.line, registration.unanswered
        return {
            "concerns": [line(one) for one in found.concerns],
            "groups": found.groups,
            "names": [line(one) for one in found.names],
            "names_at": "variables" if found.from_variables else "data_sources",
            "more": found.more,
            "retention": _ended(line(found.retention)) if found.retention else None,
            "absent": {
                name: self._said[unanswered[name]["state"] if name in unanswered else "not_yet"] for name in _ANSWERS
            },
        }


def _ended(line: str) -> str:
    """A sentence has one full stop."""
    return line if line.endswith((".", ".</span>")) else line + "."
