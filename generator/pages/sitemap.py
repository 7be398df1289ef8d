"""The list of pages for search engines, at most 50,000 addresses a file (sitemaps.org), and robots.txt."""

from collections.abc import Iterator, Sequence
from html import escape

from generator.pages.edition import Edition, Page
from generator.pages.theme import EditorialPage

MOST = 50_000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(editions: Sequence[Edition], editorial: Sequence[EditorialPage]) -> Iterator[Page]:
    """sitemap.xml, its parts when there are many pages, and robots.txt."""
    base = escape(editions[0].register.settings.base_url)
    addresses = [*_addresses(editions), *(page.path for page in editorial)]
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _file("urlset", "url", [f"{base}/{address}" for address in parts[0]])
    else:
        for number, part in enumerate(parts, start=1):
            yield f"sitemap-{number}.xml", _file("urlset", "url", [f"{base}/{address}" for address in part])
        files = [f"{base}/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield "sitemap.xml", _file("sitemapindex", "sitemap", files)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()


def _addresses(editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        at = edition.addresses
        yield from (at.home, at.systems, at.organisations)
        yield from (at.organisation(slug) for slug in edition.overview.by_organisation)
        yield from (at.registration(registration.id) for registration in edition.register.registrations)
        yield from (at.registration(stub.id) for stub in edition.deferrals.stubs)


def _file(root: str, item: str, addresses: Sequence[str]) -> bytes:
    lines = "".join(f"<{item}><loc>{address}</loc></{item}>\n" for address in addresses)
    return (_OPEN.format(root) + lines + f"</{root}>\n").encode()
