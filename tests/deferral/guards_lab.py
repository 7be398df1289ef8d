"""What the tests of the guards share: git as a person types it, throwaway repositories, and marks made at run time.

No mark stands literally in this project: the guard over its history would ring.
"""

import os
import secrets as chance
import subprocess
from collections.abc import Mapping
from pathlib import Path

PERSON = {
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org", "GIT_AUTHOR_DATE": "2027-01-01T12:00:00+0000",
    "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_COMMITTER_DATE": "2027-01-01T12:00:00+0000", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}  # fmt: skip
MARKER = "classification" + ": deferred\n"
_KEY, _VALUE = "classification", "deferred"
MARKER_LINES = tuple(
    line.replace("KEY", _KEY).replace("VALUE", _VALUE)
    for line in (
        "KEY: VALUE", "  KEY: VALUE", "- KEY: VALUE", "\tKEY: VALUE  # why", "{KEY: VALUE}", "{KEY: VALUE, id: x}",
        "\ufeffKEY: VALUE", "'KEY': 'VALUE'", '"KEY" :  "VALUE"', "KEY: !!str VALUE", "KEY: &a VALUE", "? KEY: VALUE",
        "- - KEY: VALUE\r", "KEY:  VALUE\t",
    )
)  # fmt: skip


def canary() -> str:
    """A new canary."""
    return "DEFERRED-" + "CANARY-" + chance.token_hex(16)


def attempt(
    folder: Path, *arguments: str, own: Mapping[str, str] | None = None, data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """A git command, whatever comes of it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, **PERSON, **(own or {})}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, input=data, capture_output=True, timeout=30, check=False
    )


def git(folder: Path, *arguments: str, own: Mapping[str, str] | None = None, data: bytes = b"") -> str:
    """What a git command that must succeed says."""
    done = attempt(folder, *arguments, own=own, data=data)
    assert done.returncode == 0, (arguments, done.stderr.decode(errors="replace"))
    return done.stdout.decode().strip()


def bare(path: Path, *options: str) -> Path:
    """An empty bare repository, as a forge makes one."""
    path.mkdir(parents=True)
    git(path, "init", "--quiet", "--bare", "--initial-branch", "main", *options)
    return path


def commit(folder: Path, contents: Mapping[str, str | bytes], message: str = "made up") -> str:
    """Write files in a clone and commit them; the id of the commit."""
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def public_pair(root: Path, *options: str) -> tuple[Path, Path]:
    """A bare public repository with one commit on main, and a clone of it."""
    forge, clone = bare(root / "public.git", *options), root / "public"
    clone.mkdir()
    git(clone, "init", "--quiet", "--initial-branch", "main", *options)
    git(clone, "remote", "add", "origin", str(forge))
    commit(clone, {"registry-data/register.yml": "name: made up\n"})
    git(clone, "push", "--quiet", "origin", "main")
    return forge, clone


def private_pair(root: Path) -> tuple[Path, Path, str]:
    """A bare private repository, a clone with one deferred file on `deferred`, and the canary in it. No settings."""
    host, clone, mark = bare(root / "private.git"), root / "private", canary()
    clone.mkdir()
    git(clone, "init", "--quiet", "--initial-branch", "deferred")
    git(clone, "remote", "add", "origin", str(host))
    commit(clone, {"deferred/00/registration.yml": f"{MARKER}canary: {mark}\n"}, "grant")
    git(clone, "push", "--quiet", "origin", "deferred")
    return host, clone, mark


def store(repository: Path) -> str:
    """All objects and refs of a repository, reachable or not, to compare."""
    objects = git(repository, "cat-file", "--batch-all-objects", "--batch-check")
    return "\n".join([*sorted(objects.splitlines()), git(repository, "for-each-ref")])
