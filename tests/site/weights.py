"""What a page weighs: itself and what it loads, compressed as a server does, without pictures."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath

from tests.site.parsed import ParsedPage

KB = 1000
# The bars. A page of one registration, and a list before its reader searches: with styles and scripts. Scripts: of any
# page but those that search.
PAGE, LIST, SCRIPTS = 25 * KB, 150 * KB, 5 * KB


@dataclass(frozen=True)
class Weight:
    """Bytes, compressed."""

    html: int
    styles: int
    scripts: int

    @property
    def total(self) -> int:
        return self.html + self.styles + self.scripts


@dataclass
class Scales:
    """Weighs the pages of one site; what many of them load is weighed once."""

    site: Path
    _known: dict[str, int] = field(default_factory=dict)

    def weigh(self, page: ParsedPage) -> Weight:
        folder = "" if page.address.endswith(".html") else page.address  # 404.html: its links start at the root
        loads = {normpath(f"./{folder}/{address}") for address in page.loads if not address.startswith("data:")}
        return Weight(
            self._file(page.address if page.address.endswith(".html") else f"{page.address}index.html"),
            sum(self._file(file) for file in loads if file.endswith(".css")),
            sum(self._file(file) for file in loads if file.endswith((".js", ".mjs"))),
        )

    def _file(self, file: str) -> int:
        if file not in self._known:
            self._known[file] = len(gzip.compress((self.site / file).read_bytes(), 6, mtime=0))
        return self._known[file]


def heaviest(site: Path, pages: Mapping[str, ParsedPage]) -> tuple[str, Weight]:
    """The heaviest of some pages of a site."""
    scales = Scales(site)
    weights = {address: scales.weigh(page) for address, page in pages.items()}
    address = max(weights, key=lambda one: weights[one].total)
    return address, weights[address]
