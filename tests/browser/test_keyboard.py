"""Whoever has no mouse gets everywhere: every stop is seen, nothing holds the keyboard, all that works is reached."""

from itertools import pairwise
from typing import Any

import pytest

from tests.browser.chrome import WIDTHS, Tab, script
from tests.site.page_types import built_types
from tests.site.samples import Sample

pytestmark = pytest.mark.browser
Samples = dict[tuple[str, str], list[Sample]]
# Light and dark on one of the two screens each: the ring has its own colour in both.
_LOOKS = tuple(zip(WIDTHS, ("light", "dark"), strict=True))


def faults_of_stops(tab: Tab, *, back: bool = True) -> list[str]:
    """Walk through the page that is open with Tab, and back; what is wrong with its stops."""
    number = tab.js(script("stops"))
    tab.tabs(number + 1)
    seen = tab.js("stops()")
    on_the_way_back = set(seen["expected"])
    if back:
        tab.tabs(number + 1, shift=True)
        on_the_way_back = {stop["number"] for stop in tab.js("stops()")["noted"][number + 2 :] if stop}
    walk, names = seen["noted"], seen["names"]
    stops = [stop for stop in walk if stop]
    if len(stops) == number + 1 and stops[-1]["number"] == stops[0]["number"]:
        stops.pop()  # round, past the end of the page
    found = [f"a tabindex above 0: {names[one]}" for one in seen["positive"]]
    found += [f"a mouse can press it and no key: {names[one]}" for one in seen["mouseOnly"]]
    found += [
        f"never reached: {names[one]}" for one in seen["expected"] if one not in {stop["number"] for stop in stops}
    ]
    found += [f"not reached backwards: {names[one]}" for one in seen["expected"] if one not in on_the_way_back]
    for stop in stops:
        for key, why in _HAS_TO_BE.items():
            if not stop[key]:
                found.append(f"{why}: {names[stop['number']]} {stop['box']}")
    numbers = [stop["number"] for stop in stops]
    if len(numbers) != len(set(numbers)):
        found.append(f"a stop comes twice before all were there, of {number}")
    for before, after in pairwise(stops):
        if _goes_back(before, after):
            found.append(f"goes back up, from {names[before['number']]} to {names[after['number']]}")
    return found


_HAS_TO_BE = {
    "onScreen": "a stop off the screen",
    "uncovered": "a stop under something else",
    "changed": "a stop that looks as it did",
    "ring": "a stop without a ring that is seen",
}


