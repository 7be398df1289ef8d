"""The hooks of the repositories on a host of one's own, over real transports: what is refused leaves nothing behind."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.deferral import clone_settings
from tests.deferral.guards_lab import (
    MARKER,
    MARKER_LINES,
    attempt,
    bare,
    canary,
    commit,
    git,
    private_pair,
    public_pair,
    store,
)

CANARY = canary()


@dataclass(frozen=True)
class Lab:
    """A public repository behind a server and a clone that may push to it. url: its address."""

    forge: Path
    clone: Path
    url: str

    def fetchable(self, name: str) -> bool:
        """Whether anybody gets an object by its id, over protocol v2."""
        stranger = bare(self.forge.parent / f"stranger-{time.monotonic_ns()}")
        if "sha256" in git(self.forge, "rev-parse", "--show-object-format"):
            shutil.rmtree(stranger)
            bare(stranger, "--object-format=sha256")
        return attempt(stranger, "-c", "protocol.version=2", "fetch", "--depth=1", self.url, name).returncode == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A git daemon on this machine only: the folder it serves and its address. It takes pushes."""
    root = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(git(root, "--exec-path")) / "git-daemon"  # itself, so that it is it that is stopped
    command = [str(program), "--listen=127.0.0.1", f"--port={port}", f"--base-path={root}", "--export-all",
               "--enable=receive-pack", "--timeout=20", str(root)]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as daemon:
        try:
            for _ in range(250):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.02)
            yield root, f"git://127.0.0.1:{port}"
        finally:
            daemon.terminate()


def install(hook: str, repository: Path, *, name: str = "pre-receive") -> None:
    """Put a hook that comes with the program in a bare repository."""
    file = repository / "hooks" / name
    file.write_bytes(clone_settings.hook_text(hook))
    file.chmod(0o755)


def _lab(server: tuple[Path, str], form: str) -> Lab:
    root, url = server
    name = f"{form}-{time.monotonic_ns()}"
    forge, clone = public_pair(root / name, f"--object-format={form}")
    install("pre-receive", forge)
    return Lab(forge, clone, f"{url}/{name}/public.git")


@pytest.fixture
def lab(server: tuple[Path, str]) -> Lab:
    """A public repository with the hook, and a clone of it with a commit that is fine."""
    return _lab(server, "sha1")


@pytest.fixture
def lab_sha256(server: tuple[Path, str]) -> Lab:
    """The same with the longer ids."""
    return _lab(server, "sha256")


def _file(name: str, content: str | bytes) -> Callable[[Path], list[str]]:
    def made(clone: Path) -> list[str]:
        commit(clone, {name: content})
        return ["main"]

    return made


def _refs(*refs: str) -> Callable[[Path], list[str]]:
    def made(clone: Path) -> list[str]:
        return list(refs)

    return made


def _removed_again(clone: Path) -> list[str]:
    commit(clone, {"note.yml": MARKER})
    git(clone, "rm", "--quiet", "note.yml")
    commit(clone, {"other.yml": "fine: yes\n"})
    return ["main"]


def _message(clone: Path) -> list[str]:
    commit(clone, {}, f"about {CANARY.lower()}")
    return ["main"]


def _tag(clone: Path) -> list[str]:
    git(clone, "tag", "--annotate", "--message", MARKER.strip(), "v1")
    return ["v1"]


def _link(clone: Path) -> list[str]:
    (clone / "link.yml").symlink_to("../private/deferred")
    commit(clone, {})
    return ["main"]


def _submodule(clone: Path) -> list[str]:
    git(clone, "update-index", "--add", "--cacheinfo", f"160000,{git(clone, 'rev-parse', 'HEAD')},other")
    git(clone, "commit", "--quiet", "--message", "x")
    return ["main"]


def _rewritten(clone: Path) -> list[str]:
    git(clone, "commit", "--quiet", "--amend", "--message", "another history")
    return ["+main"]


def _unneeded(clone: Path) -> list[str]:
    """G26: git itself rejects one ref of two, and sends its objects all the same."""
    git(clone, "switch", "--quiet", "--orphan", "elsewhere")
    commit(clone, {"note.yml": MARKER})
    git(clone, "switch", "--quiet", "main")
    commit(clone, {"fine.yml": "fine: yes\n"})
    return ["elsewhere:main", "main:release/2027-01"]


