"""The search index beside Pagefind's on the same pages: CPU, bytes, files, and what each kind of question loads.

`python -m tests.bench.searching SITE` measures only what the questions load, on a site that is built.
"""

import functools
import gzip
import http.server
import json
import random
import re
import sys
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from generator.search.facets import KEYS
from tests.bench import measure
from tests.tools import browser_and_driver

# Notes what was fetched when the first results, or that there are none, come on the page: the filters' numbers come after.
_WATCH = """
  const asked = [];
  const real = window.fetch;
  window.fetch = (file, ...more) => (asked.push(String(file)), real(file, ...more));
  addEventListener("DOMContentLoaded", () => {
    const results = document.querySelector(".dl-find-results");
    if (results) results.replaceChildren = (...shown) => {
      Element.prototype.replaceChildren.call(results, ...shown);
      window.first ||= [[...asked, document.querySelector("#dl-find script").src], Boolean(results.querySelector("h3"))];
    };
  });
"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
        """Nothing on the terminal."""


def compared(site: Path, cpu: float, place: Path, number: int, most: int) -> float:
    """Print what the index of a built site costs, which took `cpu` seconds, and the ratio to Pagefind's of its pages.

    place: a folder for Pagefind's index. most: the largest number of registrations that Pagefind is tried on; it takes
    gigabytes for 10,000. Returns the CPU seconds of Pagefind, 0 when it was not tried.
    """
    [ours] = [path for path in (site / "search").iterdir() if path.is_dir()]
    files, size = measure.size(ours)
    print(f"search index: {cpu:.1f} s CPU, {files} files, {size / 1e6:.1f} MB")
    _print_loads(site)
    if number > most or find_spec("pagefind") is None:
        return 0
    pages = f"{{{','.join(sorted(path.stem for path in ours.glob('??.json')))}}}/*/????????/index.html"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        site,
        "--output-path",
        place,
        "--glob",
        pages,
    ]
    theirs = measure.run([*command, "--root-selector", ".md-content__inner"])
    their_files, their_size = measure.size(place)
    print(
        f"Pagefind: {theirs.cpu:.1f} s CPU, {their_files} files, {their_size / 1e6:.1f} MB, {theirs.memory:.0f} MB memory"
    )
    ratios = (cpu / theirs.cpu, size / their_size, files / their_files)
    print("    search index : Pagefind = {:.2f} (CPU), {:.2f} (bytes), {:.2f} (files)".format(*ratios))
    return theirs.cpu


def _print_loads(site: Path) -> None:
    """What a reader's browser loads to the first results of each kind of question, on a site that is built."""
    address = next(path for path in sorted(site.glob("*/*/index.html")) if b'id="dl-find"' in path.read_bytes())
    page = f"{address.parent.relative_to(site)}/"
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program, driver = browser_and_driver()
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
    try:
        for kind, questions in _questions(site, page.partition("/")[0]).items():
            loads, with_results = [], 0
            for question in questions:
                chrome.get(f"http://127.0.0.1:{server.server_address[1]}/{page}?{urlencode(question)}")
                WebDriverWait(chrome, 20, 0.02).until(lambda one: one.execute_script("return window.first"))
                files, found = chrome.execute_script("return window.first")
                with_results += found
                loads.append(sum(_packed(site / unquote(urlsplit(file).path)[1:]) for file in files))
            loads.sort()
            print(
                f"    to the first results, script included, gzip: {kind:22} median {loads[len(loads) // 2] / 1000:.0f} KB, "
                f"most {loads[-1] / 1000:.0f} KB; {with_results} of {len(loads)} find something"
            )
    finally:
        chrome.quit()
        server.shutdown()


def _questions(site: Path, language: str) -> dict[str, list[dict[str, str]]]:
    """Twenty questions of each kind, the same for the same site."""
    [start] = site.glob(f"search/*/{language}.json")
    count = len(json.loads(start.read_bytes())["words"])
    known = []
    for number in range(count):
        before = ""
        text = (start.parent / f"{language}-words-{number}.txt").read_text(encoding="utf-8")
        for shared, rest in re.findall("([A-Z])([^A-Z]*)", text):
            before = before[: ord(shared) - ord("A")] + rest
            known.append(before)
    chance, words = random.Random(5), set(known)
    plain = [word for word in known if word.isalpha() and len(word) > 4]
    long = [word for word in plain if len(word) > 9] or plain
    short = [word for word in plain if len(word) < 10] or plain
    ids = [id_ for path in start.parent.glob("ids-*.json") for id_ in json.loads(path.read_bytes())]
    facets = {
        key: [term for term, _ in json.loads((start.parent / f"{language}-facet-{key}.json").read_bytes())["terms"]]
        for key in KEYS.values()
    }

    def slipped() -> str:
        word: str = chance.choice(long)
        at = chance.randrange(2, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def filtered(*keys: str) -> dict[str, str]:
        return {key: chance.choice(facets[key]) for key in keys if facets[key]}

    def unknown(make: Callable[[], str]) -> str:
        return next(word for word in iter(make, "") if word not in words)

    kinds: dict[str, Callable[[], dict[str, str]]] = {
        "whole word": lambda: {"q": chance.choice(plain)},
        "long rare word": lambda: {"q": chance.choice(long)},
        "two words": lambda: {"q": " ".join(chance.choices(plain, k=2))},
        "part of a word": lambda: {"q": unknown(lambda: chance.choice(long)[1:-1])},
        "typing error": lambda: {"q": unknown(slipped)},
        "compound": lambda: {"q": unknown(lambda: "".join(chance.choices(short, k=2)))},
        "word and filter": lambda: {"q": chance.choice(plain), **filtered("status")},
        "word and organisation": lambda: {"q": chance.choice(plain), **filtered("organisation")},
        "three filters": lambda: filtered("organisation", "theme", "status"),
        "another order": lambda: {"sort": "newest"},
        "id": lambda: {"q": chance.choice(ids)},
        "id with a mistake": lambda: {"q": chance.choice(ids)[:5] + "777"},
    }
    return {kind: [make() for _ in range(20)] for kind, make in kinds.items()}


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


if __name__ == "__main__":
    _print_loads(Path(sys.argv[1]))
