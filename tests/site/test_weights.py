"""What a reader on a slow connection waits for: every registration's page, every list and every script has a limit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import Sites
from tests.site.page_types import by_type
from tests.site.parsed import ParsedPage, parse_site
from tests.site.sites import LARGE, SEEN
from tests.site.weights import LIST, PAGE, SCRIPTS, Scales, Weight

_PAGES_OF_ONE = ("registration", "history", "version", "permanent")


def _over(
    site: Path, pages: dict[str, ParsedPage], limit: int, of: Callable[[Weight], int], kinds: tuple[str, ...] = ()
) -> dict[str, int]:
    """The pages of some types, or of all, that weigh more than a limit."""
    scales = Scales(site)
    chosen = [one for (kind, _), some in by_type(pages).items() if kind in kinds or not kinds for one in some]
    weights = {address: of(scales.weigh(pages[address])) for address in chosen}
    return {address: weight for address, weight in weights.items() if weight > limit}


@pytest.mark.parametrize("name", [*SEEN, LARGE])
def test_no_page_weighs_more_than_its_reader_can_be_asked_to_wait_for(built: Sites, name: str) -> None:
    site, pages = built[name]
    assert _over(site, pages, PAGE, lambda weight: weight.total, _PAGES_OF_ONE) == {}
    assert _over(site, pages, LIST, lambda weight: weight.total) == {}
    others = tuple({kind for kind, _ in by_type(pages)} - {"systems"})
    assert _over(site, pages, SCRIPTS, lambda weight: weight.scripts, others) == {}


def test_a_page_that_is_too_heavy_is_found(tmp_path: Path) -> None:
    noise = "".join(chr(33 + n * n * n % 89) for n in range(40_000))
    (tmp_path / "s.js").write_text(noise, encoding="utf-8")
    (tmp_path / "nl").mkdir()
    html = '<script src="../s.js"></script><link rel="stylesheet" href="../s.css">'
    (tmp_path / "nl/index.html").write_text(html, encoding="utf-8")
    (tmp_path / "s.css").touch()
    pages = parse_site(tmp_path)
    scripts = Scales(tmp_path).weigh(pages["nl/"]).scripts
    assert 40_000 > scripts > 100
    assert _over(tmp_path, pages, scripts - 1, lambda weight: weight.scripts) == {"nl/": scripts}
    assert _over(tmp_path, pages, scripts, lambda weight: weight.scripts, ("home",)) == {}
    assert Scales(tmp_path).weigh(pages["nl/"]).total > scripts
