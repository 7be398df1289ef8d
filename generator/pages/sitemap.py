"""The list of pages for search engines, at most 50,000 addresses a file (sitemaps.org), and robots.txt."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

MOST = 50_000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(base_url: str, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """sitemap.xml, its parts when there are many pages, and robots.txt. `addresses` are from the root of the site."""
    base, ordered = escape(base_url), sorted(addresses)
    parts = [ordered[start : start + MOST] for start in range(0, len(ordered), MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _file("urlset", "url", [f"{base}/{address}" for address in parts[0]])
    else:
        for number, part in enumerate(parts, start=1):
            yield f"sitemap-{number}.xml", _file("urlset", "url", [f"{base}/{address}" for address in part])
        files = [f"{base}/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield "sitemap.xml", _file("sitemapindex", "sitemap", files)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()


def _file(root: str, item: str, addresses: Sequence[str]) -> bytes:
    lines = "".join(f"<{item}><loc>{address}</loc></{item}>\n" for address in addresses)
    return (_OPEN.format(root) + lines + f"</{root}>\n").encode()
