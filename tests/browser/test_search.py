"""Searching as a reader does: words, mistakes, filters with their numbers, the address, Back, and what goes wrong."""

import datetime
import functools
import http.server
import json
import random
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from generator import ids
from generator.build import build
from generator.project import Project
from generator.search import index as index_module
from generator.search.facets import KEYS
from tests.browser import made_search

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
RESULT = ".dl-find-results h3 a, .dl-find-results th a"


class _Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
        """Nothing on the terminal."""


class Search:
    """The list of systems of the made-up register, in a browser. `made` is what the registrations say."""

    def __init__(self, browser: webdriver.Chrome, address: str, made: list[dict[str, Any]]) -> None:
        self.browser, self.address, self.made = browser, address, made

    def open(self, **asked: Any) -> "Search":
        """The page with this in its address, when its answer is there."""
        self.browser.get(f"{self.address}nl/systemen/?{urlencode(asked, doseq=True)}" if asked else self.page)
        if asked:
            self.wait(lambda: self.said)
        return self

    @property
    def page(self) -> str:
        return f"{self.address}nl/systemen/"

    @property
    def said(self) -> str:
        return self.one("[role=status]").text

    @property
    def found(self) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)"
        names: list[str] = self.browser.execute_script(script, RESULT)
        return names

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return "\n".join(one.text for one in self.browser.find_elements(By.CSS_SELECTOR, selector))

    def wait(self, until: Callable[[], object]) -> None:
        WebDriverWait(self.browser, 8, 0.02).until(lambda _: until())

    def press(self, text: str) -> None:
        self.browser.find_element(By.XPATH, f"//div[@id='dl-find']//button[normalize-space()='{text}']").click()

    def numbers(self) -> dict[str, int]:
        """Key and label of every filter → the number behind it."""
        script = """return [...document.querySelectorAll("fieldset")].flatMap((set) =>
            [...set.querySelectorAll("li label")].map((one) => [set.querySelector("legend").textContent,
             one.children[1].textContent, Number(one.children[2].textContent)]))"""
        return {f"{title}: {label}": number for title, label, number in self.browser.execute_script(script)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of the made-up register's site, and what its registrations say.

    Its index has many files, as that of a large one.
    """
    folder = tmp_path_factory.mktemp("search")
    made = made_search.write_register(folder / "registry-data", ROOT / "registry-data")
    with pytest.MonkeyPatch.context() as small:
        for size, number in (("_SHARD", 400), ("_WORDS_PER_FILE", 8), ("_TAILS_PER_FILE", 8)):
            small.setattr(index_module, size, number)
        built = build(Project(ROOT, folder / "registry-data"), folder / "site", datetime.date(2026, 11, 23))
    assert built.site is not None, built.checked.findings
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", made
    server.shutdown()


@pytest.fixture
def search(browser: webdriver.Chrome, site: tuple[str, list[dict[str, Any]]]) -> Search:
    size = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return Search(browser, *site)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("herkenning", "Herkenning van spraak"),
        ("gezichtsherken", "Aangezichtsherkenning bij de poort"),
        ("CAFE", "Café-inspectie naar risico"),
        ("cafés", "Café-inspectie naar risico"),
        ("zonnepannelen", "Zonnepanelen op daken"),
        ("zonenpanelen", "Zonnepanelen op daken"),
        ("kentekenlezer", "Zonnepanelen op daken"),
        ("spraak van herkenning", "Herkenning van spraak"),
    ],
)
def test_words_are_found_as_people_type_them(search: Search, question: str, first: str) -> None:
    assert search.open(q=question).found[0] == first


def test_a_part_of_a_compound_is_found_and_marked_the_whole_word_first(search: Search) -> None:
    search.open(q="herkenning")
    assert search.found == ["Herkenning van spraak", "Aangezichtsherkenning bij de poort"]
    assert [one.text for one in search.browser.find_elements(By.CSS_SELECTOR, "h3 mark")] == [
        "Herkenning",
        "herkenning",
    ]
    assert search.said == "2 systemen gevonden"


def test_what_was_read_otherwise_is_said(search: Search) -> None:
    search.open(q="zonnepannelen")
    assert "zonnepanelen" in search.text(".dl-note")
    search.open(q="zonnepanelen poort")
    assert len(search.found) == 2
    assert "een deel" in search.text(".dl-note")


def test_a_reader_can_search_for_exactly_what_was_typed(search: Search) -> None:
    search.open(q="zonnepannelen")
    assert "Bedoelde u: zonnepanelen?" in search.text(".dl-note")
    search.press("Zoek alleen op “zonnepannelen”")
    search.wait(lambda: search.said == "Niets gevonden.")
    assert search.browser.current_url == search.page + "?q=%22zonnepannelen%22"
    assert search.open(q='"herkenning"').found == ["Herkenning van spraak"]


@pytest.mark.parametrize("typed", ["ponnepanelen", "niett", "wordr", "fiets"])
def test_no_word_is_read_as_one_that_nobody_can_have_meant(search: Search, typed: str) -> None:
    search.open(q=typed)
    assert search.said == "Niets gevonden."
    assert search.browser.find_elements(By.CSS_SELECTOR, ".dl-find .dl-note") == []


def test_a_compound_finds_its_parts_and_says_so(search: Search) -> None:
    search.open(q="kentekenlezerspoort")
    assert search.found == ["Aangezichtsherkenning bij de poort"]
    assert "delen van dat woord: poort, kentekenlezer" in search.text(".dl-note")
    assert search.open(q="spraakherkenningssysteem").found[0] == "Herkenning van spraak"
    search.open(q="gezichtsherkenning")  # a part of one name, and in no other
    assert search.found[0] == "Aangezichtsherkenning bij de poort"


def test_another_name_for_an_answer_is_found_and_said_to_be_one(search: Search) -> None:
    wanted = [one for one in search.made if "machine-learning" in one.get("techniques", ())]
    search.open(q="zelflerend")
    assert search.said == _said(len(wanted))
    assert f"Bij {len(wanted)} hiervan staat “zelflerend” niet in de tekst." in search.text(".dl-note")


def test_nothing_found_leads_on(search: Search) -> None:
    search.open(q="qqqqqq")
    search.wait(lambda: "Of ga hier verder" in search.text(".dl-find-nothing"))
    links = search.browser.find_elements(By.CSS_SELECTOR, ".dl-find-nothing a")
    addresses = [str(link.get_attribute("href")).removeprefix(search.address) for link in links]
    assert addresses == [
        "nl/organisaties/", "nl/themas/", "nl/status/", "nl/categorie/", "nl/beslissing/",
        "nl/brief-of-besluit/", "nl/contact/",
    ]  # fmt: skip
    for link in addresses:
        search.browser.get(search.address + link)
        search.wait(lambda: search.browser.find_elements(By.TAG_NAME, "h1"))


def test_an_id_is_found_however_it_is_typed_and_one_mistake_is_caught(search: Search) -> None:
    wanted = next(one["id"] for one in search.made if "0" in one["id"] and one["id"].count("1") == 0)
    name = next(one["name"]["nl"] for one in search.made if one["id"] == wanted)
    for typed in (
        wanted,
        wanted.upper(),
        f"{wanted[:4]} {wanted[4:]}",
        f"{wanted[:4]}-{wanted[4:]}",
        wanted.replace("0", "O"),
    ):
        assert search.open(q=typed).found == [name], typed
    other = ids.ALPHABET[(ids.ALPHABET.index(wanted[5]) + 7) % 32]
    at = next(n for n in range(7) if wanted[n] != wanted[n + 1])
    swapped = wanted[:at] + wanted[at + 1] + wanted[at] + wanted[at + 2 :]
    for wrong in (wanted[:5] + other + wanted[6:], swapped, wanted[:3] + wanted[4:], wanted[:2] + "5" + wanted[2:]):
        search.open(q=wrong)
        if any(sign.isdigit() for sign in wrong):
            assert f"Bedoelde u {wanted}?" in search.text(".dl-note"), wrong


def test_filters_and_their_numbers_are_what_counting_gives(search: Search) -> None:
    chance = random.Random(11)
    for _ in range(5):
        fields = chance.sample([*KEYS], 2)
        chosen = {field: set(sorted(_all(search.made, field))[chance.randrange(2) :: 2]) for field in fields}
        search.open(**{KEYS[field]: sorted(terms) for field, terms in chosen.items()})
        expected = [one for one in search.made if all(_answers(one, field) & chosen[field] for field in chosen)]
        numbers = search.numbers()
        assert search.said == (_said(len(expected)) if expected else "Niets gevonden."), chosen
        names = sorted((one["name"]["nl"].casefold(), one["name"]["nl"]) for one in expected)
        assert {name for _, name in names} >= set(search.found)
        for key, title in (("status", "Status"), ("registered_on", "Jaar van registratie")):
            others = [one for one in search.made if all(_answers(one, f) & chosen[f] for f in chosen if f != key)]
            counted = [sum(term in _answers(one, key) for one in others) for term in _all(search.made, key)]
            shown = [number for label, number in numbers.items() if label.startswith(f"{title}: ")]
            assert sorted(shown) == sorted(counted), (key, chosen)


def _answers(data: Mapping[str, Any], field: str) -> set[str]:
    value = data.get(field, ())
    answers = {value} if isinstance(value, str) else set(value)
    return {answer[:4] for answer in answers} if field == "registered_on" else answers


def _all(made: list[dict[str, Any]], field: str) -> set[str]:
    return {answer for one in made for answer in _answers(one, field)}


def _said(number: int) -> str:
    return "1 systeem gevonden" if number == 1 else f"{number} systemen gevonden"


def test_typing_choosing_and_going_back(search: Search) -> None:
    search.open()
    shown = search.one("#dl-find ~ ul.dl-list")
    assert shown.is_displayed()
    search.one("#dl-find-q").send_keys("spraak")
    search.wait(lambda: search.found == ["Herkenning van spraak"])
    assert search.browser.current_url == search.page + "?q=spraak"
    assert not shown.is_displayed()
    search.wait(lambda: search.one("details.dl-find-filters").get_attribute("open"))
    box = search.one("fieldset input[type=checkbox]")
    box.send_keys(Keys.SPACE)
    search.wait(lambda: "status=" in search.browser.current_url)
    assert search.browser.switch_to.active_element == box
    search.browser.back()
    search.wait(lambda: not box.is_selected())
    assert search.browser.current_url == search.page + "?q=spraak"
    search.browser.back()
    search.wait(shown.is_displayed)
    assert search.one("#dl-find-q").get_attribute("value") == ""
    search.browser.forward()
    search.wait(lambda: search.found == ["Herkenning van spraak"])
    assert search.one("#dl-find-q").get_attribute("value") == "spraak"


def test_the_other_language_is_asked_the_same(search: Search) -> None:
    search.open(q="", year="2025")
    first = search.said
    search.one(".dl-language a").click()
    search.wait(lambda: search.said)
    assert search.browser.current_url == f"{search.address}en/systems/?year=2025"
    assert first.split()[0] == search.said.split()[0]


def test_nothing_found_says_what_to_try(search: Search) -> None:
    search.open(q="heerkennnig")
    assert search.said == "Niets gevonden."
    search.press("Zoek op “herkenning”")
    search.wait(lambda: "Herkenning van spraak" in search.found)
    other = next(one["status"] for one in search.made if one["status"] != search.made[3]["status"])
    search.open(q="spraak", status=other)
    search.wait(lambda: "Zonder" in search.text(".dl-find-nothing"))
    search.one(".dl-find-nothing button").click()
    search.wait(lambda: search.found == ["Herkenning van spraak"])


def test_orders_the_table_and_more(search: Search) -> None:
    search.open(sort="newest", view="table")
    days = {one["name"]["nl"]: one["registered_on"] for one in search.made}
    assert len(search.found) == 10
    search.press("Toon er nog 20")
    search.wait(lambda: len(search.found) == 30)
    assert search.browser.switch_to.active_element.text == search.found[10]
    shown = [days[name] for name in search.found]
    assert shown == sorted(days.values(), reverse=True)[:30]
    assert search.one("table caption").text
    assert search.one(".dl-find tbody th").get_attribute("scope") == "row"


def test_an_organisation_is_found_in_a_long_list_of_them(search: Search) -> None:
    search.open(sort="newest")
    search.wait(lambda: search.browser.find_elements(By.CSS_SELECTOR, ".dl-find-narrow input"))
    search.one(".dl-find-narrow input").send_keys("07")
    shown = [one for one in search.browser.find_elements(By.CSS_SELECTOR, ".dl-find-long li") if one.is_displayed()]
    assert [one.text.split("(")[0].strip() for one in shown] == ["Testorganisatie 07"]
    shown[0].click()
    search.wait(lambda: "organisation=testorganisatie-07" in search.browser.current_url)
    search.wait(lambda: search.text(".dl-find-take").endswith("register") and "Volg" in search.text(".dl-find-take"))
    link = search.one(".dl-find-take a[type='application/atom+xml']").get_attribute("href")
    assert link == f"{search.address}nl/organisaties/testorganisatie-07/feed.xml"
    search.browser.get(str(link))
    assert "<feed" in search.browser.page_source


def test_a_selection_can_be_taken_along(search: Search) -> None:
    search.open(q="herkenning")
    caught = """window.taken = [];
        URL.createObjectURL = (blob) => { blob.text().then((text) => taken.push(text)); return "#"; }"""
    search.browser.execute_script(caught)
    search.press("CSV van deze selectie")
    search.wait(lambda: search.browser.execute_script("return taken.length"))
    lines = search.browser.execute_script("return taken[0]").splitlines()
    assert lines[0] == "id,name,organisation,status,publication_category,address"
    assert len(lines) == 3
    wanted = search.made[3]
    assert lines[1].startswith(
        f"{wanted['id']},Herkenning van spraak,Testorganisatie 03 (verzonnen),{wanted['status']},"
    )
    assert lines[1].endswith(f"{search.page}{wanted['id']}/")


def test_an_answer_that_comes_late_is_dropped(search: Search) -> None:
    search.open()
    slow = """const fetched = window.fetch; window.fetch = (file) => String(file).includes("cards-3")
        ? new Promise((done) => setTimeout(() => done(fetched(file)), 700)) : fetched(file);"""
    search.browser.execute_script(slow)
    field = search.one("#dl-find-q")
    field.send_keys("zonnepanelen")
    time.sleep(0.15)
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("poort")
    search.wait(lambda: search.found)
    time.sleep(0.8)
    assert search.found == ["Aangezichtsherkenning bij de poort"]


def test_without_a_connection_the_list_stays_and_the_reader_is_told(search: Search) -> None:
    search.open()
    search.browser.execute_script(
        "window.working = window.fetch; window.fetch = () => Promise.reject(new Error('gone'))"
    )
    search.one("#dl-find-q").send_keys("spraak")
    search.wait(lambda: search.browser.find_elements(By.CSS_SELECTOR, ".dl-find .dl-alarm"))
    assert search.one("#dl-find ~ ul.dl-list").is_displayed()
    assert "verbinding" in search.text(".dl-find .dl-alarm")
    search.browser.execute_script("window.fetch = window.working")
    search.press("Probeer opnieuw")
    search.wait(lambda: search.found == ["Herkenning van spraak"])


def test_on_a_phone_it_fits_and_targets_are_large_enough(search: Search) -> None:
    phone = {"width": 320, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    search.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    for asked in ({"q": "herkenning"}, {"view": "table"}, {"q": "qqqqqq", "status": "pilot"}):
        search.open(**asked)
        search.one(".dl-find-filters > summary").click()
        assert search.browser.execute_script("return document.documentElement.scrollWidth") <= 320
    script = """return [...document.querySelectorAll("#dl-find :is(button, select, input, summary)")]
        .map((one) => one.type === "checkbox" ? one.closest("label") : one)
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
    assert search.browser.execute_script(script) == []


def test_without_scripts_the_list_is_whole_and_nothing_of_the_search_shows(search: Search) -> None:
    search.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        search.browser.get(search.page + "?q=spraak")
        assert len(search.browser.find_elements(By.CSS_SELECTOR, "ul.dl-list > li")) == len(search.made)
        assert not search.one("#dl-find").is_displayed()
    finally:
        search.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


_FETCHED = """return performance.getEntriesByType("resource")
    .filter((one) => one.initiatorType === "fetch").map((one) => one.name)"""


def test_nothing_is_fetched_before_and_little_to_the_first_results(search: Search) -> None:
    search.open()
    assert search.browser.execute_script(_FETCHED) == []
    search.open(q="spraak")
    names = [name.rpartition("/")[2] for name in search.browser.execute_script(_FETCHED)]
    assert not [name for name in names if "words" in name or "inside" in name], "the words beside it are not needed"
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "question", ["gezichtsherken", "zonnepannelen", "znonepanelen", "spraakherkenningssysteem", "kentekenlezerspoort"]
)
def test_no_question_fetches_all_words(search: Search, question: str) -> None:
    search.open(q="spraak")
    start = next(name for name in search.browser.execute_script(_FETCHED) if name.endswith("/nl.json"))
    lists = json.loads(urllib.request.urlopen(start).read())
    assert search.open(q=question).found
    names = [name.rpartition("/")[2] for name in search.browser.execute_script(_FETCHED)]
    for kind in ("words", "inside"):
        assert len([name for name in names if kind in name]) < len(lists[kind]) / 2, (kind, names)


def test_a_filter_or_an_order_fetches_no_other_one_before_the_first_results(search: Search) -> None:
    search.open()
    stop = """window.asked = []; const fetched = window.fetch;
        window.fetch = (file) => (asked.push(String(file)), fetched(file));
        const results = document.querySelector(".dl-find-results"), replace = results.replaceChildren;
        results.replaceChildren = (...shown) => { window.first ??= [...asked]; replace.apply(results, shown); }"""
    search.browser.execute_script(stop)
    search.browser.execute_script(
        "history.pushState(null, '', '?year=2025&sort=newest'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    search.wait(lambda: search.found)
    names = [name.rpartition("/")[2] for name in search.browser.execute_script("return window.first")]
    assert [name for name in names if "facet" in name] == ["nl-facet-year.json"]
    assert [name for name in names if "order" in name] == ["nl-order-newest.json"]
