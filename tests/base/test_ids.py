"""Ids: what a person mistypes is caught, what a person reads aloud is understood, nothing is drawn twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ids

made = st.integers().map(lambda _: ids.new_id())


@given(made, st.integers(0, 7), st.sampled_from(ids.ALPHABET))
def test_every_single_wrong_character_is_caught(identifier: str, place: int, other: str) -> None:
    wrong = identifier[:place] + other + identifier[place + 1 :]
    assert ids.is_valid(wrong) == (wrong == identifier)


@given(made, st.integers(0, 7), st.integers(0, 7))
def test_every_swap_of_two_characters_is_caught(identifier: str, one: int, two: int) -> None:
    characters = list(identifier)
    characters[one], characters[two] = characters[two], characters[one]
    swapped = "".join(characters)
    assert ids.is_valid(swapped) == (swapped == identifier)


@given(made)
def test_an_id_is_never_a_number_for_yaml_or_a_spreadsheet(identifier: str) -> None:
    with pytest.raises(ValueError, match="could not convert"):
        float(identifier)


@given(made)
def test_an_id_as_people_write_it_is_understood(identifier: str) -> None:
    spoken = f" {identifier[:4].upper()}-{identifier[4:]} ".replace("0", "O").replace("1", "l")
    assert ids.normalise(spoken) == identifier


def test_a_taken_id_is_not_given_again() -> None:
    refused: list[str] = []

    def taken(candidate: str) -> bool:
        refused.append(candidate)
        return len(refused) < 5

    assert ids.new_id(taken) == refused[-1]
    assert len(refused) == 5


@pytest.mark.parametrize("text", ["", "a", "12345678", "aaaaaaau", "AAAAAAAA", "aaaaaaaaa", "b\nbbbbbb"])
def test_what_is_no_id_is_refused(text: str) -> None:
    assert not ids.is_valid(text)
