"""The built sites that are looked at, each made once per run: together they hold every type of page.

`register` is the real one; `deferral` a made-up one in which something was deferred, with an alarm on every page;
`past` a made-up one with a history in git; `large` a made-up one large enough for lists of several pages.
"""

import datetime
import pickle
import shutil
from functools import cache
from pathlib import Path

import pytest

from generator.build import build
from generator.project import Project
from generator.source import repository
from tests.bench import made_up
from tests.build import made_deferral
from tests.pages import made_history
from tests.pages.conftest import ON
from tests.shared import once
from tests.site.parsed import ParsedPage, parse_site

ROOT = Path(__file__).parents[2]
REAL = ROOT / "registry-data"
SEEN = ("register", "deferral", "past")
LARGE = "large"
_MANY = 230
BASE_URL = "https://daglicht.example/"
_ON = {
    "register": datetime.date(2026, 11, 23),
    "deferral": datetime.date(2027, 6, 1),
    "past": ON,
    "large": datetime.date(2026, 11, 23),
}


def site(factory: pytest.TempPathFactory, name: str) -> Path:
    """The folder of one built site. Its data stand in `data(factory, name)`."""

    def make(folder: Path) -> None:
        where = data(factory, name)
        built = build(Project(ROOT, where), folder, _ON[name], with_history=not repository.is_shallow(where))
        assert built.site is not None, built.checked.findings

    return once(factory, f"site-{name}", make)


def pages(factory: pytest.TempPathFactory, name: str) -> dict[str, ParsedPage]:
    """The pages of one of them by address. Reading thousands with a parser takes long: it is done once per run."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "pages").write_bytes(pickle.dumps(parse_site(site(factory, name))))

    return _read(once(factory, f"pages-{name}", make) / "pages")


@cache
def _read(file: Path) -> dict[str, ParsedPage]:
    found: dict[str, ParsedPage] = pickle.loads(file.read_bytes())  # noqa: S301 - what this run wrote itself
    return found


def data(factory: pytest.TempPathFactory, name: str) -> Path:
    """The registry-data of one of them."""

    def make(folder: Path) -> None:
        if name == "deferral":
            made_deferral.write_register(folder, REAL)
        elif name == "past":
            made_history.make(folder, REAL)
            shutil.copyfile(REAL / "glossary.yml", folder / "data/glossary.yml")  # pages written by hand point at it
        else:
            made_up.write_register(folder, _MANY, REAL)

    if name == "register":
        return REAL
    folder = once(factory, f"data-{name}", make)
    return folder / "data" if name == "past" else folder
