"""The states of a page that are looked at: as it opens, and what a reader makes of it. A page without one skips it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.chrome import Tab


@dataclass(frozen=True)
class State:
    """enter: bring the page that just opened into this state; False if it has no such state."""

    name: str
    enter: Callable[[Tab], bool]


def _open_everything(tab: Tab) -> bool:
    return bool(
        tab.js("""(() => {
            const closed = document.querySelectorAll('details:not([open]) > summary, [aria-expanded="false"]');
            for (const one of closed) one.click();
            return closed.length;
        })()""")
    )


STATES = (State("as it opens", lambda _: True), State("everything open", _open_everything))
