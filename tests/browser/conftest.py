"""A real browser on the built sites. Where there is no browser these tests are skipped, and say so."""

import functools
import http.server
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.browser.chrome import Tab
from tests.site import sites
from tests.site.samples import Sample, choose
from tests.tools import browser_and_driver

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
    "--hide-scrollbars",
    # One process shows one page after the other; keeping the last one ready for "back" takes a new process for each.
    "--disable-features=BackForwardCache,SpareRendererForSitePerProcess,RenderDocument",
)


class _Server(http.server.SimpleHTTPRequestHandler):
    """Serves files, silently. Two kinds of page it changes, so that they can be looked at as they are.

    A page that sends its reader on at once (`id/…`) stays. The page that a host shows where nothing is has links from
    the root of the server; here a site is in a folder.
    """

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if "/id/" in self.path and self.path.endswith("/"):
            html = re.sub(r'<meta http-equiv="refresh"[^>]*>', "", (path / "index.html").read_text(encoding="utf-8"))
        elif path.name == "404.html":
            html = re.sub(r'((?:href|src|action)=")/', r"\1", path.read_text(encoding="utf-8"))
        else:
            super().do_GET()
            return
        data = html.encode()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
        """Nothing on the terminal."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture
def made(served: Path) -> Callable[[str], str]:
    """Serve a made-up page; says in which folder of the server it is."""

    def make(html: str) -> str:
        folder = Path(tempfile.mkdtemp(dir=served))
        (folder / "index.html").write_text(html, encoding="utf-8")
        return folder.name

    return make


@pytest.fixture(scope="session")
def address(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the built sites, each in a folder below the root as on GitHub Pages."""
    for name in (*sites.SEEN, sites.LARGE):
        (served / name).symlink_to(sites.site(tmp_path_factory, name), target_is_directory=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with its own empty profile."""
    program, driver = browser_and_driver()
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (*_QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="session")
def tab(browser: webdriver.Chrome, address: str) -> Tab:
    """The browser's only tab, on the server of the built sites."""
    return Tab(browser, address)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Sample]]:
    """(type, language) → pages that together show whatever pages of that type hold."""
    return choose(tmp_path_factory)
