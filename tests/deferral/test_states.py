"""The states of a deferral, over any history: what can never happen, whatever is decided and however long one waits."""

import datetime
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deferral import calendar, clocks, guards
from generator.deferral.record import Record
from generator.deferral.verbs import PUBLISH, Phase
from tests.deferral import made
from tests.deferral.made import DAY, POLICY, START, add, day, granted

FINAL = frozenset({Phase.RELEASED, Phase.VOID})
FAR = datetime.timedelta(days=36525)
NO_WHO: tuple[()] = ()


@given(made.histories(), st.integers(0, FAR.days))
def test_a_date_alone_changes_no_state(record: Record, days: int) -> None:
    now = made.state(record)
    # What the daily job prepares then has no signatures.
    later = record.decisions[-1].on + DAY * days
    waits = add(record, "end", later, NO_WHO, because="latest-reached", **made.shows("registration"))
    then = made.state(waits)
    assert (then.phase, then.publication, then.visibility, then.latest) == (
        now.phase, now.publication, now.visibility, now.latest,
    )  # fmt: skip
    assert then.counted == now.counted


@given(made.histories())
def test_only_a_publication_of_the_registration_itself_leads_to_released(record: Record) -> None:
    now = made.state(record)
    published = {one.value["published"] for one in now.counted if one.verb == PUBLISH}
    shown = {
        one.number
        for one in now.counted
        if any(file.path == made.REGISTRATION_FILE for file in one.files) and one.verb in ("end", "refuse", "release")
    }
    assert (now.phase is Phase.RELEASED) <= bool(published & shown)


@given(made.histories(), st.data())
def test_what_is_released_or_void_stays_so_whatever_is_decided(record: Record, data: st.DataObject) -> None:
    now = made.state(record)
    if now.phase not in FINAL:
        record = _finished(record)
        now = made.state(record)
        assert now.phase in FINAL
    for at in range(3):
        longer = made.add_random(cast("st.DrawFn", data.draw), record, replace(now, phase=Phase.DEFERRED), 20 + at)
        assert made.state(longer).phase is now.phase
        if longer.decisions[-1].verb != PUBLISH:
            assert not made.counts(longer)


def _finished(record: Record) -> Record:
    on = record.decisions[-1].on
    now = made.state(record)
    if now.phase is Phase.PROPOSED:
        record = add(record, "refuse", on, **made.shows("registration"))
    elif now.phase is Phase.DEFERRED:
        record = add(record, "end", on, because="event-occurred", **made.shows("registration"))
    now = made.state(record)
    if now.publication is None:
        record = add(record, "release", on, **made.shows("registration"))
        now = made.state(record)
    assert now.publication is not None
    return add(record, "publish", on, published=now.publication.number, commit="c" * 40)


@given(made.histories())
def test_every_state_that_is_not_final_has_a_clock(record: Record) -> None:
    now = made.state(record)
    running = clocks.clocks(now, POLICY)
    assert bool(running) is (now.phase not in FINAL or now.publication is not None)


@given(made.histories(), st.integers(0, 260) | st.integers(0, 4000))
def test_nothing_is_secret_in_silence(record: Record, days: int) -> None:
    """What has not moved for longer than its clock allows is counted; what has, is not."""
    now, on = made.state(record), record.decisions[-1].on + DAY * days
    assert clocks.is_overdue(now, POLICY, on) is _late(record, on)


def _late(record: Record, on: datetime.date) -> bool:
    """The rule in other words, from the decisions alone."""
    grace = DAY * POLICY.grace_days
    now = made.state(record)
    late = False
    if now.phase is Phase.PROPOSED:
        late = on >= START + DAY * POLICY.proposal_days + grace
    if now.phase is Phase.DEFERRED:
        reviews = [day(one.value["review_by"]) for one in record.decisions if "review_by" in one.value]
        latests = [day(one.value["latest"]) for one in record.decisions if "latest" in one.value]
        late = on > latests[-1] or on >= reviews[-1] + grace
    last = max((at for at, one in enumerate(record.decisions) if one.verb == PUBLISH), default=0)
    waits = [one for one in record.decisions[last:] if one.files or one.verb in ("end", "refuse")]
    if now.phase is Phase.RELEASING or now.publication is not None:
        since = waits[0].on
        # The first window on or after the day, and the day before the window after that one.
        months = [calendar.add_months(since.replace(day=1), at) for at in range(3)]
        windows = [calendar.first_working_day(one.year, one.month, POLICY.closed_days) for one in months]
        after = [window for window in windows if window >= since]
        late = late or on >= max(since + DAY * POLICY.publication_days, after[1] - DAY) + grace
    return late


