"""One hostile register through the whole build, and every file of it read by the program that people read it with.

What somebody wrote stays text: it starts nothing, ends nothing, and is found again whole.
"""

import csv
import datetime
import io
import json
import sqlite3
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import openpyxl
import pyarrow.parquet as pq
import pytest
import rdflib
import yaml

from generator.build import build
from generator.check import check
from generator.model.finding import Severity
from generator.project import Project
from tests.shared import once
from tests.site import hostile
from tests.site.hostile import HELD, NASTY, NEW, ODD, ROOT, SHORT

ON = datetime.date(2026, 11, 25)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(root: Path) -> None:
        data = hostile.write(root)
        errors = [one for one in check(data, ON).findings if one.severity is Severity.ERROR]
        assert not errors, errors[:3]
        assert build(Project(ROOT, data), root / "site", ON).site is not None

    return once(tmp_path_factory, "hostile", make) / "site"


class _Page(HTMLParser):
    """What a browser would run, load or follow."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[str] = Counter()
        self.odd: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        own = values.get("src") or values.get("type") or ""
        if tag in ("script", "img", "iframe", "textarea", "object"):
            self.found[f"{tag} {own.rpartition('/')[2].partition('.')[0]}".strip()] += 1
        for name, value in attrs:
            asks = (value or "").strip().lower()
            if name.startswith("on") or (name in ("href", "src", "action") and asks.startswith(("javascript", "data"))):
                self.odd.append((name, value))


def test_nothing_in_a_page_runs_or_loads_what_somebody_wrote(site: Path) -> None:
    known = {"script search", "script compare", "script json", "script ld+json", "img qr"}
    pages = list(site.rglob("*.html"))
    assert len(pages) > 200
    found: Counter[str] = Counter()
    for path in pages:
        page = _Page(path.read_text(encoding="utf-8"))
        assert not page.odd, (path, page.odd[:2])
        found += page.found
    assert set(found) <= known, found
    shown = (site / f"en/systems/{NEW}/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in shown
    assert "{{ 7*7 }}" in shown.replace("&#123;", "{")
    assert ">49<" not in shown


def test_data_in_a_page_ends_where_it_should(site: Path) -> None:
    for path in site.rglob("*.html"):
        for block in path.read_text(encoding="utf-8").split('<script type="application/ld+json">')[1:]:
            json.loads(block.partition("</script>")[0])


def test_feeds_and_maps_are_whole(site: Path) -> None:
    for path in (*site.rglob("*.xml"), *site.rglob("*.svg")):
        ET.fromstring(path.read_bytes())  # noqa: S314 - we made it
    feed = feedparser.parse((site / "en/changes/feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) >= 4
    for entry in feed.entries:
        assert "<script" not in entry.content[0].value
        assert "alert(1)" not in entry.link
    other = json.loads((site / "en/changes/feed.json").read_bytes())
    assert len(other["items"]) == len(feed.entries)


def test_each_entry_says_what_is_so_of_its_own(site: Path) -> None:
    """A registration that was deferred, and others that are just new."""
    feed = feedparser.parse((site / "en/changes/feed.xml").read_bytes())
    first = {entry.id.split("/")[-4]: entry.content[0].value for entry in feed.entries if "/versions/1/" in entry.id}
    assert "Registered, after it was deferred from January 2026 to November 2026." in first[HELD]
    assert "<li>Registered.</li>" in first[NEW]
    assert "<li>Registered.</li>" in first[ODD], "what cannot be read is of no registration"
    for id_ in (HELD, NEW, ODD):
        own = feedparser.parse((site / f"en/systems/{id_}/feed.xml").read_bytes())
        assert first[id_] in [entry.content[0].value for entry in own.entries]
    page = (site / "en/changes/index.html").read_text(encoding="utf-8")
    assert page.count("after it was deferred from January 2026 to November 2026.") == 1


def test_calendars_hold_an_event_for_each_day_and_no_other_line(site: Path) -> None:
    files = list(site.rglob("*.ics"))
    assert len(files) >= 2
    for path in files:
        data = path.read_bytes()
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), path
        assert b"\n" not in data.replace(b"\r\n", b"")
        calendar = icalendar.Calendar.from_ical(data)
        kinds = Counter(component.name for component in calendar.walk())
        assert set(kinds) == {"VCALENDAR", "VEVENT"}
        assert kinds["VEVENT"] == data.count(b"\r\nUID:")
        assert all("\n" not in str(event["summary"]) for event in calendar.walk("VEVENT"))


def test_data_for_programs_is_whole_and_says_what_was_written(site: Path) -> None:
    for path in (*site.rglob("*.json"), *site.rglob("*.jsonld")):
        json.loads(path.read_bytes())
    register = {one["id"]: one for one in json.loads((site / "data/register.json").read_bytes())["registrations"]}
    assert register[NEW]["summary"]["en"] == f"Other {NASTY}"
    assert register[NEW]["tags"] == [SHORT, "x"]
    lines = (site / "data/registrations.ndjson").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {HELD, NEW, ODD}
    one = json.loads((site / f"api/v1/registrations/{NEW}.json").read_bytes())
    assert f"Other {NASTY}" in json.dumps(one, ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")
    graphs = [rdflib.Graph().parse(path) for path in (*site.rglob("*.ttl"), *site.rglob("*.jsonld"))]
    assert len(graphs) == 2
    assert len(graphs[0]) == len(graphs[1]) > 100
    assert NASTY[:200] in yaml.safe_load((site / "data/CITATION.cff").read_text(encoding="utf-8"))["title"]


def test_tables_have_the_same_cells_and_no_formula(site: Path) -> None:
    with (site / "data/registrations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows[NEW]["summary_en"] == f"Other {NASTY}"
    with sqlite3.connect(site / "data/register.sqlite") as database:
        found = database.execute("SELECT summary_en FROM registrations WHERE id = ?", (NEW,)).fetchone()
        changed = database.execute("SELECT sentence_en FROM changes WHERE id = ?", (NEW,)).fetchall()
    assert found == (f"Other {NASTY}",)
    assert any("tags" in sentence.lower() for (sentence,) in changed)
    table = pq.read_table(site / "data/parquet/registrations.parquet").to_pylist()
    assert next(row["summary_en"] for row in table if row["id"] == NEW) == f"Other {NASTY}"
    book = openpyxl.load_workbook(site / "data/register.xlsx", read_only=True)
    cells = {cell.value for row in book["registrations"].iter_rows() for cell in row}
    assert f"Other {NASTY}" in cells
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    for path in site.rglob("data/*.csv"):
        for cells_ in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            assert not [cell for cell in cells_ if cell[:1] in ("=", "@") or cell.startswith(("-1", "+1"))], path


def test_no_name_leads_out_of_a_folder(site: Path) -> None:
    with zipfile.ZipFile(site / "data/register.zip") as archive:
        names = archive.namelist()
    assert len(set(names)) == len(names) > 50
    for name in (*names, *(path.relative_to(site).as_posix() for path in site.rglob("*"))):
        assert ".." not in name
        assert name.isascii()
        assert not set(name) & set("<>\"'&;\\ ")
