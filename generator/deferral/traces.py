"""What a registration tells between the lines of how it was written in secret: days of work, hashes of other texts."""

import datetime
from collections.abc import Mapping
from typing import Any

from generator.schema.source_text import LENGTH, source_hash

OUTDATED = "0" * LENGTH  # the hash of no text: that a translation is of an earlier one, and not of which
_PRIVATE_DAYS = ("modified_on", "last_checked")


def undated(registration: Mapping[str, Any], window: datetime.date) -> dict[str, Any]:
    """A registration without the days of work in secret. In public a question is open since it can be seen."""
    value = {name: answer for name, answer in registration.items() if name not in _PRIVATE_DAYS}
    since = {"since": window.isoformat()}
    questions = registration.get("unanswered", ())
    set_unanswered(value, [{**item, **(since if "since" in item else {})} for item in questions])
    if "translations" in value:
        value["translations"] = [{k: v for k, v in one.items() if k != "date"} for one in value["translations"]]
    return value


def translate(value: dict[str, Any], own: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """Let the hash of the text that a translation is of be that of the text that is shown, and of nothing else.

    The private one is over what is withheld as well, or over what was amended: whoever guesses right could see it.
    before: what the hashes in `value` were written with.
    """
    if "translations" not in value:
        return
    private = {item["language"]: item["source_hash"] == source_hash(own) for item in _hashed(own)}
    shown, then = source_hash(value), source_hash(before)

    def hashed(item: Mapping[str, Any]) -> Mapping[str, Any]:
        if "source_hash" not in item or (before is not own and item["source_hash"] != then):
            return item
        return {**item, "source_hash": shown if private.get(item["language"], before is not own) else OUTDATED}

    value["translations"] = [hashed(item) for item in value["translations"]]


def _hashed(registration: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [item for item in registration.get("translations", ()) if "source_hash" in item]


def set_unanswered(value: dict[str, Any], items: list[Any]) -> None:
    """The questions of a registration that have no answer; none at all is no list."""
    value.pop("unanswered", None)
    if items:
        value["unanswered"] = items
