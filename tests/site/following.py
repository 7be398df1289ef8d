"""Where links lead: every one of a built site, on every page, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urldefrag, urlsplit

from tests.site.parsed import ParsedPage

# Sources of the law and of other registers may have no other address than one with http; nothing is loaded from them.
_ANYWHERE = "404.html"
_SCHEMES = {"https", "http", "mailto", "tel"}


def dead_links(site: Path, pages: Mapping[str, ParsedPage]) -> Iterator[str]:
    """Links within the site that lead to no file, or to a place that is not on the page."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    anchors = {address: set(page.ids) for address, page in pages.items()}
    known: dict[tuple[str, str], str] = {}
    for address, page in pages.items():
        folder = _ANYWHERE if address == "404.html" else address.rpartition("/")[0]
        for link in {*page.links, *page.loads}:
            if (folder, link) not in known:
                known[folder, link] = "" if urlsplit(link).scheme else _target(folder, link, files)
            target = known[folder, link]
            if target == "-":
                yield f"{address or '(front)'}: {link} leads nowhere"
            elif not urlsplit(link).scheme:
                anchor = unquote(urldefrag(link)[1])
                there = address if not urldefrag(link)[0].partition("?")[0] else target.removesuffix("index.html")
                if anchor and there in anchors and anchor not in anchors[there]:
                    yield f"{address or '(front)'}: {link} leads to a place that is not there"


def _target(folder: str, link: str, files: set[str]) -> str:
    """The file that a link from a folder leads to, or - for none.

    The site works in any folder: no link may leave it, or start at the root of the server; but on the page that is
    shown at any address every link does.
    """
    path = unquote(urldefrag(link)[0].partition("?")[0])
    if folder == _ANYWHERE:
        folder, path = "", path.removeprefix("/") or _ANYWHERE if path[:1] in ("", "/") else f"../{path}"
    target = normpath(f"./{folder}/{path}")
    if path.startswith("/") or target.startswith(".."):
        return "-"
    if not path or path.endswith(("/", "/..", "/.")) or path in (".", ".."):
        target = normpath(f"{target}/index.html")
    return target if target in files else "-"


def foreign_loads(page: ParsedPage) -> list[str]:
    """What a page loads from elsewhere, as far as its HTML says."""
    return [address for address in page.loads if "//" in address or re.match("(?!data:)[a-z]+:", address)]


def strange_links(page: ParsedPage) -> list[str]:
    """Links that a page may not have: only to the web, to mail and to a telephone."""
    return [link for link in page.links if (scheme := urlsplit(link).scheme) and scheme not in _SCHEMES]


def faults_of_structure(page: ParsedPage) -> list[str]:
    """Ids twice, references to an id that is not there, headings that skip a level or begin with another than h1."""
    found = [f"id {one} is there twice" for one in sorted({one for one in page.ids if page.ids.count(one) > 1})]
    found += [f"refers to the id {one}, which is not there" for one in sorted(set(page.points_at) - set(page.ids))]
    if page.headings[:1] != [1] or page.headings.count(1) != 1:
        found.append(f"has not one h1 as its first heading: {page.headings}")
    skips = (
        f"h{before} is followed by h{after}"
        for before, after in zip(page.headings, page.headings[1:], strict=False)
        if after > before + 1
    )
    return [*found, *skips]


def faults_of_twins(pages: Mapping[str, ParsedPage], base: str) -> Iterator[str]:
    """Pages whose own address is wrong, or whose twin in the other language is missing or does not know them."""
    for address, page in pages.items():
        if address == _ANYWHERE:
            continue
        if _stands_for_another(address, page, base):
            if [url.removeprefix(base) in pages for url in page.canonical] != [True]:
                yield f"{address or '(front)'}: stands for a page that is not there: {page.canonical}"
        else:
            yield from (f"{address}: {fault}" for fault in _faults_of_twin(page, pages, base))


def _stands_for_another(address: str, page: ParsedPage, base: str) -> bool:
    """Whether a page only leads on: the front, a permanent address, the newest version, which is the registration."""
    if address == "" or address.startswith("id/"):
        return True
    above = [url.removeprefix(base) for url in page.canonical if url.startswith(base)]
    newest = any(re.fullmatch(re.escape(one) + r"[a-z]+/\d+/", address) for one in above)
    return newest and page.language not in page.alternates


def _faults_of_twin(page: ParsedPage, pages: Mapping[str, ParsedPage], base: str) -> Iterator[str]:
    own, languages = base + page.address, {key: url for key, url in page.alternates.items() if key != "x-default"}
    if page.canonical != [own]:
        yield f"says that its address is {page.canonical}"
    if page.language != page.address.partition("/")[0]:
        yield f"is in {page.language!r}"
    if languages.get(page.language) != [own]:
        yield f"names itself {languages.get(page.language)}"
    if len(languages) < 2:
        yield "has no twin"
    for language, urls in languages.items():
        other = pages.get(urls[0].removeprefix(base))
        if other is None:
            yield f"its twin in {language} is not there: {urls}"
        elif other.alternates != page.alternates:
            yield f"its twin {urls[0]} names other twins"
