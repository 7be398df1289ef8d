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


@pytest.fixture(scope="session")
def _deferred(_made: Lab, tmp_path_factory: pytest.TempPathFactory) -> tuple[Lab, str]:
    lab = labs.copy(_made, tmp_path_factory.mktemp("deferred") / "lab")
    id_ = labs.propose(lab)
    labs.grant(lab, id_)
    return lab, id_


@pytest.fixture
def deferred(_deferred: tuple[Lab, str], tmp_path: Path) -> tuple[Lab, str]:
    """The lab, with one registration in it that is deferred since 12 January 2027, and its short id."""
    return labs.copy(_deferred[0], tmp_path / "lab"), _deferred[1]
