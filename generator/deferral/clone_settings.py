"""How a private clone is set up so that what is typed in it by habit does not reach the public repository.

Seat belts, no wall: the wall is that the owner of a private clone has no right to push to the public repository.
`register deferral init` applies these settings, `register doctor` looks whether they still hold.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.deferral import git_config
from generator.errors import InputError
from generator.source import git

REMOTE = "origin"
HOOK = "pre-push"
PINNED = "register.privateRemote"  # the address of the private repository; the hook lets nothing else through
HOOKS = ".git/hooks"
# git has no such protocol, so an address that begins with it leads nowhere.
_NOWHERE = {"pushInsteadOf": "no-push://", "insteadOf": "no-public://"}

_SCP = re.compile(r"(?:[^@/:]+@)?(?P<host>\[[^\]]+\]|[^@/:\[\]]{2,}):(?P<path>.*)", re.DOTALL)
_PORTS = {("ssh", 22), ("https", 443), ("http", 80), ("git", 9418)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads, however it is spelled. host: "" for this machine; path: without .git and slashes."""

    host: str
    path: str


def place(url: str, base: Path | None = None) -> Place:
    """Where an address leads. base: the folder from which a relative path is meant."""
    if "://" not in url:
        scp = _SCP.fullmatch(url)
        if scp and not (base or Path()).joinpath(url).exists():
            return Place(scp["host"].strip("[]").lower(), _bare(scp["path"]))
        return Place("", _bare(str((base or Path()).joinpath(url).resolve())))
    parts = urlsplit(url)
    if parts.scheme.lower() == "file":
        return Place("", _bare(str(Path(unquote(parts.path)).resolve())))
    host, port = (parts.hostname or "").lower(), parts.port
    own_port = f":{port}" if port and (parts.scheme.lower(), port) not in _PORTS else ""
    return Place(host + own_port, _bare(unquote(parts.path)))


def _bare(path: str) -> str:
    return path.strip("/").removesuffix(".git").rstrip("/")


def spellings(url: str, base: Path | None = None) -> list[str]:
    """The ways to write the address of a repository. git takes them as beginnings, so `.git` and `/` may follow."""
    there = place(url, base)
    if not there.host:
        near = {os.path.relpath(f"/{there.path}", base.resolve())} if base else set()
        return sorted({url, f"/{there.path}", f"file:///{there.path}", f"file://localhost/{there.path}"} | near)
    host, path = there.host, there.path
    found = {url.rstrip("/").removesuffix(".git")}
    found |= {f"{scheme}://{host}/{path}" for scheme in ("https", "http", "ssh", "git")}
    found |= {f"{scheme}://git@{host}/{path}" for scheme in ("https", "ssh")}
    if ":" not in host:
        found |= {f"{user}{host}:{slash}{path}" for user in ("", "git@") for slash in ("", "/")}
    return sorted(found)


def settings_of_private_clone(public_urls: Sequence[str], base: Path | None = None) -> list[tuple[str, str]]:
    """What git is told in a private clone: names and values. A name that occurs twice has two values.

    push.default: a push says what and where, or does nothing. remote.pushDefault: a bare push goes to the private
    side. negotiationAlgorithm: a fetch from elsewhere does not tell which private commits are here. hooksPath: no hooks
    of a user or a machine take the place of ours. insteadOf: the public repository can be neither fetched from nor
    pushed to; pushInsteadOf: not pushed to either once somebody has made fetching possible.
    """
    fixed = [
        ("push.default", "nothing"),
        ("remote.pushDefault", REMOTE),
        ("fetch.negotiationAlgorithm", "noop"),
        ("core.hooksPath", HOOKS),
    ]
    addresses = sorted({spelling for url in public_urls for spelling in spellings(url, base)})
    return fixed + [(f"url.{nowhere}.{key}", address) for key, nowhere in _NOWHERE.items() for address in addresses]


def apply(clone: Path, public_urls: Sequence[str]) -> None:
    """Set up a private clone that has its one remote already, for its owner alone; again does no harm.

    Raises InputError if it has no remote called origin, or if that leads to the public repository.
    """
    there = git_config.read(clone)
    private = there.get(f"remote.{REMOTE}.url", [])
    if len(private) != 1:
        raise InputError(f"{clone} must have one remote called {REMOTE}. Add it: git remote add {REMOTE} ADDRESS")
    if place(private[0], clone) in {place(url, clone) for url in public_urls}:
        raise InputError(f"The remote of {clone} is the public repository. Name the private one instead.")
    clone.chmod(0o700)  # whatever the umask: on a shared machine nobody else gets in
    wanted = settings_of_private_clone(public_urls, clone)
    blocks = [(name, value) for name, value in wanted if name.startswith("url.")]
    blocks += [(f"url.{private[0]}.{key}", private[0]) for key in _exceptions(private[0], blocks)]
    for section in dict.fromkeys(name.rpartition(".")[0] for name, _ in blocks):
        if any(name.startswith(f"{section}.") for name in there):
            git.run(clone, "config", "--local", "--remove-section", section)
    for name, value in (*wanted, (PINNED, private[0])):
        if (name, value) not in blocks and there.get(git_config.canonical(name)) != [value]:
            git.run(clone, "config", "--local", "--replace-all", name, value)
    with (clone / ".git/config").open("a", encoding="utf-8") as file:
        file.write(git_config.lines(blocks))
    hook = hook_file(clone)
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(hook_text(HOOK))
    hook.chmod(0o755)


def _exceptions(private: str, wanted: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The keys by which the private address would be led nowhere, because a public one is the beginning of it.

    The longest beginning counts, so the whole address, led to itself, makes an exception.
    """
    for key, nowhere in _NOWHERE.items():
        if any(name == f"url.{nowhere}.{key}" and private.startswith(value) for name, value in wanted):
            yield key


def hook_file(clone: Path) -> Path:
    """Where the hook stands that looks at every push."""
    return clone / HOOKS / HOOK


def hook_text(name: str) -> bytes:
    """A hook as it comes with this program: pre-push, pre-receive or pre-receive-private."""
    return resources.files("generator.deferral").joinpath("hooks", name).read_bytes()