@given(made.histories(), st.integers(0, 400))
def test_a_decision_that_does_not_count_breaks_the_record_and_is_counted_the_next_day(
    record: Record, days: int
) -> None:
    on = record.decisions[-1].on + DAY * days
    unsigned = add(record, "amend", on, NO_WHO)
    broken = made.state(add(unsigned, "amend", on))
    assert broken.broken
    assert broken.phase is made.state(record).phase
    assert clocks.is_overdue(broken, POLICY, on + DAY)
    assert not made.counts(add(add(unsigned, "amend", on), "end", on, because="ordered", **made.shows("registration")))


def test_a_broken_record_of_a_final_state_is_counted_as_well() -> None:
    record = add(
        _finished(granted()), "review", day("2027-03-01"), review_by=day("2027-04-01"), showing=made.showing(1)
    )
    now = made.state(record)
    assert now.phase is Phase.RELEASED
    assert now.broken
    assert clocks.is_overdue(now, POLICY, day("2027-03-02"))


@given(made.histories())
def test_the_public_never_sees_less_after_a_later_decision(record: Record) -> None:
    seen, withheld = 0, None
    for number in range(1, len(record.decisions) + 1):
        now = made.state(replace(record, decisions=record.decisions[:number]))
        assert guards.openness(now.visibility) >= seen
        seen = guards.openness(now.visibility)
        if now.visibility == "partial":
            fields = {item["field"] for item in now.withheld}
            assert fields
            assert withheld is None or fields <= withheld
            withheld = fields


@pytest.mark.parametrize("wanted", ["hidden", "stub", "partial"])
def test_narrow_on_a_partial_deferral_withholds_fewer_answers_and_hides_nothing(wanted: str) -> None:
    two = [{"field": name, "ground": "detection", "reason": {"nl": "v"}} for name in ("logic", "variables")]
    record = granted("partial", withheld=two)
    codes = made.refused(record, "narrow", START + DAY, visibility=wanted, review_by=START + DAY, withheld=two[:1])
    assert codes == ([] if wanted == "partial" else ["DEF-330"])
    assert made.refused(record, "narrow", START + DAY, visibility="partial", review_by=START, withheld=two)
    other = [{**two[0], "field": "techniques"}]
    assert made.refused(record, "narrow", START + DAY, visibility="partial", review_by=START, withheld=other)
    assert "DEF-331" in made.refused(record, "narrow", START + DAY, visibility="partial", review_by=START + DAY)


@given(made.histories(), st.randoms(use_true_random=False))
def test_the_order_of_maps_and_of_files_plays_no_part(record: Record, random: object) -> None:
    def shuffled(value: object) -> object:
        if isinstance(value, dict):
            names = list(value)
            random.shuffle(names)  # type: ignore[attr-defined]
            return {name: shuffled(value[name]) for name in names}
        return value

    decisions = tuple(
        replace(one, value=shuffled(dict(one.value)), signers=frozenset(sorted(one.signers, key=lambda p: p.unit)))  # type: ignore[arg-type]
        for one in record.decisions
    )
    again = replace(record, header=shuffled(dict(record.header)), decisions=decisions)  # type: ignore[arg-type]
    one, other = made.state(record), made.state(again)
    assert (one.phase, one.latest, one.review_by, one.visibility, one.withheld, one.broken) == (
        other.phase, other.latest, other.review_by, other.visibility, other.withheld, other.broken,
    )  # fmt: skip
    assert clocks.clocks(one, POLICY) == clocks.clocks(other, POLICY)


@given(made.histories(), st.integers(1, 36525))
def test_a_decision_of_a_day_in_the_future_is_counted_today(record: Record, days: int) -> None:
    """A clock that starts in a hundred years would be silence for as long."""
    last = record.decisions[-1].on
    on = last - DAY * min(days, last.toordinal() - 1)
    now = made.state(record)
    assert clocks.is_overdue(now, POLICY, on)
    assert "broken" in {clock.what for clock in clocks.running(now, POLICY, on)}
