"""Who may sign what: a chain of lists, each signed by two administrators of the one before.

The first list signs itself and is anchored outside the repository: its SHA-256 is written down when it is made, and
every clone holds it in its own configuration. So nobody who can only write to the repository can name themselves.
"""

import base64
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.deferral import documents, signatures
from generator.deferral.refusal import Refused
from generator.model.message import Texts

FOLDER = "roles/"
ALLOWED_SIGNERS = "allowed_signers"


@dataclass(frozen=True)
class Person:
    """One person on one list. organisations: for whom a registrant or a decider may act."""

    name: str
    unit: str
    function: Texts
    roles: frozenset[str]
    organisations: frozenset[str]
    keys: tuple[Mapping[str, str], ...]

    def __hash__(self) -> int:
        return hash(self.name)

    def keys_on(self, day: datetime.date) -> Iterator[str]:
        """The keys that hold on a day."""
        for key in self.keys:
            if key.get("since", "") <= day.isoformat() <= key.get("until", "9999"):
                yield key["key"]


@dataclass(frozen=True)
class Roles:
    """One list: from when it is in force, and who stands on it."""

    number: str
    in_force: datetime.date
    people: Mapping[str, Person]

    def signers(self, data: bytes, signed: Mapping[str, bytes], day: datetime.date) -> frozenset[Person]:
        """The people on this list whose signatures over some bytes are good on a day. signed: signature by person."""
        return frozenset(
            person
            for name, signature in signed.items()
            if (person := self.people.get(name))
            and any(signatures.is_valid(data, signature, key) for key in person.keys_on(day))
        )


@dataclass(frozen=True)
class RolesChain:
    """All lists that count, oldest first. waiting: number of a newer list that still lacks signatures, or ""."""

    lists: tuple[Roles, ...]
    waiting: str = ""

    def on(self, day: datetime.date) -> Roles:
        """The list in force on a day. Raises Refused when none was yet."""
        found = [roles for roles in self.lists if roles.in_force <= day]
        if not found:
            raise Refused("DEF-212", date=day.isoformat())
        return found[-1]


def read(files: Mapping[str, bytes], anchor: str) -> RolesChain:
    """The chain in the files of a private repository; anchor: the SHA-256 of the first list.

    Raises Refused for a first list that is not the anchored one, and for a break in the chain.
    """
    paths = sorted(path for path in files if path.startswith(FOLDER) and path.endswith(".yml"))
    lists: list[Roles] = []
    previous = documents.NOTHING
    for number, path in enumerate(paths, start=1):
        value = documents.read(files[path], "roles", path)
        if path != f"{FOLDER}{number:03}.yml" or value["number"] != f"{number:03}" or value["previous"] != previous:
            raise Refused("DEF-210", place=path)
        if number == 1 and documents.digest(files[path]) != anchor:
            raise Refused("DEF-211")
        roles = _roles(value)
        judge = lists[-1] if lists else roles
        signers = judge.signers(files[path], signed(files, path), max(roles.in_force, judge.in_force))
        if not two_units([person for person in signers if "administrator" in person.roles]):
            if path != paths[-1]:
                raise Refused("DEF-213", number=value["number"])
            return RolesChain(tuple(lists), value["number"])
        if lists and roles.in_force < lists[-1].in_force:
            raise Refused("DEF-210", place=path)
        lists.append(roles)
        previous = documents.digest(files[path])
    return RolesChain(tuple(lists))


def signed(files: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """The signatures beside a document, by person: `003-extend.p-031.sig` is p-031's under `003-extend.yml`."""
    start = path.removesuffix("yml")
    return {
        other[len(start) : -len(".sig")]: data
        for other, data in files.items()
        if other.startswith(start) and other.endswith(".sig") and "/" not in other[len(start) :]
    }


def two_units(people: Sequence[Person]) -> bool:
    """Whether there are two people of different units among some."""
    return len({person.unit for person in people}) > 1


def allowed_signers(chain: RolesChain) -> bytes:
    """The newest list in OpenSSH's form, to check signatures by hand: `ssh-keygen -Y verify -f allowed_signers`."""
    lines = []
    for person in sorted(chain.lists[-1].people.values(), key=lambda person: person.name):
        for key in person.keys:
            options = [f'namespaces="{signatures.NAMESPACE}"']
            options += [f'valid-after="{key["since"].replace("-", "")}"'] if "since" in key else []
            options += [f'valid-before="{_after(key["until"])}"'] if "until" in key else []
            lines.append(f"{person.name} {','.join(options)} {key['key']}\n")
    return "".join(lines).encode()


def _after(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).strftime("%Y%m%d")


def _roles(value: Mapping[str, Any]) -> Roles:
    people = {
        one["person"]: Person(
            one["person"],
            one["unit"],
            one.get("function", {}),
            frozenset(one["roles"]),
            frozenset(one.get("organisations", ())),
            tuple(one["keys"]),
        )
        for one in value["people"]
    }
    if len(people) != len(value["people"]):
        raise Refused("DEF-214", number=value["number"])
    _require_apart(people.values(), value["number"])
    return Roles(value["number"], datetime.date.fromisoformat(value["in_force"]), people)


def _require_apart(people: Iterable[Person], number: str) -> None:
    """Raise Refused when one key would be two people, or when what publishes could decide as well."""
    owners: dict[bytes, str] = {}
    for person in people:
        if "publisher" in person.roles and len(person.roles) > 1:
            raise Refused("DEF-220", number=number)
        for key in person.keys:
            if owners.setdefault(_bytes(key["key"]), person.name) != person.name:
                raise Refused("DEF-219", number=number)


def _bytes(key: str) -> bytes:
    """What a key is, however its base64 ends or its numbers are padded; what is no key signs nothing."""
    try:
        blob = base64.b64decode(key.split(" ")[1].rstrip("=") + "==")
        return b"\0".join(part.lstrip(b"\0") for part in signatures.strings(blob))
    except ValueError:
        return key.encode()
