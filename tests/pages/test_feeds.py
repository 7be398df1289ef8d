"""Feeds are what RFC 4287 and JSON Feed 1.1 ask for, and say what happened."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.feeds.feed_formats import MOST, Entry, Feed, Sender, atom, atom_entry
from tests.pages.conftest import Past
from tests.pages.made_history import GONE, ODD, ONE, SIX

_ATOM = "{http://www.w3.org/2005/Atom}"
_BASE = "https://daglicht.example/"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
# RFC 4287, 4.1.1 and 4.1.2: how often an element has to be there at least, and at most.
_FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "link": (1, 9), "entry": (0, MOST)}
_FEED |= {"subtitle": (0, 1), "rights": (0, 1), "generator": (0, 1)}
_ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 1), "content": (1, 1)}


def _feeds(site: Path) -> Iterator[tuple[Path, ET.Element]]:
    for path in sorted(site.rglob("feed.xml")):
        yield path, ET.fromstring(path.read_bytes())  # noqa: S314 - we made it


def _count(element: ET.Element, rules: dict[str, tuple[int, int]], where: Path) -> None:
    found = [child.tag.removeprefix(_ATOM) for child in element]
    assert set(found) <= set(rules), where
    for name, (least, most) in rules.items():
        assert least <= found.count(name) <= most, (where, name)


def _entries(site: Path, address: str) -> list[Any]:
    parsed = feedparser.parse((site / address / "feed.xml").read_bytes())
    assert not parsed.bozo
    return list(parsed.entries)


def test_every_feed_keeps_to_the_rules_of_atom(past: Past) -> None:
    feeds = list(_feeds(past.site))
    assert len(feeds) > 20
    for path, feed in feeds:
        _count(feed, _FEED, path)
        links = [(link.get("rel"), link.get("href")) for link in feed.findall(f"{_ATOM}link")]
        assert ("self", _BASE + path.relative_to(past.site).as_posix()) in links
        assert len(links) == len(set(links))
        ids = [feed.findtext(f"{_ATOM}id")]
        for entry in feed.findall(f"{_ATOM}entry"):
            _count(entry, _ENTRY, path)
            ids.append(entry.findtext(f"{_ATOM}id"))
        assert len(ids) == len(set(ids)), path
        for updated in feed.iter(f"{_ATOM}updated"):
            assert _MOMENT.fullmatch(updated.text or ""), path
        days = [entry.findtext(f"{_ATOM}updated") or "" for entry in feed.findall(f"{_ATOM}entry")]
        assert days == sorted(days, reverse=True), path
        assert not days or feed.findtext(f"{_ATOM}updated") == days[0], path


def test_every_address_in_a_feed_is_a_page_of_the_site(past: Past) -> None:
    for path, feed in _feeds(past.site):
        for link in feed.iter(f"{_ATOM}link"):
            file = (link.get("href") or "").removeprefix(_BASE).partition("#")[0]
            assert (past.site / file).exists(), (path, file)


def test_every_page_with_a_feed_names_it_in_its_head_and_in_words(past: Past) -> None:
    for page, title in (
        ("wijzigingen", "Volg het register"),
        (f"systemen/{SIX}", "Volg deze registratie"),
        ("organisaties/testgemeente", "Volg deze organisatie"),
        (f"systemen/{SIX}/geschiedenis", "Volg deze registratie"),
    ):
        html = (past.site / "nl" / page / "index.html").read_text(encoding="utf-8")
        head = re.search(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', html)
        assert head
        assert (past.site / "nl" / page / head[1]).is_file()
        assert title in html
        assert "Een feed is een bestand" in html


def test_home_and_the_site_itself_name_the_feed_of_the_register(past: Past) -> None:
    for page in (past.site, past.site / "nl"):
        html = (page / "index.html").read_text(encoding="utf-8")
        found = re.search(r'type="application/atom\+xml" title="[^"]+" href="([^"]+)"', html)
        assert found
        assert (page / found[1]).resolve() == past.site / "nl/wijzigingen/feed.xml"


def test_the_feed_of_a_registration_has_an_entry_per_version_at_its_permanent_address(past: Past) -> None:
    entries = _entries(past.site, f"nl/systemen/{SIX}")
    assert [entry.id for entry in entries] == [f"{_BASE}nl/systemen/{SIX}/versies/{n}/" for n in (6, 5, 4, 3, 2, 1)]
    assert [entry.updated[:10] for entry in entries] == [
        "2026-07-20", "2026-04-05", "2026-04-05", "2026-02-02", "2026-02-01", "2026-01-10",
    ]  # fmt: skip
    assert entries[0].title == "Gewijzigd: Zesmaal (verzonnen) (Testgemeente (verzonnen))"
    said = "<ul><li>Geregistreerd.</li></ul><p>Dit systeem is verzonnen.</p>"
    assert entries[-1].content[0].value == said
    assert entries[2].content[0].value.startswith("<ul><li>Nu beantwoord: Hoe het werkt (Regels &lt;b&gt;")


def test_who_follows_an_answer_is_told_that_a_registration_has_it_no_more(past: Past) -> None:
    assert [entry.id[-2] for entry in _entries(past.site, "nl/status/pilot")] == ["3", "2"]
    assert len(_entries(past.site, "nl/themas/housing")) == 2


def test_a_removal_is_an_entry_and_its_address_answers(past: Past) -> None:
    newest = _entries(past.site, f"nl/systemen/{GONE}")[0]
    assert newest.title.startswith("Weggehaald: Weg ")
    assert newest.link == f"{_BASE}nl/systemen/{GONE}/#removed"
    assert 'id="removed"' in (past.site / f"nl/systemen/{GONE}/index.html").read_text(encoding="utf-8")
    assert newest.id in [entry.id for entry in _entries(past.site, "nl/organisaties/testgemeente")]


def test_the_register_says_in_its_feed_that_a_month_was_quiet(past: Past) -> None:
    """March, May, June and August; September 2026 is not over on the day of the build."""
    quiet = [entry for entry in _entries(past.site, "nl/wijzigingen") if "niets veranderd" in entry.title]
    assert [entry.updated[:10] for entry in quiet] == ["2026-09-01", "2026-07-01", "2026-06-01", "2026-04-01"]
    assert quiet[0].title == "In augustus 2026 is er in het register niets veranderd."
    page = (past.site / "nl/wijzigingen/index.html").read_text(encoding="utf-8")
    for entry in quiet:
        assert f'id="{entry.id.partition("#")[2]}"' in page


def test_the_json_feed_says_the_same_as_the_atom_feed(past: Past) -> None:
    feed = json.loads((past.site / "en/changes/feed.json").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{_BASE}en/changes/feed.json"
    atom_entries = _entries(past.site, "en/changes")
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom_entries]
    assert [item["date_published"] for item in feed["items"]] == [entry.updated for entry in atom_entries]
    assert {item["id"].split("/")[5] for item in feed["items"] if "systems" in item["id"]} == {SIX, ONE, GONE, ODD}


@settings(max_examples=50)
@given(title=st.text(), html=st.text())
def test_whatever_a_text_holds_the_feed_stays_xml_and_says_it(title: str, html: str) -> None:
    entry = Entry("https://e.example/1", "https://e.example/1", title, "2026-01-01", html)
    feed = atom(Feed(Sender("nl", html, title, "r", "m"), "a", "p", title, "2026-01-01"), [atom_entry(entry)])
    read = ET.fromstring(feed).find(f"{_ATOM}entry")  # noqa: S314
    assert read is not None
    for name, text in (("title", title), ("content", html)):
        said = read.findtext(f"{_ATOM}{name}") or ""
        assert said.replace("\n", "").replace("\ufffd", "") == _of_xml(text)


def _of_xml(text: str) -> str:
    """Without what XML does not know, and without ends of lines, which it makes alike."""
    kept = (c for c in text if c in "\t" or " " <= c <= "\ud7ff" or "\ue000" <= c < "\ufffd" or c > "\uffff")
    return "".join(kept)


def test_a_feed_without_history_is_there_and_says_so(bare: Path) -> None:
    feed = feedparser.parse((bare / "nl/wijzigingen/feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.entries == []
    assert "geschiedenis is hier niet bekend" in feed.feed.subtitle


def test_the_same_commit_gives_the_same_bytes(past: Past, again: Path) -> None:
    files = {path.relative_to(past.site): path.read_bytes() for path in past.site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
