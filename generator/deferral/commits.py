"""The history of the private repository: which files each commit added, changed or removed, and what they said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.deferral import documents
from generator.deferral.record import FOLDER
from generator.source import git
from generator.source.blobs import contents as blob_contents

_START = b"commit "


@dataclass(frozen=True)
class Change:
    """One commit. merges: whether it has more than one parent. files: status (A, M, D) and path.

    registrations: the blobs of `registration.yml` that it brought, with the id of the deferral. blobs: every path that
    it brought, with its blob.
    """

    commit: str
    merges: bool
    files: tuple[tuple[str, str], ...]
    registrations: tuple[tuple[str, str], ...]
    blobs: tuple[tuple[str, str], ...]


def changes(folder: Path, commit: str) -> Iterator[Change]:
    """Every commit up to one, the oldest first."""
    output = git.run(
        folder, "log", "--reverse", "--topo-order", "-m", "--first-parent", "--root", "--raw", "-z", "--no-abbrev",
        "--no-renames", "--format=commit %H %P", commit,
    )  # fmt: skip
    parts = output.split(b"\0")
    heads: list[bytes] = []
    entries: list[tuple[bytes, str]] = []
    at = 0
    while at < len(parts):
        part = parts[at].lstrip(b"\n")
        if part.startswith(_START):
            if heads:
                yield _change(heads[-1], entries)
            heads.append(part)
            entries = []
            at += 1
        elif part.startswith(b":"):
            entries.append((part, parts[at + 1].decode("utf-8", "surrogateescape")))
            at += 2
        else:
            at += 1
    if heads:
        yield _change(heads[-1], entries)


def _change(head: bytes, entries: Sequence[tuple[bytes, str]]) -> Change:
    commit, *parents = head[len(_START) :].decode().split()
    files, registrations, blobs = [], [], []
    for raw, path in entries:
        _, _, _, blob, status = raw.decode().split(" ")
        files.append((status[0], path))
        if status != "D":
            blobs.append((path, blob))
        if path.startswith(FOLDER) and path.endswith("/registration.yml") and status != "D":
            registrations.append((path.split("/")[1], blob))
    return Change(commit, len(parents) > 1, tuple(files), tuple(registrations), tuple(blobs))


def contents(folder: Path, history: Sequence[Change]) -> Mapping[str, Mapping[str, bytes]]:
    """Every version that `registration.yml` of a record ever had: by the record's id, then by its digest."""
    wanted = list(dict.fromkeys(pair for change in history for pair in change.registrations))
    found: dict[str, dict[str, bytes]] = {}
    for (id_, _), (_, data) in zip(wanted, blob_contents(folder, [blob for _, blob in wanted]), strict=True):
        found.setdefault(id_, {})[documents.digest(data)] = data
    return found
