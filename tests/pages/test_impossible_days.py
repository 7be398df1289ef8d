"""The first and the last day that a calendar has, which a registration of now or of once may name: no build stops."""

import datetime
from typing import Any

import icalendar
import pytest

from generator.model.history import Version
from generator.model.register import Registration
from generator.pages.feeds.calendar_format import Day, calendar
from generator.pages.registration.life_part import _drawn
from generator.views.life import life
from tests.source.past import value

ON = datetime.date(2026, 11, 23)


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_a_calendar_of_the_first_and_the_last_day(day: datetime.date) -> None:
    made = calendar("x", "nl", [Day("1@x", day, "Controle", "", "https://x.example/", "2026-11-01")])
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert event.decoded("dtstart") == day


@pytest.mark.parametrize(
    "answers",
    [
        {"start": "0001", "end": "9999"},
        {"start": "0001-01", "end": "9999-12"},
        {"start": "0001-01-01", "planned_end": "9999-12-31"},
        {"deferral": {"from": "0001-01", "until": "9999-12"}},
        {"start": "9999"},
    ],
)
def test_the_picture_of_a_life_from_the_first_to_the_last_day(answers: dict[str, Any]) -> None:
    registration = Registration("x.yml", value(**answers))
    versions = [Version(number, "0" * 40, day, "x.yml", {}) for number, day in enumerate(("0001-01-01", "9999-12-31"))]
    parts, height = _drawn(life(registration, versions, used=True), ON)
    assert parts
    assert height
