"""The manifests of all snapshots, which stay in the repository: each names the one before it, the first names none.

`registry-data/snapshots/<name>.json` and its signature `<name>.json.sig`. The file `signers` there says who may sign,
as an `allowed_signers` file of OpenSSH does: a name, then a public key.
"""

import base64
import datetime
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
_END = re.compile(r'valid-before="([0-9]{4})([0-9]{2})([0-9]{2})"')
_WORDS = 3  # a name, a kind, a key; what follows is a comment
_CURVES = ("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521")
_KINDS = {"ssh-ed25519", "ssh-rsa", *_CURVES, "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"}


@dataclass(frozen=True)
class Link:
    """One manifest as it stands in the repository, and its signature, if it has one."""

    manifest: Manifest
    data: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Key:
    """A public key, as `ssh-ed25519 AAAA…`. until: the last day of a snapshot that it may sign; None for no end."""

    public: str
    until: datetime.date | None = None


@dataclass(frozen=True)
class Chain:
    """All links, the oldest first, and the keys that may sign, by the names of who has them."""

    links: tuple[Link, ...]
    signers: Mapping[str, tuple[Key, ...]]

    @property
    def last(self) -> Manifest | None:
        """The newest manifest."""
        return self.links[-1].manifest if self.links else None

    def link(self, name: str) -> Link | None:
        return next((link for link in self.links if link.manifest.name == name), None)

    def signer(self, made: Manifest, data: bytes, signature: bytes) -> str | None:
        """Who signed a manifest, which is these bytes, or None if nobody did who may."""
        day = datetime.date.fromisoformat(made.day)
        for name, keys in self.signers.items():
            allowed = (key.public for key in keys if key.until is None or day <= key.until)
            if any(signatures.is_valid(data, signature, key, NAMESPACE) for key in allowed):
                return name
        return None


def read(data: Path) -> Chain:
    """The chain in a `registry-data/` folder; empty where there is none.

    Raises InputError if a file is no manifest, or if the manifests are no chain: one first, and one after another.
    """
    folder = data / FOLDER
    if folder.is_symlink():
        raise InputError(f"{folder} is a symbolic link. Put the folder itself there.")
    links = []
    for path in sorted(folder.glob("*.json")):
        found = _content(path)
        made = manifest.read(found, str(path))
        if made.name != path.stem:
            raise InputError(f"{path} is the manifest of {made.name}. A manifest keeps the name it was made with.")
        signature = path.with_name(f"{path.name}.sig")
        links.append(Link(made, found, _content(signature) if _is_there(signature) else None))
    signers = folder / SIGNERS
    return Chain(_in_order(links, folder), read_signers(signers) if _is_there(signers) else {})


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _content(path: Path) -> bytes:
    """A file of the chain; no device, which may have no end, and no link to one."""
    if path.is_symlink() or not path.is_file():
        raise InputError(f"{path} is not an ordinary file. Get it back from git, or take it away.")
    with path.open("rb") as stream:
        return stream.read(manifest.LARGEST + 1)


def keep(data: Path, made: Manifest, signature: bytes | None) -> Path:
    """Write a manifest and its signature where they stay. Returns the place of the manifest."""
    place = data / FOLDER / f"{made.name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(made.to_bytes())
    if signature is not None:
        place.with_name(f"{place.name}.sig").write_bytes(signature)
    return place


def read_signers(path: Path) -> Mapping[str, tuple[Key, ...]]:
    """The keys in an `allowed_signers` file, by name. Raises InputError for a line that is not a name and a key.

    `valid-before="20270131"` is for a key that is not used any more: what it signed until then stays signed. A line
    with any other option is refused: they say what a key may not sign, and to pass over one would allow it.
    """
    found: dict[str, tuple[Key, ...]] = {}
    try:
        lines = _content(path).decode("utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        raise InputError(
            f"{path} is not a text in UTF-8. Write it anew: a name and a public key on every line."
        ) from None
    for number, line in enumerate(lines, start=1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if not words:
            continue
        # What ends a line or hides in one could show a reviewer a comment where there is a key.
        is_read = line.replace("\t", " ").isprintable()
        if is_read and words[0].startswith("#"):
            continue
        until = _until(words.pop(1)) if len(words) > _WORDS and _END.fullmatch(words[1]) else None
        known = len(words) >= _WORDS and _NAME.fullmatch(words[0]) and words[1] in _KINDS
        if not is_read or not known or not _is_key(words[1], words[2]):
            raise InputError(
                f"{path}, line {number}: a name and a public key were expected, without options but "
                'valid-before="20270131": anna ssh-ed25519 AAAA…'
            )
        found[words[0]] = (*found.get(words[0], ()), Key(f"{words[1]} {words[2]}", until))
    return found


def _until(option: str) -> datetime.date | None:
    """The last day of a key. A day that cannot be is long past."""
    found = _END.fullmatch(option)
    assert found is not None  # noqa: S101 - for the type checker: who calls this has looked
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:
        return datetime.date.min


def _is_key(kind: str, public: str) -> bool:
    """Whether the second word is a key of the kind that the first one says."""
    try:
        first = next(signatures.strings(base64.b64decode(public, validate=True)))
    except (ValueError, StopIteration):
        return False
    return first == kind.encode()


def _require_after(made: Manifest, before: Manifest | None, folder: Path) -> None:
    """A snapshot calls the one before it by its name, and is not of an earlier day: a key that ended signs no more."""
    if before is None or made.previous is None:
        return
    if made.previous.name != before.name:
        raise InputError(
            f"{folder}: {made.name} says that it follows {made.previous.name}, but holds the checksum of "
            f"{before.name}. Get the manifest back from git, or make it again."
        )
    if made.day < before.day:
        raise InputError(
            f"{folder}: {made.name} is of {made.day}, and follows {before.name}, which is of {before.day}. Snapshots "
            "are made in the order of their days."
        )


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
            which = f"follow {ordered[-1].manifest.name}" if ordered else "say that they are the first snapshot"
            raise InputError(f"{folder}: {names} both {which}. Take the later of them away, and make it again.")
        _require_after(following[0].manifest, ordered[-1].manifest if ordered else None, folder)
        ordered.append(following[0])
        last = following[0].manifest.sha256
    if len(ordered) != len(links):
        loose = ", ".join(sorted(link.manifest.name for others in by_previous.values() for link in others))
        raise InputError(
            f"{folder}: the manifest before {loose} is missing, or is no longer what it was. Get it back from git."
        )
    return tuple(ordered)
