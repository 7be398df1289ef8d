"""The content of one page of every type that is made from data, as it was when somebody last looked at it.

What differs is a diff to review: `make golden` writes the pages of now into `golden/`. The registers are made up.
"""

import os
import re
from pathlib import Path

import pytest

from tests.build.made_deferral import STUB
from tests.pages.made_history import SIX
from tests.site import sites
from tests.site.page_types import LANGUAGES, addresses_in, by_type

GOLDEN = Path(__file__).parent / "golden"
# Written by hand, or with the size and checksum of every file.
_LEFT_OUT = {"letter", "rights", "about", "accessibility", "privacy", "contact", "data", "glossary", "numbered"}
_HASH = re.compile(r"\.[0-9a-f]{8}\.(?=(?:min\.)?(?:css|js|svg)\b)")
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)


def _content(html: str) -> str:
    """The content of a page, a line per element of a block, so that a diff shows what changed."""
    found = _MAIN.search(html)
    assert found
    spread = _HASH.sub(".HASH.", found[0])
    spread = re.sub(r"(</(?:p|li|h[1-6]|dt|dd|tr|td|th|svg|section|nav|div|ul|ol|dl)>)(?!\n)", r"\1\n", spread)
    return re.sub(r"\n\s*\n+", "\n", spread).strip() + "\n"


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """File in `golden/` → what it should hold now: of every type the longest page; the frame once in each language."""
    past, deferral = (sites.site(tmp_path_factory, name) for name in ("past", "deferral"))
    pages = sites.pages(tmp_path_factory, "past")
    found = {}
    for (name, language), addresses in by_type(pages).items():
        if name in _LEFT_OUT:
            continue
        chosen = [address for address in addresses if SIX in address] or addresses
        address = max(chosen, key=lambda one: (pages[one].size, one))
        file = past / address / "index.html" if not address.endswith(".html") else past / address
        found[f"{language or 'all'}/{name.replace(' ', '-')}.html"] = _content(file.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        at = addresses_in()[language]
        stub = (deferral / at.registration(STUB) / "index.html").read_text(encoding="utf-8")
        found[f"{language}/stub.html"] = _content(stub)
        contact = (past / at.menu["contact"] / "index.html").read_text(encoding="utf-8")
        frame = _HASH.sub(".HASH.", _MAIN.sub("<main></main>", contact))
        found[f"{language}/frame.html"] = re.sub(r">(?=<)", ">\n", frame).strip() + "\n"
    return found


def test_every_page_is_as_it_was_looked_at(now: dict[str, str]) -> None:
    if os.environ.get("GOLDEN") == "write":
        for old in GOLDEN.rglob("*.html"):
            old.unlink()
        for file, text in now.items():
            path = GOLDEN / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    before = {path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.html")}
    other = sorted(file for file in {*before, *now} if before.get(file) != now.get(file))
    assert other == [], "look at the difference: make golden && git diff tests/site/golden"


def test_the_golden_pages_say_that_they_are_made_up(now: dict[str, str]) -> None:
    for file, text in now.items():
        if file.endswith(("/registration.html", "/version.html", "/organisation.html", "/history.html")):
            assert re.search(r"verzonnen|made up", text, re.IGNORECASE), file
