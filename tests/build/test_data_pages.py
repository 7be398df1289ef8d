"""The pages around the data: every example call answers, every example question runs and every format answers alike."""

import contextlib
import json
import re
import sqlite3
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest

ROOT = Path(__file__).parents[2]
EDITORIAL = ROOT / "site-templates/editorial"
BASE = "https://daglicht.example/"
ADDRESSES = {
    "nl": {"api": "nl/data/api", "questions": "nl/data/voorbeeldvragen", "snapshots": "nl/data/momentopnamen"},
    "en": {"api": "en/data/api", "questions": "en/data/questions", "snapshots": "en/data/snapshots"},
}
for _language, _pages in ADDRESSES.items():
    _pages["data"] = f"{_language}/data"
NUMBER_OF_QUESTIONS = 10
# What the history answers; a clone without it has nothing to say here.
OF_THE_HISTORY = {"month", "field"}


def questions(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The anchor of each question, and its code by language of the code."""
    text = (EDITORIAL / language / "questions.md").read_text(encoding="utf-8")
    for part in re.split(r"(?m)^## (?=\d)", text)[1:]:
        anchor = re.search(r"\{#([a-z-]+)\}", part)
        assert anchor
        yield anchor[1], dict(re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", part))


def rows(found: Any) -> list[tuple[str, ...]]:
    """Rows as text, in a fixed order: the formats may order what is equal in another way."""
    return sorted(tuple("" if pandas.isna(cell) else str(cell) for cell in row) for row in found)


def answers(code: dict[str, str], data: Path) -> dict[str, list[tuple[str, ...]]]:
    given: dict[str, Any] = {}
    with contextlib.chdir(data):
        with contextlib.closing(sqlite3.connect("register.sqlite")) as database:
            given["sql"] = database.execute(code["sql"]).fetchall()
        with contextlib.closing(duckdb.connect()) as connection:
            given["duckdb"] = connection.execute(code["duckdb"]).fetchall()
        names: dict[str, Any] = {}
        exec(code["python"], names)  # noqa: S102 - our own page
        answer = names["answer"]
        assert isinstance(answer, pandas.DataFrame)
        given["python"] = answer.astype(object).itertuples(index=False, name=None)
    return {name: rows(found) for name, found in given.items()}


def test_every_question_gets_the_same_answer_in_every_format_and_in_both_languages(site: Path) -> None:
    found: dict[str, list[dict[str, list[tuple[str, ...]]]]] = {}
    with_history = (site / "data/versions.csv").read_bytes().count(b"\n") > 1
    for language in ("nl", "en"):
        for anchor, code in questions(language):
            assert {*code} == {"sql", "duckdb", "python", "r"}, anchor
            given = answers(code, site / "data")
            assert given["sql"] == given["duckdb"] == given["python"], (language, anchor)
            assert given["sql"] or (anchor in OF_THE_HISTORY and not with_history), (language, anchor)
            found.setdefault(anchor, []).append(given)
    assert len(found) == NUMBER_OF_QUESTIONS
    for anchor, both in found.items():
        first = [[row[0] for row in given["sql"]] for given in both]
        if anchor != "month":  # one sentence in one language may be two in another
            assert sorted(first[0]) == sorted(first[1]), anchor


def test_the_questions_can_be_asked_of_the_one_file_that_has_everything(site: Path) -> None:
    import zipfile  # noqa: PLC0415

    named = set()
    for _, code in questions("en"):
        named |= set(re.findall(r"parquet/\w+\.parquet", code["duckdb"] + code["python"]))
        named |= set(re.findall(r'"(\w+\.csv)"', code["r"]))
    with zipfile.ZipFile(site / "data/register.zip") as archive:
        held = {name.removeprefix("register/") for name in archive.namelist()}
    assert named | {"register.sqlite", "register.xlsx"} <= held, sorted(named - held)


def page(site: Path, language: str, key: str) -> str:
    return (site / ADDRESSES[language][key] / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_address_in_an_example_answers(site: Path, language: str) -> None:
    html = page(site, language, "api")
    assert "<!-- " not in html
    assert "&lt;!--" not in html
    examples = [unescape(code) for code in re.findall(r"(?s)<pre><code[^>]*>(.*?)</code></pre>", html)]
    addresses = set(re.findall(rf"{re.escape(BASE)}[\w./-]*", "\n".join(examples)))
    files = {address.removeprefix(BASE) for address in addresses} - {"api/v1/"}
    assert len(files) >= 6
    for file in files:
        assert (site / file).is_file(), file
    python = next(example for example in examples if "urlopen" in example)
    assert re.search(r"registrations/[0-9a-z]{8}\.json", python)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_endpoint_is_in_the_table_with_an_answer_that_there_is(site: Path, language: str) -> None:
    html = page(site, language, "api")
    described = json.loads((site / "api/v1/openapi.json").read_bytes())["paths"]
    shown = re.findall(r'<th class="dl-plain" scope="row">(?:<a href="([^"]*)">)?<code>([^<]*)</code>', html)
    assert [path for _, path in shown] == [*described]
    for address, path in shown:
        assert address or "{month}" in path or "{number}" in path or "versions" in path, path
        if address:
            assert (site / ADDRESSES[language]["api"] / address).resolve().is_file(), address


class _DataBlocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)
            self._inside = False


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_data_page_says_what_search_engines_for_data_ask(site: Path, language: str) -> None:
    parser = _DataBlocks()
    html = page(site, language, "data")
    parser.feed(html)
    (block,) = parser.found
    value = json.loads(block)
    assert (value["@context"], value["@type"]) == ("https://schema.org/", "Dataset")
    assert value["name"]
    assert 50 <= len(value["description"]) <= 5000
    wanted = {"creator", "license", "url", "identifier", "keywords", "spatialCoverage", "variableMeasured", "version"}
    assert wanted | {"isAccessibleForFree", "includedInDataCatalog", "citation", "distribution"} <= set(value)
    assert value["url"] == f"{BASE}{ADDRESSES[language]['data']}/"
    for one in value["distribution"]:
        place = site / one["contentUrl"].removeprefix(BASE)
        assert place.stat().st_size == int(one["contentSize"]), one
        assert one["encodingFormat"]
    kinds = {one["encodingFormat"] for one in value["distribution"]}
    assert {"text/csv", "application/json"} <= kinds
    portal = json.loads((site / "data/catalogue.jsonld").read_bytes())
    assert value["@id"] in json.dumps(portal), "the same thing has the same name in both descriptions"
    alternate = re.search(r'<link rel="alternate" type="application/ld\+json" href="([^"]*)">', html)
    assert alternate
    assert (site / ADDRESSES[language]["data"] / alternate[1]).resolve() == (site / "data/catalogue.jsonld").resolve()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", ["api", "questions", "snapshots"])
def test_the_pages_lead_to_each_other_and_to_their_twins(site: Path, language: str, key: str) -> None:
    other = "en" if language == "nl" else "nl"
    html = page(site, language, key)
    assert f'hreflang="{other}" href="{BASE}{ADDRESSES[other][key]}/"' in html
    assert f"<loc>{BASE}{ADDRESSES[language][key]}/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    below = ADDRESSES[language][key].removeprefix(ADDRESSES[language]["data"] + "/")
    assert f"{below}/" in page(site, language, "data")
    assert re.search(r'<a href="[^"]*data/" aria-current="true">Data</a>', html)


def test_a_register_without_snapshots_says_so(site: Path) -> None:
    assert "Er is nog geen momentopname." in page(site, "nl", "snapshots")
    assert "There is no snapshot yet." in page(site, "en", "snapshots")
    assert not (site / "data/latest").exists()
