"""No page has a fault that axe-core knows, in any state, light or dark, on a screen and on a phone.

WCAG 2.0 to 2.2, A and AA, and best practice. What axe leaves to people is measured, or stands in `reviewed.toml`.
"""

import json
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
# Every rule on each of the two screens and in each of the two schemes; in the other scheme those that look at colours.
_WITH_EVERY_RULE = tuple(zip(WIDTHS, SCHEMES, strict=True))
# Every pair of a state, a screen and a scheme is there.
_LOOKS = (*_WITH_EVERY_RULE, *sorted({*product(WIDTHS, SCHEMES)} - {*_WITH_EVERY_RULE}))


@pytest.fixture(scope="module")
def with_axe(tab: Tab) -> Iterator[Tab]:
    """The tab, in which every page that is opened has axe-core."""
    source = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    added = tab.cdp("Page.addScriptToEvaluateOnNewDocument", source=source)
    yield tab
    tab.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])


def _faults(tab: Tab, *, only_colours: bool = False) -> list[Fault]:
    found: list[Fault] = tab.js(f"{script('axe')}({json.dumps(only_colours)})")
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
    # The other language has the same elements and other words: it is looked at once, with every row of its lists; the
    # first language in every state, on each screen and in each scheme, of rows that are built alike with a few.
    states = STATES[:1] if language == "en" else STATES
    for sample in samples[name, language]:
        as_it_opened = False
        for state in reversed(states):
            if not as_it_opened:
                with_axe.open(sample.served)
            as_it_opened = not state.enter(with_axe)
            if as_it_opened:  # it has no such state
                continue
            looks = _LOOKS if state is STATES[0] else _WITH_EVERY_RULE
            for width, scheme in looks[:1] if language == "en" else looks:
                with_axe.look(width, scheme)
                if language != "en":
                    with_axe.js(script("shorten"))
                only_colours = (width, scheme) not in _WITH_EVERY_RULE
                seen = f"{sample.served}, {state.name}, {width}, {scheme}"
                found += [
                    f"{seen}: {fault['rule']} at {fault['target']}: {fault['why']}\n    {fault['html']}"
                    for fault in _faults(with_axe, only_colours=only_colours)
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
    found = {fault["rule"] for fault in _faults(with_axe, only_colours=True)}
    assert found == {rule} & {"color-contrast"}


@pytest.mark.parametrize(("rule", "odd", "taken"), [("", "Verzonnen", 12), ("link-name", "", 11)])
def test_of_rows_that_are_alike_a_few_are_looked_at_and_every_odd_one(
    with_axe: Tab, rule: str, odd: str, taken: int
) -> None:
    row = '<li><a href="#x">Verzonnen</a></li>'
    html = f'<ul>{7 * row}<li><a href="#x">{odd}</a></li>{7 * row}</ul>'
    with_axe.driver.get("data:text/html;charset=utf-8," + _PAGE.format(html).replace("#", "%23"))
    assert with_axe.js(script("shorten")) == taken
    assert [fault["rule"] for fault in _faults(with_axe)] == [rule][: len(rule)]
