"""Ids: from one generator, whatever they are for, and nothing follows from them. (Gaps and order would tell.)"""

import math
import random
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ids
from generator.deferral import documents, proposing
from tests.deferral import lab as labs
from tests.deferral.lab import Lab
from tests.deferral.made import day

MANY = 10_000


@cache
def public() -> tuple[str, ...]:
    return tuple(ids.new_id() for _ in range(MANY))


@cache
def private() -> tuple[str, ...]:
    return tuple(documents.new_id() for _ in range(MANY))


def _chi(counts: Counter[str], alphabet: str) -> float:
    """How far some counts are from equal ones, in standard deviations of chi squared."""
    expected = counts.total() / len(alphabet)
    assert set(counts) <= set(alphabet)
    chi = sum((counts[one] - expected) ** 2 / expected for one in alphabet)
    free = len(alphabet) - 1
    return (chi - free) / math.sqrt(2 * free)


def _positions(made: tuple[str, ...]) -> list[tuple[Counter[str], str]]:
    # Of a registration's, the check character is spread as well as what it checks.
    alphabets = [ids.LETTERS, *[ids.ALPHABET] * 7] if made is public() else ["0123456789abcdef"] * 32
    return [(Counter(one[at] for one in made), alphabet) for at, alphabet in enumerate(alphabets)]


@pytest.mark.parametrize("made", [public(), private()], ids=["registration", "deferral"])
def test_every_character_is_as_likely_in_every_place(made: tuple[str, ...]) -> None:
    for counts, alphabet in _positions(made):
        assert _chi(counts, alphabet) < 7


@pytest.mark.parametrize("made", [public(), private()], ids=["registration", "deferral"])
def test_ids_have_no_order_no_common_start_and_none_twice(made: tuple[str, ...]) -> None:
    assert len(set(made)) == MANY
    assert len({one[0] for one in made}) > 10
    rises = sum(one < other for one, other in pairwise(made))
    # Of random ones half rise, with a standard deviation of sqrt(n / 12).
    assert abs(rises - (MANY - 1) / 2) < 7 * math.sqrt(MANY / 12)
    near = Counter(one[:3] for one in made)
    assert max(near.values()) < 50


@pytest.mark.parametrize("made", [public(), private()], ids=["registration", "deferral"])
def test_nothing_in_an_id_follows_from_the_one_before(made: tuple[str, ...]) -> None:
    """No date, no counter: neighbours share a character in a place as often as strangers do."""
    width, letters = len(made[0]), len(set("".join(made)))
    same = sum(one[at] == other[at] for one, other in pairwise(made) for at in range(1, width))
    expected = (MANY - 1) * (width - 1) / letters
    assert abs(same - expected) < 7 * math.sqrt(expected)


@given(st.integers(0, 2**32), st.floats(0.01, 0.9))
def test_taking_any_out_leaves_no_gap_that_shows(seed: int, part: float) -> None:
    """Who sees a part of the ids can tell by no spread over the alphabet whether there are more."""
    shuffled = random.Random(seed)
    left = [one for one in public() if shuffled.random() > part]
    for at, alphabet in ((0, ids.LETTERS), (3, ids.ALPHABET), (7, ids.ALPHABET)):
        assert _chi(Counter(one[at] for one in left), alphabet) < 9


def test_a_deferred_registration_gets_its_id_where_a_public_one_does(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def new_id(taken: object) -> str:
        asked.append(taken)
        return "k00000tf"

    monkeypatch.setattr(ids, "new_id", new_id)
    record = proposing.proposal(lab.lane, labs.header(), labs.registration(), day("2027-01-05"))
    assert record.registration_id == "k00000tf"
    assert len(asked) == 1


def test_an_id_that_is_taken_in_public_or_in_private_is_not_given_again(lab: Lab) -> None:
    taken = {"t" * 8, ids.new_id()}
    assert ids.new_id(taken.__contains__) not in taken
    public_one = "k00000t" + ids.check_character("k00000t")
    on = day("2027-01-05")
    own = proposing.proposal(lab.lane, labs.header(), {**labs.registration(), "id": public_one}, on)
    assert own.registration_id != public_one, "that of another registration"
    free = ids.new_id()
    kept = proposing.proposal(lab.lane, labs.header(), {**labs.registration(), "id": free}, on)
    assert kept.registration_id == free
