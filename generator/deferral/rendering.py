"""The exact bytes that the public gets to see: of a registration, whole or with answers withheld, and of a stub."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.deferral import documents, history, public_paths, traces
from generator.deferral.calendar import month
from generator.deferral.public_paths import DATA
from generator.deferral.record import ABSENT, Record
from generator.deferral.refusal import Refused
from generator.deferral.roles import Roles
from generator.deferral.state import State
from generator.deferral.verbs import PROPOSE, Phase
from generator.schema.fields import Field, fields
from generator.source import yaml_fast, yaml_writer
from generator.source.tree import ORGANISATIONS, REGISTRATIONS, VOCABULARIES
from generator.source.yaml_problem import YamlProblem
from generator.text import in_language, slug

OVERLAY = "overlay/"
_STUB_SCHEMA = "../../../generator/schema/stub.schema.json"


@dataclass(frozen=True)
class Publication:
    """Files to publish: bytes by path in the public repository (None: to be removed), and what each replaces."""

    contents: Mapping[str, bytes | None]
    replaces: Mapping[str, str]

    @property
    def listed(self) -> list[dict[str, str]]:
        """The files as a decision names them."""
        return [
            {
                "path": path,
                "sha256": documents.digest(data) if data is not None else ABSENT,
                "replaces": self.replaces[path],
            }
            for path, data in sorted(self.contents.items())
        ]

    def keeps(self, files: Mapping[str, bytes]) -> bool:
        """Whether some files, by path, hold exactly what was listed (a file to be removed stands nowhere)."""
        return {path: data for path, data in self.contents.items() if data is not None} == dict(files)


def publication(
    record: Record,
    state: State,
    public: Mapping[str, bytes],
    overlay: Mapping[str, bytes],
    *,
    named: Roles,
    window: datetime.date,
) -> Publication | None:
    """What has to be published when a record is in a state; None when the public sees nothing of it.

    public: the public repository's files by path; overlay: the private additions to them. named: see `history.events`.
    window: the day whose date the files carry. The same input gives the same bytes.
    """
    contents: dict[str, bytes | None] = {}
    stub = public_paths.stub(record.registration_id)
    whole = state.phase is Phase.RELEASING
    if whole or (state.phase is Phase.DEFERRED and state.visibility == "partial"):
        path, there = _place(record, public)
        contents[path] = _registration(record, state, there, named=named, window=window, whole=whole)
        contents |= _additions(_value(contents[path] or b""), public, overlay)
        if stub in public:
            contents[stub] = None
    elif state.phase is Phase.DEFERRED and state.visibility == "stub":
        contents[stub] = _stub(record, state)
    elif state.phase is Phase.VOID and stub in public:
        contents[stub] = _stub(record, state, ended=month(window))
    else:
        return None
    replaces = {path: documents.digest(public[path]) if path in public else ABSENT for path in contents}
    return Publication(contents, replaces)


def own_path(record: Record, public: Mapping[str, bytes]) -> str:
    """Where the registration stands in public, since a part of it was published; "" when it does not."""
    wanted, folder = f"id: {record.registration_id}".encode(), f"{DATA}{REGISTRATIONS}/"
    with_id = (path for path, data in public.items() if path.startswith(folder) and wanted in data)
    return next((path for path in with_id if _value(public[path]).get("id") == record.registration_id), "")


def _place(record: Record, public: Mapping[str, bytes]) -> tuple[str, bytes | None]:
    """Where the registration stands in public, with its bytes; or where it will stand, and None."""
    if path := own_path(record, public):
        return path, public[path]
    folder = f"{DATA}{REGISTRATIONS}/"
    name = slug(in_language(record.registration["name"], record.registration["language"]))
    start = f"{folder}{record.header['organisation']}/{name}"
    number = 1
    while (path := f"{start}.yml" if number == 1 else f"{start}-{number}.yml") in public:
        number += 1
    return path, None


def _registration(
    record: Record, state: State, there: bytes | None, *, named: Roles, window: datetime.date, whole: bool
) -> bytes:
    own = record.registration
    since = month(next(decision.on for decision in state.counted if decision.verb == PROPOSE))
    undated = traces.undated(own, since, window)
    if there is None:
        value = undated | {"registered_on": window.isoformat(), "published_on": window.isoformat()}
    else:
        # It has been in public since a part of it was: only what was withheld is put in, the rest is public work.
        value = _value(there)
        fields_then = {item["field"] for item in value.get("unanswered", ()) if item["state"] == "withheld"}
        value |= {name: undated[name] for name in fields_then if name in own}
        open_now = [item for item in value.get("unanswered", ()) if item["field"] not in fields_then]
        open_then = [item for item in undated.get("unanswered", ()) if item["field"] in fields_then]
        traces.set_unanswered(value, [*open_now, *open_then])
    if not whole:
        assert state.review_by is not None  # noqa: S101 - a grant always sets it
        kept = [
            item for item in value.get("unanswered", ()) if item["field"] not in {w["field"] for w in state.withheld}
        ]
        withheld = [
            {
                "field": item["field"],
                "state": "withheld",
                "reason": item["reason"],
                "ground": item["ground"],
                "review_by": state.review_by.isoformat(),
            }
            for item in state.withheld
        ]
        for item in withheld:
            value.pop(item["field"], None)
        traces.set_unanswered(value, [*kept, *withheld])
    value |= {
        "deferral": {
            "from": since,
            **({"until": month(window)} if whole else {}),
            "scope": record.header["scope"],
        },
        "deferral_grounds": list(record.header["grounds"]),
        "deferral_history": history.events(state, named),
    }
    traces.translate(value, own, _value(there) if there is not None else own)
    ordered = {name: value[name] for name in fields() if name in value}
    return yaml_writer.write(ordered).encode()


def _stub(record: Record, state: State, ended: str = "") -> bytes:
    assert state.granted_on is not None  # noqa: S101 - there is no stub before a grant
    points = record.registration.get("annex_iii_points")
    value = {
        "id": record.registration_id,
        "organisation_kind": record.header["organisation_kind"],
        **({"annex_iii_points": points} if points else {}),
        "grounds": list(record.header["grounds"]),
        "scope": record.header["scope"],
        "granted": month(state.granted_on),
        **({"ended": ended} if ended else {"review_by": month(state.review_by or state.granted_on)}),
    }
    return yaml_writer.write(value, _STUB_SCHEMA).encode()


def _additions(
    registration: Mapping[str, Any], public: Mapping[str, bytes], overlay: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The organisations and terms of the overlay that a registration shows, field by field: they become public with it.

    registration: as the public will read it, so that what is withheld brings nothing along.
    """
    found: dict[str, bytes] = {}
    shown = _Shown.of(registration)
    for path, data in sorted(overlay.items()):
        file = path.removeprefix(OVERLAY)
        kind, _, name = file.partition("/")
        if kind == ORGANISATIONS and name.removesuffix(".yml") in shown.organisations and DATA + file not in public:
            found[DATA + file] = _organisation(data)
        elif kind == VOCABULARIES:
            used = shown.terms.get(name.removesuffix(".yml"), set())
            new = _new_terms(path, data, public.get(DATA + file))
            terms = [traces.in_months(term) for term in new if term["id"] in used]
            if terms:
                found[DATA + file] = with_terms(public.get(DATA + file), terms)
    return found


