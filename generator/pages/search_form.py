"""What the search form needs to know: where the index begins, what it weighs, where the feeds are."""

from collections.abc import Mapping
from typing import Any

from generator.pages.addresses import Addresses, feed
from generator.schema.fields import fields
from generator.search.facets import KEYS
from generator.search.index import SearchIndex
from generator.text import in_language
from generator.views.answers import BROWSED

_ANY = "*"
_KB, _MB = 1000, 1_000_000


def search_form(
    index: SearchIndex | None, language: str, addresses: Addresses, assets: Mapping[str, str]
) -> dict[str, Any] | None:
    """The variable `search` of the templates, or None on a site without a search index.

    start, script, save: addresses from the root of the site; page, feeds: with a star for the id or the answer. feeds
    are of the filters whose answers have a page. browse: names and addresses of the lists of those answers. keys: the
    filters' names in the address of a selection.
    """
    if index is None or not {"search.js", "selection.js"} <= assets.keys():
        return None
    feeds = {KEYS[field]: feed(addresses.answer(field, _ANY)) for field in BROWSED}
    titles = {field: in_language(fields()[field].title, language) for field in BROWSED}
    return {
        "browse": [[titles[field], addresses.answers(field)] for field in BROWSED],
        "start": index.starts[language],
        "script": assets["search.js"],
        "save": assets["selection.js"],
        "size": _in_words(index.weights[language]),
        "page": addresses.registration(_ANY),
        "feeds": {**feeds, KEYS["organisation"]: feed(addresses.organisation(_ANY))},
        "keys": [*KEYS.values()],
    }


def _in_words(size: int) -> str:
    """A number of bytes, rounded up to two digits or so: `90 kB`."""
    if size > _MB:
        return f"{-(-size // _MB)} MB"
    step = 10 * _KB if size > 20 * _KB else _KB
    return f"{-(-size // step) * step // _KB} kB"
