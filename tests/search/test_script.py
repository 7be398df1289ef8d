"""The script of the search: what every reader who searches loads first."""

import gzip
from pathlib import Path

from generator.pages.theme.script import shipped

ROOT = Path(__file__).parents[2]


def test_the_script_weighs_no_more_than_eight_kilobytes() -> None:
    script = shipped((ROOT / "site-templates/assets/search.js").read_bytes())
    assert len(gzip.compress(script, 6, mtime=0)) <= 8000
