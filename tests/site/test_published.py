"""What was ever published keeps its address: every id and organisation in the whole history has its pages still."""

import re
import subprocess
from pathlib import Path

from tests.site import sites
from tests.site.conftest import Sites

_FOLDERS = ("registry-data/registrations", "registry-data/transparency/stubs", "registry-data/organisations")


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def ever_published(repository: Path) -> tuple[set[str], set[str]]:
    """The ids of registrations and stubs, and the names of organisations, in any commit that leads to this one."""
    changed = _git(repository, "log", "--format=", "-m", "--first-parent", "-p", "-U0", "-G^id:", "--", *_FOLDERS[:2])
    ids = set(re.findall(r"(?m)^[+-]id: *[\"']?(\w+)", changed))
    named = _git(repository, "log", "--format=", "--name-only", "-m", "--first-parent", "--", _FOLDERS[2])
    return ids, {Path(file).stem for file in named.split() if file.endswith(".yml")}


def lost(site: Path, ids: set[str], organisations: set[str], pages: set[str]) -> set[str]:
    """Addresses that answered once and do not any more."""
    wanted = {place.format(one) for one in ids for place in ("nl/systemen/{}/", "en/systems/{}/", "id/{}/")}
    wanted |= {place.format(one) for one in organisations for place in ("nl/organisaties/{}/", "en/organisations/{}/")}
    return wanted - pages


def test_whatever_was_published_once_still_has_its_pages(built: Sites) -> None:
    site, pages = built["register"]
    ids, organisations = ever_published(sites.ROOT)
    assert len(ids) >= len(list((sites.REAL / "registrations").rglob("*.yml"))) > 50, "is this a shallow clone?"
    assert lost(site, ids, organisations, set(pages)) == set()


def test_an_id_that_was_taken_away_is_missed(tmp_path: Path) -> None:
    def commit(text: str, file: str = "registrations/x/y.yml") -> None:
        path = tmp_path / "registry-data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        _git(tmp_path, "add", "--all")
        _git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "--quiet", "-m", "x")

    _git(tmp_path, "init", "--quiet")
    commit("id: p00000t1\nname: x\n")
    commit('id: "p00000t2"\nname: x\n')
    commit("kind: other\n", "organisations/x.yml")
    (tmp_path / "registry-data/organisations/x.yml").unlink()
    commit("name: y\n", "organisations/y.yml")
    ids, organisations = ever_published(tmp_path)
    assert ids == {"p00000t1", "p00000t2"}
    assert organisations == {"x", "y"}
    there = {place.format("p00000t2") for place in ("nl/systemen/{}/", "en/systems/{}/", "id/{}/")}
    missed = lost(tmp_path, ids, {"x"}, there | {"nl/organisaties/x/", "en/organisations/x/"})
    assert missed == {"nl/systemen/p00000t1/", "en/systems/p00000t1/", "id/p00000t1/"}
