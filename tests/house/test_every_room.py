"""No room of tests is passed over: pytest leaves out folders of some names, such as `build`, and does not say so."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def test_every_file_of_tests_is_in_a_folder_that_is_looked_in(pytestconfig: pytest.Config) -> None:
    left_out: list[str] = pytestconfig.getini("norecursedirs")
    files = [path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if "node_modules" not in path.parts]
    assert len({path.parts[0] for path in files}) > 10
    passed_over = [
        str(path) for path in files if any(fnmatch(part, one) for part in path.parts[:-1] for one in left_out)
    ]
    assert passed_over == []
