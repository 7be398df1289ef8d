"""The smoke alarm of a public repository: whether any object of a clone holds the mark of a deferred registration."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.deferral.leaks import scan_store
from generator.deferral.needles import Kind, Needles
from generator.errors import InputError
from generator.source import git


@dataclass(frozen=True)
class Alarm:
    """What a search of a whole history gave. marks: how many; unsearched: the ids of objects not searched whole."""

    marks: int
    unsearched: tuple[str, ...]


def whole_history(repository: Path) -> bool:
    """Whether a clone has everything: it is not shallow, and leaves no objects to be fetched later."""
    later = ("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$")
    return git.text(repository, "rev-parse", "--is-shallow-repository") == "false" and not git.succeeds(
        repository, *later
    )


def listen(repository: Path) -> Alarm:
    """Search all objects of a clone, and its refs. Raises InputError if that is no whole repository."""
    if not git.succeeds(repository, "rev-parse", "--git-dir"):
        raise InputError(f"{repository} is no git repository. Run this in a clone, or name one with --repository.")
    if not whole_history(repository):
        raise InputError(
            f"{repository} is a clone without its whole history, so nothing could be said of the rest. Get it: "
            f"git -C {repository} fetch --unshallow --tags (or, made with --filter: clone it again without that)"
        )
    found = Counter[str]()
    unsearched = []
    for leak in scan_store(repository, Needles()):
        found[leak.kind] += 1
        if leak.kind is Kind.UNSEARCHED:
            unsearched.append(leak.where)
    return Alarm(found.total() - len(unsearched), tuple(dict.fromkeys(unsearched)))
