"""Runs git, and only git, so that nothing in a folder or in the environment can make it run or fetch something else.

A folder may come from anybody: no monitor, hook, pager, alias or check of signatures is run, nothing is fetched by
itself, nobody is asked for a password. And git looks at the folder, not at the repository that called this program (a
hook of git sets GIT_DIR). What git says is never shown: it may hold names of branches and files.
"""

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from generator.errors import RegisterError

_SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "log.showSignature=false",
    "-c", "log.showRoot=true",
    "-c", f"diff.orderFile={os.devnull}",
    "-c", "commit.gpgSign=false",
    "-c", "push.gpgSign=false",
    "-c", "gc.auto=0",
    "-c", "maintenance.auto=false",
    "-c", "advice.detachedHead=false",
    "-c", "protocol.ext.allow=never",
    "-c", "submodule.recurse=false",
)  # fmt: skip
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,  # other parents for a commit, that only this clone believes in
    "LC_ALL": "C",
}
_LONG = 600  # seconds that a git that talks to a server may take


class GitError(RegisterError):
    """Git refused. The message names the git command only; `code` is git's exit code, `rejected` that of a push."""

    def __init__(self, command: str, code: int, *, rejected: bool = False) -> None:
        super().__init__(f"git {command} failed (exit code {code}).")
        self.code, self.rejected = code, rejected


def environment(own: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a git that is not led anywhere by the one that called this program, plus some of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**kept, **_QUIET, **(own or {})}


# How to reach a server is the user's to say.
_KEPT = frozenset({"GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})


def command(folder: Path | None, *arguments: str) -> list[str]:
    """The words of a git command in a folder."""
    return ["git", *_SAFE, *(("-C", os.fspath(folder)) if folder is not None else ()), *arguments]


def run(
    folder: Path | None,
    *arguments: str,
    data: bytes = b"",
    own: Mapping[str, str] | None = None,
    timeout: float = _LONG,
) -> bytes:
    """What a git command prints. data: its standard input. own: its own environment variables.

    Raises GitError, which tells neither what was read nor what git said.
    """
    try:
        done = subprocess.run(
            command(folder, *arguments),
            env=environment(own),
            input=data,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except FileNotFoundError:
        raise RegisterError("There is no git here. Install git.") from None
    except subprocess.TimeoutExpired:
        raise RegisterError(f"git {arguments[0]} took longer than {int(timeout)} seconds and was stopped.") from None
    if done.returncode:
        raise GitError(arguments[0], done.returncode, rejected=b"[rejected]" in done.stderr)
    return done.stdout


def text(folder: Path | None, *arguments: str, data: bytes = b"", own: Mapping[str, str] | None = None) -> str:
    """The same as text, without white space around it."""
    return run(folder, *arguments, data=data, own=own).decode("utf-8", "replace").strip()


def succeeds(folder: Path | None, *arguments: str) -> bool:
    """Whether a git command ends well: for questions that git answers with its exit code."""
    try:
        run(folder, *arguments, timeout=60)
    except RegisterError:
        return False
    return True


@contextmanager
def reading(folder: Path, arguments: Sequence[str], feed: bytes = b"") -> Iterator[IO[bytes]]:
    """What a git command prints, as a stream, for what does not fit in memory. feed: its standard input.

    Raises GitError at the end of the block if git failed.
    """
    with subprocess.Popen(
        command(folder, *arguments),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None  # noqa: S101 - for the type checker: both are pipes
        assert process.stdout is not None  # noqa: S101
        # Git may answer before it has read all: it is fed from beside, so that neither waits for the other.
        feeding = threading.Thread(target=_feed, args=(process.stdin, feed), daemon=True)
        feeding.start()
        try:
            yield process.stdout
        except BaseException:
            process.kill()
            raise
        finally:
            feeding.join()
        code = process.wait()
    if code:
        raise GitError(arguments[0], code)


def _feed(stdin: IO[bytes], feed: bytes) -> None:
    with suppress(BrokenPipeError):  # it ended before it had read all; its exit code says why
        stdin.write(feed)
    with suppress(BrokenPipeError):
        stdin.close()
