"""A real browser on the real site. Where there is no browser these tests are skipped, and say so."""

import datetime
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from generator.build import build
from generator.project import Project
from tests.build import made_deferral

ROOT = Path(__file__).parents[2]
_BROWSERS = ("chromium", "google-chrome", "chrome")
_QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
        """Nothing on the terminal."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of built sites, each in a folder below the root as on GitHub Pages.

    `register/` is the real one; `deferral/` a made-up one in which something was deferred, with an alarm on every page.
    """
    root = tmp_path_factory.mktemp("server")
    made_up = tmp_path_factory.mktemp("deferral") / "registry-data"
    made_deferral.write_register(made_up, ROOT / "registry-data")
    for data, folder, on in (
        (ROOT / "registry-data", "register", datetime.date(2026, 11, 23)),
        (made_up, "deferral", datetime.date(2027, 6, 1)),
    ):
        assert build(Project(ROOT, data), root / folder, on).site is not None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with its own empty profile."""
    program = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium with chromedriver on this machine")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (*_QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()
