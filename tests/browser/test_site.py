"""What only a browser can tell of one page. What holds for every page: the other files here."""

import re

import pytest
from selenium.webdriver.common.by import By

from tests.browser.chrome import SCHEMES, Tab
from tests.build.made_deferral import WHOLE

pytestmark = pytest.mark.browser


def test_the_number_that_is_overdue_is_on_the_screen_of_a_phone(tab: Tab) -> None:
    """A table may be wider than the screen and scroll; this one has the figure that matters in its last column."""
    tab.open("deferral/nl/uitstel/", 320)
    cell = tab.driver.find_element(By.CSS_SELECTOR, "#attestations ~ .dl-table tbody td:last-child")
    assert cell.text == "1"
    assert cell.rect["x"] + cell.rect["width"] <= 320


def test_the_language_link_leads_to_the_same_page(tab: Tab) -> None:
    tab.open(f"deferral/nl/systemen/{WHOLE}/")
    tab.driver.find_element(By.LINK_TEXT, "English").click()
    assert tab.driver.current_url == f"{tab.server}deferral/en/systems/{WHOLE}/"


def test_the_permanent_address_leads_on_by_itself(tab: Tab) -> None:
    """The server of the other tests leaves this out, so that they see the page itself."""
    tab.open(f"deferral/id/{WHOLE}/?on")
    assert tab.driver.current_url == f"{tab.server}deferral/nl/systemen/{WHOLE}/"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_light_and_dark_follow_the_reader(tab: Tab, scheme: str) -> None:
    tab.open("register/nl/", scheme=scheme)
    colour = tab.js("getComputedStyle(document.body).backgroundColor")
    lightness = sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3
    assert (lightness > 127) == (scheme == "light")
