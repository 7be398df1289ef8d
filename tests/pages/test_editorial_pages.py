"""The pages written by hand: every slot filled, every deadline on the screen of a phone, old law marked as old."""

import datetime
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import build
from generator.check import check
from generator.dataset.contract import Manifest
from generator.errors import ConfigurationError
from generator.model import assemble
from generator.model.history import History
from generator.model.reading import PlainLanguage, longest
from generator.pages.addresses import Addresses
from generator.pages.beside import Beside
from generator.pages.editorial_pages import editorial_pages
from generator.pages.site import prepare
from generator.pages.tables import stacked
from generator.pages.theme.theme import EditorialPage
from generator.pages.translations import load
from generator.project import Project
from generator.schema.validator import validator
from generator.source import yaml_fast

ROOT = Path(__file__).parents[2]
EDITORIAL = ROOT / "site-templates/editorial"
KEYS = sorted(path.stem for path in (EDITORIAL / "nl").glob("*.md"))
MOST_WORDS = 25  # in a sentence
# Pages whose words rest on law: each says when somebody last checked it.
ON_LAW = ["letter", "rights", "accessibility", "privacy", "about"]


def text_of(language: str, key: str) -> str:
    return (EDITORIAL / language / f"{key}.md").read_text(encoding="utf-8")


def anchors_of(text: str) -> list[str]:
    return re.findall(r"\{#([a-z-]+)\}", text)


@pytest.mark.parametrize("key", KEYS)
def test_a_page_and_its_twin_have_the_same_places_in_the_same_order(key: str) -> None:
    """Other pages link to these places; and what one language says, the other says too."""
    dutch, english = text_of("nl", key), text_of("en", key)
    assert anchors_of(dutch) == anchors_of(english)
    for mark in (r"(?m)^#+ ", r"<!-- [a-z]+ -->", r"(?m)^\|", r'class="dl-sample"', r"(?m)^!!! "):
        assert len(re.findall(mark, dutch)) == len(re.findall(mark, english)), mark


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_links_within_its_own_language(key: str, language: str) -> None:
    links = re.findall(r"\]\(/([^)#]*)", text_of(language, key))
    known = {*Addresses(load(ROOT / "site-templates/translations", ["nl", "en"])[language]).menu.values()}
    assert set(links) <= known


@pytest.mark.parametrize("key", ON_LAW)
def test_words_that_rest_on_law_say_when_they_were_checked(key: str) -> None:
    days = {re.findall(r'(?m)^reviewed: "([0-9-]{10})"$', text_of(language, key))[0] for language in ("nl", "en")}
    assert len(days) == 1, "the twin was checked on another day"
    datetime.date.fromisoformat(days.pop())


def test_every_law_in_the_table_of_terms_is_written_out_below_it() -> None:
    for language in ("nl", "en"):
        text = text_of(language, "letter")
        table = "\n".join(line for line in text.splitlines() if line.startswith("|"))
        below = text[text.index("{#sources}") :]
        laws = set(re.findall(r"\[([A-Z][A-Za-z]+) \d", table))
        assert {"Awb", "AWR", "Wahv", "Sv", "Vw"} <= laws
        assert all(f"**{law}**" in below for law in laws)
        assert set(re.findall(r"BWBR\d{7}", table)) <= set(re.findall(r"BWBR\d{7}", below))


def test_the_example_of_six_weeks_is_right() -> None:
    """Articles 6:7 and 6:8 of the Awb: six weeks, from the day after the decision was sent."""
    sent, first = datetime.date(2026, 3, 2), datetime.date(2026, 3, 3)
    last = first + datetime.timedelta(weeks=6) - datetime.timedelta(days=1)
    assert last == datetime.date(2026, 4, 13)
    assert (sent.isoweekday(), first.isoweekday(), last.isoweekday()) == (1, 2, 1)
    for language, words in (
        ("nl", ["maandag 2 maart 2026", "dinsdag 3 maart", "maandag 13 april 2026"]),
        ("en", ["Monday 2 March 2026", "Tuesday 3 March", "Monday 13 April 2026"]),
    ):
        assert all(word in text_of(language, "letter") for word in words)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_stacked_table_names_row_and_column_of_each_cell(language: str) -> None:
    html = (
        '<div aria-label="x" class="dl-table dl-stack" tabindex="0">\n<table>\n<thead>\n<tr>\n<th>Letter</th>\n'
        "<th>By <em>when</em></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><b>Fine</b></td>\n<td>Six weeks</td>\n</tr>\n"
        "</tbody>\n</table>\n</div><table><tbody><tr><td>other</td></tr></tbody></table>"
    )
    made = stacked(html)
    assert '<th scope="col">By <em>when</em></th>' in made
    assert '<th class="dl-plain" scope="row"><b>Fine</b></th>' in made
    assert '<td data-label="By when">Six weeks</td>' in made
    assert (made.count("<th "), made.count('scope="col"')) == (3, 2)
    assert made.endswith("<table><tbody><tr><td>other</td></tr></tbody></table>")
    assert stacked("<p>nothing</p>") == "<p>nothing</p>"
    assert "dl-stack" in text_of(language, "letter")


