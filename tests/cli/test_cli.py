"""The command as people and programs run it: exit codes, sentences instead of tracebacks, in any terminal."""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.cli.main import COMMANDS, main
from tests.bench import made_up

ROOT = Path(__file__).parents[2]
_ON = ("--on", "2026-11-23")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "registry-data"
    made_up.write_register(folder, 3, ROOT / "registry-data")
    return folder


@pytest.fixture
def data(_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound made-up register in registry-data/ of the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(_made, tmp_path / "registry-data"))


def _first(data: Path) -> Path:
    return min((data / "registrations").rglob("*.yml"))


def _spoil(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("\nstatus: ", "\nstatus: é"), encoding="utf-8")


def _unmoved(path: Path) -> tuple[int, int]:
    """What stays the same as long as nobody writes a file or puts another in its place; reading it is allowed."""
    there = path.stat()
    return there.st_ino, there.st_mtime_ns


def _run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, check=False,
    )  # fmt: skip


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    """What stands on stderr, after a look that it is for people."""
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert "mistake in the program" not in error
    return error


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert COMMANDS[command][1].split(",")[0].casefold() in " ".join(capsys.readouterr().out.split()).casefold()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "COMMAND"),
        (["chekc"], "chekc"),
        (["check", "--bogus"], "--bogus"),
        (["check", "--form", "json"], "--form"),
        (["check", "--format", "bogus"], "bogus"),
        (["check", "--on", "tomorrow"], "2026-11-23"),
        (["check", "--on", ""], "2026-11-23"),
        (["check", "--data", "nowhere"], "--data"),
        (["build", "--data", "nowhere", "--project", str(ROOT)], "--data"),
        (["build", "--project", "nowhere"], "--project"),
        (["serve", "--project", "nowhere"], "--project"),
        (["serve", "--project", str(ROOT), "--data", "nowhere"], "--data"),
        (["serve", "--port", "99999"], "65535"),
        (["new", "testorganisatie-001", "Verzonnen", "--data", "nowhere"], "--data"),
        (["new", "testorganisatie-001", "Verzonnen", "--language", "fy"], "nl, en"),
        (["new", "testorganisatie-001", ""], "name"),
        (["new", "testorganisatie-001", "x" * 1000], "name"),
        (["new", "testorganisatie-001", "onzichtbaar \u202e"], "U+202E"),
        (["explain", "AIR-000"], "AIR-000"),
        (["import", "bogus", "file.json"], "bogus"),
    ],
)
def test_a_wrong_question_is_answered_with_a_sentence_and_code_2(
    arguments: list[str], says: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(data.rglob("*"))
    assert main(arguments) == 2
    assert says in _said(capsys)
    assert sorted(data.rglob("*")) == before


def test_check_says_0_when_all_is_well_and_1_when_something_is_wrong(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *_ON]) == 0
    _spoil(_first(data))
    assert main(["check", *_ON]) == 1
    assert "AIR-302" in capsys.readouterr().out
    assert main(["check", *_ON, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["error"] == 1


def test_a_path_is_understood_from_here_from_the_register_and_in_full(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = _first(data)
    _spoil(first)
    inside = first.relative_to(data)
    (Path.cwd() / "registrations").mkdir()  # of somebody else, and not meant
    for path in (Path("registry-data") / inside, inside, first, inside.parent, Path("registrations"), data, Path()):
        assert main(["check", str(path), *_ON]) == 1, path
        assert "AIR-302" in capsys.readouterr().out
    others = [path for path in data.rglob("*.yml") if path != first]
    assert main(["check", *map(str, others), *_ON]) == 0


def test_a_yaml_extension_is_checked_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _first(data).rename(_first(data).with_suffix(".yaml"))
    assert main(["check", str(path), *_ON]) == 1
    assert "AIR-305" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere.yml", "There is no file or folder nowhere.yml"),
        ("elsewhere.yml", "is not in registry-data"),
        ("registry-data/notes.txt", "is no file of the register"),
        ("registry-data/stray.yml", "is no file of the register"),
        ("registry-data/empty", "is no file of the register"),
    ],
)
def test_a_path_that_is_not_of_the_register_is_refused(
    path: str, says: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("notes.txt", "stray.yml", "../elsewhere.yml"):
        (data / name).write_text("made: up\n")
    (data / "empty").mkdir()
    assert main(["check", path, *_ON]) == 2
    assert says in _said(capsys)


def test_a_broken_settings_file_is_a_finding_for_every_command_that_checks(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "register.yml").write_text("name: [\n")
    assert main(["check", *_ON]) == 1
    assert main(["check", str(_first(data)), *_ON]) == 1
    assert main(["build", *_ON, "--project", str(ROOT)]) == 1
    assert capsys.readouterr().out.count("register.yml:2:1") == 3
    assert main(["new", "testorganisatie-001", "Verzonnen", *_ON]) == 2
    assert "register check" in _said(capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _first(data).chmod(0)
    assert main(["check", *_ON]) == 2
    assert _first(data).name in _said(capsys)


def test_a_mistake_of_the_program_shows_neither_traceback_nor_what_was_read(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("what was read")

    monkeypatch.setattr("generator.check.runner.run", fails)
    assert main(["check", *_ON]) == 2
    error = capsys.readouterr().err
    assert "ZeroDivisionError in fails" in error
    assert "what was read" not in error
    assert "Traceback" not in error
    monkeypatch.setenv("REGISTER_TRACEBACK", "1")
    assert main(["check", *_ON]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_build_makes_a_site_and_findings_leave_it_as_it_was(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", *_ON, "--project", str(ROOT), "--lang", "en"]
    assert main(arguments) == 0
    assert "3 registrations" in capsys.readouterr().out
    home = _unmoved(Path("site/index.html"))
    _spoil(_first(data))
    _first(data).write_text(_first(data).read_text(encoding="utf-8") + 'modified_on: "2999-01-01"\n', encoding="utf-8")
    assert main(arguments) == 1
    said = capsys.readouterr().out
    assert "Nothing was built" in said
    assert "AIR-302" in said
    assert "AIR-308" not in said  # a warning; what stops the build must not drown in those
    assert _unmoved(Path("site/index.html")) == home


_SLOW = """
import sys, time
from generator.cli.main import main
from generator.pages import site
def slow(*arguments):
    print("working", flush=True)
    time.sleep(60)
    yield
site.registration_pages = slow
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_in_a_build_leaves_the_old_site_and_nothing_else(data: Path) -> None:
    arguments = ["build", *_ON, "--project", str(ROOT)]
    assert main(arguments) == 0
    home, there = _unmoved(Path("site/index.html")), sorted(Path().iterdir())
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW, *arguments], env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "working\n"
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        error = process.stderr.read()
    assert process.returncode == 130
    assert error.strip() == "Stopped. Nothing was left half done."
    assert _unmoved(Path("site/index.html")) == home
    assert sorted(Path().iterdir()) == there
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_serve_shows_where_the_site_is_until_ctrl_c(data: Path) -> None:
    arguments = [sys.executable, "-m", "generator", "serve", *_ON, "--project", str(ROOT), "--port", "0"]
    with subprocess.Popen(
        arguments,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "3 registraties" in process.stdout.readline()
        address = process.stdout.readline().split()[0]
        with urlopen(address) as answer:
            assert b"/__reload.js" in answer.read()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == ""
    assert process.returncode == 0


@pytest.mark.parametrize(("spoil", "code"), [(False, 2), (True, 1)])
def test_serve_never_shows_a_folder_that_it_did_not_make(
    spoil: bool, code: int, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("mine")
    if spoil:
        _spoil(_first(data))
    arguments = ["serve", *_ON, "--project", str(ROOT), "--port", "0", "--output", "mine"]
    assert main(arguments) == code
    assert "http://" not in capsys.readouterr().out


def test_serve_says_that_a_port_is_taken(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", *_ON, "--project", str(ROOT), "--port", port]) == 2
    assert f"Port {port} cannot be used" in _said(capsys)


def test_output_that_nobody_reads_any_more_is_no_failure_to_report(data: Path) -> None:
    _first(data).write_text("".join(f"onbekend{number}: 1\n" for number in range(200)))
    command = (
        f"set -o pipefail; {shlex.quote(sys.executable)} -m generator check {' '.join(_ON)} --format json | head -1"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
    assert done.returncode == 141


def test_new_makes_a_file_without_errors_and_never_writes_over_one(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["new", "testorganisatie-001", " Verzonnen:  café #1 ", *_ON]
    assert main(arguments) == 0
    file = data / "registrations/testorganisatie-001/verzonnen-cafe-1.yml"
    assert "registrations/testorganisatie-001/verzonnen-cafe-1.yml" in capsys.readouterr().out
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert 'nl: "Verzonnen: café #1"' in text
    assert main(["check", str(file), *_ON]) == 0
    assert "AIR-355" in capsys.readouterr().out, "the source is still to be filled in"
    assert main(["build", "--project", str(ROOT), *_ON]) == 0
    capsys.readouterr()
    assert main(arguments) == 2
    assert "is there already" in _said(capsys)
    assert file.read_text(encoding="utf-8") == text


def test_new_gives_every_registration_an_id_of_its_own(data: Path) -> None:
    for name in ("Een", "Twee"):
        assert main(["new", "testorganisatie-001", name, *_ON]) == 0
    texts = [path.read_text(encoding="utf-8") for path in (data / "registrations").rglob("*.yml")]
    numbers = re.findall(r"(?m)^id: (\w+)$", "\n".join(texts))
    assert len(set(numbers)) == len(numbers) == 5


def test_new_knows_which_organisation_was_meant(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "testorganisatie-01", "Verzonnen", *_ON]) == 2
    assert "Did you mean testorganisatie-001?" in _said(capsys)
    assert main(["new", "../elsewhere", "Verzonnen", *_ON]) == 2
    assert "There is no organisation" in _said(capsys)


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C"}]
)
def test_any_terminal_can_show_what_is_said(data: Path, environment: dict[str, str]) -> None:
    _spoil(_first(data))
    for arguments, code in (
        (("check",), 1),
        (("check", "--format", "github"), 1),
        (("new", "testorganisatie-001", f"Verzonnen café {len(environment)}"), 0),
        (("new", "café", "Verzonnen"), 2),
    ):
        done = _run(data.parent, *arguments, *_ON, **environment)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        assert b"mistake in the program" not in done.stderr
