"""The locks: exact versions with hashes, the same in every environment, and everything that pyproject.toml asks for."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("site", "dev", "bench")  # each holds the one before


def _pins(name: str) -> dict[str, set[str]]:
    """Package → its pins. There can be two, each for its own versions of Python."""
    pins: dict[str, set[str]] = {}
    for pin in re.findall(r"^([a-z0-9-]+==[^ ;]+)", _lock(name), re.MULTILINE):
        pins.setdefault(pin.partition("==")[0], set()).add(pin)
    return pins


def _lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def _asked(*groups: str) -> set[str]:
    """The packages that pyproject.toml asks for, by their normalised names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["fast"]]
    for group in ("build", *groups):
        wanted += project["dependency-groups"][group]
    return {re.split(r"[^A-Za-z0-9_.-]", line)[0].lower().replace("_", "-") for line in wanted}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_an_exact_version_with_hashes_and_names_no_place(name: str) -> None:
    lines = [line for line in _lock(name).splitlines() if not line.lstrip().startswith("#")]
    pin, digest = re.compile(r"[a-z0-9-]+==\S+( ; .+)? \\"), re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not pin.fullmatch(line) and not digest.fullmatch(line)] == []
    followed = zip(lines, [*lines[1:], ""], strict=True)
    assert all(digest.fullmatch(after) for line, after in followed if pin.fullmatch(line)), "a pin without a hash"


def test_every_environment_has_what_was_asked_for() -> None:
    assert _asked() <= set(_pins("site"))
    assert _asked("dev") <= set(_pins("dev"))
    assert _asked("dev", "bench") <= set(_pins("bench"))


def test_what_comes_from_npm_is_an_exact_version_with_a_hash_and_runs_nothing_when_it_is_installed() -> None:
    folder = ROOT / "tests/browser"
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert lock.pop("")["devDependencies"] == asked
    assert {name.removeprefix("node_modules/"): one["version"] for name, one in lock.items()}.items() >= asked.items()
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in lock.values())
    assert "ignore-scripts=true" in (folder / ".npmrc").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(("smaller", "larger"), [("site", "dev"), ("dev", "bench")])
def test_a_larger_environment_holds_the_smaller_one(smaller: str, larger: str) -> None:
    pins = _pins(larger)
    assert {name: versions for name, versions in _pins(smaller).items() if pins.get(name) != versions} == {}
