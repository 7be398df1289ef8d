"""One site of a register with a past, for the tests that only look at it."""

import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.build import build
from generator.project import Project
from tests.pages import made_history

ROOT = Path(__file__).parents[2]
ON = datetime.date(2026, 9, 10)


class Past(NamedTuple):
    """site: the built folder. data: the folder of the register, in its repository."""

    site: Path
    data: Path


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """The register of `made_history`, built as on 10 September 2026."""
    root = tmp_path_factory.mktemp("past")
    made = made_history.make(root / "repository", ROOT / "registry-data")
    built = build(Project(ROOT, made.data), root / "site", ON)
    assert built.site is not None, built.checked.findings
    return Past(root / "site", made.data)


@pytest.fixture(scope="session")
def again(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register at the same commit, built once more."""
    site = tmp_path_factory.mktemp("again") / "site"
    assert build(Project(ROOT, past.data), site, ON).site is not None
    return site


@pytest.fixture(scope="session")
def bare(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register, built without its history."""
    site = tmp_path_factory.mktemp("bare") / "site"
    assert build(Project(ROOT, past.data), site, ON, with_history=False).site is not None
    return site
