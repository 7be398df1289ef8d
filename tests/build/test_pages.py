"""The built site as a reader gets it: every link leads somewhere, and nothing comes from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from generator.schema.fields import fields

ROOT = Path(__file__).parents[2]


class _Page(HTMLParser):
    """The links, ids and language of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.loaded: list[str] = []
        self.language = ""
        self.headings: list[int] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("img", "script", "iframe") and "src" in values:
            self.loaded.append(values["src"])
        if tag == "link" and values.get("rel") not in ("canonical", "alternate"):
            self.loaded.append(values["href"])
        if tag == "html":
            self.language = values.get("lang", "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.text += data


def _pages(site: Path) -> Iterator[tuple[Path, _Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path, _Page(path.read_text(encoding="utf-8"))


def test_every_link_within_the_site_leads_to_a_page_and_to_a_place_on_it(site: Path) -> None:
    ids = {path: set(page.ids) for path, page in _pages(site)}
    broken = []
    for path, page in _pages(site):
        for link in page.links + page.loaded:
            if re.match(r"[a-z]+:", link):
                continue
            address, anchor = urldefrag(link)
            # 404.html is shown at any address, so its links start at the root
            start = site if address.startswith("/") else path.parent
            target = (start / unquote(address).lstrip("/")).resolve() if address else path
            if target.is_dir() or link.endswith("/"):
                target /= "index.html"
            if not target.is_file() or (anchor and target in ids and anchor not in ids[target]):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert not broken


def test_nothing_is_loaded_from_elsewhere_and_no_page_runs_or_styles_inline(site: Path) -> None:
    for path, page in _pages(site):
        assert not [address for address in page.loaded if "//" in address], path
        html = path.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in html, path
        assert "unsafe-inline" not in html, path
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", html), path


def test_ids_are_unique_and_headings_do_not_skip(site: Path) -> None:
    for path, page in _pages(site):
        assert len(page.ids) == len(set(page.ids)), path
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, (path, before, after)


def test_every_page_has_its_twin_in_the_other_language(site: Path) -> None:
    for path, page in _pages(site):
        place = path.relative_to(site).parts
        if place[0] in ("nl", "en"):
            assert page.language == place[0]
            other = re.search(
                rf'<link rel="alternate" hreflang="(?!x-default)(?!{place[0]})[a-z]+" href="([^"]*)"', path.read_text()
            )
            assert other, path
            assert (site / other[1].removeprefix("https://daglicht.example/") / "index.html").is_file(), path


def test_the_notice_of_the_demonstration_is_on_every_page(site: Path) -> None:
    for path, page in _pages(site):
        assert ("demonstratie" in page.text) or ("demonstration" in page.text), path


def test_every_registration_has_its_pages_its_permanent_address_and_its_json(site: Path) -> None:
    files = sorted((ROOT / "registry-data/registrations").rglob("*.yml"))
    ids = [re.search(r"(?m)^id: (\w+)$", file.read_text(encoding="utf-8")) for file in files]
    for found in ids:
        assert found
        for place in (
            "nl/systemen/{}/index.html",
            "en/systems/{}/index.html",
            "id/{}/index.html",
            "api/v1/registrations/{}.json",
        ):
            assert (site / place.format(found[1])).is_file()


def test_every_field_of_the_schema_has_a_place_on_the_page() -> None:
    template = (ROOT / "site-templates/pages/registration.html.j2").read_text(encoding="utf-8")
    special = {"name", "unanswered", "translations", "tags"}
    special |= {"concerns_you", "planned_end"}  # see test_registration_page.py
    missing = [name for name in fields() if f'"{name}"' not in template and f"r.{name}" not in template]
    assert set(missing) <= special


@pytest.mark.parametrize("language", ["nl/systemen", "en/systems"])
def test_the_variables_of_the_system_that_the_letter_names_are_on_its_page(site: Path, language: str) -> None:
    file = ROOT / "registry-data/registrations/politie/criminaliteits-anticipatie-systeem-cas.yml"
    found = re.search(r"(?m)^id: (\w+)$", file.read_text(encoding="utf-8"))
    assert found
    html = (site / language / found[1] / "index.html").read_text(encoding="utf-8")
    table = html[html.index('id="variables"') :].partition("</table>")[0]
    assert table.count("<tr>") > 10
