"""The built sites, read once."""

from pathlib import Path

import pytest

from tests.site import sites
from tests.site.parsed import ParsedPage

Sites = dict[str, tuple[Path, dict[str, ParsedPage]]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Name → the folder of a built site, and its pages by address."""
    names = (*sites.SEEN, sites.LARGE)
    return {name: (sites.site(tmp_path_factory, name), sites.pages(tmp_path_factory, name)) for name in names}
