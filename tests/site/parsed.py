"""A built site read once with an HTML parser: what every check of links, ids, headings and addresses goes by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "embed": "src", "object": "data",
          "video": "src", "audio": "src", "track": "src", "input": "src", "use": "href", "image": "href"}  # fmt: skip
_LEADS = {"a": "href", "area": "href", "form": "action"}
_POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
_TELLING = ("aria-", "role", "data-", "type")
_NOT_LOADED = {"canonical", "alternate", "next", "prev", "license", "author", "up", "help"}
_INVISIBLE = {"script", "style", "title", "template"}


@dataclass
class ParsedPage:
    """address: from the root of the site. structure: kinds of elements, by tag, class and a few attributes."""

    address: str
    size: int
    language: str = ""
    title: str = ""
    policy: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, list[str]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    points_at: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    structure: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: ParsedPage) -> None:
        super().__init__()
        self.page, self._inside = page, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        page.structure.update(f"{tag}.{name}" for name in values.get("class", "").split() or ("",))
        page.structure.update(f"{tag}[{name}]" for name in values if name.startswith(_TELLING))
        page.ids += [values["id"]] if "id" in values else []
        page.points_at += [one for name in _POINTING for one in values.get(name, "").split()]
        if "style" in values or any(name.startswith("on") for name in values):
            page.inline.append(f"<{tag} {' '.join(values)}>")
        if tag in _INVISIBLE:
            self._inside = tag
        self._element(tag, values)

    def _element(self, tag: str, values: Mapping[str, str]) -> None:
        page = self.page
        if tag in _LEADS and _LEADS[tag] in values:
            page.links.append(values[_LEADS[tag]])
        elif tag == "link":
            self._link(values)
        elif tag in _LOADS and _LOADS[tag] in values:
            page.loads.append(values[_LOADS[tag]])
        elif tag == "style" or (tag == "script" and not values.get("type", "").endswith("json")):
            page.inline.append(f"<{tag}>")
        elif tag == "html":
            page.language = values.get("lang", "")
        elif tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            page.policy = values.get("content", "")
        elif re.fullmatch("h[1-6]", tag):
            page.headings.append(int(tag[1]))

    def _link(self, values: Mapping[str, str]) -> None:
        kinds, address = set(values.get("rel", "").split()), values.get("href", "")
        if "canonical" in kinds:
            self.page.canonical.append(address)
        elif "hreflang" in values:
            self.page.alternates.setdefault(values["hreflang"], []).append(address)
        elif kinds & _NOT_LOADED:
            self.page.links.append(address)
        else:
            self.page.loads.append(address)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.page.title += data
        elif not self._inside and not data.isspace():
            self.page.text.append(data)


def parse(html: str, address: str = "") -> ParsedPage:
    """One page."""
    page = ParsedPage(address, len(html))
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return page


def parse_site(site: Path) -> dict[str, ParsedPage]:
    """Every page of a built site by its address from the root: `nl/over/`, `` for the first."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        address = address.removesuffix("index.html")
        found[address] = parse(path.read_text(encoding="utf-8"), address)
    return found
