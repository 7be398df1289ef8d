"""The snapshots that were made of the register, as readers see them: what each holds, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.views.comparison import Compared


@dataclass(frozen=True)
class Release:
    """One snapshot.

    sha256: of its manifest. registrations: how many; more: than in the one before, None for the first.
    is_signed, signer: whether there is a signature, and of whom, "" if of nobody who may sign.
    entries: what changed since the one before; None where it is not known. package: size of the ZIP, None without one.
    """

    name: str
    day: str
    commit: str
    sha256: str
    registrations: int
    more: int | None = None
    is_signed: bool = False
    signer: str = ""
    entries: tuple[Compared, ...] | None = None
    package: int | None = None


class SigningKey(NamedTuple):
    """A key that may sign. until: the last day of a snapshot that it may sign; "" for no end, "never" for no day."""

    fingerprint: str
    until: str = ""


@dataclass(frozen=True)
class Releases:
    """All snapshots, the newest first. signers: the keys that may sign, by the name of whose they are.

    latest: the name of the newest one whose files are published, "" if there is none.
    """

    all: tuple[Release, ...] = ()
    signers: Mapping[str, tuple[SigningKey, ...]] = field(default_factory=dict)

    @property
    def latest(self) -> str:
        return next((release.name for release in self.all if release.package is not None), "")


NO_RELEASES = Releases()
