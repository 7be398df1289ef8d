"""A comparison of two states for programs, as one JSON object. Fields are only ever added.

schema_version   "1"
older, newer     name (as asked for), commit ("" for the folder as it is), day
counts           {"registered": 0, "removed": 0, "changed": 0}
registrations    those that differ, in the order of their ids, each:
    id           of the registration
    kind         "registered", "removed" or "changed"
    name         per language, null where it cannot be read
    sentences    what happened, per language of the register
    changes      field by field: field, path, kind, old, new
"""

from typing import Any

import orjson

from generator.report.comparison import Comparison
from generator.views.comparison import Compared
from generator.views.sentences import Sentences

SCHEMA_VERSION = "1"


def render(comparison: Comparison, language: str) -> str:  # noqa: ARG001 - every format is called alike
    """Everything that differs, in every language of the register."""
    register = comparison.register
    sentences = {language: Sentences(register, language) for language in register.settings.languages}
    report = {
        "schema_version": SCHEMA_VERSION,
        "older": _side(comparison.older),
        "newer": _side(comparison.newer),
        "counts": comparison.counts(),
        "registrations": [_entry(one, sentences) for one in comparison.entries],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2).decode()


def _side(side: Any) -> dict[str, str]:
    return {"name": side.name, "commit": side.commit, "day": side.day}


def _entry(one: Compared, sentences: dict[str, Sentences]) -> dict[str, Any]:
    newest = one.newer or one.older
    return {
        "id": one.registration,
        "kind": "registered" if one.older is None else "removed" if one.newer is None else "changed",
        "name": newest.data.get("name") if newest else None,
        "sentences": {
            language: [sentence.text for sentence in say.of_compared(one)] for language, say in sentences.items()
        },
        "changes": [
            {"field": each.field, "path": each.path, "kind": each.kind, "old": each.old, "new": each.new}
            for each in one.changes
        ],
    }
