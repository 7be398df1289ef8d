"""The rules through time: a decision is judged by those that were in force when it was taken, and by no later ones."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.deferral.calendar import month
from generator.deferral.public_paths import DATA
from generator.deferral.refusal import Refused
from generator.model import assemble
from generator.model.deferral_policy import DeferralPolicy
from generator.schema.validator import validator
from generator.source import git, yaml_fast
from generator.source.git import GitError
from generator.source.tree import DEFERRAL_POLICY
from generator.source.yaml_problem import YamlProblem

_FILE = f"{DATA}{DEFERRAL_POLICY}"


@dataclass(frozen=True)
class Policies:
    """Every version of the public policy, the oldest first. Each says itself from which month it applies (`since`)."""

    versions: tuple[DeferralPolicy, ...]

    @property
    def newest(self) -> DeferralPolicy:
        """The version that the public sees."""
        return self.versions[-1]

    def on(self, day: datetime.date) -> DeferralPolicy:
        """The rules for what is decided on a day: the newest version that applied then, else the oldest."""
        found = [version for version in self.versions if version.since <= month(day)]
        return found[-1] if found else self.versions[0]


@lru_cache(maxsize=2)
def read(public: Path, commit: str) -> Policies:
    """The versions in the history of a commit of a public clone. Raises Refused when the newest cannot be used.

    Kept: a commit never changes.
    """
    try:
        newest = policy_of(git.run(public, "show", f"{commit}:{_FILE}"))
        changes = git.text(public, "log", "--first-parent", "--format=%H", commit, "--", _FILE).split()
    except GitError:
        raise Refused("DEF-410") from None
    older = [version for change in reversed(changes[1:]) if (version := _earlier(public, change)) is not None]
    return Policies((*older, newest))


def _earlier(public: Path, commit: str) -> DeferralPolicy | None:
    """An older version; None where it was taken away, or written in a way that this program does not read."""
    try:
        return policy_of(git.run(public, "show", f"{commit}:{_FILE}"))
    except (GitError, Refused):
        return None


def policy_of(data: bytes) -> DeferralPolicy:
    """The policy in a file. Raises Refused when it cannot be used."""
    try:
        value = yaml_fast.read(data)
    except YamlProblem:
        raise Refused("DEF-411") from None
    if not validator("deferral-policy").accepts(value):
        raise Refused("DEF-411")
    return assemble.deferral_policy(value)
