"""Nothing that was ever published is lost: versions, histories and registrations that are gone all answer."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import ids
from generator.build import build
from generator.model.history import Commit, History, Version
from generator.pages.lists.pager import shown_numbers
from generator.pages.marked import marked
from generator.project import Project
from generator.views.news import News
from generator.views.sentences import Sentence
from tests.pages.conftest import ON, ROOT, Past
from tests.pages.made_history import GONE, ODD, ONE, SIX, Made, registration


def _html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(("language", "word"), [("nl/systemen", "versies"), ("en/systems", "versions")])
def test_every_version_has_an_address_that_answers(past: Past, language: str, word: str) -> None:
    for registration_id, number in ((SIX, 6), (ONE, 1), (GONE, 1), (ODD, 3)):
        found = {path.name for path in (past.site / language / registration_id / word).iterdir()}
        assert found == {str(n) for n in range(1, number + 1)}


def test_a_version_of_before_is_the_whole_page_of_then(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{SIX}/versies/2")
    assert "Dit is versie 2 van 6." in html
    assert "Dit stond in het register van 1 februari 2026 tot 2 februari 2026." in _text(html)
    assert 'data-status="pilot"' in html
    assert "Dit systeem is verzonnen." in html
    assert "28 dagen" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="https://daglicht.example/nl/systemen/{SIX}/versies/2/">' in html
    assert f'hreflang="en" href="https://daglicht.example/en/systems/{SIX}/versions/2/"' in html
    assert re.search(rf'href="[./]+/nl/systemen/{SIX}/">Bekijk de versie van nu', html)


def test_a_version_of_before_leads_to_what_changed_and_not_to_what_one_does_with_that_of_now(past: Past) -> None:
    for registration_id, number, place in (
        (SIX, 2, "/geschiedenis/"),
        (SIX, 4, "/geschiedenis/"),
        (ODD, 2, "/geschiedenis/"),
    ):
        html = _html(past.site, f"nl/systemen/{registration_id}/versies/{number}")
        link = f'/nl/systemen/{registration_id}{place}#version-{number}">Wat er in deze versie veranderde</a>'
        assert link in html
        assert f'id="version-{number}"' in _html(past.site, f"nl/systemen/{registration_id}{place}")
    first, now = (_html(past.site, f"nl/systemen/{SIX}{more}") for more in ("/versies/1", ""))
    assert "Wat er in deze versie veranderde" not in first
    for part in ('id="changes"', 'class="dl-follow"', 'id="letter"', 'id="mistake"', "/api/v1/"):
        assert part in now
        assert part not in first.partition("<main")[2].partition("</main>")[0]


def test_a_version_of_one_day_says_one_day(past: Past) -> None:
    assert "Dit stond in het register op 5 april 2026." in _html(past.site, f"nl/systemen/{SIX}/versies/4")


def test_the_version_of_now_leads_to_the_page_of_now(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{SIX}/versies/6")
    assert len(html) < 2000
    assert '<meta http-equiv="refresh" content="0; url=../../">' in html
    assert f'<link rel="canonical" href="https://daglicht.example/nl/systemen/{SIX}/">' in html
    assert "Versie 6 is de versie van nu" in html


def test_every_link_of_these_pages_leads_somewhere(past: Past, bare: Path) -> None:
    broken = []
    for site in (past.site, bare):
        for page in site.rglob("index.html"):
            for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")):
                target = page.parent / link
                if (
                    not re.match(r"[a-z]+:", link)
                    and not (target / "index.html" if link[-1] == "/" else target).is_file()
                ):
                    broken.append((page.relative_to(site).as_posix(), link))
    assert not broken


def test_no_version_and_no_feed_is_in_the_list_for_search_engines(past: Past) -> None:
    listed = (past.site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/nl/systemen/{SIX}/geschiedenis/" in listed
    assert "/nl/wijzigingen/</loc>" in listed
    assert not re.search(r"/versies/|/versions/|feed\.|\.ics", listed)


def test_what_cannot_be_shown_of_then_is_named_with_its_file(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{ODD}/versies/1")
    assert "Nu niet te tonen: invented_field." in _text(html)
    link = rf'href="https://git\.daglicht\.example/register/blob/[0-9a-f]{{40}}/data/registrations/testgemeente/{ODD}\.yml"'
    assert re.search(link, html)
    assert "Wonderlijk (verzonnen)" in html


def test_a_version_that_cannot_be_read_says_so(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{ODD}/versies/2")
    assert "Deze versie is niet als pagina te tonen" in html
    assert "/blob/" in html
    assert "Deze versie is niet te lezen." in _html(past.site, f"nl/systemen/{ODD}/geschiedenis")


def test_a_registration_that_is_gone_keeps_its_addresses(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{GONE}")
    assert "Deze registratie staat niet meer in het register." in html
    assert "Zij is weggehaald op 5 april 2026." in html
    assert "Weg &lt;b&gt;&amp;" in html
    assert "<b>&" not in html
    assert f"/nl/systemen/{GONE}/versies/1/" in html
    version = _html(past.site, f"nl/systemen/{GONE}/versies/1")
    assert "Dit stond in het register van 10 januari 2026 tot 5 april 2026." in _text(version)
    permanent = _html(past.site, f"id/{GONE}")
    assert f"nl/systemen/{GONE}/" in permanent
    assert ".json" not in permanent


def test_a_history_page_is_made_where_there_is_something_to_compare(past: Past) -> None:
    assert not (past.site / f"nl/systemen/{ONE}/geschiedenis").exists()
    html = _html(past.site, f"nl/systemen/{SIX}/geschiedenis")
    assert re.findall(r'id="version-(\d)"', html) == ["6", "5", "4", "3", "2", "1"]
    assert html.count("https://git.daglicht.example/register/commit/") == 6
    versions = [_text(part) for part in html.partition('id="compare"')[0].split('<h3 id="version-')[1:]]
    assert "Status ging van ‘In gebruik’ naar ‘Proef’." in versions[4]
    assert "Nu beantwoord: Hoe het werkt (Regels" in versions[2]
    assert "De tekst bij ‘In het kort’ is veranderd in deze taal: Engels." in versions[0]
    assert "In het kort ging van ‘Dit systeem is verzonnen.’ naar ‘Nu met 28 dagen.’." in versions[3]


def _values(html: str) -> dict[str, list[tuple[str, str]]]:
    """Per field, the versions and text of each value on a history page."""
    found = {}
    for part in html.split('<div class="dl-field">')[1:]:
        label = re.search(r"<h3>(.*?)</h3>", part)
        assert label
        rows = re.findall(r'data-versions="([\d ]+)"><dt>.*?</dt><dd>(.*?)</dd></div>', part, re.DOTALL)
        found[label[1]] = [(versions, _text(value)) for versions, value in rows]
    return found


def test_without_a_script_the_page_has_every_value_that_a_field_ever_had(past: Past) -> None:
    dutch = _values(_html(past.site, f"nl/systemen/{SIX}/geschiedenis"))
    assert dutch["Status"] == [("1 3 4 5 6", "In gebruik"), ("2", "Proef")]
    assert dutch["In het kort"] == [("1 2", "Dit systeem is verzonnen."), ("3 4 5 6", "Nu met 28 dagen.")]
    assert [versions for versions, _ in dutch["Hoe het werkt"]] == ["1 2 3", "4 5 6"]
    assert dutch["Hoe het werkt"][0][1].startswith("Nog geen antwoord. Nog niet: dit is verzonnen.")
    assert "Naam" not in dutch
    english = _values(_html(past.site, f"en/systems/{SIX}/history"))
    assert [versions for versions, _ in english["In short"]] == ["1 2", "3 4 5", "6"]


def test_the_page_of_changes_has_every_event_on_its_day(past: Past) -> None:
    html = _html(past.site, "nl/wijzigingen")
    days = re.findall(r'<section class="dl-day"[^>]*><h2><time datetime="([\d-]+)">', html)
    assert days[:5] == ["2026-08", "2026-07-20", "2026-06", "2026-05", "2026-04-05"]
    assert days[5:] == ["2026-03", "2026-02-02", "2026-02-01", "2026-01-10"]
    april = _text(html.split('datetime="2026-04-05"')[1].partition("</section>")[0])
    assert april.count("Zesmaal (verzonnen)") >= 2
    assert "Weggehaald uit het register." in april
    january = html.split('datetime="2026-01-10"')[1].partition("</section>")[0]
    assert "Nieuw in het register (4)" in _text(january)


def test_the_page_of_changes_says_how_to_choose_days(past: Past) -> None:
    html = _html(past.site, "nl/wijzigingen").partition('<nav class="dl-months"')[2].partition("</nav>")[0]
    assert "<code>register diff 2026-01-10 2026-07-20</code>" in html
    for place in ("nl/data", "nl/data/api"):
        assert re.search(rf'href="[./]+/{place}/"', html), place
        assert (past.site / place / "index.html").is_file()


def test_without_a_history_the_pages_say_so(bare: Path) -> None:
    assert "De geschiedenis is hier niet bekend" in _html(bare, "nl/wijzigingen")
    assert (bare / f"nl/systemen/{SIX}/index.html").is_file()
    assert not (bare / f"nl/systemen/{SIX}/versies").exists()


def test_more_than_a_hundred_events_come_in_pages_and_no_day_is_lost(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository", ROOT / "registry-data")
    every = [f"n{number:06d}" for number in range(51)]
    every = [number + ids.check_character(number) for number in every]
    for number in every:
        made.put(registration(number, f"Systeem {number}"))
    made.commit("2026-01-10")
    for number in every:
        made.put(registration(number, f"Systeem {number}", tags=["x"]))
    made.commit("2026-02-20")
    assert build(Project(ROOT, made.data), tmp_path / "site", ON).site is not None
    first, second = (_html(tmp_path / "site", f"en/changes{more}") for more in ("", "/page-2"))
    days = [re.findall(r'<h2><time datetime="([\d-]{10})">', html) for html in (first, second)]
    assert days == [["2026-02-20", "2026-01-10"], ["2026-01-10"]]
    assert len({number for number in every if f"/en/systems/{number}/versions/2/" in first}) == 51
    assert [len({n for n in every if f'/en/systems/{n}/">' in _new(html)}) for html in (first, second)] == [49, 2]
    assert re.search(r'href="[./]+/en/changes/#2026-01"', first)
    for html in (first, second):
        assert html.count('aria-current="page"') == 1


def _new(html: str) -> str:
    return html.rpartition("New in the register")[2]


_MARKS = {"removed": "Taken out:", "added": "Added:"}


def test_removed_and_added_words_are_told_to_those_who_do_not_see_them() -> None:
    around = "one two three four five six seven eight nine ten"
    sentence = Sentence("logic", "The text <changed>.", (), (f"{around} <7> days and", f"{around} 28 days and"))
    assert marked(sentence, _MARKS, "en") == (
        'The text &lt;changed&gt;.<br><span class="dl-words" lang="en">… three four five six seven eight nine ten '
        '<del><span class="dl-hidden">Taken out: </span>&lt;7&gt;</del>'
        '<ins><span class="dl-hidden">Added: </span>28</ins> days and</span>'
    )


def test_a_list_of_changes_leaves_out_a_text_that_was_written_anew() -> None:
    sentence = Sentence("logic", "The text changed.", (), ("a " * 40, "b " * 40))
    assert marked(sentence, _MARKS, "en", 60) == "The text changed."
    assert "<ins>" in marked(sentence, _MARKS, "en")


def test_a_text_in_another_language_says_which(past: Past) -> None:
    html = _html(past.site, f"nl/systemen/{SIX}/geschiedenis")
    assert '<span class="dl-words" lang="en">Now with <del>' in html


def test_the_order_of_events_is_that_of_days_and_then_of_commits() -> None:
    def version(number: int, commit: str, day: str) -> Version:
        return Version(number, commit, day, "f", {"name": {"en": "x"}, "status": f"s{number}"})

    history = History(
        versions={
            "b": (version(1, "c1", "2026-01-01"), version(2, "c3", "2026-01-02")),
            "a": (version(1, "c2", "2026-01-02"),),
        },
        known=True,
        commits=(Commit("c1", "2026-01-01"), Commit("c2", "2026-01-02"), Commit("c3", "2026-01-02")),
    )
    events = News(history).events
    assert [(event.registration, event.commit) for event in events] == [("b", "c3"), ("a", "c2"), ("b", "c1")]
    assert News(history).quiet_months("2026-04-15") == ("2026-03", "2026-02")
    assert [event.kind for event in News(history).of("b")] == ["changed", "new"]
    assert News(history).by_value("status")["s1"][0].kind == "changed"


def test_a_pager_shows_both_ends_and_the_neighbours() -> None:
    assert shown_numbers(1, 1) == [1]
    assert shown_numbers(6, 12) == [1, 0, 4, 5, 6, 7, 8, 0, 12]


def test_to_which_text_a_translation_belongs_is_no_news(tmp_path: Path) -> None:
    made = Made(tmp_path, ROOT / "registry-data")
    translation = {"language": "en", "made_by": "human"}
    made.put(registration(SIX, "Zesmaal", translations=[translation]))
    made.put(registration(ONE, "Eenmaal"))
    made.commit("2026-01-10")
    made.change(f"testgemeente/{SIX}", lambda r: r["translations"][0].update(source_hash="0" * 16))
    made.change(f"testgemeente/{ONE}", lambda r: r.update(status="pilot"))
    made.commit("2026-02-01")

    def both(value: dict[str, Any]) -> None:
        value["translations"][0].update(source_hash="1" * 16)
        value.update(status="retired")

    made.change(f"testgemeente/{SIX}", both)
    made.commit("2026-03-01")
    made.change(f"testgemeente/{SIX}", lambda r: r["translations"][0].update(source_hash="2" * 16))
    made.commit("2026-04-01")
    site = tmp_path / "site"
    assert build(Project(ROOT, made.data), site, ON).site is not None

    changes = _text(_html(site, "nl/wijzigingen"))
    assert "hoort bij de tekst van deze versie" not in changes
    assert changes.count("Alleen administratie: wat u leest, bleef hetzelfde (1)") == 2
    assert "april 2026 : 1 wijziging" in changes  # and yet it is counted
    for feed in ("nl/wijzigingen", "nl/organisaties/testgemeente", f"nl/systemen/{SIX}"):
        entries = (site / feed / "feed.xml").read_text(encoding="utf-8")
        assert re.findall(rf"{SIX}/versies/(\d)/</id>", entries) == ["3", "1"], feed
    assert "april 2026" in (site / "nl/wijzigingen/feed.xml").read_text(encoding="utf-8")  # a month without news
    home = _html(site, "nl")
    assert home.count('class="dl-event"') == 2  # one of each registration
    assert "Status ging van" in _text(home)
    now = _text(_html(site, f"nl/systemen/{SIX}"))
    assert "Status ging van" in now
    assert "hoort bij de tekst van deze versie" not in now
    history = _html(site, f"nl/systemen/{SIX}/geschiedenis")
    assert _text(history).count("hoort bij de tekst van deze versie.") == 2  # where a version has nothing else to say
    assert "Kenmerk van de brontekst" not in history
    assert "0" * 16 not in history


def test_a_citation_leads_to_the_words_that_were_cited(past: Past) -> None:
    own, then = (_html(past.site, f"nl/systemen/{SIX}{more}").partition('id="use"')[2] for more in ("", "/versies/2"))
    assert "../../../nl/brief-of-besluit/" in _html(past.site, f"nl/systemen/{SIX}").partition('id="works"')[0]
    for html, number, times in ((own, 6, 2), (then, 2, 1)):
        exact = f"https://daglicht.example/nl/systemen/{SIX}/versies/{number}/"
        assert _text(html).count(exact) == 2  # in the sentence and in BibTeX
        # On its own, and on the page of now for letters.
        assert _text(html).count(f"https://daglicht.example/id/{SIX}/") == times
