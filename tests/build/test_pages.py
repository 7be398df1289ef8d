"""The site of the real register as a reader gets it. What holds for every page of any register: `tests/site/`."""

import re
from pathlib import Path

import pytest

from generator.schema.fields import fields

ROOT = Path(__file__).parents[2]


def test_the_notice_of_the_demonstration_is_on_every_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert re.search("demonstrati(?:e|on)", path.read_text(encoding="utf-8")), path


def test_every_registration_has_its_pages_its_permanent_address_and_its_json(site: Path) -> None:
    files = sorted((ROOT / "registry-data/registrations").rglob("*.yml"))
    ids = [re.search(r"(?m)^id: (\w+)$", file.read_text(encoding="utf-8")) for file in files]
    for found in ids:
        assert found
        for place in (
            "nl/systemen/{}/index.html",
            "en/systems/{}/index.html",
            "id/{}/index.html",
            "api/v1/registrations/{}.json",
        ):
            assert (site / place.format(found[1])).is_file()


def test_every_field_of_the_schema_has_a_place_on_the_page() -> None:
    template = (ROOT / "site-templates/pages/registration.html.j2").read_text(encoding="utf-8")
    special = {"name", "unanswered", "translations", "tags"}
    special |= {"concerns_you", "planned_end"}  # see test_registration_page.py
    missing = [name for name in fields() if f'"{name}"' not in template and f"r.{name}" not in template]
    assert set(missing) <= special


@pytest.mark.parametrize("language", ["nl/systemen", "en/systems"])
def test_the_variables_of_the_system_that_the_letter_names_are_on_its_page(site: Path, language: str) -> None:
    file = ROOT / "registry-data/registrations/politie/criminaliteits-anticipatie-systeem-cas.yml"
    found = re.search(r"(?m)^id: (\w+)$", file.read_text(encoding="utf-8"))
    assert found
    html = (site / language / found[1] / "index.html").read_text(encoding="utf-8")
    table = html[html.index('id="variables"') :].partition("</table>")[0]
    assert table.count("<tr>") > 10