def _goes_back(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether a stop lies wholly above the one before it, in the same column: against the order of reading."""
    if before["fixed"] or after["fixed"]:
        return False
    left, top, *_ = before["box"]
    return bool(after["box"][3] <= top and after["box"][0] <= left < after["box"][2])


@pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")
def test_the_keyboard_gets_everywhere(tab: Tab, samples: Samples, name: str, language: str) -> None:
    found = []
    # Through every row of a list on one screen and in one direction; through rows that are built alike a few times
    # more, and in the other language, which has the same elements.
    for sample in samples[name, language]:
        for width, scheme in _LOOKS[1:] if language == "en" else _LOOKS:
            tab.open(sample.served, width, scheme)
            again = width == 320
            if again:
                tab.js(script("shorten"))
            back = again and language != "en"
            found += [f"{sample.served}, {width}: {fault}" for fault in faults_of_stops(tab, back=back)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")
def test_the_first_stop_leads_past_the_menu(tab: Tab, samples: Samples, name: str, language: str) -> None:
    if name == "permanent":
        pytest.skip("a page without a menu")
    tab.open(samples[name, language][0].served, 320)
    tab.press("Tab")
    assert tab.js("document.activeElement.matches('a[href^=\"#\"]')")
    tab.press("Enter")
    assert tab.js("document.activeElement.contains(document.querySelector('h1'))")
    tab.press("Tab")
    assert tab.js("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")
def test_what_opens_over_the_page_closes_with_escape(tab: Tab, samples: Samples, name: str, language: str) -> None:
    for sample in samples[name, language]:
        tab.open(sample.served, 320)
        for number in range(tab.js(script("openers"))):
            assert tab.js(f"focusOpener({number})"), f"{sample.served}: {tab.js(f'nameOfOpener({number})')}"
            tab.press("Enter")
            tab.press("Escape")
            left = tab.js(f"whatIsOpenOf({number})")
            assert not left, f"{sample.served}: {left}"


def _page(body: str, style: str = "") -> str:
    css = f"html,body{{background:#fff}}:focus-visible{{outline:3px solid #000}}{style}"
    html = f'<!doctype html><html lang="nl"><title>Verzonnen</title><style>{css}</style><body>{body}'
    return "data:text/html;charset=utf-8," + html.replace("#", "%23")


_LINKS = '<p><a href="#a">een</a></p><p><a href="#b">twee</a></p><p><a href="#c">drie</a></p>'
_SCRIPT = "<script>document.querySelector('p:nth-of-type({}) a').onfocus = event => {}</script>"
_BACK = "event.relatedTarget?.hash === '#c' && document.querySelector('p:nth-of-type(3) a').focus()"


@pytest.mark.parametrize(
    ("fault", "body", "style"),
    [
        ("", _LINKS, ""),
        ("", '<details><summary>x</summary><a href="#d">y</a></details>' + _LINKS, ""),
        ("off the screen", _LINKS, "p:nth-of-type(2) a{position:absolute;left:-999px}"),
        ("under something else", _LINKS + '<div class="x"></div>', ".x{position:fixed;inset:0;background:red}"),
        ("looks as it did", _LINKS, "p:nth-of-type(2) a:focus-visible{outline:none}"),
        ("without a ring", _LINKS, "p:nth-of-type(2) a:focus-visible{outline-color:#eee}"),
        ("tabindex above 0", _LINKS + '<a href="#d" tabindex="3">x</a>', ""),
        ("goes back up", '<div><a href="#d">x</a></div>' + _LINKS, "body{display:flex;flex-direction:column-reverse}"),
        ("mouse can press", _LINKS + '<span class="x">x</span>', ".x{cursor:pointer}"),
        ("never reached", _LINKS + _SCRIPT.format(2, "event.target.blur()"), ""),
        ("not reached backwards", _LINKS + _SCRIPT.format(2, _BACK), ""),
        ("comes twice", _LINKS + _SCRIPT.format(3, "document.querySelector('a').focus()"), ""),
    ],
)  # fmt: skip
def test_a_fault_is_found(tab: Tab, fault: str, body: str, style: str) -> None:
    tab.look(1280)
    tab.driver.get(_page(body, style))
    found = faults_of_stops(tab)
    assert any(fault in one for one in found) if fault else found == []


def test_keys_that_are_sent_ahead_do_what_keys_one_by_one_do(tab: Tab) -> None:
    seen = []
    for press in (lambda number: tab.press("Tab", number), tab.tabs):
        tab.open("deferral/nl/")
        press(tab.js(script("stops")) + 1)
        seen.append(tab.js("stops()"))
    assert seen[0] == seen[1]
    assert len(seen[0]["noted"]) > 20


def test_a_menu_that_stays_open_is_found(tab: Tab) -> None:
    opener = "<button aria-expanded=false aria-controls=m>x</button><ul id=m hidden><li>x</ul>"
    shuts = "b.onclick = () => {b.ariaExpanded = 'true'; m.hidden = false};"
    escape = "onkeydown = event => {if (event.key === 'Escape') {b.ariaExpanded = 'false'; m.hidden = true}};"
    tab.look(1280)
    for more, stays in (("", True), (escape, False)):
        tab.driver.get(_page(f"{opener}<script>const b = document.querySelector('button'); {shuts} {more}</script>"))
        assert tab.js(script("openers")) == 1
        assert tab.js("focusOpener(0)")
        tab.press("Enter")
        assert tab.js("document.querySelector('button').ariaExpanded") == "true"
        tab.press("Escape")
        assert bool(tab.js("whatIsOpenOf(0)")) == stays
