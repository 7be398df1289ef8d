"""Every page fits a phone, a zoom of 400 % and letters of twice the size; print holds all that it says."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pytest

from tests.browser.chrome import WIDTHS, Tab, script
from tests.browser.states import open_everything
from tests.reviewed import reviewed
from tests.site.page_types import built_types
from tests.site.samples import Sample

pytestmark = pytest.mark.browser
Samples = dict[tuple[str, str], list[Sample]]
_BROKEN = "\ufffe"  # how pdfium writes a hyphen at the end of a line
_SIZES = {"standard": 16, "fixed": 13}


@contextmanager
def letters_of_twice_the_size(tab: Tab) -> Iterator[None]:
    """The tab of a reader who made letters twice as large."""
    tab.cdp("Page.setFontSizes", fontSizes={name: 2 * size for name, size in _SIZES.items()})
    try:
        yield
    finally:
        tab.cdp("Page.setFontSizes", fontSizes=_SIZES)


def _faults(tab: Tab) -> list[str]:
    found: list[str] = tab.js(script("reflow"))
    return found


@pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")
def test_it_fits_and_print_holds_all_the_text(tab: Tab, samples: Samples, name: str, language: str) -> None:
    found = []
    for sample in samples[name, language]:
        tab.open(sample.served)
        assert texts(tab)
        found += [f"{sample.served}: not on paper: {text}" for text in not_printed(tab)]
        with letters_of_twice_the_size(tab):
            assert tab.js("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 24
            for width in (WIDTHS[0], 640):
                tab.look(width)
                found += [f"{sample.served}, {width}, large letters: {fault}" for fault in _faults(tab)]
        open_everything(tab)
        for width in WIDTHS:
            tab.look(width)
            found += [f"{sample.served}, {width}: {fault}" for fault in _faults(tab)]
    assert not found, "\n".join(found)


def _squeezed(text: str) -> str:
    """Letters alone: print breaks lines and words elsewhere."""
    return re.sub(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]", "", unicodedata.normalize("NFKC", text)).casefold()


def not_printed(tab: Tab) -> list[str]:
    """The texts of the page that is open which are not on paper."""
    tab.js("(() => {const s = new CSSStyleSheet(); s.replaceSync('*{hyphens:manual!important}');"
           "document.adoptedStyleSheets = [s]})()")  # fmt: skip
    data = tab.cdp("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"]
    with pypdfium2.PdfDocument(base64.b64decode(data)) as paper:
        said = "".join(page.get_textpage().get_text_range() for page in paper)
    printed = _squeezed(said.replace(_BROKEN, "-"))
    tab.js("(() => {document.adoptedStyleSheets = []})()")
    return [text for text in texts(tab) if not _stands_in(text, printed)]


def _stands_in(text: str, printed: str) -> bool:
    """Whether a text is there; of a longer one at least each word, for lines beside each other come out by turns."""
    words = text.split()
    return _squeezed(text) in printed or (len(words) > 2 and all(_squeezed(word) in printed for word in words))


def texts(tab: Tab) -> list[str]:
    """What is to be on paper of the page that is open."""
    unneeded = json.dumps([entry["selector"] for entry in reviewed("print")])
    found: list[str] = tab.js(f"{script('texts')}({unneeded})")
    return found


def _page(body: str, style: str = "") -> str:
    html = f'<!doctype html><html lang="nl"><title>Verzonnen</title><style>{style}</style><main>{body}</main>'
    return "data:text/html;charset=utf-8," + html.replace("#", "%23")


_LONG = "<p class=x>veel woorden die hier niet passen</p>"


@pytest.mark.parametrize(
    ("fault", "body", "style"),
    [
        ("", "<p>kort</p><div class=r><table class=x><td>breed</table></div>", ".r{overflow-x:auto}.x{width:900px}"),
        ("wide on a screen", "<p class=x>te breed</p>", ".x{width:900px}"),
        ("reaches from", "<p class=x>te breed</p>", "body{overflow-x:hidden}.x{width:900px}"),
        ("holds no table", "<div class=r><p class=x>breed</p></div>", ".r{overflow-x:auto}.x{width:900px}"),
        ("cuts off", _LONG, ".x{white-space:nowrap;overflow:hidden;width:99px}"),
        ("out of their picture", "<svg width=90><text x=80 y=20>te ver</text></svg>", ""),
        ("cuts off", _LONG, ".x{height:1em;overflow:hidden;width:99px}"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_found(tab: Tab, fault: str, body: str, style: str) -> None:
    tab.look(320)
    tab.driver.get(_page(body, style))
    found = _faults(tab)
    assert any(fault in one for one in found) if fault else found == []


@pytest.mark.parametrize(
    ("body", "style", "lost"),
    [
        ("<p>Alles staat er.</p><table><td>ook<td>dit</table>", "", []),
        ("<p>Dit niet.</p><p>Dit wel.</p>", "@media print{p:first-child{display:none}}", ["Dit niet."]),
        ("<details><summary>Meer</summary><p>Verborgen.</p></details>", "", ["Verborgen."]),
        ("<p class=x>Eerste.</p><p>Ver weg.</p>", "@media print{p+p{position:absolute;left:-999px}}", ["Ver weg."]),
    ],
)
def test_what_print_leaves_out_is_found(tab: Tab, body: str, style: str, lost: list[str]) -> None:
    tab.driver.get(_page(body, style))
    assert not_printed(tab) == lost
