"""What a registration tells between the lines of how it was written in secret: days of work, hashes of other texts."""

import datetime
from collections.abc import Mapping
from typing import Any

from generator.schema.fields import Field, fields
from generator.schema.source_text import LENGTH, source_hash

OUTDATED = "0" * LENGTH  # the hash of no text: that a translation is of an earlier one, and not of which
_MONTH = len("2027-01")
_PRIVATE_DAYS = ("modified_on", "last_checked")


def undated(registration: Mapping[str, Any], since: str, window: datetime.date) -> dict[str, Any]:
    """A registration without the days of work in secret: those that must be there become that of the window.

    In public a question is open since it can be seen, and a source was last seen by those who sign what is published.
    Of what happened to the system meanwhile the month is told, as of all that was decided. since: the first month.
    """
    kept = (name for name in registration if name not in _PRIVATE_DAYS)
    value = {name: _months(fields().get(name), registration[name], since, window.isoformat()) for name in kept}
    open_since = {"since": window.isoformat()}
    questions = registration.get("unanswered", ())
    set_unanswered(value, [{**item, **(open_since if "since" in item else {})} for item in questions])
    for name, day in (("translations", "date"), ("documents", "retrieved")):
        if name in value:
            value[name] = [{key: part for key, part in one.items() if key != day} for one in value[name]]
    if "sources" in value:
        value["sources"] = [{**one, "seen": window.isoformat()} for one in value["sources"]]
    return value


def _months(field: Field | None, value: Any, since: str, until: str) -> Any:
    """A value whose days within a time, where the schema takes months as well, are months."""
    if field is None:
        return value
    if isinstance(value, list):
        return [_months(field, one, since, until) for one in value]
    if isinstance(value, Mapping):
        return {name: _months(field.parts.get(name), below, since, until) for name, below in value.items()}
    return value[:_MONTH] if field.kind == "month" and since <= value < until else value


def in_months(term: Mapping[str, Any]) -> dict[str, Any]:
    """A term of the overlay, with the month since which it is there: the day was one of work in secret."""
    return {name: part[:_MONTH] if name == "since" else part for name, part in term.items()}


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
