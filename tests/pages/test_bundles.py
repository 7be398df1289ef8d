"""What one commit did to many registrations is one entry of a feed, and leaves room for the rest."""

import datetime
import json
from pathlib import Path
from typing import Any

import feedparser
import pytest

from generator import ids
from generator.build import build
from generator.project import Project
from generator.views.bundles import FEW
from tests.pages.made_history import Made, registration

ROOT = Path(__file__).parents[2]
_BASE = "https://daglicht.example/"
_MANY = 60  # more than a feed holds
_IDS = [body + ids.check_character(body) for body in (f"m{number:06}" for number in range(_MANY + FEW + 1))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty at once, then ten; of eleven the status changes while eleven go away; then one changes."""
    root = tmp_path_factory.mktemp("many")
    made = Made(root / "repository", ROOT / "registry-data")
    for number in _IDS[:_MANY]:
        made.put(registration(number, f"Eén van <{number}>"))
    made.commit("2026-01-10")
    for number in _IDS[_MANY:-1]:
        made.put(registration(number, "Later"))
    made.commit("2026-02-10")
    for number in _IDS[: FEW + 1]:
        made.change(f"testgemeente/{number}", lambda r: r.update(status="retired"))
    for number in _IDS[FEW + 1 : 2 * FEW + 1]:
        made.remove(f"testgemeente/{number}")
    made.remove(f"testgemeente/{_IDS[2 * FEW + 1]}")
    made.commit("2026-02-20")
    made.change(f"testgemeente/{_IDS[0]}", lambda r: r.update(status="pilot"))
    made.commit("2026-02-21")
    assert build(Project(ROOT, made.data), root / "site", datetime.date(2026, 2, 25)).site is not None
    return root / "site"


def entries(site: Path, address: str) -> list[Any]:
    found = feedparser.parse((site / address / "feed.xml").read_bytes())
    assert not found.bozo
    return list(found.entries)


@pytest.mark.parametrize("page", ["nl/wijzigingen", "nl/organisaties/testgemeente", "nl/themas/traffic"])
def test_many_at_once_are_one_entry_and_a_few_are_told_one_by_one(site: Path, page: str) -> None:
    titles = [entry.title for entry in entries(site, page)]
    assert titles[0].startswith("Gewijzigd: Eén van")
    assert titles[1:3] == [
        "11 registraties in één keer gewijzigd",
        "11 registraties in één keer weggehaald",
    ]
    assert [title.partition(":")[0] for title in titles[3:-1]] == ["Nieuw"] * FEW
    assert titles[-1] == "60 registraties in één keer toegevoegd"


def test_the_entry_says_some_of_them_and_leads_to_all(site: Path) -> None:
    changed, first = entries(site, "nl/wijzigingen")[1], entries(site, "nl/organisaties/testgemeente")[-1]
    assert first.link == f"{_BASE}nl/organisaties/testgemeente/"
    assert first.id.startswith(f"{_BASE}nl/organisaties/testgemeente/#new-")
    said = first.content[0].value
    assert said.count("/nl/systemen/") == 20
    assert "En nog 40" in said
    assert '<a href="https://git.daglicht.example/register/commit/' in said
    assert f"Eén van &lt;{_IDS[0]}&gt;" in said
    assert changed.content[0].value.count("Status ging van ‘In gebruik’ naar ‘Buiten gebruik’") == FEW + 1


def test_where_they_are_is_where_they_stand(site: Path) -> None:
    for entry in entries(site, "nl/wijzigingen"):
        if "in één keer" in entry.title:
            page = site / entry.link.removeprefix(_BASE) / "index.html"
            assert "Eén van" in page.read_text(encoding="utf-8")


def test_the_json_feed_says_it_too(site: Path) -> None:
    items = json.loads((site / "en/changes/feed.json").read_bytes())["items"]
    assert [item["title"] for item in items if "by one change" in item["title"]] == [
        "11 registrations were changed by one change",
        "11 registrations were taken out by one change",
        "60 registrations were added by one change",
    ]
    assert len({item["id"] for item in items}) == len(items)
