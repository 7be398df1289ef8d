"""What may not be decided: every way to go on longer, or to show less, than the rules allow."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deferral import calendar
from generator.deferral.record import Record
from generator.deferral.verbs import Phase
from tests.deferral import made
from tests.deferral.made import (
    APPROVER,
    DAY,
    DECIDER,
    EDITOR,
    MATE,
    OUTSIDER,
    OVERSEER,
    POLICY,
    START,
    add,
    day,
    granted,
    proposed,
)

LATEST = calendar.add_months(START, POLICY.first_months)
OTHER, FUTURE = "hinders-other-investigation", "hinders-future-investigations"


def extension(record: Record, **changes: Any) -> dict[str, Any]:
    """An extension that may be taken on the latest day."""
    latest = made.state(record).latest
    assert latest is not None
    return {
        "on": latest,
        "latest": calendar.add_months(latest, POLICY.extension_months),
        "review_by": calendar.add_months(latest, POLICY.review_months),
        "reason": "investigation-continues",
        "showing": made.showing(len(record.decisions)),
        **changes,
    }


def codes(record: Record, **changes: Any) -> list[str]:
    return made.refused(record, "extend", **extension(record, **changes))


def test_an_extension_is_possible_on_the_latest_day_and_not_on_the_day_after() -> None:
    assert codes(granted()) == []
    assert codes(granted(), on=LATEST + DAY, review_by=LATEST + 9 * DAY) == ["DEF-310"]


@pytest.mark.parametrize("gone", ["reason", "showing"])
def test_an_extension_without_reason_or_showing_is_refused(gone: str) -> None:
    values = extension(granted())
    del values[gone]
    assert made.refused(granted(), "extend", **values) == ["DEF-320"]


SHOWING = made.showing(7)
SAME = {
    "the same": SHOWING,
    "other case": SHOWING.upper(),
    "other white space": "\n\t " + SHOWING.replace(" ", " \u00a0\n"),
    "other form": SHOWING.replace("V", "\uff36"),
    "one word in ten": SHOWING.replace("woord7x3", "iets").replace("woord7x9", "anders"),
    "a word more": f"{SHOWING} daarbij",
    "full stops": SHOWING.replace(" ", ". "),
    "signs that nobody sees": SHOWING.replace("w", "w\u200b\u00ad\u2060"),
    "accents": SHOWING.replace("d", "d\u0301"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_showing_that_was_given_before_or_nearly_so_is_no_showing(text: str) -> None:
    before = add(granted(), "review", START + 9 * DAY, review_by=LATEST - 200 * DAY, showing=SHOWING)
    assert codes(before, showing=text) == ["DEF-321"]
    assert made.refused(before, "review", START + 10 * DAY, review_by=START + 99 * DAY, showing=text) == ["DEF-321"]
    assert codes(granted(harm=SHOWING), showing=text) == ["DEF-321"], "the first harm counts as a showing"


def test_a_showing_of_which_a_part_is_the_same_is_one() -> None:
    words = SHOWING.split()
    new = " ".join([*words[:20], *(f"nieuw{at}" for at in range(11))])
    before = add(granted(), "review", START + 9 * DAY, review_by=LATEST - 200 * DAY, showing=SHOWING)
    assert codes(before, showing=new) == []


def test_a_showing_is_compared_with_all_earlier_ones_not_only_with_the_last() -> None:
    record = granted()
    for at in range(4):
        record = add(record, "review", START + at * DAY, review_by=LATEST - 200 * DAY, showing=made.showing(at))
        assert made.counts(record)
    for at in range(4):
        assert codes(record, showing=made.showing(at)) == ["DEF-321"]


@given(st.integers(-400, 4000))
def test_no_extension_goes_beyond_what_the_policy_allows_or_stays_behind(days: int) -> None:
    latest = LATEST + DAY * days
    found = codes(granted(), latest=latest, review_by=min(latest, LATEST))
    assert ("DEF-312" in found) == (latest > calendar.add_months(LATEST, POLICY.extension_months))
    assert ("DEF-313" in found) == (latest <= LATEST)


@given(st.integers(-400, 4000), st.integers(0, 11))
def test_no_review_is_set_beyond_the_policy_the_latest_day_or_in_the_past(days: int, months: int) -> None:
    on = calendar.add_months(START, months)
    review = on + DAY * days
    found = made.refused(granted(), "review", on, review_by=review, showing=SHOWING)
    allowed = on <= review <= min(LATEST, calendar.add_months(on, POLICY.review_months))
    assert (not found) == allowed


@pytest.mark.parametrize("verb", ["review", "narrow"])
def test_only_a_grant_and_an_extension_can_set_a_latest_day(verb: str) -> None:
    values: dict[str, Any] = {"review_by": START + 9 * DAY, "latest": day("2099-12-31")}
    values |= {"visibility": "stub"} if verb == "narrow" else {"showing": SHOWING}
    record = granted()
    assert made.refused(record, verb, START + DAY, **values) == ["DEF-317"]
    assert made.state(add(record, verb, START + DAY, **values)).latest == LATEST


def test_a_first_term_goes_no_further_than_the_policy_and_the_proposal_say() -> None:
    short = proposed(until={"event": "none", "latest": "2027-06-01"})
    assert made.refused(short, "grant", START, latest=day("2027-06-01"), review_by=START) == []
    assert made.refused(short, "grant", START, latest=day("2027-06-02"), review_by=START) == ["DEF-312"]
    long = proposed(until={"event": "none", "latest": "2099-01-01"})
    assert made.refused(long, "grant", START, latest=LATEST, review_by=START) == []
    assert made.refused(long, "grant", START, latest=LATEST + DAY, review_by=START) == ["DEF-312"]


@pytest.mark.parametrize(
    "people", [(DECIDER, MATE), (DECIDER,), (APPROVER, OUTSIDER), (DECIDER, EDITOR), (DECIDER, OVERSEER), ()]
)
def test_an_extension_by_people_of_one_unit_or_without_the_role_does_not_count(people: tuple[Any, ...]) -> None:
    record = granted()
    assert made.counts(add(record, "extend", **extension(record)))
    assert not made.counts(add(record, "extend", signers=people, **extension(record)))


def test_another_investigation_must_be_one_that_was_never_named() -> None:
    record = granted(case="zaak-1")
    assert codes(record, reason=OTHER) == ["DEF-322"]
    assert codes(record, reason=OTHER, other_case=" \t ") == ["DEF-322"]
    for same in ("zaak-1", "ZAAK-1", " zaak-1 ", "zaak\u20111", "zaak 1", "za\u200bak-1"):
        assert codes(record, reason=OTHER, other_case=same) == ["DEF-322"], same
    record = add(record, "extend", **extension(record, reason=OTHER, other_case="zaak-2"))
    assert made.counts(record)
    for same in ("zaak-1", "zaak-2", "Zaak-2"):
        assert codes(record, reason=OTHER, other_case=same) == ["DEF-322"], same
    assert codes(record, reason=OTHER, other_case="zaak-3") == []


def test_future_investigations_are_never_a_reason_to_stay_hidden() -> None:
    assert codes(granted(), reason=FUTURE) == ["DEF-323"]
    assert codes(granted("stub"), reason=FUTURE, **made.shows("stub")) == []


def test_future_investigations_need_somebody_from_outside_from_the_first_time() -> None:
    record = granted("stub")
    values = extension(record, reason=FUTURE)
    assert not made.counts(add(record, "extend", **values))
    assert not made.counts(add(record, "extend", signers=(APPROVER, OUTSIDER), **values))
    assert made.counts(add(record, "extend", signers=(DECIDER, OUTSIDER), **values))


def test_beyond_the_months_of_the_policy_somebody_from_outside_must_agree() -> None:
    record = granted()
    for _ in range(2):
        record = add(record, "extend", **extension(record))
        assert made.counts(record)
    assert made.state(record).latest == calendar.add_months(START, POLICY.outside_from_months)
    values = extension(record)
    short = {**values, "latest": values["on"] + DAY, "review_by": values["on"] + DAY}
    assert not made.counts(add(record, "extend", **values))
    assert not made.counts(add(record, "extend", **short)), "one day is beyond as well"
    assert made.counts(add(record, "extend", signers=(DECIDER, OUTSIDER), **values))


def test_after_the_latest_day_only_somebody_from_outside_can_let_it_go_on_and_with_new_reasons() -> None:
    record = granted()
    on = LATEST + DAY
    values: dict[str, Any] = {
        "on": on,
        "latest": calendar.add_months(on, POLICY.extension_months),
        "review_by": calendar.add_months(on, POLICY.review_months),
        "reason": "prosecution-pending",
        "showing": SHOWING,
    }
    assert made.refused(record, "grant", **{**values, "on": LATEST, "latest": on, "review_by": LATEST}) == ["DEF-311"]
    assert made.refused(record, "grant", **{**values, "showing": record.header["harm"]}) == ["DEF-321"]
    assert made.refused(record, "grant", **{**values, "reason": FUTURE}) == ["DEF-323"]
    assert made.refused(record, "grant", **{**values, "latest": values["latest"] + DAY}) == ["DEF-312"]
    assert not made.counts(add(record, "grant", **values))
    assert made.counts(add(record, "grant", signers=(DECIDER, OUTSIDER), **values))
    for verb in ("review", "extend", "narrow"):
        told = {"visibility": "stub", "review_by": on, "latest": on + DAY, "reason": "safety-of-persons"}
        assert "DEF-310" in made.refused(record, verb, on, showing=SHOWING, **told), verb


def test_a_decision_of_tomorrow_cannot_be_taken_today_nor_one_before_the_last() -> None:
    record = add(granted(), "amend", START + 9 * DAY)
    assert made.refused(record, "amend", START + 8 * DAY) == ["DEF-303"]


NOT_ITS_OWN = {
    "another registration": "registry-data/registrations/testgemeente/ander-systeem.yml",
    "the rules": "registry-data/deferral-policy.yml",
    "an attestation": "registry-data/transparency/attestations/2027-03.yml",
    "another stub": "registry-data/transparency/stubs/m00000tc.yml",
    "the settings": "registry-data/register.yml",
}


@pytest.mark.parametrize("path", NOT_ITS_OWN.values(), ids=NOT_ITS_OWN)
def test_a_decision_publishes_nothing_but_what_it_is_about(path: str) -> None:
    files = [*made.shows("registration")["files"], {"path": path, "sha256": made.SHA, "replaces": "absent"}]
    found = made.refused(granted(), "end", START, because="ordered", window="2027-02-01", files=files)
    assert found == ["DEF-342"]


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("amend", {}),
        ("review", {"review_by": START, "showing": SHOWING}),
        ("extend", {"reason": "safety-of-persons", "latest": LATEST + DAY, "review_by": START, "showing": SHOWING}),
        ("narrow", {"review_by": START, "visibility": "stub"}),
        ("void", {"showing": SHOWING}),
    ],
)
def test_a_registration_is_not_shown_by_a_decision_that_keeps_it_hidden(verb: str, values: dict[str, Any]) -> None:
    record = granted("hidden")
    assert made.refused(record, verb, START, **values) == []
    assert made.refused(record, verb, START, **values, **made.shows("registration")) == ["DEF-342"]


def test_an_editor_and_an_approver_cannot_show_more_than_was_decided() -> None:
    assert made.refused(granted("hidden"), "release", START, **made.shows("registration"))
    assert made.refused(granted("stub"), "release", START, **made.shows("registration")) == ["DEF-342"]
    assert made.refused(granted("stub"), "release", START, **made.shows("stub")) == []
    assert made.refused(granted("partial"), "release", START, **made.shows("registration")) == []


def test_what_everybody_could_read_already_is_not_taken_over_by_a_deferral() -> None:
    files = made.shows("registration")
    files["files"][0]["replaces"] = "7" * 64
    values = {"latest": LATEST, "review_by": START, **files}
    assert made.refused(proposed("partial"), "grant", START, **values) == ["DEF-342"]
    shown = add(granted("partial"), "publish", START, published="002", commit="c" * 40)
    assert made.refused(shown, "end", START, because="ordered", **files) == []


def test_a_file_is_listed_once_and_something_is_added() -> None:
    files = made.shows("registration")["files"]
    end = {"because": "ordered", "window": "2027-02-01"}
    assert made.refused(granted(), "end", START, **end, files=files * 2) == ["DEF-342"]
    gone = [{"path": made.STUB_FILE, "sha256": "absent", "replaces": made.SHA}]
    assert made.refused(granted(), "end", START, **end, files=files + gone) == []
    assert made.refused(granted(), "end", START, **end, files=files + gone * 2) == ["DEF-342"]
    assert made.refused(granted(), "end", START, **end, files=gone) == ["DEF-342"]
    removed = [{**files[0], "sha256": "absent"}]
    assert made.refused(granted(), "end", START, **end, files=removed) == ["DEF-342"]


def test_a_stub_that_was_published_is_no_release() -> None:
    record = add(granted("stub"), "end", START, because="ordered")
    record = add(record, "publish", START, published="002", commit="c" * 40)
    assert made.state(record).phase is Phase.RELEASING
    assert not made.counts(record)


def test_a_stub_that_was_never_published_is_not_published_any_more_once_the_deferral_is_void() -> None:
    now = made.state(add(granted("stub"), "void", START, showing=SHOWING))
    assert now.phase is Phase.VOID
    assert now.publication is None


def _granted_again(record: Record, shown: str = "") -> Record:
    """Let go on, after its latest day, by somebody from outside."""
    latest = made.state(record).latest
    assert latest is not None
    on = latest + DAY
    values = {"latest": on + 90 * DAY, "review_by": on + 90 * DAY, "reason": "prosecution-pending", "showing": SHOWING}
    values |= made.shows(shown)
    again = add(record, "grant", on, (DECIDER, OUTSIDER), **values)
    assert made.counts(again)
    return again


def test_a_new_grant_does_not_hide_again_what_was_shown() -> None:
    stub = {"visibility": "stub", "review_by": START + 9 * DAY, **made.shows("stub")}
    record = add(granted("hidden"), "narrow", START, **stub)
    assert made.counts(record)
    assert made.state(_granted_again(record, "stub")).visibility == "stub"
    few = [{"field": "logic", "ground": "detection", "reason": {"nl": "v"}}]
    two = [*few, {**few[0], "field": "variables"}]
    partial = granted("partial", withheld=two)
    less = add(
        partial, "narrow", START, visibility="partial", review_by=START, withheld=few, **made.shows("registration")
    )
    assert list(made.state(_granted_again(less, "registration")).withheld) == few


def test_a_new_grant_does_not_start_the_months_anew_after_which_somebody_from_outside_must_agree() -> None:
    record = _granted_again(granted())
    assert made.state(record).granted_on == START
    while (latest := made.state(record).latest) is not None and latest <= calendar.add_months(START, 24):
        record = add(record, "extend", signers=(DECIDER, OUTSIDER), **extension(record))
        assert made.counts(record)
    assert not made.counts(add(record, "extend", **extension(record)))


def test_with_a_record_that_is_broken_nothing_more_can_be_decided() -> None:
    broken = add(add(granted(), "amend", START, ()), "amend", START)
    assert made.state(broken).broken == "003"
    assert made.refused(broken, "end", START, because="ordered", **made.shows("registration")) == ["DEF-301"]
