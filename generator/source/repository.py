"""What git says of the folder: the commit that is checked out, and its date. No git, no commit: then nothing is said."""

import subprocess
from pathlib import Path


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=60, check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def commit(folder: Path) -> str:
    """The full id of the commit that is checked out, or "" outside a repository. Full: a short one depends on the clone."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD") or ""


def commit_date(folder: Path) -> str | None:
    """The date of that commit in its committer's own time zone, as 2026-11-23, or None."""
    return _git(folder, "log", "-1", "--no-show-signature", "--format=%cs") or None
