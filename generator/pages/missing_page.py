"""`404.html`: what a host shows at an address where nothing is. One page in every language, right at any depth."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.pages.edition import Edition, Page

FILE = "404.html"
_NOT_FOR_SEARCH_ENGINES = '<meta name="robots" content="noindex">'


def missing_page(editions: Sequence[Edition]) -> Page:
    """The page, in the frame of the leading language. Its links start at the root of the host: it has no place."""
    first = editions[0]
    base = first.register.settings.base_url
    root = urlsplit(base).path.rstrip("/") + "/"
    parts = [
        edition.template("missing.html.j2")(
            {"root": root, "language": edition.language, "is_first": edition is first, "id_address": base + "/id/"}
        )
        for edition in editions
    ]
    html = first.shell.page(
        title=" / ".join(edition.translations.text("This page does not exist") for edition in editions),
        description=first.translations.text("There is nothing at this address."),
        path=FILE,
        body="".join(parts),
        head=_NOT_FOR_SEARCH_ENGINES,
        root=root,
    )
    return Page(FILE, html, listed=False)
