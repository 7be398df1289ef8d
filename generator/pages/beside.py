"""What is published beside the pages, as far as pages tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.dataset.contract import Manifest
from generator.model.message import Texts
from generator.views.releases import NO_RELEASES, Releases


class Call(NamedTuple):
    """A kind of address of the interface for programs.

    path: with the names of what differs in braces. example: one that answers, "" if there is none. Both from the root.
    """

    path: str
    about: Texts
    example: str


@dataclass(frozen=True)
class Beside:
    """The files of the dataset, the snapshots, the interface."""

    manifest: Manifest
    releases: Releases = NO_RELEASES
    calls: Sequence[Call] = ()
