"""Starting a record: new ids, the two files with their marker lines, and the proposal that starts the clock."""

import datetime
import unicodedata
from collections.abc import Mapping
from typing import Any

from generator import ids
from generator.deferral import calendar, canonical, documents, leak_check
from generator.deferral.deciding import bound
from generator.deferral.lane import Changes, Lane
from generator.deferral.public_paths import DATA
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.rendering import overlaid
from generator.deferral.verbs import PROPOSE, Phase
from generator.schema.fields import fields
from generator.source import yaml_fast
from generator.source.tree import ORGANISATIONS, REGISTRATIONS, VOCABULARIES


def proposal(lane: Lane, header: Mapping[str, Any], registration: Mapping[str, Any], on: datetime.date) -> Record:
    """A new record that is not in the repository yet.

    header: what a person writes of `deferral.yml`; ids, kind of organisation and marker are added. registration: an
    ordinary registration; its id is kept if it has one that nobody uses. Raises Refused for what the schema or the
    policy does not allow, and when this very registration was proposed already.
    """
    own = composed({name: value for name, value in registration.items() if name not in documents.MARKERS})
    _require_new(lane, own)
    own = {"schema_version": "1", **own, "id": _id(lane, str(own.get("id", "")))}
    own.setdefault("registered_on", on.isoformat())
    own = {name: own[name] for name in (*(name for name in fields() if name in own), *(set(own) - set(fields())))}
    organisation = str(own.get("organisation", ""))
    id_, canary = documents.new_id(), documents.new_canary()
    value = {
        "deferral": id_,
        "registration": own["id"],
        "organisation": organisation,
        "organisation_kind": _kind(lane, organisation),
        **composed(documents.unmarked(header)),
    }
    files = {"deferral.yml": documents.write(value, canary), "registration.yml": documents.write(own, canary)}
    read = documents.read(files["deferral.yml"], "deferral", "deferral.yml")
    _require_terms(lane, read, on)
    if leak_check.is_public(lane, read["sensitive_words"]):
        raise Refused("DEF-137")
    canonical.require_domain(own)
    return Record(id_, files, read, ())


def changes(record: Record, on: datetime.date) -> Changes:
    """The files of a new record as the private repository gets them, with the proposal as the first of its chain."""
    value, key = bound(record, PROPOSE, {}, on)
    every = {
        **record.files,
        f"decisions/{value['number']}-{PROPOSE}.yml": documents.write(value, record.canary),
        f"keys/{value['number']}.key": key,
    }
    return {record.path(file): data for file, data in every.items()}


def composed(value: Any) -> Any:
    """A value with every text in the form NFC, in which equal texts are equal bytes."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {composed(name): composed(below) for name, below in value.items()}
    return [composed(one) for one in value] if isinstance(value, list) else value


def _require_new(lane: Lane, own: Mapping[str, Any]) -> None:
    for record in lane.records:
        there = record.registration
        if (
            all(there.get(name) == value for name, value in own.items())
            and lane.states[record.id].phase is Phase.PROPOSED
        ):
            raise Refused("DEF-131", id=record.short)


def _id(lane: Lane, wanted: str) -> str:
    """A registration id that no registration has, public or private: of one and the same kind."""
    used = {record.registration_id for record in lane.records}
    used |= {
        yaml_fast.read(data).get("id")
        for path, data in lane.public_files.items()
        if path.startswith(f"{DATA}{REGISTRATIONS}/") and wanted.encode() in data
    }
    if ids.is_valid(wanted) and wanted not in used:
        return wanted
    return ids.new_id(used.__contains__)


def _kind(lane: Lane, organisation: str) -> str:
    """The kind of an organisation, which must be one that may defer."""
    files = overlaid(lane.public_files, lane.overlay)
    data = files.get(f"{DATA}{ORGANISATIONS}/{organisation}.yml")
    if data is None:
        raise Refused("DEF-132")
    kind = str(yaml_fast.read(data).get("kind", ""))
    terms = yaml_fast.read(files[f"{DATA}{VOCABULARIES}/organisation-kinds.yml"])["terms"]
    if not any(term["id"] == kind and "may_defer" in term.get("means", ()) for term in terms):
        raise Refused("DEF-133")
    return kind


def _require_terms(lane: Lane, header: Mapping[str, Any], on: datetime.date) -> None:
    """The days must be possible for a grant on the day of the proposal; what is withheld must be a question."""
    policy = lane.policy
    for day, months in ((header["until"]["latest"], policy.first_months), (header["review_by"], policy.review_months)):
        if datetime.date.fromisoformat(day) > calendar.add_months(on, months):
            raise Refused("DEF-134", months=str(months))
    if header["review_by"] > header["until"]["latest"] or header["until"]["latest"] <= on.isoformat():
        raise Refused("DEF-135")
    for item in header.get("withheld", ()):
        field = fields().get(item["field"])
        if field is None or field.required:
            raise Refused("DEF-136")
