"""The data page says of every file what the manifest says, and leads to it."""

import html
import json
import re
from pathlib import Path

import pytest

from generator.build import build
from generator.dataset.about import citation, cited
from generator.dataset.descriptions.known_issues import KNOWN_ISSUES
from generator.pages.downloads_part import size
from generator.project import Project
from tests.dataset.awkward import ON, ROOT, read_register, write_awkward_register


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("downloads")
    write_awkward_register(made / "registry-data", count=3)
    built = build(Project(ROOT, made / "registry-data"), made / "site", ON, with_history=False)
    assert built.site is not None
    return made


def shown(site: Path, language: str) -> str:
    return (site / f"site/{language}/data/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_file_is_there_with_its_own_size_and_checksum(site: Path, language: str) -> None:
    page = shown(site, language)
    links = re.findall(r'href="[^"]*?/data/([^"]+)" download', page)
    data = site / "site/data"
    there = {path.relative_to(data).as_posix(): path for path in data.rglob("*") if path.is_file()}
    listed = {name for name in there if not name.startswith(("registrations/", "selections/"))}
    assert set(links) == listed
    assert links[:3] == ["register.xlsx", "registrations.csv", "register.json"]
    sums = dict(line.split("  ")[::-1] for line in (data / "SHA256SUMS").read_text().splitlines())
    for name, checksum in re.findall(r'/data/([^"]+)" download>[^<]+</a></th>.*?<code title="([0-9a-f]{64})">', page):
        assert sums.get(name, checksum) == checksum
        label = "Grootte" if language == "nl" else "Size"
        assert f'<td data-label="{label}">{size(there[name].stat().st_size, language)}</td>' in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_how_to_cite_and_what_is_known_to_be_wrong(site: Path, language: str) -> None:
    page = html.unescape(shown(site, language))
    settings = read_register(site / "registry-data").settings
    (commit,) = re.findall(r"<code>([0-9a-f]{12}|)</code>", page)[:1] or [""]
    assert citation(cited(settings, ON, commit, language)) in page
    assert all(issue.text[language] in page for issue in KNOWN_ISSUES)
    assert f">{settings.licence}</a>" in page
    counted = json.loads((site / "site/data/quality.json").read_bytes())["findings"]
    assert counted
    for kind in counted:  # what is counted is said with the same number
        shown_there = f"{kind['what'][language][1:]}: {kind['number']} "
        assert shown_there in page
        assert shown_there in (site / "site/data/KNOWN-ISSUES.txt").read_text(encoding="utf-8")


def test_a_size_is_in_the_words_of_the_language() -> None:
    assert [size(1, "nl"), size(999_999, "nl"), size(1_000_000, "nl"), size(12_345_678, "en")] == [
        "1 kB", "1000 kB", "1,0 MB", "12.4 MB"
    ]  # fmt: skip
