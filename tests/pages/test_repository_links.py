"""Links into the repository are what its software understands, and nothing of a name ends up outside its place."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from generator.model import assemble
from generator.model.repository_links import FORGES, commit_page, file_page, report_page
from generator.schema import strings
from generator.schema.fields import raw_schema
from generator.schema.validator import validator
from generator.source import yaml_fast

ROOT = Path(__file__).parents[2]
VALUE = yaml_fast.read((ROOT / "registry-data/register.yml").read_bytes())
FILE = "data/registrations/testgemeente/één {commit}.yml"
QUOTED = "data/registrations/testgemeente/%C3%A9%C3%A9n%20%7Bcommit%7D.yml"


def _settings(**more: Any) -> Any:
    value = {**VALUE, "repository": "https://git.example/team/register/", **more}
    assert validator("settings").accepts(value)
    return assemble.settings(value)


@pytest.mark.parametrize(
    ("forge", "commit", "file", "report"),
    [
        ("github", "/commit/c0ffee", f"/blob/c0ffee/{QUOTED}", "/issues/new?title=A%26B%20%7Bfile%7D"),
        ("gitlab", "/-/commit/c0ffee", f"/-/blob/c0ffee/{QUOTED}", "/-/issues/new?issue%5Btitle%5D=A%26B%20%7Bfile%7D"),
        ("forgejo", "/commit/c0ffee", f"/src/commit/c0ffee/{QUOTED}", "/issues/new?title=A%26B%20%7Bfile%7D"),
    ],
)
def test_every_forge_gets_the_addresses_that_it_understands(forge: str, commit: str, file: str, report: str) -> None:
    settings, base = _settings(forge=forge), "https://git.example/team/register"
    assert commit_page(settings, "c0ffee") == base + commit
    assert file_page(settings, "c0ffee", FILE) == base + file
    assert report_page(settings, "A&B {file}") == base + report


def test_the_schema_names_the_forges_and_without_a_word_it_is_the_first() -> None:
    assert raw_schema("settings")["properties"]["forge"]["enum"] == [*FORGES]
    assert commit_page(_settings(), "c0ffee") == commit_page(_settings(forge="github"), "c0ffee")


def test_another_forge_says_its_own_addresses_and_the_rest_follows() -> None:
    own = {"file": "https://cgit.example/register/tree/{file}?id={commit}"}
    settings = _settings(repository_pages=own, forge="gitlab")
    assert file_page(settings, "c0ffee", FILE) == f"https://cgit.example/register/tree/{QUOTED}?id=c0ffee"
    assert commit_page(settings, "c0ffee") == "https://git.example/team/register/-/commit/c0ffee"


def test_without_a_repository_there_are_no_links() -> None:
    settings = dataclasses.replace(_settings(), repository="")
    assert commit_page(settings, "c0ffee") is None
    assert file_page(settings, "c0ffee", FILE) is None
    assert report_page(settings, "A") is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"forge": "subversion"},
        {"repository_pages": {}},
        {"repository_pages": {"commit": "https://git.example/c"}},
        {"repository_pages": {"file": "https://git.example/{commit}"}},
        {"repository_pages": {"commit": "javascript:alert({commit})"}},
        {"repository_pages": {"report": "https://git.example/{name}?t={title}"}},
    ],
)
def test_an_address_without_its_places_or_to_elsewhere_is_refused(wrong: dict[str, Any]) -> None:
    assert not validator("settings").accepts({**VALUE, **wrong})


def test_what_to_write_is_said_in_words() -> None:
    pattern = raw_schema("settings")["properties"]["repository_pages"]["properties"]["file"]["pattern"]
    code, words = strings.explain("https://git.example/{commit}", pattern)
    assert code == "AIR-107"
    assert "met daarin {commit}, {file}" in words["advice_nl"]
    assert "with {commit}, {file} in it" in words["advice_en"]
