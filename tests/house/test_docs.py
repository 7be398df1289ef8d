"""What the documents say can be done, can be done; and nothing of somebody's machine stands in the project."""

import json
import re
import subprocess
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import deferral
from generator.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
GUIDES = ("generator/deferral/guide/nl.md", "generator/deferral/guide/en.md")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ".github/pull_request_template.md", *GUIDES)
# Folders that only exist on one machine. `/home` stands in no document either: `~` says it for everybody.
_MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|farm|root|home|Users)/\w")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _commands(program: str) -> list[tuple[str, str]]:
    """Every command of a program in the documents, in blocks and between words: where it stands, and its arguments."""
    found = []
    for name in DOCUMENTS:
        lines, blocks = "", ""
        for number, part in enumerate(re.split(r"^ *```.*\n", _text(name), flags=re.MULTILINE)):
            lines, blocks = (lines, blocks + part.replace("\\\n", "")) if number % 2 else (lines + part, blocks)
        for pattern, text in (
            (rf"^ *(?:\$ )?{program} ([a-z][^#\n]*)", blocks),
            (rf"`{program} ([a-z][^`\n]*)`", lines),
        ):
            found += [(name, arguments) for arguments in re.findall(pattern, text, re.MULTILINE)]
    return found


def test_every_make_target_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))
    used = {arguments.split()[0] for _, arguments in _commands("make")}
    assert {"site", "serve", "test", "lint", "lock"} <= used <= targets


def test_every_register_command_in_the_documents_exists_with_its_options() -> None:
    used = [(name, _command(arguments), arguments) for name, arguments in _commands("register")]
    assert {"check", "new", "doctor", "guard"} <= {command[0] for _, command, _ in used} <= set(COMMANDS)
    assert {command[1] for _, command, _ in used if len(command) > 1} == set(deferral.COMMANDS)
    helps = {command: _help(*command) for command in {command for _, command, _ in used}}
    assert len({*helps.values()}) == len(helps)
    for name, command, arguments in used:
        for option in re.findall(r"--[a-z-]+", arguments):
            assert option in helps[command], f"{name}: register {arguments}"


def _command(arguments: str) -> tuple[str, ...]:
    """The words of a command before its own arguments: `check`, or `deferral sign`."""
    words = arguments.split()
    return tuple(words[:2]) if words[0] == "deferral" and words[1:2] != ["…"] else (words[0],)


def _help(*command: str) -> str:
    shown = StringIO()
    with redirect_stdout(shown):
        assert main([*command, "--help"]) == 0
    return shown.getvalue()


def test_the_help_of_make_names_every_target() -> None:
    makefile = _text("Makefile")
    phony = re.findall(r"^\.PHONY: (.*)", makefile, re.MULTILINE)[0].split()
    assert set(re.findall(r"@echo 'make ([a-z]+)", makefile)) == set(phony) - {"help", "anew"}


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(_text("pyproject.toml"))
    asked = [*project["project"]["dependencies"]]
    for lines in (*project["project"]["optional-dependencies"].values(), *project["dependency-groups"].values()):
        asked += lines
    asked += json.loads(_text("tests/browser/package.json"))["devDependencies"]
    explained = set(re.findall(r"^\| `([a-z0-9-]+)`", _text("CONTRIBUTING.md"), re.MULTILINE))
    assert {re.split(r"[^a-z0-9-]", line)[0] for line in asked} == explained


def test_the_changelog_names_this_version() -> None:
    assert re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", _text("CHANGELOG.md"), re.MULTILINE)
    assert tomllib.loads(_text("pyproject.toml"))["project"]["version"] == __version__


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", *GUIDES])
def test_links_and_paths_lead_somewhere(name: str) -> None:
    """Links, and every path in code that starts with a folder of the project and holds no placeholder."""
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", _text(name)) if "://" not in link]
    paths = re.findall(
        r"`((?:registry-data|generator|site-templates|tests|\.github|requirements)/[\w./-]*)`", _text(name)
    )
    assert [link for link in links if link and not (ROOT / name).parent.joinpath(link).exists()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    found = []
    for name in filter(None, listed.decode().split("\0")):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in data:
            lines = enumerate(data.decode("utf-8", "replace").splitlines(), 1)
            found += [f"{name}:{number}" for number, line in lines if _MACHINE.search(line)]
    assert found == []


def test_a_place_on_a_machine_is_recognised() -> None:
    folder = "/".join(("", "home", "somebody"))
    assert _MACHINE.search(f"see {folder}/notes.txt")
    assert not _MACHINE.search(f"https://example.org{folder}")
