"""Lists, organisations and figures of a built site: pages, JSON and CSV give the same numbers and the same rows."""

import csv
import datetime
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.project import Project
from generator.source import yaml_fast, yaml_writer
from tests.bench.made_up import write_register

ROOT = Path(__file__).parents[2]
ON = datetime.date(2026, 11, 23)
NUMBER = 120
_LINK = re.compile(r'href="[^"]*(?:systemen|systems)/([0-9a-hjkmnp-tv-z]{8})/"')


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up register with an organisation of every standing, and a term that nobody uses any more."""
    folder = tmp_path_factory.mktemp("lists") / "registry-data"
    write_register(folder, NUMBER, ROOT / "registry-data")
    source = {"title": "Verzonnen brief", "url": "https://bron.example/brief", "seen": "2026-11-01"}
    scope = {"nl": "AI-systemen & <algoritmen> (verzonnen)", "en": "AI systems & <algorithms> (made up)"}
    others: dict[str, dict[str, Any]] = {
        "testorganisatie-verklaart": {
            "asked_on": "2026-01-05",
            "nil_declarations": [{"on": day, "scope": scope, "source": source} for day in ("2025-02-01", "2026-02-01")],
            "data_protection_officer": {"email": "fg@testorganisatie.example"},
        },
        "testorganisatie-zwijgt": {"asked_on": "2026-01-05"},
        "testorganisatie-niet-gevraagd": {},
    }
    for slug, more in others.items():
        name = {"nl": f"{slug} (verzonnen)", "en": f"{slug} (made up)"}
        value = {"name": name, "kind": "other", **more}
        (folder / "organisations" / f"{slug}.yml").write_text(yaml_writer.write(value), encoding="utf-8")
    statuses = folder / "vocabularies" / "statuses.yml"
    value = yaml_fast.read(statuses.read_bytes())
    words = {"nl": "Oud (verzonnen)", "en": "Old (made up)"}
    value["terms"].append({"id": "oud", "label": words, "definition": words, "replaced_by": "in-use"})
    statuses.write_text(yaml_writer.write(value), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(data: Path) -> Path:
    output = data.parent / "site"
    built = build(Project(ROOT, data), output, ON)
    assert built.site is not None, built.checked.findings
    return output


@pytest.fixture(scope="module")
def register(site: Path) -> Any:
    return json.loads((site / "data" / "register.json").read_bytes())


def _html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _listed(site: Path, first: str) -> list[str]:
    """The ids in a list, over all its pages, in order."""
    page = "pagina" if first.startswith("nl/") else "page"
    folders = [first, *(f"{first}{page}-{n}/" for n in range(2, 99) if (site / f"{first}{page}-{n}").is_dir())]
    return [found for folder in folders for found in _LINK.findall(_html(site, folder).partition("<h1")[2])]


def _rows(site: Path, file: str) -> list[dict[str, str]]:
    with (site / "data" / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("list_", ["nl/systemen/", "nl/systemen/tabel/", "nl/systemen/nieuwste/", "en/systems/table/"])
def test_every_list_of_systems_holds_each_once(site: Path, register: Any, list_: str) -> None:
    assert Counter(_listed(site, list_)) == Counter(one["id"] for one in register["registrations"])


def test_the_newest_come_first_and_the_table_stands_by_name(site: Path, register: Any) -> None:
    days = {one["id"]: one["registered_on"] for one in register["registrations"]}
    newest = [days[one] for one in _listed(site, "nl/systemen/nieuwste/")]
    assert newest == sorted(newest, reverse=True)
    assert newest[0] > newest[-1]
    assert _listed(site, "nl/systemen/tabel/") == _listed(site, "nl/systemen/")


def test_the_table_says_what_it_is_and_what_its_cells_belong_to(site: Path) -> None:
    table = re.search(r"<table>.*?</table>", _html(site, "en/systems/table/"), re.DOTALL)
    assert table
    assert re.search(r'<caption id="[^"]+">.+?</caption>', table[0])
    assert table[0].count('scope="row"') == 100
    headings = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table[0])
    assert [re.sub("<[^>]+>", "", one) for one in headings] == [
        "Name", "Organisation", "Status", "Category", "Role in the decision", "Registered on"
    ]  # fmt: skip
    assert table[0].count('aria-sort="ascending"') == 1


@pytest.mark.parametrize(
    ("field", "nl", "en"),
    [
        ("themes", "themas", "themes"),
        ("status", "status", "status"),
        ("publication_category", "categorie", "category"),
        ("decision_role", "beslissing", "decision"),
    ],
)
def test_the_pages_of_an_answer_hold_exactly_who_gives_it(
    site: Path, register: Any, field: str, nl: str, en: str
) -> None:
    answers: dict[str, list[str]] = {}
    for one in register["registrations"]:
        for term in one[field] if isinstance(one[field], list) else [one[field]]:
            answers.setdefault(term, []).append(one["id"])
    vocabulary = next(one for one in register["vocabularies"] if one["vocabulary"] == _VOCABULARY[field])
    for language, word in (("nl", nl), ("en", en)):
        overview = _html(site, f"{language}/{word}/")
        shown = dict(
            re.findall(
                r'<a href="\.\./\.\./[^"]*/([\w-]+)/">[^<]*</a><span.*?</th><td class="dl-count">(\d+)', overview
            )
        )
        assert {term: int(number) for term, number in shown.items()} == {
            term: len(ids) for term, ids in answers.items()
        }
        for term in vocabulary["terms"]:
            ids = _listed(site, f"{language}/{word}/{term['id']}/")
            assert sorted(ids) == sorted(answers.get(term["id"], []))
    for term, ids in answers.items():
        rows = _rows(site, f"selections/{field}/{term}.csv")
        assert [row["id"] for row in rows] == sorted(ids)
        assert next(iter(rows[0])) == "id"
        made = json.loads((site / f"data/selections/{field}/{term}.json").read_bytes())
        assert [one["id"] for one in made] == sorted(ids)
        assert [one["name"]["en"] for one in made] == [row["name_en"] for row in rows]


_VOCABULARY = {
    "themes": "themes",
    "status": "statuses",
    "publication_category": "publication-categories",
    "decision_role": "decision-roles",
}


def test_an_answer_that_nobody_gives_any_more_keeps_its_address_and_says_so(site: Path) -> None:
    html = _html(site, "nl/status/oud/")
    assert "Geen enkele registratie geeft dit antwoord." in html
    assert re.search(r'<a href="[^"]*/status/in-use/">In gebruik</a>', html)
    assert "selections" not in html
    assert "nl/status/oud/" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_organisations_stand_in_groups_that_agree_with_the_data(site: Path, register: Any) -> None:
    registered = {one["organisation"] for one in register["registrations"]}
    html = _html(site, "nl/organisaties/")
    parts = dict(re.findall(r'<section class="dl-section"><h2 id="([\w-]+)">(.*?)</section>', html, re.DOTALL))
    listed = {part: set(re.findall(r'href="[^"]*organisaties/([\w-]+)/"', text)) for part, text in parts.items()}
    assert listed == {
        "registered": registered,
        "declared-none": {"testorganisatie-verklaart"},
        "no-answer": {"testorganisatie-zwijgt"},
        "not-asked": {"testorganisatie-niet-gevraagd"},
    }
    assert set().union(*listed.values()) == {one["organisation"] for one in register["organisations"]}
    numbers = re.findall(r'<a href="#([\w-]+)">[^<]*</a> <span class="dl-number">(\d+)</span>', html)
    assert {part: int(number) for part, number in numbers} == {part: len(found) for part, found in listed.items()}


def test_the_page_of_an_organisation_says_what_it_registered_or_declared(site: Path, register: Any) -> None:
    slug = register["registrations"][0]["organisation"]
    own = [one for one in register["registrations"] if one["organisation"] == slug]
    html = _html(site, f"nl/organisaties/{slug}/")
    assert sorted(_listed(site, f"nl/organisaties/{slug}/")) == sorted(one["id"] for one in own)
    numbers = re.findall(r'status/([\w-]+)/">[^<]*</a></dt><dd>(\d+)', html)
    assert {term: int(number) for term, number in numbers} == Counter(one["status"] for one in own)
    assert [row["id"] for row in _rows(site, f"selections/organisation/{slug}.csv")] == sorted(o["id"] for o in own)

    html = _html(site, "nl/organisaties/testorganisatie-verklaart/")
    assert html.index("1 februari 2026") < html.index("1 februari 2025")
    assert "AI-systemen &amp; &lt;algoritmen&gt; (verzonnen)" in html
    assert "mailto:fg@testorganisatie.example" in html
    assert "5 januari 2026" in _html(site, "nl/organisaties/testorganisatie-zwijgt/")


def test_what_an_organisation_declared_is_in_the_dataset(site: Path, register: Any) -> None:
    declared = next(one for one in register["organisations"] if "nil_declarations" in one)
    assert declared["asked_on"] == "2026-01-05"
    assert [one["on"] for one in declared["nil_declarations"]] == ["2025-02-01", "2026-02-01"]
    (first, second) = _rows(site, "organisations_nil_declarations.csv")
    assert (first["organisation"], first["number"], second["on"]) == ("testorganisatie-verklaart", "1", "2026-02-01")
    assert second["source_url"] == "https://bron.example/brief"


def test_every_figure_is_the_same_on_the_page_in_json_and_in_csv_and_leads_to_its_rows(site: Path) -> None:
    made = json.loads((site / "data/figures.json").read_bytes())["figures"]
    table = {row["figure"]: row for row in _rows(site, "figures.csv")}
    assert list(table) == [figure["figure"] for figure in made]
    pages = {language: _html(site, place) for language, place in (("nl", "nl/cijfers/"), ("en", "en/figures/"))}
    for figure in made:
        key, number = figure["figure"], figure["number"]
        assert (int(table[key]["number"]), table[key]["label_nl"]) == (number, figure["label"]["nl"])
        if figure["ids"] is not None:
            assert len(figure["ids"]) == number
        for language, place in (("nl", "nl/cijfers/"), ("en", "en/figures/")):
            own = site / place / key / "index.html"
            if not own.is_file():
                continue
            assert sorted(_listed(site, f"{place}{key}/")) == figure["ids"], key
            shown = re.findall(rf'<a href="[^"]*{place}{key}/">(\d+)</a>', pages[language])
            assert shown == ([str(number)] if number else []), key
            title = re.search(r"<h1>(.*?)</h1>", own.read_text(encoding="utf-8"))
            assert title
            assert title[1].replace("&#39;", "'") == figure["label"][language]


def test_every_number_above_zero_on_the_page_of_figures_is_a_link(site: Path) -> None:
    for place in ("nl/cijfers/", "en/figures/"):
        page = _html(site, place)
        cells = re.findall(r'<td class="dl-count"[^>]*>(.*?)</td>', page.partition('id="questions"')[2])
        assert len(cells) > 100
        assert [cell for cell in cells if re.match("[1-9]", cell)] == []


def test_the_page_of_figures_has_a_way_to_every_part_and_opens_only_the_first_figures_of_each(site: Path) -> None:
    for place in ("nl/cijfers/", "en/figures/"):
        page = _html(site, place)
        parts = re.findall(r'<section class="dl-section"><h2 id="([^"]+)">', page)
        assert (
            re.findall(r'<li><a href="#([^"]+)">', page.partition('class="dl-ways"')[2].partition("</nav>")[0]) == parts
        )
        for part in page.split("<section")[1:]:
            at_once = re.sub(r"(?s)<details.*?</details>", "", part)
            assert at_once.count("<tr>") <= 5, part[:80]
            for opened in re.findall(r'aria-labelledby="([^"]+-more)"', part):
                assert f'<summary id="{opened}">' in part


def test_the_charts_hold_what_their_tables_hold(site: Path, register: Any) -> None:
    page = _html(site, "en/figures/")
    charts = re.findall(r'<svg class="dl-picture ([\w-]+)".*?</svg>', page, re.DOTALL)
    assert charts == ["dl-growth", "dl-fill"]
    assert "style=" not in page
    table = re.search(r'aria-labelledby="growth".*?</table>', page, re.DOTALL)
    assert table
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td[^>]*>(\d+)</td><td[^>]*>(\d+)</td></tr>', table[0])
    assert sum(int(new) for _, new, _ in rows) == int(rows[-1][2]) == len(register["registrations"])
    fill = page.partition("dl-fill")[2].partition("</svg>")[0]
    drawn = [int(number) for number in re.findall(rf">(\d+) / {NUMBER}</text>", fill)]
    counted = re.findall(
        r'<tr><th scope="row">[^<]+</th><td class="dl-count"[^>]*>(?:<a[^>]*>)?(\d+)',
        page.partition('id="questions-table"')[2],
    )
    assert drawn == [int(number) for number in counted[: len(drawn)]]
    assert len(drawn) == fill.count('class="rest"')


def test_no_list_weighs_more_than_150_kilobytes_compressed(site: Path) -> None:
    heavy = {
        path.relative_to(site).as_posix(): size
        for path in site.rglob("index.html")
        if "id" not in path.relative_to(site).parts[:1] and (size := len(gzip.compress(path.read_bytes()))) > 150_000
    }
    assert heavy == {}
