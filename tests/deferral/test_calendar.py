"""Days, months and windows; and midnight, in the one time zone that counts."""

import datetime
import time
import zoneinfo
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import clock
from generator.cli.main import main
from generator.deferral import calendar, clocks
from tests.deferral import lab as labs
from tests.deferral import made
from tests.deferral.lab import Lab
from tests.deferral.made import DAY, POLICY, add, day, granted, proposed

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")
ELSEWHERE = ("UTC+8", "UTC-13", "UTC", "Europe/Amsterdam")  # POSIX turns the sign: eight hours behind, thirteen ahead
LATEST = {
    "the end of a quarter": "2027-03-31",
    "a leap day": "2028-02-29",
    "summer time starts": "2027-03-28",
    "summer time ends": "2027-10-31",
    "the end of a year": "2027-12-31",
}
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
CLOSED = st.frozensets(st.dates(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)).map(str), max_size=60)


@pytest.fixture(params=ELSEWHERE)
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose own clock stands in another part of the world."""
    with monkeypatch.context() as own:
        own.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def _moments(last: str) -> tuple[datetime.datetime, datetime.datetime]:
    """The last second of a day, and the next one."""
    after = datetime.datetime.combine(day(last) + DAY, datetime.time(), AMSTERDAM)
    before = datetime.datetime.fromtimestamp(after.timestamp() - 1, AMSTERDAM)
    assert (before.date(), after.date()) == (day(last), day(last) + DAY)
    return before, after


def _at(moment: datetime.datetime, monkeypatch: pytest.MonkeyPatch) -> datetime.date:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    return clock.day_in(POLICY.time_zone)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("last", LATEST.values(), ids=LATEST)
def test_what_is_held_back_until_a_day_is_so_until_its_midnight(last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = calendar.add_months(day(last), -2)
    record = add(proposed(on=start), "grant", start, latest=day(last), review_by=day(last))
    now = made.state(record)
    before, after = (_at(moment, monkeypatch) for moment in _moments(last))
    assert (now.expired(before), now.expired(after)) == (False, True)
    assert (clocks.is_overdue(now, POLICY, before), clocks.is_overdue(now, POLICY, after)) == (False, True)
    extension = {"latest": after + DAY, "reason": "safety-of-persons", "showing": made.showing(1)}
    assert made.refused(record, "extend", before, review_by=before, **extension) == []
    assert made.refused(record, "extend", after, review_by=after, **extension) == ["DEF-310"]


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("last", LATEST.values(), ids=LATEST)
def test_the_days_of_grace_end_at_a_midnight_too(last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = day(last) + DAY * POLICY.grace_days
    start = calendar.add_months(day(last), -2)
    waits = proposed(on=day(last) - DAY * POLICY.proposal_days)
    reviewed = add(proposed(on=start), "grant", start, latest=counted + 99 * DAY, review_by=day(last))
    before, after = (_at(moment, monkeypatch) for moment in _moments((counted - DAY).isoformat()))
    for record in (waits, reviewed):
        now = made.state(record)
        assert (clocks.is_overdue(now, POLICY, before), clocks.is_overdue(now, POLICY, after)) == (False, True)


def test_the_command_and_the_fold_see_the_same_midnight(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = {}
    for number, last in enumerate(LATEST.values()):
        ids[last] = labs.propose(
            lab,
            on="2027-03-01",
            name=f"Verzonnen stelsel {number}",
            until={"event": "none", "latest": last},
            review_by="2027-03-02",
        )
        labs.grant(lab, ids[last], on="2027-03-01", latest=last, review_by="2027-03-02")
    for last, id_ in ids.items():
        for zone, late in ((zone, late) for zone in ELSEWHERE[:2] for late in (False, True)):
            moment = _moments(last)[late]
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            on = _at(moment, monkeypatch)
            out = StringIO()
            with redirect_stdout(out), redirect_stderr(StringIO()):
                main(
                    ["deferral", "due", "--private", str(lab.clone), "--public", str(lab.public_clone), "--lang", "en"]
                )
            line = next(text for text in out.getvalue().splitlines() if text.startswith(id_) and "latest day" in text)
            assert ("COUNTED" in line, "today" in line) == (late, not late), (last, zone, line)
            assert lab.lane.find(id_)[1].expired(on) is late
    monkeypatch.delenv("TZ")
    time.tzset()


@given(DAYS, st.integers(-600, 600))
def test_some_months_later_is_the_same_day_or_the_last_of_a_shorter_month(start: datetime.date, months: int) -> None:
    then = calendar.add_months(start, months)
    assert (then.year * 12 + then.month) - (start.year * 12 + start.month) == months
    assert then.day == start.day or (then.day < start.day and (then + DAY).day == 1)


def test_months_from_the_last_day_of_february_and_of_january() -> None:
    for start, months, then in (
        ("2028-02-29", 12, "2029-02-28"), ("2027-02-28", 12, "2028-02-28"), ("2027-08-31", 6, "2028-02-29"),
        ("2027-01-31", 1, "2027-02-28"), ("2027-12-31", 6, "2028-06-30"), ("2027-01-05", -1, "2026-12-05"),
    ):  # fmt: skip
        assert calendar.add_months(day(start), months) == day(then)


def _windows(closed: frozenset[str]) -> list[datetime.date]:
    """Every window from 2026 to 2028, found by looking at each day."""
    found: dict[str, datetime.date] = {}
    for at in range(3 * 366):
        one = datetime.date(2026, 1, 1) + DAY * at
        if one.weekday() < 5 and one.isoformat() not in closed:
            found.setdefault(calendar.month(one), one)
    return list(found.values())


@given(st.dates(datetime.date(2026, 6, 1), datetime.date(2028, 6, 1)), CLOSED)
def test_a_window_is_the_first_day_of_a_month_on_which_people_work(on: datetime.date, closed: frozenset[str]) -> None:
    windows = _windows(closed)
    assert calendar.next_window(on, closed) == min(window for window in windows if window >= on)
    assert calendar.window_on(on, closed) == max(window for window in windows if window <= on)


@given(DAYS, st.integers(0, 4000))
def test_what_is_decided_later_is_not_published_earlier(on: datetime.date, days: int) -> None:
    assert calendar.next_window(on, POLICY.closed_days) <= calendar.next_window(on + DAY * days, POLICY.closed_days)


def test_a_deferral_that_was_granted_for_a_year_lasts_until_the_same_day_a_year_later() -> None:
    now = made.state(granted(on=day("2028-02-29")))
    assert (now.latest, now.review_by) == (day("2029-02-28"), day("2028-08-29"))
