"""Searches a git object store, a folder or some bytes for everything that gives away a deferred registration.

All needles at once, in every way of writing (`encodings.py`) and inside every container (`containers.py`). A leak says
where, of which deferral and what kind of needle; the value is never told, nor a name that holds it.

Not found: what is encrypted, drawn in a picture, compressed inside a PDF or a font, or cut in two by a document's own
markup. Never passed over in silence: what is too large or too deep, or does not open, is a leak of the kind UNSEARCHED.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.deferral.containers import pieces, unsearched
from generator.deferral.leak import Leak, Piece
from generator.deferral.marks import PRIVATE_FOLDERS
from generator.deferral.needles import ANY, Kind, Needles, Secret, secrets
from generator.deferral.search import Search
from generator.errors import InputError
from generator.source import objects
from generator.source.objects import LARGEST

__all__ = [
    "ANY",
    "Kind",
    "Leak",
    "Needles",
    "Secret",
    "scan_bytes",
    "scan_files",
    "scan_folder",
    "scan_store",
    "secrets",
]


def scan_bytes(name: str, data: bytes, needles: Needles) -> Iterator[Leak]:
    """The leaks in some bytes. name: what to call them; it is not searched."""
    return scan_files([(name, data)], needles)


def scan_files(files: Iterable[tuple[str, bytes]], needles: Needles) -> Iterator[Leak]:
    """The leaks in many files at once, which is much faster than one by one. files: names, not searched, and bytes."""
    return Search(needles).run(piece for name, data in files for piece in pieces(name, data))


def scan_folder(path: Path, needles: Needles) -> Iterator[Leak]:
    """The leaks in the files of a folder and the folders in it, and in their names. Links are read, not followed.

    A file whose path is a leak itself is called by its number among all paths in order: "path 12".
    Raises InputError if the folder is not there.
    """
    if not path.is_dir():
        raise InputError(f"There is no folder {path} to search. Make it first, or name another one.")
    return Search(needles).run(_of_folder(path, needles))


def scan_store(git_dir: Path, needles: Needles) -> Iterator[Leak]:
    """The leaks in all objects of a repository, reachable or not, in the names in its trees, and in its refs.

    Raises RegisterError if it is no repository, or its store is damaged.
    """
    return Search(needles).run(_of_store(git_dir, needles))


def _of_folder(path: Path, needles: Needles) -> Iterator[Piece | Leak]:
    found = sorted(_walk(path, ""))
    names = [os.fsencode(file) for file in found]
    telling = any(scan_bytes("", b"\n".join(names), needles))
    for number, (file, name) in enumerate(zip(found, names, strict=True), start=1):
        where = file
        if telling and any(scan_bytes("", name, needles)):
            where = f"path {number}"
            yield Piece(where, (), name)
        yield from _of_file(path / file, where)


def _walk(root: Path, folder: str) -> Iterator[str]:
    """The paths of everything in a folder, from its root."""
    with os.scandir(root / folder) as entries:
        for entry in entries:
            yield folder + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, f"{folder}{entry.name}/")


def _of_file(path: Path, where: str) -> Iterator[Piece | Leak]:
    if path.is_symlink():
        yield Piece(where, (), os.fsencode(path.readlink()))
    elif path.is_file():
        with path.open("rb") as opened:
            data = opened.read(LARGEST)
            more = opened.read(1)
        yield from pieces(where, data)
        if more:
            yield unsearched(where)
    elif not path.is_dir():
        yield unsearched(where)


def _of_store(git_dir: Path, needles: Needles) -> Iterator[Piece | Leak]:
    for number, name in enumerate(objects.refs(git_dir), start=1):
        where = f"ref {number}"
        yield Piece(where, (), name.encode("utf-8", "surrogateescape"))
        if not PRIVATE_FOLDERS.isdisjoint(name.lower().encode("utf-8", "surrogateescape").split(b"/")):
            yield Leak(where, (), ANY, Kind.PATH)
    names, private = set[bytes](), set[bytes]()
    for stored in objects.stored(git_dir):
        if needles.raw and (deferral := needles.raw.get(bytes.fromhex(stored.id))):
            yield Leak(stored.id, (), deferral, Kind.HASH)
        if stored.kind == "tree":
            entries = stored.entries()
            fresh = {name for name, _ in entries} - names
            names |= fresh
            private |= {name for name in fresh if name.lower() in PRIVATE_FOLDERS}
            if fresh:
                yield Piece(stored.id, (), b"\n".join(fresh))  # a name counts in the first tree that has it
            yield from _of_tree(stored.id, entries, private, needles)
        elif stored.kind == "blob":
            yield from pieces(stored.id, stored.data)
        else:
            yield Piece(stored.id, (), stored.data)
        if not stored.whole:
            yield unsearched(stored.id)


def _of_tree(where: str, entries: list[tuple[bytes, bytes]], private: set[bytes], needles: Needles) -> Iterator[Leak]:
    """The private folders in a tree, and the private ids it points at."""
    if private and any(name in private for name, _ in entries):
        yield Leak(where, (), ANY, Kind.PATH)
    if needles.raw:
        for deferral in {needles.raw[raw] for _, raw in entries if raw in needles.raw}:
            yield Leak(where, (), deferral, Kind.HASH)