def _organisation(data: bytes) -> bytes:
    """The file of an organisation of the overlay as the public gets it: no remarks, and not when it was asked."""
    try:
        value = {name: part for name, part in _value(data).items() if name != "asked_on"}
    except (YamlProblem, AttributeError):
        raise Refused("DEF-102", place=f"{OVERLAY}{ORGANISATIONS}") from None  # its name is not public
    return yaml_writer.write(value, yaml_writer.ORGANISATION).encode()


def with_terms(there: bytes | None, terms: list[dict[str, Any]]) -> bytes:
    """A vocabulary of the public repository with terms of the overlay behind its own; nothing else changes in it.

    Raises Refused when there is no such vocabulary, or its terms do not stand last in the file.
    """
    if there is None:
        raise Refused("DEF-121")
    lines = yaml_writer.write({"terms": terms}, schema="").partition("\n")[2]
    made = there.rstrip(b"\n") + b"\n" + lines.encode()
    before, after = _value(there), _value(made)
    if after != {**before, "terms": [*before["terms"], *terms]}:
        raise Refused("DEF-121")
    return made


def overlaid(public: Mapping[str, bytes], overlay: Mapping[str, bytes]) -> dict[str, bytes]:
    """The public files as they would be with the whole overlay: what a private registration is checked against."""
    files = dict(public)
    for path, data in sorted(overlay.items()):
        file = DATA + path.removeprefix(OVERLAY)
        if path.startswith(f"{OVERLAY}{VOCABULARIES}/"):
            terms = _new_terms(path, data, public.get(file))
            files[file] = with_terms(public.get(file), terms) if terms else files[file]
        else:
            files.setdefault(file, data)
    return files


def _new_terms(path: str, data: bytes, there: bytes | None) -> list[dict[str, Any]]:
    """The terms of a vocabulary of the overlay that are not public. Raises Refused for one that cannot be read."""
    known = {term["id"] for term in _value(there or b"terms: []\n")["terms"]}
    try:
        return [term for term in yaml_fast.read(data)["terms"] if term["id"] not in known]
    except (YamlProblem, KeyError, TypeError):
        raise Refused("DEF-102", place=path) from None


@dataclass(frozen=True)
class _Shown:
    """What a registration points at: the slugs of organisations, and the terms by vocabulary."""

    organisations: set[str]
    terms: dict[str, set[str]]

    @classmethod
    def of(cls, registration: Mapping[str, Any]) -> "_Shown":
        own = {str(registration.get("organisation", "")), *registration.get("joint_deployers", ())}
        found = cls(own, {})
        for name, value in registration.items():
            if name in fields():
                found.look(fields()[name], value)
        return found

    def look(self, field: Field, value: Any) -> None:
        for one in value if isinstance(value, list) else [value]:
            if field.parts and isinstance(one, Mapping):
                for name, below in one.items():
                    if name in field.parts:
                        self.look(field.parts[name], below)
            elif field.vocabulary and isinstance(one, str):
                self.terms.setdefault(field.vocabulary, set()).add(one)


def _value(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = yaml_fast.read(data)
    return value
