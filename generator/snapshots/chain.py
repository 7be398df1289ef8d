"""The manifests of all snapshots, which stay in the repository: each names the one before it, the first names none.

`registry-data/snapshots/<name>.json` and its signature `<name>.json.sig`. The file `signers` there says who may sign,
as an `allowed_signers` file of OpenSSH does: a name, then a public key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError
from generator.snapshots import manifest
from generator.snapshots.manifest import Manifest
from generator.source import signatures

FOLDER = "snapshots"
SIGNERS = "signers"
NAMESPACE = "register-snapshot"
_NAME = re.compile(r"[\w.+@-]+")  # of one person: no list, no pattern
_WORDS = 3  # a name, a kind, a key; what follows is a comment
_KINDS = ("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-")


@dataclass(frozen=True)
class Link:
    """One manifest as it stands in the repository, and its signature, if it has one."""

    manifest: Manifest
    data: bytes
    signature: bytes | None


@dataclass(frozen=True)
class Chain:
    """All links, the oldest first, and the keys that may sign, by the names of who has them."""

    links: tuple[Link, ...]
    signers: Mapping[str, tuple[str, ...]]

    @property
    def last(self) -> Manifest | None:
        """The newest manifest."""
        return self.links[-1].manifest if self.links else None

    def link(self, name: str) -> Link | None:
        return next((link for link in self.links if link.manifest.name == name), None)

    def signer(self, data: bytes, signature: bytes) -> str | None:
        """Who signed these bytes, or None if nobody did who may."""
        for name, keys in self.signers.items():
            if any(signatures.is_valid(data, signature, key, NAMESPACE) for key in keys):
                return name
        return None


def read(data: Path) -> Chain:
    """The chain in a `registry-data/` folder; empty where there is none.

    Raises InputError if a file is no manifest, or if the manifests are no chain: one first, and one after another.
    """
    folder = data / FOLDER
    links = []
    for path in sorted(folder.glob("*.json")):
        found = path.read_bytes()
        made = manifest.read(found, str(path))
        if made.name != path.stem:
            raise InputError(f"{path} is the manifest of {made.name}. A manifest keeps the name it was made with.")
        signature = path.with_name(f"{path.name}.sig")
        links.append(Link(made, found, signature.read_bytes() if signature.is_file() else None))
    signers = folder / SIGNERS
    return Chain(_in_order(links, folder), read_signers(signers) if signers.is_file() else {})


def keep(data: Path, made: Manifest, signature: bytes | None) -> Path:
    """Write a manifest and its signature where they stay. Returns the place of the manifest."""
    place = data / FOLDER / f"{made.name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(made.to_bytes())
    if signature is not None:
        place.with_name(f"{place.name}.sig").write_bytes(signature)
    return place


def read_signers(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The keys in an `allowed_signers` file, by name. Raises InputError for a line that is not a name and a key.

    A line with options is refused: they say what a key may not sign, and to pass over one would allow it.
    """
    found: dict[str, tuple[str, ...]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise InputError(
            f"{path} is not a text in UTF-8. Write it anew: a name and a public key on every line."
        ) from None
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) < _WORDS or not _NAME.fullmatch(words[0]) or not words[1].startswith(_KINDS):
            raise InputError(
                f"{path}, line {number}: a name and a public key were expected, without options: anna ssh-ed25519 AAAA…"
            )
        found[words[0]] = (*found.get(words[0], ()), f"{words[1]} {words[2]}")
    return found


def _in_order(links: list[Link], folder: Path) -> tuple[Link, ...]:
    """The links as a chain. A gap, a fork, or a manifest that was changed afterwards, is no chain."""
    by_previous: dict[str, list[Link]] = {}
    for link in links:
        previous = link.manifest.previous
        by_previous.setdefault(previous.sha256 if previous else "", []).append(link)
    ordered: list[Link] = []
    last = ""
    while following := by_previous.pop(last, []):
        if len(following) > 1:
            names = " and ".join(link.manifest.name for link in following)
            raise InputError(f"{folder}: {names} both follow the same snapshot. Remake the later of them.")
        ordered.append(following[0])
        last = following[0].manifest.sha256
    if len(ordered) != len(links):
        loose = ", ".join(sorted(link.manifest.name for others in by_previous.values() for link in others))
        raise InputError(
            f"{folder}: the manifest before {loose} is missing, or is no longer what it was. Get it back from git."
        )
    return tuple(ordered)
