"""A page asks nobody but the site itself, leaves nothing behind, and says the same where no scripts run."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.chrome import Tab
from tests.site.page_types import built_types
from tests.site.samples import Sample

pytestmark = pytest.mark.browser
Samples = dict[tuple[str, str], list[Sample]]
of_every_type = pytest.mark.parametrize(("name", "language"), built_types(), ids=lambda part: part or "-")

_KEPT = """(async () => [
    ...document.cookie ? ['a cookie'] : [],
    ...localStorage.length ? ['localStorage'] : [],
    ...sessionStorage.length ? ['sessionStorage'] : [],
    ...(await indexedDB.databases()).length ? ['a database'] : [],
    ...(await caches.keys()).length ? ['a cache'] : [],
    ...(await navigator.serviceWorker.getRegistrations()).length ? ['a service worker'] : [],
])()"""


def faults_of_visit(tab: Tab, address: str, within: str) -> list[str]:
    """Open a page, scroll to its end, and say whom it asked besides the site, what it kept, and what went wrong."""
    tab.log("performance")
    tab.log("browser")
    tab.open(address)
    tab.js("scrollTo(0, document.body.scrollHeight)")
    kept: list[str] = tab.js(_KEPT)
    events: list[dict[str, Any]] = [json.loads(entry["message"])["message"] for entry in tab.log("performance")]
    asked = {one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"}
    asked |= {one["params"]["url"] for one in events if one["method"] == "Network.webSocketCreated"}
    assert asked, "the log of requests is empty"
    foreign = sorted(url for url in asked if not url.startswith((tab.server + within, "data:")))
    errors = [entry["message"] for entry in tab.log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    return [
        *(f"asks {url}" for url in foreign),
        *(f"keeps {one}" for one in kept),
        *(f"fails: {one}" for one in errors),
    ]


@of_every_type
def test_a_visit_asks_nobody_and_leaves_nothing(tab: Tab, samples: Samples, name: str, language: str) -> None:
    for sample in samples[name, language]:
        found = faults_of_visit(tab, sample.served, f"{sample.site}/")
        assert not found, f"{sample.served}: {found}"
    assert tab.driver.get_cookies() == []


_HEAD = "<!doctype html><html lang=nl><title>Verzonnen</title><link rel=icon href=data:,><main><h1>Verzonnen</h1>"
_LINES = "document.querySelector('main').innerText.split('\\n').map(line => line.trim()).filter(line => line)"
# What is sent hidden is a tool that a script makes work: it says nothing that the page does not say anyhow.
_MARK_TOOLS = """document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;  // every element is there, no script of the page has run
    for (const one of document.querySelectorAll('main [hidden]')) one.dataset.tool = '';
})"""
_HIDE_TOOLS = """(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[data-tool] {display: none !important}');
    document.adoptedStyleSheets = [sheet];
})()"""


def only_with_scripts(tab: Tab, address: str) -> list[str]:
    """The lines of a page that a reader whose browser runs no scripts does not see, but for those of tools."""
    tab.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(address)
        bare = tab.js(_LINES)
        assert bare
    finally:
        tab.cdp("Emulation.setScriptExecutionDisabled", value=False)
    if not tab.js("document.scripts.length"):
        return []
    marking = tab.cdp("Page.addScriptToEvaluateOnNewDocument", source=_MARK_TOOLS)
    tab.open(address)
    tab.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=marking["identifier"])
    tab.js(_HIDE_TOOLS)
    return [line for line in tab.js(_LINES) if line not in bare]


@of_every_type
def test_without_scripts_it_says_the_same(tab: Tab, samples: Samples, name: str, language: str) -> None:
    for sample in samples[name, language]:
        assert only_with_scripts(tab, sample.served) == []


@pytest.mark.parametrize(
    ("html", "missed"),
    [
        ("<p id=a>Altijd</p>", []),
        ("<p id=a hidden>Een werktuig</p><script defer src=x.js></script>", []),
        ("<p id=a></p><script>document.querySelector('#a').append('Alleen zo')</script>", ["Alleen zo"]),
        ("<noscript><p>Zonder</p></noscript><p>Met</p>", []),
    ],
)
def test_what_only_a_script_shows_is_found(tab: Tab, made: Callable[[str], str], html: str, missed: list[str]) -> None:
    assert only_with_scripts(tab, f"{made(_HEAD + html)}/index.html") == missed


@pytest.mark.parametrize(
    ("fault", "html"),
    [
        ("", "<p>Goed</p>"),
        ("asks http://127.0.0.1:9/", "<img src=http://127.0.0.1:9/x.png>"),
        ("asks http://127.0.0.1:9/", "<script>fetch('http://127.0.0.1:9/').catch(() => 0)</script>"),
        ("keeps a cookie", "<script>document.cookie = 'a=1'</script>"),
        ("keeps localStorage", "<script>localStorage.a = 1</script>"),
        ("keeps sessionStorage", "<script>sessionStorage.a = 1</script>"),
        ("fails", "<script>throw Error('x')</script>"),
        ("fails", "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>1</script>"),
    ],
)
def test_a_fault_is_found(tab: Tab, made: Callable[[str], str], fault: str, html: str) -> None:
    folder = made(_HEAD + html)
    found = faults_of_visit(tab, f"{folder}/index.html", f"{folder}/")
    assert any(one.startswith(fault) for one in found) if fault else found == []
    tab.js("document.cookie = 'a=; max-age=0'; localStorage.clear(); sessionStorage.clear()")
