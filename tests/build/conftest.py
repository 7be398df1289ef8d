"""One build of the real register, shared by the tests that only look at it."""

import datetime
from pathlib import Path

import pytest

from tests.site import sites

ROOT = Path(__file__).parents[2]
ON = datetime.date(2026, 11, 23)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real register."""
    return sites.site(tmp_path_factory, "register")
