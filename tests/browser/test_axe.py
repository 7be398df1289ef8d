"""No page has a fault that axe-core knows, in any state, light or dark, on a screen and on a phone.

WCAG 2.0 to 2.2, A and AA, and best practice. What axe leaves to people is measured, or stands in `reviewed.toml`.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from tests.browser.chrome import SCHEMES, WIDTHS, Tab, script
from tests.browser.states import STATES
from tests.reviewed import reviewed
from tests.site.page_types import built_types
from tests.site.samples import Sample
from tests.tools import npm_file

pytestmark = pytest.mark.browser
Fault = dict[str, Any]
_LOOKS = tuple(product(WIDTHS, SCHEMES))
_HALF = tuple(zip(WIDTHS, SCHEMES, strict=True))


@pytest.fixture(scope="module")
def with_axe(tab: Tab) -> Iterator[Tab]:
    """The tab, in which every page that is opened has axe-core."""
    source = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    added = tab.cdp("Page.addScriptToEvaluateOnNewDocument", source=source)
    yield tab
    tab.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])


def _faults(tab: Tab) -> list[Fault]:
    found: list[Fault] = tab.js(script("axe"))
    return found


def _is_reviewed(fault: Fault, page: str) -> bool:
    return any(
        entry["rule"] == fault["rule"] and entry["page"] == page and re.fullmatch(entry["target"], fault["target"])
        for entry in reviewed("axe")
    )


@pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")
def test_axe_finds_nothing(
    with_axe: Tab, samples: dict[tuple[str, str], list[Sample]], name: str, language: str
) -> None:
    found = []
    # The other language has the same elements and other words: it is looked at once on each screen.
    looks, states = (_HALF, STATES[:1]) if language == "en" else (_LOOKS, STATES)
    for sample in samples[name, language]:
        for state in states:
            with_axe.open(sample.served)
            if not state.enter(with_axe):
                continue
            for width, scheme in looks:
                with_axe.look(width, scheme)
                seen = f"{sample.served}, {state.name}, {width}, {scheme}"
                found += [
                    f"{seen}: {fault['rule']} at {fault['target']}: {fault['why']}\n    {fault['html']}"
                    for fault in _faults(with_axe)
                    if not _is_reviewed(fault, name)
                ]
    assert not found, "\n".join(found)


def test_nothing_was_reviewed_that_is_not_there_any_more() -> None:
    assert {entry["page"] for entry in reviewed("axe")} <= {name for name, _ in built_types()}


_PAGE = (
    '<!doctype html><html lang="nl"><head><title>Verzonnen</title><meta name="viewport" content="width=device-width">'
    "<style>body{{background:#fff;color:#222}}div{{overflow-x:auto;width:200px}}table{{width:900px}}"
    "button{{width:8px;height:8px;padding:0;border:0}}</style></head><body><main><h1>Verzonnen</h1>{}</main></body>"
)
_TABLE = '<div tabindex="0" role="region" aria-label="Tabel"><table><tr><td>een<td>twee<td{}>x</table></div>'


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("", "<p>Goed</p>"),
        ("color-contrast", '<p style="color:#bbb">Te licht</p>'),
        ("label", '<input type="text">'),
        ("target-size", "<button>.</button><button>.</button>"),
        ("heading-order", "<h4>Te diep</h4>"),
        ("link-name", '<a href="#x"></a>'),
        ("region", '</main><p>Nergens</p><main aria-label="Nog een">'),
        ("", _TABLE.format("")),
        ("color-contrast", _TABLE.format(' style="color:#bbb"')),
    ],
)
def test_a_fault_is_found(with_axe: Tab, rule: str, html: str) -> None:
    with_axe.look(320)
    with_axe.driver.get("data:text/html;charset=utf-8," + _PAGE.format(html).replace("#", "%23"))
    found = {fault["rule"] for fault in _faults(with_axe)}
    assert rule in found if rule else not found
