"""The guard over a whole public history: it rings for a mark in any object, and never says what or where."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.deferral import alarm
from tests.bench import made_up
from tests.deferral.guards_lab import MARKER, MARKER_LINES, attempt, bare, canary, commit, git, public_pair

ROOT = Path(__file__).parents[2]
CANARY = canary()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a public repository with nothing wrong in it."""
    return public_pair(tmp_path)[1]


def test_this_project_holds_no_mark_in_any_object() -> None:
    if git(ROOT, "rev-parse", "--is-shallow-repository") == "true":
        pytest.skip("a clone without its history")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "guard", "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "Every object of the history was searched: no mark of a deferred registration.\n", done.stderr
    assert (done.returncode, done.stderr) == (0, "")


def _branch(clone: Path) -> None:
    git(clone, "branch", "release/deferred")


def _other_branch(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "wip")
    commit(clone, {"geheim.yml": f"a: b\n{MARKER}"})
    git(clone, "switch", "--quiet", "main")


def _removed(clone: Path) -> None:
    commit(clone, {"geheim.yml": f"canary: {CANARY}\n"})
    git(clone, "rm", "--quiet", "geheim.yml")
    commit(clone, {})


def _forgotten(clone: Path) -> None:
    _removed(clone)
    git(clone, "reset", "--quiet", "--hard", "HEAD~2")


def _packed(clone: Path) -> None:
    _removed(clone)
    git(clone, "gc", "--quiet")


def _folder(clone: Path) -> None:
    commit(clone, {"some/outbox/geheim.yml": "a: b\n"})


def _compressed(clone: Path) -> None:
    commit(clone, {"geheim.bin": gzip.compress(MARKER.encode())})


def _message(clone: Path) -> None:
    commit(clone, {}, f"geheim {CANARY}")


def _stashed(clone: Path) -> None:
    (clone / "registry-data/register.yml").write_text(MARKER)
    git(clone, "stash")


_PROCEDURE = {
    "nl": ("het bekend is", "binnen het uur", "toezichthouder", "te wissen", "Niet eerst force-pushen"),
    "en": ("Assume that it is known", "within the hour", "overseer", "purge", "Do not force-push first", "evidence"),
}


@pytest.mark.parametrize(
    "put", [_branch, _other_branch, _removed, _forgotten, _packed, _folder, _compressed, _message, _stashed]
)
def test_a_mark_anywhere_rings_and_the_procedure_is_printed(
    clone: Path, put: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    put(clone)
    for language, procedure in _PROCEDURE.items():
        assert main(["guard", "--repository", str(clone), "--lang", language]) == 1
        said = capsys.readouterr()
        assert all(words in said.out for words in procedure)
        told = (said.out + said.err).casefold()
        assert "geheim" not in told
        assert CANARY.casefold() not in told
        assert not any(name.casefold() in told for name in git(clone, "rev-list", "--all", "--objects").split())


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_clone_that_holds_private_objects_rings_and_still_builds_the_same(tmp_path: Path) -> None:
    """What the public generator makes does not depend on what else is in the clone; the guard sees that it is there."""
    made = {}
    clone = tmp_path / "clone"
    made_up.write_register(clone / "registry-data", 6, ROOT / "registry-data")
    git(clone, "init", "--quiet", "--initial-branch", "main")
    commit(clone, {})
    for state in ("clean", "polluted"):
        if state == "polluted":
            blobs = (f"blob\ndata <<E\nnumber {number}\nE\n" for number in range(50_000))
            private = "commit refs/heads/deferred\ncommitter T <t@example.org> 1 +0000\ndata 1\nx\n"
            private += f"M 644 inline a\ndata <<E\n{MARKER}E\n"
            git(clone, "fast-import", "--quiet", data=("".join(blobs) + private).encode())
            git(clone, "tag", "v9", "deferred")
        output = tmp_path / state
        told = ["build", "--data", clone / "registry-data", "--project", ROOT, "--output", output, "--on", "2027-01-01"]
        assert main([str(part) for part in told]) == 0
        made[state] = _files(output)
        assert alarm.listen(clone).marks == {"clean": 0, "polluted": 2}[state], "the ref and the line"
    assert made["clean"] == made["polluted"]


def test_programs_and_documents_that_speak_of_the_marker_do_not_ring(clone: Path) -> None:
    word = MARKER.strip()
    commit(
        clone,
        {
            "tests/test_x.py": f'DATA = (\n    "{word}\\n",\n    "id: x\\n{word}\\n",\n    b\'{word}\',\n)\n',
            "README.md": f"The first line is `{word}`.\n* `{word}`\n> a canary, DEFERRED-CANARY-<32 hex>\n",
            "hooks/x": f"grep -qE '{word}|DEFERRED-CANARY-'\n# {word}\n",
            "generator/deferral/record.py": "deferred = outbox = 1\n",
            "note.yml": "classification: public\nx_" + word + "\nclassification: deferred-until\n",
        },
    )
    assert alarm.listen(clone) == alarm.Alarm(0, ())


@pytest.mark.parametrize("line", MARKER_LINES)
def test_whatever_yaml_takes_for_the_marker_line_rings(clone: Path, line: str) -> None:
    commit(clone, {"registry-data/a.yml": f"id: x\n{line}\nname: y\n", "b.txt": line})
    assert alarm.listen(clone).marks == 2


def test_a_clone_without_its_history_is_refused_with_the_command_that_gets_it(
    clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(clone, {"a.yml": "a: b\n"})
    forge = tmp_path / "public.git"
    git(clone, "push", "--quiet", "origin", "main")
    git(forge, "config", "uploadpack.allowFilter", "true")
    for name, option in (("shallow", "--depth=1"), ("partial", "--filter=blob:none")):
        git(tmp_path, "clone", "--quiet", option, forge.as_uri(), name)
        assert main(["guard", "--repository", str(tmp_path / name)]) == 2
        assert f"git -C {tmp_path / name} fetch --unshallow" in capsys.readouterr().err
    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow", "--tags")
    assert main(["guard", "--repository", str(tmp_path / "shallow")]) == 0
    assert main(["guard", "--repository", str(tmp_path)]) == 2
    assert "no git repository" in capsys.readouterr().err


def test_what_cannot_be_searched_is_said_and_is_no_alarm(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(clone, {"a.7z": b"7z\xbc\xaf\x27\x1c and so on"})
    assert main(["guard", "--repository", str(clone), "--lang", "en"]) == 0
    assert git(clone, "rev-parse", "HEAD:a.7z") in capsys.readouterr().err


def test_what_the_folder_says_of_itself_changes_nothing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alarm is about the clone that was named: not about the one of a hook that called, nor about replacements."""
    other = bare(clone.parent / "other.git")
    monkeypatch.setenv("GIT_DIR", str(other))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / "objects"))
    _removed(clone)
    name = git(clone, "rev-parse", "HEAD~1:geheim.yml")
    harmless = git(clone, "hash-object", "-w", "--stdin", data=b"a: b\n")
    git(clone, "replace", name, harmless)
    assert alarm.listen(clone).marks == 1


def test_a_damaged_store_is_no_silence(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = git(clone, "rev-parse", "HEAD:registry-data/register.yml")
    file = clone / ".git/objects" / name[:2] / name[2:]
    file.chmod(0o644)
    file.write_bytes(b"damaged")
    assert attempt(clone, "fsck").returncode != 0
    assert main(["guard", "--repository", str(clone)]) == 2
    assert "git fsck" in capsys.readouterr().err
