"""The private lane as a command finds it: records, roles and policy, at one commit of the private repository.

Schema, vocabularies and policy are those of the public repository at the commit in `public.pin`, read from a clone of
it on the same machine: the private clone itself never talks to the public repository.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from generator.deferral import policies, roles
from generator.deferral import record as records
from generator.deferral.fold import fold
from generator.deferral.policies import Policies
from generator.deferral.private import Private, Snapshot, read_tree
from generator.deferral.public import public_main
from generator.deferral.public_paths import DATA
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.rendering import OVERLAY
from generator.deferral.roles import RolesChain
from generator.deferral.state import State
from generator.model.deferral_policy import DeferralPolicy
from generator.source import git
from generator.source.git import GitError

PIN = "public.pin"
_TRIES = 5


@dataclass(frozen=True)
class Lane:
    """Everything at one commit. public: a clone of the public repository."""

    private: Private
    public: Path
    snapshot: Snapshot

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the private repository."""
        return self.snapshot.files

    @property
    def pin(self) -> str:
        """The commit of the public repository whose rules apply."""
        return self.files.get(PIN, b"").decode("ascii", "replace").strip()

    @cached_property
    def public_files(self) -> Mapping[str, bytes]:
        """The public register at that commit: bytes by path."""
        return _public_files(self.public, self.pin)

    @cached_property
    def policies(self) -> Policies:
        """The public rules of deferral, with their earlier versions."""
        found = policies.read(self.public, self.pin)
        if not _comes_before(self.public, self.pin, public_main(self.public)):
            raise Refused("DEF-414")  # else rules that nobody has agreed to could be offered on a branch, and pinned
        return found

    @property
    def policy(self) -> DeferralPolicy:
        """The newest rules: for clocks, windows and the job."""
        return self.policies.newest

    @cached_property
    def overlay(self) -> Mapping[str, bytes]:
        return {path: data for path, data in self.files.items() if path.startswith(OVERLAY)}

    @cached_property
    def roles(self) -> RolesChain:
        below = {path: data for path, data in self.files.items() if path.startswith(roles.FOLDER)}
        return roles.read(below, self.private.anchor)

    @cached_property
    def _read(self) -> tuple[list[Record], dict[str, Refused]]:
        return records.read_all(self.files, self.roles)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, for what is about all, such as a number or a search. Raises Refused if one cannot be read."""
        for refused in self.unreadable.values():
            raise refused
        return self.readable

    @property
    def readable(self) -> tuple[Record, ...]:
        """The records that can be read: work on one does not wait for another."""
        return tuple(self._read[0])

    @property
    def unreadable(self) -> Mapping[str, Refused]:
        """By id, why a record cannot be read."""
        return self._read[1]

    def find(self, start: str) -> tuple[Record, State]:
        """The record that somebody means, and its state. Raises Refused for none, or more than one."""
        for id_, refused in self.unreadable.items():
            if len(start) >= records.LEAST and id_.startswith(start.lower()):
                raise refused
        found = records.find(self.readable, start)
        return found, self.state(found)

    def state(self, record: Record) -> State:
        return fold(record, self.policies)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The state of every record that can be read, by its id."""
        return {record.id: self.state(record) for record in self.readable}


def open_lane(private: Path, public: Path | None) -> Lane:
    """The lane as the shared private repository has it now. public: the clone; by default the one that `init` noted."""
    clone = Private(private)
    snapshot = clone.latest()
    return Lane(clone, public or public_of(clone), snapshot)


def public_of(private: Private) -> Path:
    """The public clone that this private clone was told of. Raises Refused when it was told of none."""
    if "register.public" not in private.told:
        raise Refused("DEF-412")
    return Path(private.told["register.public"])


@lru_cache(maxsize=2)
def _public_files(public: Path, commit: str) -> Mapping[str, bytes]:
    """Kept, for a commit never changes, and a command that changes something opens the lane more than once."""
    try:
        return MappingProxyType(read_tree(public, commit, DATA))
    except GitError:
        raise Refused("DEF-410") from None


@lru_cache(maxsize=2)
def _comes_before(public: Path, commit: str, later: str) -> bool:
    """Kept for the same reason."""
    return git.succeeds(public, "merge-base", "--is-ancestor", commit, later)


Changes = Mapping[str, bytes | None]


def change(lane: Lane, make: Callable[[Lane], tuple[Changes, str]]) -> Lane:
    """Commit what `make` wants to change, with its message; when somebody else was first, think again and try again.

    `make` looks at the lane it is given and raises Refused when its change is no longer possible there. Returns the
    lane after the change, or the lane itself when there is nothing to change.
    """
    for _ in range(_TRIES):
        changes, message = make(lane)
        if not changes:
            return lane
        try:
            commit = lane.private.commit(lane.snapshot, changes, message)
        except Refused as refused:
            if refused.code != "DEF-407":
                raise
            lane = Lane(lane.private, lane.public, lane.private.latest())
        else:
            return Lane(lane.private, lane.public, lane.snapshot.after(commit, changes))
    raise Refused("DEF-407")
