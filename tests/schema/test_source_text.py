"""The hash of what was translated: it follows the texts in the registration's own language, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.schema.source_text import source_hash


def _registration() -> dict[str, Any]:
    return {
        "language": "nl",
        "name": {"nl": "Naam", "en": "Name"},
        "summary": {"nl": "Kort.", "en": "Short."},
        "status": "in-use",
        "risks": [{"risk": {"nl": "Een", "en": "One"}}, {"risk": {"nl": "Twee", "en": "Two"}}],
    }


_CHANGES: list[tuple[Callable[[dict[str, Any]], Any], bool]] = [
    (lambda data: data["summary"].update(nl="Korter."), True),
    (lambda data: data["risks"].reverse(), True),
    (lambda data: data["risks"][1]["risk"].update(nl="Drie"), True),
    (lambda data: data.update(purpose={"nl": "Nieuw."}), True),
    (lambda data: data["summary"].update(en="Shorter."), False),
    (lambda data: data.update(status="retired"), False),
    (lambda data: data.update(name=data.pop("name")), False),
    (lambda data: data.update(translations=[{"language": "en", "made_by": "human"}]), False),
]


@pytest.mark.parametrize(("change", "matters"), _CHANGES)
def test_it_changes_with_the_source_text_and_with_nothing_else(
    change: Callable[[dict[str, Any]], Any], matters: bool
) -> None:
    changed = _registration()
    change(changed)
    assert (source_hash(changed) != source_hash(_registration())) == matters
