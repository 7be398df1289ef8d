"""The states of a page that are looked at: as it opens, and what a reader makes of it. A page without one skips it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.chrome import Tab

_PATIENCE = 20  # seconds
_SAID = "document.querySelector('main [role=status]')"


@dataclass(frozen=True)
class State:
    """enter: bring the page that just opened into this state; False if it has no such state."""

    name: str
    enter: Callable[[Tab], object]


def open_everything(tab: Tab) -> object:
    """Open whatever can be opened; how much that was."""
    return tab.js("""(() => {
        const closed = document.querySelectorAll('details:not([open]) > summary, [aria-expanded="false"]');
        const shown = [...closed].filter(one => one.checkVisibility());
        for (const one of shown) one.click();
        return shown.length;
    })()""")


def _search(asked: str) -> Callable[[Tab], object]:
    """Ask for something in the address, where a search is; with its filters open, and when its answer is there."""

    def enter(tab: Tab) -> object:
        if not tab.js(f"document.querySelector('form[role=search]')?.checkVisibility() && {_SAID} !== null"):
            return False
        tab.open(f"{tab.js('location.pathname')[1:]}?{asked}")
        _wait(tab, f"{_SAID}.textContent.trim()")
        tab.js("(() => {for (const one of document.querySelectorAll('main details')) one.open = true})()")
        return True

    return enter


def _compare(tab: Tab) -> object:
    """Choose the first and the last of what a form compares, and press its button."""
    return tab.js("""(() => {
        const form = [...document.forms].find(
            one => one.querySelectorAll('select').length === 2 && one.checkVisibility());
        if (!form) return false;
        const [one, other] = form.querySelectorAll('select');
        [one.value, other.value] = [one.options[one.options.length - 1].value, other.options[0].value];
        form.querySelector('button').click();
        return true;
    })()""")


def _wait(tab: Tab, expression: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not tab.js(expression):
        assert time.monotonic() < until, f"the page never had {expression}"
        time.sleep(0.02)


STATES = (
    State("as it opens", lambda _: True),
    State("everything open", open_everything),
    State("filters in use", _search("status=in-use&q=a")),
    State("found, as a table", _search("q=systeem&view=table")),
    State("nothing found", _search("q=qqzzxxqq")),
    State("compared", _compare),
)
