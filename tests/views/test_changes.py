"""What changed between two versions: nothing is lost, nothing is made up, and a person would say it the same way."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.history import Commit, History, Version
from generator.schema.fields import Field, fields
from generator.views.changes import changes, steps
from generator.views.comparison import between, compared, state
from generator.views.news import News
from generator.views.word_differences import pieces
from tests.source.past import ID, value
from tests.views.applying import apply

_WORDS = ("a", "b c", "b d", "7 dagen", "x y z", "x y")
_HUMAN = {"language": "en", "made_by": "human"}
_SOURCE = {"title": "Verslag", "url": "https://bron.example", "seen": "2026-11-01"}
_NAMES = (
    "name", "purpose", "themes", "tags", "affected_groups", "decision_role", "self_learning", "data_sources",
    "legal_basis", "variables", "provider", "contact", "dpia", "start", "sources", "unanswered",
)  # fmt: skip


def version(data: dict[str, Any], number: int = 1, commit: str = "c1", **more: Any) -> Version:
    return Version(number, commit, f"2026-11-{number:02}", "registrations/o/a.yml", data, **more)


def made(older: dict[str, Any], newer: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The changes between two registrations that are the same but for some answers."""
    found = changes(version(value(**older)), version(value(**newer), 2))
    assert {change.registration for change in found} <= {ID}
    return [(c.field, c.path, c.kind, c.old, c.new) for c in found]


def _values(field: Field) -> st.SearchStrategy[Any]:
    if field.is_list:
        return st.lists(_values(field.item), min_size=1, max_size=4)
    if field.parts:
        required = {name: _values(part) for name, part in field.parts.items() if part.required}
        others = {name: _values(part) for name, part in field.parts.items() if not part.required}
        return st.fixed_dictionaries(required, optional=others).filter(bool)
    if field.localised:
        texts = st.sampled_from(_WORDS)
        return st.dictionaries(st.sampled_from(("nl", "en", "fy")), texts, min_size=1)
    if field.kind == "boolean":
        return st.booleans()
    if field.kind in ("date", "month", "year_month"):
        return st.sampled_from(("2026-10", "2026-11"))
    return st.sampled_from(("not_yet", "does_not_apply") if field.name == "state" else _WORDS)


