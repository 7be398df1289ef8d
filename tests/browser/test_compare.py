"""Two versions beside each other: the script only adds, its state is in the address, and what it did is said."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from generator.build import build
from generator.project import Project
from tests.pages import made_history
from tests.pages.conftest import ON

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the history of the registration with six versions, in Dutch."""
    root = tmp_path_factory.mktemp("past")
    made = made_history.make(root / "repository", ROOT / "registry-data")
    assert build(Project(ROOT, made.data), root / "site", ON).site is not None
    handler = functools.partial(_Silent, directory=str(root / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/nl/systemen/{made_history.SIX}/geschiedenis/"
        server.shutdown()


def _shown(browser: webdriver.Chrome) -> dict[str, list[str]]:
    """The fields on the screen, and of each the versions whose value is there."""
    found = {}
    for field in browser.find_elements(By.CSS_SELECTOR, ".dl-field"):
        if field.is_displayed():
            rows = field.find_elements(By.CSS_SELECTOR, "[data-versions]")
            values = [row.get_dom_attribute("data-versions") or "" for row in rows if row.is_displayed()]
            found[field.find_element(By.TAG_NAME, "h3").text] = values
    return found


def _compare(browser: webdriver.Chrome, one: str, other: str) -> None:
    Select(browser.find_element(By.ID, "compare-a")).select_by_value(one)
    Select(browser.find_element(By.ID, "compare-b")).select_by_value(other)
    browser.find_element(By.CSS_SELECTOR, ".dl-compare button").click()


def _said(browser: webdriver.Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, ".dl-compare [role=status]").text


def test_two_versions_show_what_differs_and_back_goes_back(browser: webdriver.Chrome, page: str) -> None:
    browser.get(page)
    everything = _shown(browser)
    assert everything["Status"] == ["1 3 4 5 6", "2"]
    assert _said(browser) == ""

    _compare(browser, "1", "3")
    assert browser.current_url == f"{page}?a=1&b=3"
    assert _said(browser) == "1 veld verschilt."
    assert _shown(browser) == {"In het kort": ["1 2", "3 4 5 6"]}

    _compare(browser, "2", "5")
    assert _said(browser) == "4 velden verschillen."
    assert "Status" in _shown(browser)

    browser.back()
    assert _said(browser) == "1 veld verschilt."
    assert Select(browser.find_element(By.ID, "compare-b")).first_selected_option.text.startswith("3 (")

    browser.find_element(By.CSS_SELECTOR, ".dl-compare button[type=reset]").click()
    assert _shown(browser) == everything
    assert browser.current_url == page


def test_an_address_with_two_versions_shows_them_at_once(browser: webdriver.Chrome, page: str) -> None:
    browser.get(f"{page}?a=6&b=4")
    assert set(_shown(browser)) == {"Thema's"}
    browser.get(f"{page}?a=5&b=6")
    assert _said(browser) == "In deze versies staat hetzelfde."
    browser.get(f'{page}?a=1&b="]%20<b>')
    assert "Status" in _shown(browser)


def test_without_a_script_there_is_no_form_and_everything_is_there(browser: webdriver.Chrome, page: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{page}?a=1&b=3")
        assert not browser.find_element(By.ID, "compare-a").is_displayed()
        assert len(_shown(browser)) > 3
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_the_screen(browser: webdriver.Chrome, page: str, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    for place in (page, f"{page}?a=1&b=6", page.replace("geschiedenis", "versies/4")):
        browser.get(place)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
