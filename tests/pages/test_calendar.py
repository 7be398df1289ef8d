"""Calendars are what RFC 5545 asks for, and hold what is due."""

import datetime
from pathlib import Path
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from generator.model.register import Registration
from generator.pages.feeds.calendar_format import Day, calendar
from generator.views.due import due
from tests.pages.conftest import Past
from tests.pages.made_history import ONE, SIX


def _events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_the_calendar_of_the_register_holds_every_day_and_that_of_an_organisation_its_own(past: Past) -> None:
    whole = _events((past.site / "nl/wijzigingen/calendar.ics").read_bytes())
    assert [(str(event["UID"]), event["DTSTART"].dt, str(event["SUMMARY"])) for event in whole] == [
        (f"{SIX}-review@daglicht.example", datetime.date(2026, 12, 1), "Controle van Zesmaal (verzonnen)"),
        (f"{ONE}-end@daglicht.example", datetime.date(2028, 2, 29), "Gepland einde van Eenmaal (verzonnen)"),
    ]
    own = _events((past.site / "en/organisations/testdienst/calendar.ics").read_bytes())
    assert [str(event["UID"]) for event in own] == [f"{ONE}-end@daglicht.example"]
    assert str(own[0]["URL"]).endswith(f"/en/systems/{ONE}/")
    assert own[0]["DTEND"].dt == datetime.date(2028, 3, 1)
    assert own[0]["DTSTAMP"].dt.date() == datetime.date(2026, 1, 10)


def test_no_page_offers_a_calendar_that_is_not_there(past: Past, bare: Path) -> None:
    for site in (past.site, bare):
        for page in site.rglob("index.html"):
            if "calendar.ics" in page.read_text(encoding="utf-8"):
                assert (site / "nl/wijzigingen/calendar.ics").is_file()


@given(title=st.text(max_size=300), text=st.text(max_size=300))
def test_whatever_a_text_holds_its_lines_are_short_and_it_is_read_back(title: str, text: str) -> None:
    day = Day("u@e.example", datetime.date(2026, 12, 31), title, text, "https://e.example/", "2026-01-01")
    made = calendar(title, "nl", [day])
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    event = _events(made)[0]
    for name, said in (("SUMMARY", title), ("DESCRIPTION", text)):
        assert str(event[name]) == "".join(c for c in said if c == "\n" or (c >= " " and c != "\x7f"))


def test_what_is_due_is_due_before_its_month_or_year_is_over() -> None:
    data = {
        "id": "a",
        "review_by": "2027-03-01",
        "planned_end": "2027",
        "unanswered": [{"field": "logic", "state": "withheld", "review_by": "2026-11-30"}],
    }
    found = due([Registration("f", data), Registration("f", {"id": "b", "planned_end": "2028-02", "end": "2026-01"})])
    assert [(one.kind, one.field, one.day.isoformat()) for one in found] == [
        ("withheld", "logic", "2026-11-30"),
        ("review", "", "2027-03-01"),
        ("end", "", "2027-12-31"),
    ]
