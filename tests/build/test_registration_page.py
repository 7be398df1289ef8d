"""The page of a registration, as a reader gets it: five short answers first, every question asked, nothing left out."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest
from markupsafe import escape

from generator.build import build
from generator.model.in_short import MOST_WORDS
from generator.project import Project
from generator.schema.fields import fields
from generator.source import yaml_fast
from tests.bench import made_up
from tests.build.conftest import ON, ROOT
from tests.build.made_deferral import change
from tests.pages.test_qr import decode

_FOLDERS = {"nl": "systemen", "en": "systems"}


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def _pages(site: Path, language: str) -> list[tuple[str, str]]:
    found = sorted((site / language / _FOLDERS[language]).glob("????????/index.html"))
    return [(path.parent.name, html) for path in found if "dl-short" in (html := path.read_text(encoding="utf-8"))]


class Made:
    """A made-up register of four registrations, and what its pages say."""

    def __init__(self, folder: Path) -> None:
        self.data, self.site = folder / "registry-data", folder / "site"
        made_up.write_register(self.data, 4, ROOT / "registry-data")
        files = sorted((self.data / "registrations").rglob("*.yml"))
        self.ids = [str(yaml_fast.read(path.read_bytes())["id"]) for path in files]
        self.path = files[0]
        change(
            self.path,
            {
                "concerns_you": {"nl": "Ja, als u <b>lacht</b>.", "en": "Yes, if you <b>laugh</b>."},
                "planned_end": "2030-02",
                "redress": [
                    {
                        "kind": "objection",
                        "explanation": {"nl": "Schrijf een brief.", "en": "Write a letter."},
                        "who": {"nl": "Het loket", "en": "The desk"},
                        "within": {"nl": "Zes weken", "en": "Six weeks"},
                        "url": "https://www.testdam.example/bezwaar?a=1&b=2",
                    }
                ],
                "translations": [{"language": "en", "made_by": "human", "source_hash": "0" * 16}],
            },
        )
        built = build(Project(ROOT, self.data), self.site, ON)
        assert built.site is not None, built.checked.findings

    def page(self, language: str, number: int = 0) -> str:
        path = self.site / language / _FOLDERS[language] / self.ids[number] / "index.html"
        return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_five_answers_of_every_real_registration_fit(site: Path, language: str) -> None:
    pages = _pages(site, language)
    assert len(pages) > 50
    for number, html in pages:
        answers = re.findall(r"<dd>(.*?)</dd>", html.partition("dl-short")[2].partition("</dl>")[0], re.DOTALL)
        assert len(answers) == 5, number
        assert all(_text(answer).strip() for answer in answers), number
        words = [word for answer in answers for word in _text(answer).split() if word != "·"]
        assert len(words) <= MOST_WORDS, (number, len(words))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_is_answered_or_stands_there_as_a_question(site: Path, language: str) -> None:
    questions = [field for field in fields().values() if field.question]
    assert all(field.asks[language].endswith("?") for field in questions)
    for number, html in _pages(site, language):
        data = json.loads((site / f"api/v1/registrations/{number}.json").read_bytes())["result"]
        for field in questions:
            open_question = f'id="open-{field.name}">{escape(field.asks[language])}</h3>'
            assert (open_question in html) == (field.name not in data), (number, field.name)


def test_how_open_it_is_counts_the_questions_that_apply_and_links_to_the_open_ones(site: Path) -> None:
    for number, html in _pages(site, "nl"):
        part = html.partition('id="openness"')[2].partition("<dl")[0]
        answered, asked = map(int, re.findall(r"(\d+) van de (\d+) vragen", part)[0])
        waiting = set(re.findall(r'href="#open-(\w+)"', part))
        assert len({name for name in waiting if fields()[name].question}) == asked - answered, number
        light = re.findall(r'class="light" d="([^"]*)"', part)
        assert "".join(light).count("M") == answered, number


def test_the_parts_come_in_the_order_in_which_a_citizen_asks(made: Made) -> None:
    html = made.page("nl")
    anchors = ["short", "toc", "act", "works", "data", "oversight", "risk", "law", "who", "history", "use"]
    places = [html.index(f'id="{anchor}"') for anchor in anchors]
    assert places == sorted(places)
    assert "<details" not in html.partition('id="content"')[2].partition("<footer")[0]


def test_what_one_can_do_says_with_whom_by_when_and_how(made: Made) -> None:
    part = made.page("nl").partition('id="act"')[2].partition("</section>")[0]
    assert [x.strip() for x in re.findall(r"<d[td]>(.*?)</d[td]>", part)][:4] == [
        "Bij wie", "Het loket", "Wanneer", "Zes weken",
    ]  # fmt: skip
    assert (
        '<a href="https://www.testdam.example/bezwaar?a=1&amp;b=2" rel="noopener external">testdam.example</a>' in part
    )


def test_a_sentence_of_its_own_says_whom_it_concerns(made: Made) -> None:
    short = made.page("nl").partition("dl-short")[2].partition("</section>")[0]
    assert "Ja, als u &lt;b&gt;lacht&lt;/b&gt;." in short
    assert "Het gaat om:" not in short


def test_a_translation_whose_source_changed_says_so_and_one_that_did_not_does_not(made: Made) -> None:
    late = "so this translation is out of date"
    assert late in made.page("en")
    assert late not in made.page("en", 1)
    assert "translated by a machine" in made.page("en", 1)


def test_its_life_is_a_list_with_a_picture_of_the_same(made: Made) -> None:
    part = made.page("nl").partition('id="history"')[2].partition("<dl")[0]
    moments = re.findall(r"<li><strong>(.*?)</strong>", part)
    assert fields()["planned_end"].title["nl"] in moments
    assert re.search(r"februari 2030 <small>\(komt nog\)", part)
    numbers = re.findall(r'<text class="number"[^>]*>(\d+)</text>', part)
    assert numbers == [str(n + 1) for n in range(len(moments))]


def test_the_permanent_address_is_in_the_citation_the_letter_and_the_code(made: Made) -> None:
    address = f"https://daglicht.example/id/{made.ids[0]}/"
    part = made.page("nl").partition('id="use"')[2]
    assert _text(part).count(address) == 4  # on its own, cited, in BibTeX, in the sentence for a letter
    assert decode((made.site / f"id/{made.ids[0]}/qr.svg").read_bytes()) == address
    assert f'<img src="../../../id/{made.ids[0]}/qr.svg"' in part
    assert f"subject={made.ids[0]}" in part


def test_a_wide_table_names_the_column_of_every_cell(made: Made) -> None:
    html = "".join(made.page("nl", number) for number in range(4))
    tables = re.findall(r'<div class="dl-table dl-stack".*?</div>', html, re.DOTALL)
    assert tables
    for table in tables:
        columns = re.findall(r'<th scope="col">(.*?)</th>', table)
        rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', table, re.DOTALL)
        assert all(re.findall(r'data-label="(.*?)"', row) == columns[1:] for row in rows)


def test_a_page_is_light_and_needs_no_script(site: Path) -> None:
    for number, html in _pages(site, "nl"):
        assert len(gzip.compress(html.encode())) <= 25_000, number
        assert "<script" not in html


def test_an_older_version_is_cited_as_that_version(site: Path) -> None:
    versions = sorted((site / "nl/systemen").glob("*/versies/1/index.html"))
    if not versions:
        pytest.skip("this clone has no history")
    for path in versions:
        html = path.read_text(encoding="utf-8")
        if 'id="cite"' in html:
            assert ", versie 1 van " in html.partition('id="cite"')[2].partition("</p>")[0], path