def test_the_glossary_leads_only_to_pages_that_are_written_by_hand() -> None:
    pattern = validator("glossary").schema["properties"]["terms"]["items"]["properties"]["see"]["pattern"]
    assert sorted(re.findall(r"[a-z]+", pattern.partition(")")[0])) == KEYS


def test_a_slot_that_nothing_fills_and_a_day_that_is_none_stop_the_build() -> None:
    project = Project(ROOT, ROOT / "registry-data")
    register = check(project.data, datetime.date(2026, 12, 1)).register
    assert register is not None
    edition = prepare(project, register, History(), datetime.date(2026, 12, 1), "abc").editions[0]
    beside = Beside(Manifest(datetime.date(2026, 12, 1), "abc", ()))
    page = EditorialPage("nl", "privacy", "nl/privacy/", "Privacy", "Privacy", "<p><!-- weather --></p>")
    with pytest.raises(ConfigurationError, match=r"editorial/nl/privacy\.md asks for <!-- weather -->.*contact"):
        list(editorial_pages(edition, None, [page], beside))
    dated = replace(page, body="", reviewed="november")
    with pytest.raises(ConfigurationError, match=r"editorial/nl/privacy\.md: reviewed is 'november'"):
        list(editorial_pages(edition, None, [dated], beside))


def test_what_stands_in_the_settings_stands_on_the_pages_and_old_law_is_marked(tmp_path: Path) -> None:
    data = tmp_path / "registry-data"
    shutil.copytree(ROOT / "registry-data/vocabularies", data / "vocabularies")
    for name in ("register.yml", "glossary.yml"):
        shutil.copy(ROOT / "registry-data" / name, data)
    settings = data / "register.yml"
    text = settings.read_text(encoding="utf-8").replace("https://daglicht.example", "https://example.org/het/register")
    settings.write_text(text + "funding:\n  nl: Een <verzonnen> fonds\n  en: A made-up fund\n", encoding="utf-8")
    site = tmp_path / "site"
    build(Project(ROOT, data), site, datetime.date(2028, 1, 1))
    assert "Een &lt;verzonnen&gt; fonds" in (site / "nl/over/index.html").read_text(encoding="utf-8")
    letter = (site / "nl/brief-of-besluit/index.html").read_text(encoding="utf-8")
    assert "https://example.org/het/register/</strong>" in letter
    assert "Dat is meer dan een jaar geleden." in letter
    assert 'action="../../nl/systemen/"' in letter  # the number of a letter can be typed where it is explained
    assert "<!--" not in letter
    missing = (site / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'<a [^>]*href="([^"]*)"', missing)
    assert links
    assert all(link.startswith(("/het/register/", "#", "https://")) for link in links), links
    forms = re.findall(
        r'action="([^"]*)" method="get">\s*<label for="([^"]*)">.*?<input [^>]*id="([^"]*)" name="q"',
        missing,
        re.DOTALL,
    )
    assert [form[0] for form in forms] == ["/het/register/nl/systemen/", "/het/register/en/systems/"]
    assert [form[1] for form in forms] == [form[2] for form in forms] == ["q-nl", "q-en"]
    assert "https://example.org/het/register/id/" in missing
    assert 'rel="canonical"' not in missing
    assert '<meta name="robots" content="noindex">' in missing
    assert "404" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r'<section class="dl-missing" lang="(\w+)">', missing) == ["nl", "en"]


def prose(text: str) -> str:
    """The sentences of a page, without mark-up, tables, boxes and the list of laws; a heading is a sentence."""
    lines = []
    text = re.sub(r"(?ms)^ *```.*?^ *```$", "", text)
    for line in text.split("---\n", 2)[2].partition("{#sources}")[0].splitlines():
        found = re.match(r"\s*(#+|\d+\.|-) ", line)
        if line.startswith(("|", "<", "!!!")):
            lines.append("")
            continue
        kept = re.sub(r"\{[^}]*\}|<[^>]+>|[*`]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line))
        if found:
            lines.append("")
            kept = kept[found.end() :].strip() + ("." if found[1].startswith("#") else "")
        lines.append(kept.strip())
    return "\n".join(lines)


@pytest.fixture(scope="module")
def readable() -> Mapping[str, PlainLanguage]:
    return assemble.plain_language(yaml_fast.read((ROOT / "registry-data/plain-language.yml").read_bytes()))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_worried_reader_can_read_it(readable: Mapping[str, PlainLanguage], language: str, key: str) -> None:
    """The measure of the register for short answers, for our own words: a formula sees length, not sense."""
    text = prose(text_of(language, key))
    level = readable[language].level(text)
    assert level is not None
    assert level.passes, level
    assert not readable[language].hard_words(text)
    sentence, words = longest(text)
    assert words <= MOST_WORDS, sentence


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_word_is_explained_in_easier_words(readable: Mapping[str, PlainLanguage], language: str) -> None:
    terms = yaml_fast.read((ROOT / "registry-data/glossary.yml").read_bytes())["terms"]
    text = "\n\n".join(term["definition"][language] for term in terms)
    level = readable[language].level(text)
    assert level is not None
    assert level.passes, level
    assert longest(text)[1] <= MOST_WORDS, longest(text)
