"""The life of a registration: what has a day, in the order of the days."""

from typing import Any

from generator.model.history import Version
from generator.model.register import Registration
from generator.views.life import Moment, life


def _registration(**data: Any) -> Registration:
    return Registration("registrations/test/test.yml", data)


def test_moments_are_in_the_order_of_their_days() -> None:
    found = life(
        _registration(
            start="2024-03",
            registered_on="2025-01-05",
            review_by="2027-06-01",
            deferral={"from": "2024-05", "until": "2025-01"},
        ),
        (),
        used=True,
    )
    assert found.moments == (
        Moment("start", "2024-03"),
        Moment("deferral", "2024-05", "2025-01"),
        Moment("registered_on", "2025-01-05"),
        Moment("review_by", "2027-06-01"),
    )
    assert found.used == ("2024-03", "")


def test_a_system_that_is_still_being_made_is_not_used() -> None:
    assert life(_registration(start="2030-01"), (), used=False).used == ("", "")


def test_changes_are_the_days_of_later_versions_and_else_the_last_day_that_is_known() -> None:
    versions = [Version(n, "c", f"2026-0{n}-01", "f", {}) for n in (1, 2, 3)]
    registration = _registration(modified_on="2026-03-01")
    assert life(registration, versions, used=True).changed == ("2026-02-01", "2026-03-01")
    assert life(registration, (), used=True).changed == ("2026-03-01",)
