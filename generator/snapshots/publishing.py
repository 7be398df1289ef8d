"""Snapshots on the site: what is known of each, and the files of those whose package is there and is what it says."""

import base64
import datetime
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import InputError, RegisterError
from generator.files import Folder, is_public
from generator.snapshots import notes, package
from generator.snapshots.chain import Chain, Key, Link
from generator.snapshots.package import Package
from generator.source.old_values import DeferredFound
from generator.views.comparison import Compared
from generator.views.releases import Release, Releases, SigningKey

LATEST = "latest"


def releases(data: Path, links: Chain, packages: Path | None) -> Releases:
    """Every snapshot in the chain. packages: the folder with `<name>.zip`, if there is one.

    A package that is damaged, or another than the chain says, is as one that is not there: it is not published.
    """
    found = list(_releases(data, links, packages))
    signers = {name: tuple(map(_shown, keys)) for name, keys in links.signers.items()}
    return Releases(tuple(reversed(found)), signers)


def _shown(key: Key) -> SigningKey:
    until = "never" if key.until == datetime.date.min else key.until.isoformat() if key.until else ""
    return SigningKey(fingerprint(key.public), until)


def fingerprint(key: str) -> str:
    """What `ssh-keygen -l` shows of a public key."""
    kind, _, body = key.partition(" ")
    try:
        digest = hashlib.sha256(base64.b64decode(body)).digest()
    except ValueError:
        raise InputError(f"A key in snapshots/signers cannot be read: {kind} {body[:12]}…") from None
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def publish(folder: Folder, links: Chain, shown: Releases, packages: Path | None) -> None:
    """Write the files of every package that is published in `data/<name>/`, and those of the newest in `data/latest/`.

    Raises InputError for a snapshot with the name of something else in `data/`.
    """
    for release in shown.all:
        link = links.link(release.name)
        if packages is None or link is None or release.package is None:
            continue
        place = folder.path / "data" / release.name
        if place.exists() or release.name == LATEST:
            raise InputError(f"Snapshot {release.name} has the name of a part of the dataset. Take its package away.")
        place.mkdir()
        shutil.copyfile(_place(packages, release.name), place / f"{release.name}.zip")
        with package.opened(_place(packages, release.name)) as found:
            _unpack(found, place, folder.previous / "data" / release.name)
        (place / package.MANIFEST).write_bytes(link.data)
        if link.signature is not None:
            (place / package.SIGNATURE).write_bytes(link.signature)
    if shown.latest:
        newest = folder.path / "data" / shown.latest
        target = folder.path / "data" / LATEST
        shutil.copytree(newest, target, copy_function=_linked)
        (target / f"{shown.latest}.zip").rename(target / f"{LATEST}.zip")


def _releases(data: Path, links: Chain, packages: Path | None) -> Iterator[Release]:
    previous: Link | None = None
    for link in links.links:
        made = link.manifest
        signer = links.signer(made, link.data, link.signature) if link.signature is not None else None
        yield Release(
            made.name,
            made.day,
            made.commit,
            made.sha256,
            made.total,
            more=made.total - previous.manifest.total if previous else None,
            is_signed=link.signature is not None,
            signer=signer or "",
            entries=_changes(data, previous.manifest.commit, made.commit) if previous else (),
            package=_size(link, packages) if packages else None,
        )
        previous = link


def _changes(data: Path, older: str, newer: str) -> tuple[Compared, ...] | None:
    """None in a clone that lacks one of both commits."""
    try:
        return notes.between(data, older, newer)
    except DeferredFound:
        raise
    except RegisterError:
        return None


def _size(link: Link, packages: Path) -> int | None:
    """The size of the package of a snapshot, if it is there and every byte is as the manifest in the chain says."""
    place = _place(packages, link.manifest.name)
    try:
        with package.opened(place) as found:
            if found.manifest_bytes != link.data or any(found.problems()):
                return None
        return place.stat().st_size
    except (InputError, OSError):
        return None


def _place(packages: Path, name: str) -> Path:
    return packages / f"{name}.zip"


def _unpack(found: Package, place: Path, previous: Path) -> None:
    """Write the files; those that the build before has already are linked, which spares the disk."""
    for file, expected in found.manifest.files.items():
        target, before = place / file, previous / file
        target.parent.mkdir(parents=True, exist_ok=True)
        is_there = before.is_file() and not before.is_symlink() and is_public(before.stat())
        if is_there and package.measured(before) == expected:
            _linked(before, target)
        else:
            found.extract(file, target)


def _linked(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
