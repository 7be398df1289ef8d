"""What git says of the folder: which commit is checked out, and its date. No git, no commit: nothing is said."""

from pathlib import Path

from generator.errors import RegisterError
from generator.source import git


def commit(folder: Path) -> str:
    """The full id of the commit that is checked out, or "" outside a repository.

    Full, because the length of a short one depends on the clone.
    """
    return _asked(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")


def commit_date(folder: Path) -> str | None:
    """The date of that commit in its committer's own time zone, as 2026-11-23, or None."""
    return _asked(folder, "log", "-1", "--format=%cs") or None


def is_shallow(folder: Path) -> bool:
    """Whether the clone lacks the older commits."""
    return _asked(folder, "rev-parse", "--is-shallow-repository") == "true"


def place(folder: Path) -> str:
    """Where a folder is in its repository, with a slash behind: `registry-data/`; "" at its top and outside one."""
    return _asked(folder, "rev-parse", "--show-prefix")


def is_refused(folder: Path) -> bool:
    """Whether there is a repository around the folder that git does not want to read, for it is somebody else's."""
    there = any((above / ".git").exists() for above in (folder.resolve(), *folder.resolve().parents))
    return there and not git.succeeds(folder, "rev-parse", "--git-dir")


def _asked(folder: Path, *arguments: str) -> str:
    try:
        return git.text(folder, *arguments)
    except RegisterError:
        return ""
