"""A page asks nobody but the site itself, leaves nothing behind, and says the same where no scripts run."""

import json
from collections.abc import Callable, Iterator
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


@pytest.fixture
def without_scripts(tab: Tab) -> Iterator[Tab]:
    """The tab of a reader whose browser runs no scripts."""
    tab.cdp("Emulation.setScriptExecutionDisabled", value=True)
    yield tab
    tab.cdp("Emulation.setScriptExecutionDisabled", value=False)


_LINES = "document.querySelector('main').innerText.split('\\n').map(line => line.trim()).filter(line => line)"


@of_every_type
def test_without_scripts_it_says_the_same(without_scripts: Tab, samples: Samples, name: str, language: str) -> None:
    for sample in samples[name, language]:
        without_scripts.open(sample.served)
        bare = without_scripts.js(_LINES)
        without_scripts.cdp("Emulation.setScriptExecutionDisabled", value=False)
        if without_scripts.js("document.scripts.length"):
            without_scripts.open(sample.served)
            full = without_scripts.js(_LINES)
            assert [line for line in full if line not in bare] == []
        without_scripts.cdp("Emulation.setScriptExecutionDisabled", value=True)
        assert bare


_HEAD = "<!doctype html><html lang=nl><title>Verzonnen</title><link rel=icon href=data:,><main><h1>Verzonnen</h1>"


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