POINTER = "version https://lfs.example.org/spec/v1\noid " + f"sha256:{'0' * 64}\nsize 3\n"
REFUSED: dict[str, Callable[[Path], list[str]]] = {
    "marker": _file("a.yml", f"id: x\n{MARKER}"),
    "marker with a dash and quotes": _file("a.yml", "  - " + MARKER.replace("ion:", "ion' :").replace("c", "'c", 1)),
    "marker in capitals, with the line ends of Windows": _file("a.txt", MARKER.upper().replace("\n", "\r\n")),
    "marker in UTF-16": _file("a.yml", MARKER.encode("utf-16")),
    "canary": _file("a.md", f"see {CANARY}."),
    "added and removed again": _removed_again,
    "path": _file("deferred/x.yml", "fine: yes\n"),
    "path further in": _file("some/where/Outbox/x.yml", "fine: yes\n"),
    "canary in a name": _file(f"registry-data/{CANARY}.yml", "fine: yes\n"),
    "commit message": _message,
    "tag message": _tag,
    "branch that is not allowed": _refs("main:refs/heads/deferred"),
    "another branch": _refs("main:refs/heads/wip"),
    "tag that is not allowed": _refs("main:refs/tags/commitment"),
    "notes": _refs("main:refs/notes/commits"),
    "deletion": _refs(":main"),
    "another history": _rewritten,
    "symbolic link": _link,
    "submodule": _submodule,
    "pointer to a large file": _file("a.bin", POINTER),
    "objects that no ref needs": _unneeded,
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_not_be_public_is_refused_and_cannot_be_fetched(lab: Lab, what: str) -> None:
    before = store(lab.forge)
    refs = REFUSED[what](lab.clone)
    pushed = attempt(lab.clone, "push", lab.url, *refs)
    assert pushed.returncode != 0
    said = [line for line in pushed.stderr.decode().splitlines() if line.startswith("remote:")]
    assert [line.split() for line in said] == [["remote:", "refused"]]
    assert store(lab.forge) == before
    new = set(git(lab.clone, "rev-list", "--all").split()) - set(git(lab.forge, "rev-list", "--all").split())
    assert not any(lab.fetchable(name) for name in new)


def test_the_hook_and_the_guard_know_the_same_marker_lines(lab: Lab) -> None:
    before = store(lab.forge)
    for line in MARKER_LINES:
        git(lab.clone, "switch", "--quiet", "--force-create", "main", "origin/main")
        commit(lab.clone, {"a.yml": f"id: x\n{line}\nname: y\n"})
        assert attempt(lab.clone, "push", lab.url, "main").returncode != 0, line
    assert store(lab.forge) == before


@pytest.mark.parametrize(
    "what", ["marker", "path", "tag message", "symbolic link", "deletion", "objects that no ref needs"]
)
def test_with_longer_ids_it_is_the_same(lab_sha256: Lab, what: str) -> None:
    test_what_may_not_be_public_is_refused_and_cannot_be_fetched(lab_sha256, what)
    git(lab_sha256.clone, "switch", "--quiet", "--detach", "origin/main")
    commit(lab_sha256.clone, {"a.yml": "a: b\n"})
    git(lab_sha256.clone, "push", lab_sha256.url, "HEAD:main")


def test_what_may_be_public_gets_through(lab: Lab) -> None:
    quoted = f'text = "{MARKER.strip()}"\nwe write {MARKER}prefix DEFERRED-CANARY- alone\ndeferred-x/outbox.yml: fine\n'
    for name in ("pre-receive", "pre-receive-private"):
        quoted += clone_settings.hook_text(name).decode() + "\n"
    last = commit(lab.clone, {"tests/test_marker.py": quoted, "generator/deferral/x.py": "", "deferred.yml": "a: b\n"})
    git(lab.clone, "tag", "--annotate", "--message", "a version", "v1.0")
    git(lab.clone, "push", lab.url, "main", "v1.0", "main:release/2027-01", "v1.0:refs/tags/snapshot/2027-01-01")
    assert lab.fetchable(last)
    git(lab.clone, "push", lab.url, "main~1:refs/heads/release/2027-02")  # nothing new is sent
    commit(lab.clone, {"a.yml": "a: b\n"})
    git(lab.clone, "push", lab.forge.as_uri(), "main")
    git(lab.clone, "commit", "--quiet", "--amend", "--message", "made again")
    git(lab.clone, "push", lab.url, "main:release/2027-03")
    git(lab.clone, "push", lab.url, "+main~1:refs/heads/release/2027-03")


def test_a_tag_that_exists_stays_what_it_is(lab: Lab) -> None:
    git(lab.clone, "push", lab.url, "main:refs/tags/v2")
    commit(lab.clone, {"a.yml": "a: b\n"})
    assert attempt(lab.clone, "push", "--force", lab.url, "main:refs/tags/v2").returncode != 0


def test_with_an_update_hook_the_same_push_is_refused_and_can_be_fetched(lab: Lab) -> None:
    """The negative control: it is the reason why the hook is a pre-receive hook."""
    (lab.forge / "hooks/pre-receive").unlink()
    hook = lab.forge / "hooks/update"
    hook.write_text("#!/bin/sh\necho refused >&2\nexit 1\n")
    hook.chmod(0o755)
    last = commit(lab.clone, {"a.yml": MARKER})
    assert attempt(lab.clone, "push", lab.url, "main").returncode != 0
    assert lab.fetchable(last)


def test_a_search_that_fails_halfway_refuses(lab: Lab, tmp_path: Path) -> None:
    """Each program the hook uses is taken away in turn: then nothing gets in, not everything."""
    hook = lab.forge / "hooks/pre-receive"
    whole = hook.read_text()
    commit(lab.clone, {"a.yml": "a: b\n"})
    for program in ("git cat-file", "tr -d", "tr '", "grep -aiE", "head -n", "printf", "git merge-base"):
        assert program in whole
        hook.write_text(whole.replace(program, f"false {program}"))
        assert attempt(lab.clone, "push", lab.url, "main").returncode != 0, program
    hook.write_text(whole)
    git(lab.clone, "push", lab.url, "main")
    alone = subprocess.run([str(hook)], cwd=lab.forge, input=b"", capture_output=True, check=False)
    assert (alone.returncode, alone.stderr) == (1, b"refused\n"), "outside a push there is nothing to search"


def test_the_private_repository_takes_deferred_forward_and_working_branches_only(tmp_path: Path) -> None:
    host, clone, _ = private_pair(tmp_path)
    install("pre-receive-private", host)
    commit(clone, {"deferred/00/decisions/001-grant.yml": "x: y\n"})
    git(clone, "push", "origin", "deferred", "deferred:propose/ab12")
    git(clone, "push", "origin", ":propose/ab12")
    commit(clone, {"x": "y"})
    git(clone, "push", "origin", "deferred", "deferred:decide/ab12")
    commit(clone, {"x": "z"})
    before = store(host)
    for refs in (
        ["deferred:main"], ["deferred:refs/heads/main/x"], [":deferred"], ["+deferred~2:deferred"],
        ["deferred:refs/tags/v1"], ["deferred~2:deferred", "--force"],
        ["deferred:refs/notes/commits"], ["deferred:anything"], ["deferred:main", "deferred"],
    ):  # fmt: skip
        refused = attempt(clone, "push", "origin", *refs)
        assert refused.returncode != 0, refs
        assert store(host) == before, refs
    git(clone, "push", "origin", "deferred")


def test_the_private_repository_takes_nothing_of_the_public_history(tmp_path: Path) -> None:
    host, clone, _ = private_pair(tmp_path)
    install("pre-receive-private", host)
    forge, _ = public_pair(tmp_path)
    git(clone, "fetch", "--quiet", str(forge), "main:public-main")
    before = store(host)
    assert attempt(clone, "push", "origin", "public-main:propose/x").returncode != 0
    git(clone, "merge", "--quiet", "--allow-unrelated-histories", "--message", "x", "public-main")
    refused = attempt(clone, "push", "origin", "deferred")
    assert b"another beginning" in refused.stderr
    assert store(host) == before
