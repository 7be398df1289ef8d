"""A run of the rules: everything at once, and no rule that hides another."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.finding import Severity
from generator.model.register import Register, Registration
from generator.report import words
from generator.rules import check_character, duplicate_id, runner, unknown_organisation, unknown_term
from generator.rules.case import Case
from generator.rules.catalogue import MESSAGES
from generator.rules.hit import Hit
from generator.schema.fields import fields
from generator.schema.findings import schema_hits
from generator.schema.validator import validator
from generator.text import BETWEEN
from tests.rules.made_register import checked, registration, write_register

ON = datetime.date(2026, 11, 23)
SEVERAL = """\
id: test001k
organisation: testgemeentte
status: in gebruik
start: 01-03-2024
contact:
  email: j.jansen@testgemeente.example
kleur: blauw
"""


def test_a_term_in_curled_quotation_marks_is_told_so(tmp_path: Path) -> None:
    write_register(tmp_path / "registry-data")
    (finding,) = checked(tmp_path / "registry-data", "status: “pilot”\n").findings
    assert 'Use straight quotation marks, not curled ones: "pilot".' in words.explain(finding, "en").fix


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    root = tmp_path_factory.mktemp("register") / "registry-data"
    write_register(root)
    made = checked(root, "id: test001k\nstatus: in gebruik").register
    assert made is not None
    return made


def test_all_mistakes_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    found = [finding.code for finding in checked(tmp_path / "r", SEVERAL).findings]
    assert found == ["AIR-304", "AIR-301", "AIR-302", "AIR-105", "AIR-330", "AIR-101"]


def _rule(code: str, name: str) -> ModuleType:
    rule = ModuleType(name)
    rule.MESSAGE = type("Message", (), {"code": code})  # type: ignore[attr-defined]
    return rule


def _breaks(*_: object) -> Iterator[Hit]:
    yield Hit("registrations/testgemeente/systeem.yml", ("id",), {"found": "before"})
    raise ValueError("the text of a registration")


def test_a_rule_that_breaks_down_is_told_once_and_hides_nothing(register: Register) -> None:
    one, whole = _rule("AIR-398", "one"), _rule("AIR-399", "whole")
    one.check = _breaks  # type: ignore[attr-defined]
    whole.check_register = _breaks  # type: ignore[attr-defined]
    rules = (one, check_character, whole, unknown_term, duplicate_id)
    found = runner.run(register, ON, rules)
    assert [code for code, _ in found].count("AIR-999") == 2
    assert {"AIR-304", "AIR-302"} <= {code for code, _ in found}
    assert {"AIR-398", "AIR-399"} <= {code for code, hit in found if hit.data == {"found": "before"}}
    broken = [hit.data for code, hit in found if code == "AIR-999"]
    assert broken == [{"rule": "AIR-398", "error": "ValueError"}, {"rule": "AIR-399", "error": "ValueError"}]


def test_a_breakdown_never_shows_what_was_being_read(register: Register) -> None:
    rule = _rule("AIR-398", "one")
    rule.check = _breaks  # type: ignore[attr-defined]
    assert "the text of a registration" not in repr(runner.run(register, ON, (rule,)))


def test_a_name_that_many_get_wrong_is_looked_up_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nearest(word: str, _known: object) -> None:
        asked.append(word)

    monkeypatch.setattr(unknown_organisation, "nearest", nearest)
    wrong = tuple(
        type(one)(one.file, {**one.data, "organisation": "onbekend"})
        for one in register.registrations
        for _ in range(50)
    )
    changed = Register(register.settings, register.vocabularies, register.organisations, wrong)
    assert len(list(unknown_organisation.check_register(changed))) == len(wrong)
    assert asked == ["onbekend"]


def test_a_case_gathers_every_text_term_and_date(register: Register) -> None:
    registration = register.registrations[0]
    changed = type(registration)(
        registration.file,
        {
            "name": {"nl": "Naam"},
            "tags": ["woord"],
            "themes": ["traffic"],
            "dpia": {"state": "done", "date": "2025", "summary": {"nl": "Kort"}},
            "provider": {"name": "Bedrijf", "contact": {"name": {"nl": "Balie"}}},
            "unanswered": [{"field": "fria", "state": "not_yet", "reason": {"nl": "Later"}}],
        },
    )
    case = Case(changed, register, ON)
    assert {path for path, _ in case.texts()} >= {
        ("name", "nl"),
        ("tags", 0),
        ("dpia", "summary", "nl"),
        ("provider", "name"),
        ("provider", "contact", "name", "nl"),
        ("unanswered", 0, "reason", "nl"),
    }
    assert [path for path, _, _ in case.terms] == [("themes", 0), ("dpia", "state")]
    assert [(path, value) for path, value, _ in case.dates] == [(("dpia", "date"), "2025")]
    assert case.joined.split(BETWEEN)[0] == "Naam"


_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["nl", "in-use", "2024-02-31", "x y", "", "fria", "a@b.c"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["nl", "en", "fy", "field", "state", "reason", "email", "name", "contact", "start"]),
            below,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(sorted(fields())), _ANYTHING, min_size=1, max_size=3))
def test_whatever_a_file_holds_no_rule_breaks_down_and_nothing_refused_stays_unsaid(
    register: Register, changes: dict[str, Any]
) -> None:
    """As check.py does it: what the schema refuses is left out, the rules look at the rest."""
    data = {**registration("test001", "testgemeente", "Testsysteem"), **changes}
    hits = schema_hits(data, "registration")
    broken = frozenset(str(hit.path[0]) for hit in hits)
    left = {name: value for name, value in data.items() if name not in broken}
    one = Registration("registrations/testgemeente/systeem.yml", left, broken)
    found = runner.run(replace(register, registrations=(one,)), ON)
    assert [hit for code, hit in found if code == "AIR-999"] == []
    if not hits and not validator("registration").accepts(data):
        assert [code for code, _ in found if MESSAGES[code].severity is Severity.ERROR]


def test_words_never_read_a_value_as_a_sentence(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    (finding,) = checked(tmp_path / "r", 'status: "{choices} {0} {value!r}"').findings
    assert "“{choices} {0} {value!r}”" in words.explain(finding, "nl").what


def test_a_register_without_settings_is_told_so(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    (tmp_path / "r" / "register.yml").unlink()
    result = checked(tmp_path / "r", "")
    assert result.register is None
    assert [(finding.code, finding.file) for finding in result.findings] == [("AIR-901", "register.yml")]
    assert "register.yml" in words.explain(result.findings[0], "en").what


def test_a_deferred_registration_is_reported_without_a_name(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    result = checked(tmp_path / "r", "classification: deferred")
    assert result.register is None
    assert [(finding.code, finding.file, finding.data) for finding in result.findings] == [("AIR-900", "", {})]