@st.composite
def two(draw: Callable[..., Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two versions: of the second about half the fields are those of the first, with some items elsewhere."""
    both = st.fixed_dictionaries({}, optional={name: _values(fields()[name]) for name in _NAMES})
    older, newer = draw(both), draw(both)
    for name, answer in older.items():
        what = draw(st.sampled_from(("same", "shuffled", "other")))
        if what == "same":
            newer[name] = answer
        elif what == "shuffled" and isinstance(answer, list):
            newer[name] = draw(st.permutations(answer))[draw(st.integers(0, 1)) :] or answer
    return older, newer


@settings(max_examples=60)
@given(two())
def test_the_changes_make_the_newer_data_of_the_older(two: tuple[dict[str, Any], dict[str, Any]]) -> None:
    older, newer = two
    found = changes(version(older), version(newer, 2))
    assert apply(older, found) == newer
    assert bool(found) == (older != newer)
    order = list(fields())
    assert [order.index(change.field) for change in found] == sorted(order.index(change.field) for change in found)
    for change in found:
        assert (change.old is None) == (change.kind == "added")
        assert (change.new is None) == (change.kind == "removed")


def source(name: str, **more: Any) -> dict[str, Any]:
    return {"name": {"nl": name, "en": f"{name} (en)"}, **more}


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ({}, {"start": "2020"}, [("start", (), "added", None, "2020")]),
        ({"start": "2020"}, {}, [("start", (), "removed", "2020", None)]),
        ({"start": "2020"}, {"start": "2021"}, [("start", (), "changed", "2020", "2021")]),
        ({"unit": {"nl": "A"}}, {"unit": {"nl": "A", "en": "B"}}, [("unit", ("en",), "added", None, "B")]),
        ({"unit": {"nl": "A", "en": "B"}}, {"unit": {"nl": "A"}}, [("unit", ("en",), "removed", "B", None)]),
        (
            {"themes": ["work", "traffic"]},
            {"themes": ["traffic", "housing"]},
            [("themes", (0,), "removed", "work", None), ("themes", (1,), "added", None, "housing")],
        ),
        ({"themes": ["work", "traffic"]}, {"themes": ["traffic", "work"]}, [("themes", (), "moved", [0, 1], [1, 0])]),
        (  # an item is known by its name, wherever it stands
            {"data_sources": [source("RDW", retention={"nl": "7 dagen"}), source("BRP")]},
            {"data_sources": [source("KvK"), source("RDW", retention={"nl": "28 dagen"}), source("BRP")]},
            [
                ("data_sources", (0,), "added", None, source("KvK")),
                ("data_sources", (1, "retention", "nl"), "changed", "7 dagen", "28 dagen"),
            ],
        ),
        (  # in one language the same name: the other one was translated again
            {"data_sources": [{"name": {"nl": "RDW", "en": "old"}}]},
            {"data_sources": [{"name": {"nl": "RDW", "en": "new"}}]},
            [("data_sources", (0, "name", "en"), "changed", "old", "new")],
        ),
        (  # another name at the same place, and half of it the same: it got another name
            {"data_sources": [source("RDW", url="https://a.example", owner={"nl": "Dienst Wegverkeer"})]},
            {"data_sources": [source("RDW kentekens", url="https://a.example", owner={"nl": "Dienst Wegverkeer"})]},
            [
                ("data_sources", (0, "name", "nl"), "changed", "RDW", "RDW kentekens"),
                ("data_sources", (0, "name", "en"), "changed", "RDW (en)", "RDW kentekens (en)"),
            ],
        ),
        (  # nothing in common: one went, another came
            {"data_sources": [{"name": {"nl": "RDW"}}]},
            {"data_sources": [{"name": {"nl": "KvK"}}]},
            [
                ("data_sources", (0,), "removed", {"name": {"nl": "RDW"}}, None),
                ("data_sources", (0,), "added", None, {"name": {"nl": "KvK"}}),
            ],
        ),
        (
            {"unanswered": [{"field": "fria", "state": "not_yet", "reason": {"nl": "x"}}]},
            {"unanswered": [{"field": "fria", "state": "does_not_apply", "reason": {"nl": "x"}}]},
            [("unanswered", (0, "state"), "changed", "not_yet", "does_not_apply")],
        ),
        (
            {"provider": {"name": "A", "contact": {"email": "a@a.example"}}},
            {"provider": {"name": "A", "contact": {"email": "b@a.example"}}},
            [("provider", ("contact", "email"), "changed", "a@a.example", "b@a.example")],
        ),
        ({"self_learning": False}, {"self_learning": True}, [("self_learning", (), "changed", False, True)]),
    ],
)  # fmt: skip
def test_a_change_is_told_where_it_is(older: Any, newer: Any, expected: list[Any]) -> None:
    assert made(older, newer) == expected


def test_what_cannot_be_read_is_not_compared() -> None:
    whole, broken = version(value(start="2020")), version({}, 2, broken=True)
    assert changes(None, whole) == changes(whole, broken) == changes(broken, whole) == ()
    partly = version({**value(status="pilot")}, 2, unread=frozenset({"start"}))
    assert [change.field for change in changes(whole, partly)] == ["status"]


def test_after_a_version_that_cannot_be_read_the_last_one_that_could_counts() -> None:
    versions = [
        version({}, 1, broken=True),
        version(value(), 2),
        version({}, 3, broken=True),
        version(value(status="pilot"), 4),
    ]
    told = [(step.first, [change.field for change in step.changes]) for step in steps(ID, versions)]
    assert told == [(False, []), (True, []), (False, []), (False, ["status"])]


def a_history() -> History:
    """Two registrations, three commits; the second one goes in the last."""
    commits = tuple(Commit(f"c{number}", f"2026-11-{day:02}") for number, day in ((1, 2), (2, 4), (3, 9)))
    return History(
        {
            "a": (version(value(), 1, "c1"), version(value(status="pilot"), 2, "c2")),
            "b": (version(value("test002"), 1, "c1"),),
        },
        known=True,
        removed={"b": commits[2]},
        commits=commits,
    )


def test_a_state_is_the_register_at_the_end_of_a_day_or_at_a_commit() -> None:
    def told(when: str) -> dict[str, int]:
        return {id_: found.number for id_, found in state(a_history(), when).items()}

    assert told("2026-11-01") == {}
    assert told("2026-11-02") == told("2026-11-03") == told("c1") == {"a": 1, "b": 1}
    assert told("2026-11-04") == told("c2") == {"a": 2, "b": 1}
    assert told("2026-11-09") == told("2027-01-01") == {"a": 2}
    with pytest.raises(KeyError):
        told("c4")


def test_between_two_states_is_what_came_went_and_changed() -> None:
    first, *_ = found = between(a_history(), "2026-11-02", "c3")
    assert [(one.registration, one.older is None, one.newer is None) for one in found] == [
        ("a", False, False), ("b", False, True)
    ]  # fmt: skip
    assert [change.field for change in first.changes] == ["status"]
    assert between(a_history(), "2026-11-04", "c2") == ()
    came = compared({}, state(a_history(), "c1"))
    assert [(one.registration, one.changes) for one in came] == [("a", ()), ("b", ())]


_TEXTS = st.lists(st.sampled_from(("een", "twee", "drie", "vier.", "\n\n", "é,", "  ")), max_size=12).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_the_pieces_of_a_text_are_both_texts(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(text for kind, text in found if kind != "added") == old
    assert "".join(text for kind, text in found if kind != "removed") == new
    assert all(text for _, text in found)
    if old == new:
        assert {kind for kind, _ in found} <= {"kept"}


def test_words_that_changed_beside_each_other_are_one_piece() -> None:
    assert pieces("wij bewaren het zeven dagen lang", "wij bewaren alles dertig dagen lang") == (
        ("kept", "wij bewaren "),
        ("removed", "het zeven"),
        ("added", "alles dertig"),
        ("kept", " dagen lang"),
    )


@pytest.mark.parametrize(
    ("older", "newer", "is_news"),
    [
        ({"modified_on": "2026-10-01"}, {"modified_on": "2026-11-01"}, False),
        ({}, {"modified_on": "2026-11-01"}, False),
        ({"translations": [_HUMAN]}, {"translations": [{**_HUMAN, "source_hash": "0" * 16}]}, False),
        ({"translations": [_HUMAN]}, {"translations": [{**_HUMAN, "date": "2026-11-02"}]}, False),
        ({"translations": [_HUMAN]}, {"translations": [{**_HUMAN, "made_by": "machine"}]}, True),
        ({"sources": [_SOURCE]}, {"sources": [{**_SOURCE, "seen": "2026-11-02"}]}, False),
        ({"sources": [_SOURCE]}, {"sources": [{**_SOURCE, "title": "Ander verslag"}]}, True),
        ({"last_checked": "2026-10-01"}, {"last_checked": "2026-11-01"}, True),
        ({"review_by": "2026-12-01"}, {"review_by": "2027-12-01", "modified_on": "2026-11-01"}, True),
        ({"status": "in-use"}, {"status": "retired"}, True),
    ],
)
def test_what_is_written_down_along_with_a_change_is_no_news(
    older: dict[str, Any], newer: dict[str, Any], is_news: bool
) -> None:
    first, second = version(value(**older)), version(value(**newer), 2, "c2")
    step = list(steps(ID, (first, second)))[-1]
    assert step.changes
    assert step.only_bookkeeping is not is_news
    commits = (Commit("c1", "2026-11-01"), Commit("c2", "2026-11-02"))
    news = News(History({ID: (first, second)}, known=True, commits=commits))
    assert len(news.told) == 1 + is_news
    assert len(news.events) == 2
