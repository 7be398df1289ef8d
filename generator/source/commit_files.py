"""The files of a commit, read from the store: nothing is checked out, so nothing on disk can change what is read."""

from pathlib import Path

from generator.errors import RegisterError
from generator.source import blobs, git


class OddEntryError(RegisterError):
    """A commit holds something else than ordinary files with ordinary names. path: where, as git has it."""

    def __init__(self, path: str) -> None:
        super().__init__("A commit holds a symbolic link, a submodule, or a file with control characters in its name.")
        self.path = path


def read_tree(folder: Path, commit: str, prefix: str = "") -> dict[str, bytes]:
    """The files of a commit whose path starts with a prefix, by path from the root of the repository.

    Raises OddEntryError for what is no ordinary file, GitError where there is no such commit, and InputError where the
    clone lacks a part of it.
    """
    listed = git.run(folder, "ls-tree", "-r", "-z", "--full-tree", commit, *((prefix,) if prefix else ()))
    entries = []
    for line in filter(None, listed.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, _, blob = head.decode().split(" ")
        name = path.decode("utf-8", "surrogateescape")
        if mode not in ("100644", "100755") or not name.isprintable():  # it could say other things to a terminal
            raise OddEntryError(name)
        entries.append((name, blob))
    contents = blobs.contents(folder, [blob for _, blob in entries])
    return {path: data for (path, _), (_, data) in zip(entries, contents, strict=True)}
