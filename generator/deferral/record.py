"""The record of one deferral: header, registration, and decisions, each of which names the one before by its digest."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.deferral import documents
from generator.deferral.refusal import Refused
from generator.deferral.roles import Person, RolesChain, signed
from generator.source import yaml_fast
from generator.source.yaml_problem import YamlProblem

FOLDER = "deferred/"
LEAST = 4  # characters of an id that are typed: fewer would too easily be another one
_DECISION = re.compile(r"decisions/([0-9]{3})-([a-z]+)\.yml")


@dataclass(frozen=True)
class PublicFile:
    """One file that a decision publishes: its path in the public repository, its digest, and that of what is there.

    `absent` as a digest: there is none (any more).
    """

    path: str
    sha256: str
    replaces: str


ABSENT = "absent"


@dataclass(frozen=True)
class Decision:
    """One decision: its file and its value. signers: whose signatures over these very bytes are good."""

    path: str
    data: bytes
    value: Mapping[str, Any]
    signers: frozenset[Person] = frozenset()

    @property
    def number(self) -> str:
        return str(self.value["number"])

    @property
    def verb(self) -> str:
        return str(self.value["verb"])

    @cached_property
    def on(self) -> datetime.date:
        return datetime.date.fromisoformat(self.value["decided_on"])

    @cached_property
    def digest(self) -> str:
        return documents.digest(self.data)

    def date(self, name: str) -> datetime.date | None:
        """A date that the decision sets: `latest`, `review_by`, `window`."""
        return datetime.date.fromisoformat(self.value[name]) if name in self.value else None

    @cached_property
    def files(self) -> tuple[PublicFile, ...]:
        """What it publishes; most decisions publish nothing."""
        return tuple(PublicFile(**file) for file in self.value.get("files", ()))


@dataclass(frozen=True)
class Record:
    """One deferral. Its files are those below `deferred/<id>/`, by their path from there."""

    id: str
    files: Mapping[str, bytes]
    header: Mapping[str, Any]
    decisions: tuple[Decision, ...]

    @property
    def short(self) -> str:
        """How people and messages call it."""
        return self.id[:8]

    @property
    def registration_id(self) -> str:
        return str(self.header["registration"])

    @property
    def canary(self) -> str:
        return str(self.header["canary"])

    @cached_property
    def registration(self) -> dict[str, Any]:
        """The registration as it stands, without the marker lines."""
        return documents.unmarked(_value(self.files["registration.yml"], self.path("registration.yml")))

    def path(self, file: str) -> str:
        """The path of one of its files in the private repository."""
        return f"{FOLDER}{self.id}/{file}"


def read_all(files: Mapping[str, bytes], roles: RolesChain) -> tuple[list[Record], dict[str, Refused]]:
    """Every record in a private repository, by id; and by id, why the others cannot be read."""
    found: list[Record] = []
    refused: dict[str, Refused] = {}
    for id_, below in sorted(by_record(files).items()):
        try:
            found.append(read(id_, below, roles))
        except Refused as why:
            refused[id_] = why
    same = Counter(one.registration_id for one in found)
    twice = [one for one in found if same[one.registration_id] > 1]
    refused |= {one.id: Refused("DEF-110", place=f"{FOLDER}{one.short}") for one in twice}
    return [one for one in found if one not in twice], refused


def by_record(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The files of each record, by their path from its folder."""
    groups: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        if path.startswith(FOLDER):
            id_, _, below = path[len(FOLDER) :].partition("/")
            groups.setdefault(id_, {})[below] = data
    return groups


def read(id_: str, files: Mapping[str, bytes], roles: RolesChain) -> Record:
    """One record. Raises Refused that names the place when it is no chain of decisions about this very deferral."""
    place = f"{FOLDER}{id_[:8]}"
    if "deferral.yml" not in files or "registration.yml" not in files:
        raise Refused("DEF-102", place=place)
    header = documents.read(files["deferral.yml"], "deferral", f"{place}/deferral.yml")
    found = sorted((match[1], match[2], path) for path in files if (match := _DECISION.fullmatch(path)))
    decisions = [_decision(files, path, place, roles) for _, _, path in found]
    if header["deferral"] != id_ or not decisions:
        raise Refused("DEF-102", place=place)
    previous, header_digest, day = documents.NOTHING, documents.digest(files["deferral.yml"]), datetime.date.min
    for number, decision in enumerate(decisions, start=1):
        value = decision.value
        about = (value["deferral"], value["canary"], value["header"]) == (id_, header["canary"], header_digest)
        if not about or decision.number != f"{number:03}" or value["previous"] != previous or decision.on < day:
            raise Refused("DEF-103", place=f"{place}/{decision.path}")
        previous, day = decision.digest, decision.on
    if decisions[-1].value["registration"] != documents.digest(files["registration.yml"]):
        raise Refused("DEF-104", place=f"{place}/registration.yml")
    return Record(id_, files, header, tuple(decisions))


def _decision(files: Mapping[str, bytes], path: str, place: str, roles: RolesChain) -> Decision:
    data = files[path]
    value = documents.read(data, "decision", f"{place}/{path}")
    if path != f"decisions/{value['number']}-{value['verb']}.yml":
        raise Refused("DEF-103", place=f"{place}/{path}")
    decision = Decision(path, data, value)
    signatures = signed(files, path)
    if not signatures:
        return decision
    return Decision(path, data, value, roles.on(decision.on).signers(data, signatures, decision.on))


def _value(data: bytes, place: str) -> dict[str, Any]:
    """A registration without asking its schema: what is wrong with it is found where it is checked."""
    try:
        value = yaml_fast.read(data)
    except YamlProblem as problem:
        raise Refused("DEF-112", place=place, line=str(problem.position.line), code=problem.code) from None
    if not isinstance(value, dict):
        raise Refused("DEF-102", place=place)
    return value


def short_path(path: str) -> str:
    """A path of the private repository as messages have it: with the short id of a deferral."""
    folder, _, rest = path.partition("/")
    id_, _, below = rest.partition("/")
    return f"{folder}/{id_[:8]}/{below}" if below else path


def find(records: Iterable[Record], start: str) -> Record:
    """The record that is meant: by the start of its id, or its registration's id. Raises Refused if it is not one."""
    typed = start.lower()
    found = [one for one in records if one.id.startswith(typed) or one.registration_id == typed]
    if not found or len(typed) < LEAST:
        raise Refused("DEF-105")
    if len(found) > 1:
        raise Refused("DEF-106")
    return found[0]
