"""The programs that tests run and do not bring: where they are not, a test is skipped, unless they have to be there.

`TOOLS=required` in the environment makes a missing one a failure: `make test TOOLS=required`, as `.ci/run` and the
workflows do.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(__file__).parent / "browser/node_modules"
_BROWSERS = ("chromium", "google-chrome", "chrome")


def missing(what: str) -> NoReturn:
    """Skip the test that asked, or fail it where tools are required."""
    if os.environ.get("TOOLS") == "required":
        pytest.fail(f"{what}, and TOOLS=required says it has to be", pytrace=False)
    pytest.skip(what)


def program(*names: str) -> str:
    """The path of the first of some programs that is on this machine."""
    return next((path for name in names if (path := shutil.which(name))), "") or missing(
        f"no {' or '.join(names)} on this machine"
    )


def browser_and_driver() -> tuple[str, str]:
    """Chromium and its driver."""
    return program(*_BROWSERS), program("chromedriver")


def npm_file(path: str) -> Path:
    """A file of one of the packages in tests/browser/package.json."""
    file = NODE_MODULES / path
    return file if file.is_file() else missing(f"no {path}: `make test` installs it where npm is")
