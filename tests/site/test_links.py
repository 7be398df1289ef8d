"""Every page of the built sites: links lead somewhere, a page has one address and its twin, nothing is foreign."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import Sites
from tests.site.following import (
    dead_links,
    faults_of_structure,
    faults_of_twins,
    foreign_loads,
    strange_links,
)
from tests.site.parsed import ParsedPage, parse, parse_site
from tests.site.sites import BASE_URL

_POLICY = re.compile(r"default-src 'none'; (?:[a-z]+-src 'self'(?: data:)?; |form-action 'self'; )*base-uri 'none'")


def test_every_link_leads_to_a_file_and_to_a_place_on_it(built: Sites) -> None:
    assert {name: found for name, (site, pages) in built.items() if (found := list(dead_links(site, pages)))} == {}


def test_every_page_has_one_address_and_a_twin_that_knows_it(built: Sites) -> None:
    assert {
        name: found for name, (_, pages) in built.items() if (found := list(faults_of_twins(pages, BASE_URL)))
    } == {}


def test_ids_are_unique_and_headings_do_not_skip(built: Sites) -> None:
    assert _on_pages(built, faults_of_structure) == {}


def test_nothing_comes_from_elsewhere_and_links_lead_to_the_web_mail_or_a_telephone(built: Sites) -> None:
    assert _on_pages(built, foreign_loads) == {}
    assert _on_pages(built, strange_links) == {}


def test_every_page_has_a_policy_that_allows_nothing_inline_and_needs_nothing_inline(built: Sites) -> None:
    assert _on_pages(built, lambda page: page.inline) == {}
    assert _on_pages(built, lambda page: [] if _POLICY.fullmatch(page.policy) else [page.policy]) == {}


def test_every_address_in_the_sitemap_is_a_page_and_every_page_that_is_found_by_reading_is_in_it(built: Sites) -> None:
    for name, (site, pages) in built.items():
        listed = re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
        addresses = [url.removeprefix(BASE_URL) for url in listed]
        assert len(addresses) == len(set(addresses)), name
        assert set(addresses) <= set(pages), name


def _on_pages(built: Sites, faults: Callable[[ParsedPage], list[str]]) -> dict[str, list[str]]:
    return {
        f"{name}/{page.address}": found
        for name, (_, pages) in built.items()
        for page in pages.values()
        if (found := faults(page))
    }


_TWINS = (
    '<link rel="canonical" href="{base}{own}"><link rel="alternate" hreflang="nl" href="{base}nl/a/">'
    '<link rel="alternate" hreflang="en" href="{base}en/a/">'
)


def _page(body: str, own: str = "nl/a/") -> str:
    return f'<html lang="{own[:2]}"><head>{_TWINS.format(base=BASE_URL, own=own)}</head><h1 id="h">x</h1>{body}</html>'


def _site(folder: Path, dutch: str, english: str = "") -> dict[str, ParsedPage]:
    for own, html in (("nl/a/", dutch), ("en/a/", english or _page("", "en/a/"))):
        (folder / own).mkdir(parents=True)
        (folder / own / "index.html").write_text(html, encoding="utf-8")
    (folder / "file.css").touch()
    return parse_site(folder)


@pytest.mark.parametrize(
    "link", ["../../en/a/", "../../en/a/#h", "#h", "", "./", "../../file.css", "https://x.example/#a", "?q=1#h"]
)
def test_a_good_link_is_left_alone(tmp_path: Path, link: str) -> None:
    pages = _site(tmp_path, _page(f'<a href="{link}">x</a>'))
    assert list(dead_links(tmp_path, pages)) == []
    assert list(faults_of_twins(pages, BASE_URL)) == []


@pytest.mark.parametrize(
    "link", ["../b/", "../../en/a/#j", "#j", "../../other.css", "/nl/a/", "../../../x/", "../../en/a", "?q=1#j"]
)
def test_a_dead_link_is_found(tmp_path: Path, link: str) -> None:
    assert len(list(dead_links(tmp_path, _site(tmp_path, _page(f'<a href="{link}">x</a>'))))) == 1


@pytest.mark.parametrize(
    "html",
    [
        _page("").replace('"en" href', '"fr" href'),
        _page("").replace("en/a/", "en/b/"),
        _page("").replace('rel="canonical" href="' + BASE_URL + "nl/a/", 'rel="canonical" href="' + BASE_URL + "nl/"),
        _page("").replace('lang="nl"', 'lang="de"', 1),
        "<html lang=nl><h1>x</h1></html>",
    ],
)
def test_a_page_that_does_not_know_its_twin_is_found(tmp_path: Path, html: str) -> None:
    assert list(faults_of_twins(_site(tmp_path, html), BASE_URL))


@pytest.mark.parametrize(
    "html",
    ['<h1 id="a">x</h1><p id="a">', "<h1>x</h1><h3>y</h3>", "<h2>x</h2>", "<h1>x</h1><h1>y</h1>", "",
     '<h1>x</h1><p aria-labelledby="b">', '<h1>x</h1><label for="b">'],
)  # fmt: skip
def test_a_fault_of_structure_is_found(html: str) -> None:
    assert len(faults_of_structure(parse(html))) == 1
    assert faults_of_structure(parse('<h1 id="b">x</h1><h2>y</h2><p aria-labelledby="b">')) == []


@pytest.mark.parametrize(
    "html",
    ['<img src="https://x.example/a.png">', '<script src="//x.example/a.js"></script>', '<link rel="stylesheet" href="https://x.example/a.css">',
     '<iframe src="http://x.example"></iframe>', '<svg><use href="https://x.example/a.svg#b"></use></svg>'],
)  # fmt: skip
def test_what_is_loaded_from_elsewhere_is_found(html: str) -> None:
    assert foreign_loads(parse(html))


@pytest.mark.parametrize(
    "html", ["<script>1</script>", "<style>a{}</style>", '<p style="color:red">', '<p onclick="x()">']
)
def test_what_is_inline_is_found(html: str) -> None:
    assert parse(html).inline
    assert not parse('<script type="application/ld+json">{}</script>').inline  # data, which nothing runs


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example"])
def test_a_link_of_another_kind_is_found(link: str) -> None:
    assert strange_links(parse(f'<a href="{link}">x</a>'))


@pytest.mark.parametrize(
    "more", ["style-src 'self' 'unsafe-inline'; ", "script-src https://x.example; ", "script-src *; "]
)
def test_a_policy_that_allows_more_is_found(more: str) -> None:
    assert _POLICY.fullmatch("default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'")
    assert not _POLICY.fullmatch(f"default-src 'none'; {more}base-uri 'none'")
