"""What is said about deferral follows from public data and the day alone; silence is noticed on the right day."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model import assemble
from generator.model.deferral_policy import DeferralPolicy
from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.transparency import Attestation, Stub
from generator.model.vocabulary import Term, Vocabulary
from generator.source import yaml_fast
from generator.views.deferral import Deferrals, Silence

_FILE = Path(__file__).parents[2] / "registry-data/deferral-policy.yml"
_SETTINGS = Settings(
    {"nl": "Verzonnen"}, {"nl": "Test"}, {"nl": "Test"}, "https://register.example", ("nl", "en"), "CC0-1.0", {}
)
_KINDS = Vocabulary(
    "organisation-kinds",
    {"nl": "Soort"},
    {"police": Term("police", {"nl": "Politie"}, means=frozenset({"may_defer"})), "other": Term("other", {"nl": "?"})},
)


def _policy(start: str = "2027-01") -> DeferralPolicy:
    return replace(assemble.deferral_policy(yaml_fast.read(_FILE.read_bytes())), attestation_from=start)


def _deferrals(on: str, policy: DeferralPolicy | None = None, *days: str, **parts: Any) -> Deferrals:
    """A register with attestations of these days, on a day."""
    attestations = tuple(Attestation(day[:7], day, 0) for day in days)
    register = Register(
        _SETTINGS,
        {"organisation-kinds": _KINDS},
        {},
        parts.get("registrations", ()),
        deferral_policy=policy,
        attestations=attestations,
        stubs=parts.get("stubs", ()),
    )
    return Deferrals(register, datetime.date.fromisoformat(on))


_AS_OF = datetime.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (39, None),
        (40, None),
        (41, Silence(_AS_OF, attested=True, alarm=False)),
        (70, Silence(_AS_OF, attested=True, alarm=False)),
        (71, Silence(_AS_OF, attested=True, alarm=True)),
    ],
)
def test_silence_is_noticed_days_after_the_newest_attestation(days: int, expected: Silence | None) -> None:
    on = (_AS_OF + datetime.timedelta(days)).isoformat()
    assert _deferrals(on, _policy(), "2027-02-01", "2027-03-01").silence == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2027-01-31", None),
        ("2027-02-10", None),
        ("2027-02-11", Silence(datetime.date(2027, 1, 1), attested=False, alarm=False)),
        ("2027-03-12", Silence(datetime.date(2027, 1, 1), attested=False, alarm=False)),
        ("2027-03-13", Silence(datetime.date(2027, 1, 1), attested=False, alarm=True)),
    ],
)
def test_a_private_side_that_never_attests_is_counted_from_its_first_month(on: str, expected: Silence | None) -> None:
    assert _deferrals(on, _policy()).silence == expected


def test_nothing_is_missed_before_the_first_month_has_passed() -> None:
    impatient = replace(_policy(), notice_after=7)
    assert _deferrals("2027-01-31", impatient).silence is None
    assert _deferrals("2027-02-01", impatient).silence is not None


def test_a_private_side_that_has_not_started_is_not_silent() -> None:
    assert _deferrals("2037-01-01", _policy("")).silence is None
    assert _deferrals("2037-01-01", None, "2027-03-01").silence is None


def test_an_attestation_of_a_day_to_come_does_not_keep_the_site_silent() -> None:
    on = (_AS_OF + datetime.timedelta(41)).isoformat()
    silence = _deferrals(on, _policy(), "2027-03-01", "2099-01-01").silence
    assert silence == Silence(_AS_OF, attested=True, alarm=False)


def test_the_sentence_is_for_every_organisation_of_a_kind_that_may_defer_and_no_other() -> None:
    deferrals = _deferrals("2027-01-01", _policy())
    said = {
        kind: deferrals.sentence(Organisation("test", "organisations/test.yml", {"name": {"nl": "Test"}, "kind": kind}))
        for kind in ("police", "other", "unknown")
    }
    assert said == {"police": _policy().standard_sentence, "other": None, "unknown": None}
    assert deferrals.sentence(None) is None
    police = Organisation("test", "organisations/test.yml", {"name": {"nl": "Test"}, "kind": "police"})
    assert _deferrals("2027-01-01").sentence(police) is None


def test_lists_stand_with_the_newest_first() -> None:
    stubs = tuple(
        Stub(number, "police", (), ("detection",), "case-specific", granted, "2027-12", "")
        for number, granted in (("b0000000", "2027-02"), ("a0000000", "2027-02"), ("c0000000", "2027-03"))
    )
    registrations = tuple(
        Registration(f"registrations/test/{number}.yml", {"id": number, **more})
        for number, more in (
            ("d0000000", {"deferral": {"from": "2026-01", "until": "2026-05", "scope": "case-specific"}}),
            ("e0000000", {}),
            ("f0000000", {"deferral": {"from": "2026-02", "scope": "case-specific"}}),
            ("g0000000", {"deferral": {"from": "2026-01", "until": "2026-07", "scope": "case-specific"}}),
        )
    )
    deferrals = _deferrals(
        "2027-04-01", _policy(), "2027-02-01", "2027-03-01", stubs=stubs, registrations=registrations
    )
    assert [attestation.month for attestation in deferrals.attestations] == ["2027-03", "2027-02"]
    assert [stub.id[0] for stub in deferrals.stubs] == ["c", "a", "b"]
    assert [registration.id[0] for registration in deferrals.released] == ["f", "g", "d"]
