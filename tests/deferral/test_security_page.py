"""SECURITY.md says what to do when something has to go: what it names is there, and what stops a build names it."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.deferral.messages import MESSAGES as REFUSALS
from generator.model.message import INTERFACE_LANGUAGES
from generator.rules.catalogue import MESSAGES
from generator.snapshots import chain
from tests.deferral.lab import ROOT
from tests.snapshots.test_hostile_chain import FIRST, a_chain

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_what_stops_a_build_names_the_place_that_says_what_to_do() -> None:
    for language in INTERFACE_LANGUAGES:
        named = re.search("“(.+?)”", MESSAGES["AIR-906"].fix[language])
        assert named
        assert f"\n## {named[1]}\n" in PAGE
        assert "register build --without-history" in MESSAGES["AIR-906"].fix[language]
    assert "](#a-mark-in-the-history)" in PAGE


def test_every_code_and_command_in_it_exists(capsys: pytest.CaptureFixture[str]) -> None:
    codes = set(re.findall("(?:AIR|DEF)-[0-9]{3}", PAGE))
    assert {"AIR-900", "AIR-906", "DEF-414", "DEF-708"} <= codes <= {*MESSAGES, *REFUSALS}
    for command in set(re.findall("`register ([a-z]+)", PAGE)):
        assert main([command, "--help"]) == 0
    assert "--without-history" in PAGE
    capsys.readouterr()


def test_manifests_that_were_put_aside_are_no_part_of_the_chain(tmp_path: Path) -> None:
    a_chain(tmp_path)
    (tmp_path / "snapshots/earlier").mkdir()
    for manifest in (tmp_path / "snapshots").glob("*.json"):
        manifest.rename(tmp_path / "snapshots/earlier" / manifest.name)
    assert chain.read(tmp_path).links == ()
    chain.keep(tmp_path, FIRST, None)
    assert len(chain.read(tmp_path).links) == 1


def test_taking_a_text_out_of_a_file_leaves_it_in_git(tmp_path: Path) -> None:
    """What the page says of clones, and the command with which it lets people look."""
    own = ["git", "-C", str(tmp_path), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*own, "init", "--quiet"], check=True)
    for text in ("with verzonnenjansen", "without"):
        (tmp_path / "a.yml").write_text(text, encoding="utf-8")
        subprocess.run([*own, "add", "a.yml"], check=True)
        subprocess.run([*own, "commit", "--quiet", "--message=x"], check=True)
    look = re.search(r"`(git log --all -S) \"text\"`", PAGE)
    assert look
    asked = [*own, *look[1].split()[1:], "verzonnenjansen", "--format=%s"]
    assert subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split() == ["x", "x"]
