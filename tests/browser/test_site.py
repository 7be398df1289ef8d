"""What only a browser can tell: does it fit a phone, call anyone, work without a mouse and without scripts?"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.build.made_deferral import LAPSED, PART, POLICE_WITH, STUB, WHOLE

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
_CAS = ROOT / "registry-data/registrations/politie/criminaliteits-anticipatie-systeem-cas.yml"


def _pages() -> list[str]:
    found = re.search(r"(?m)^id: (\w+)$", _CAS.read_text(encoding="utf-8"))
    assert found
    return [
        "register/",
        "register/nl/",
        "register/nl/systemen/",
        f"register/nl/systemen/{found[1]}/",
        f"register/en/systems/{found[1]}/",
        "register/nl/organisaties/",
        "register/nl/organisaties/politie/",
        "register/nl/data/",
        "register/nl/over/",
        "register/en/about/",
        "register/nl/uitstel/",
        "deferral/nl/",
        "deferral/nl/uitstel/",
        "deferral/en/deferral/",
        f"deferral/nl/systemen/{STUB}/",
        f"deferral/en/systems/{LAPSED}/",
        f"deferral/nl/systemen/{PART}/",
        f"deferral/en/systems/{WHOLE}/",
        f"deferral/nl/organisaties/{POLICE_WITH}/",
    ]


def _log(browser: webdriver.Chrome, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get_log(name)  # type: ignore[no-untyped-call]
    return found


def _width(browser: webdriver.Chrome, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )


@pytest.mark.parametrize("page", _pages())
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(browser: webdriver.Chrome, address: str, page: str, width: int) -> None:
    _width(browser, width)
    browser.get(address + page)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_number_that_is_overdue_is_on_the_screen_of_a_phone(browser: webdriver.Chrome, address: str) -> None:
    """A table may be wider than the screen and scroll; this one has the figure that matters in its last column."""
    _width(browser, 320)
    browser.get(address + "deferral/nl/uitstel/")
    cell = browser.find_element(By.CSS_SELECTOR, "#attestations ~ .dl-table tbody td:last-child")
    assert cell.text == "1"
    assert cell.rect["x"] + cell.rect["width"] <= 320


@pytest.mark.parametrize("page", _pages())
def test_no_page_calls_anyone_sets_a_cookie_or_breaks_its_policy(
    browser: webdriver.Chrome, address: str, page: str
) -> None:
    _log(browser, "performance")
    _log(browser, "browser")
    browser.get(address + page)
    events = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    site = address + page.partition("/")[0]
    assert [url for url in asked if not url.startswith((f"{site}/", "data:"))] == []
    assert browser.get_cookies() == []
    assert browser.execute_script("return localStorage.length + sessionStorage.length") == 0
    assert [entry["message"] for entry in _log(browser, "browser") if entry["level"] == "SEVERE"] == []


def test_the_first_tab_skips_to_the_content(browser: webdriver.Chrome, address: str) -> None:
    _width(browser, 320)
    browser.get(address + "register/nl/")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    assert (first.get_dom_attribute("href") or "").endswith("#content")
    assert first.rect["x"] >= 0
    first.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_dom_attribute("id") == "content"


def test_every_stop_of_the_keyboard_is_on_the_screen(browser: webdriver.Chrome, address: str) -> None:
    _width(browser, 320)
    browser.get(address + "register/nl/")
    seen = set()
    for _ in range(60):
        browser.find_element(By.CSS_SELECTOR, ":focus, body").send_keys(Keys.TAB)
        stop = browser.switch_to.active_element
        if stop.tag_name == "body" or stop.id in seen:
            break
        seen.add(stop.id)
        box = stop.rect
        assert box["width"] > 0
        assert -1 <= box["x"] <= 320
    assert len(seen) > 15


def test_the_pages_are_whole_without_scripts(browser: webdriver.Chrome, address: str) -> None:
    for page in _pages():
        browser.get(address + page)
        searched = page.endswith("/systemen/")  # see test_search.py
        assert browser.execute_script("return document.scripts.length") == searched
        assert browser.find_element(By.TAG_NAME, "h1").text


def test_the_language_link_leads_to_the_same_page(browser: webdriver.Chrome, address: str) -> None:
    dutch, english = _pages()[3:5]
    browser.get(address + dutch)
    browser.find_element(By.LINK_TEXT, "English").click()
    assert browser.current_url == address + english


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader(browser: webdriver.Chrome, address: str, scheme: str) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.get(address + "register/nl/")
    colour = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    lightness = sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3
    assert (lightness > 127) == (scheme == "light")
