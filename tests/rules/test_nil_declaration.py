"""A declaration that an organisation uses nothing, beside a registration that was deferred then and is public now."""

import datetime
from pathlib import Path

import pytest

from generator.check import check
from generator.source import yaml_writer
from tests.rules import made_register

_FILE = "registrations/testpolitie/systeem.yml"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2026-03-10", ["AIR-362"]),  # before anybody wanted to defer it
        ("2026-04-10", []),
        ("2026-10-10", []),
        ("2026-11-10", ["AIR-362"]),  # everybody could see it
    ],
)
def test_of_what_was_deferred_on_its_day_a_declaration_says_nothing(tmp_path: Path, day: str, codes: list[str]) -> None:
    made_register.write_register(tmp_path)
    registration = made_register.registration("w00000t", "testpolitie", "Uitgesteld systeem") | {
        "annex_iii_points": ["6e"],
        "start": "2026-02",
        "registered_on": "2026-11-02",
        "published_on": "2026-11-02",
        "deferral": {"from": "2026-04", "until": "2026-11", "scope": "case-specific"},
        "deferral_grounds": ["investigation"],
        "deferral_history": [{"month": "2026-04", "event": "grant"}],
    }
    made_register.put(tmp_path, _FILE, yaml_writer.write(registration))
    scope = {"nl": "AI (verzonnen), andere dan systemen waarvan de registratie is uitgesteld"}
    source = {"title": "Verzonnen", "url": "https://bron.example/brief", "seen": "2026-11-01"}
    organisation = made_register.base("organisations/testpolitie.yml")
    declared = organisation | {"nil_declarations": [{"on": day, "scope": scope, "source": source}]}
    made_register.put(tmp_path, "organisations/testpolitie.yml", yaml_writer.write(declared))
    found = check(tmp_path, datetime.date.fromisoformat(made_register.ON)).findings
    assert [one.code for one in found if one.file.startswith("organisations/")] == codes
