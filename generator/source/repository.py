"""What git says of the folder: the commit that is checked out, and its date. No git, no commit: then nothing is said.

A folder may come from anybody, so nothing in its configuration may run a program: no monitor, hook, pager or check of
signatures, and nothing is fetched. And git looks at the folder, not at the repository that called this program (a hook
of git sets GIT_DIR).
"""

import os
import subprocess
from pathlib import Path

_SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "log.showSignature=false",
)  # fmt: skip
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def commit(folder: Path) -> str:
    """The full id of the commit that is checked out, or "" outside a repository.

    Full, because the length of a short one depends on the clone.
    """
    return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or ""


def commit_date(folder: Path) -> str | None:
    """The date of that commit in its committer's own time zone, as 2026-11-23, or None."""
    return _git(folder, "log", "-1", "--format=%cs") or None


def _git(folder: Path, *arguments: str) -> str | None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *_SAFE, "-C", os.fspath(folder), *arguments],
            env={**own, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
