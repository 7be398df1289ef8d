"""One lab for all tests, copied for each; and nothing of this machine's settings of git."""

import os
from pathlib import Path

import pytest

from tests.deferral import lab as labs
from tests.deferral.lab import Lab


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return labs.make(tmp_path_factory.mktemp("lab"))


@pytest.fixture
def lab(_made: Lab, tmp_path: Path) -> Lab:
    """A private repository that has just been set up, beside a public one."""
    return labs.copy(_made, tmp_path / "lab")
