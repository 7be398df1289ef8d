"""One build of the real register, shared by the tests that only look at it."""

import datetime
from pathlib import Path

import pytest

from generator.build import build
from generator.project import Project
from generator.source import repository

ROOT = Path(__file__).parents[2]
ON = datetime.date(2026, 11, 23)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real register."""
    output = tmp_path_factory.mktemp("real") / "site"
    data = ROOT / "registry-data"
    built = build(Project(ROOT, data), output, ON, with_history=not repository.is_shallow(data))
    assert built.site is not None, built.checked.findings
    return output
