"""Texts that a spreadsheet would calculate with: the quick look never misses one that the slow one finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import BETWEEN, may_read_as_formula, reads_as_formula

_PIECES = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "!", "\n", ";", " ", '"', "'", "a", "1", "("]


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join), max_size=4))
@example(["a", "-a"])
@example(["a", "b; ='a'"])
@example(["+1\na"])
@example(["'=a|b!c"])
def test_the_quick_look_misses_no_formula(texts: list[str]) -> None:
    if any(map(reads_as_formula, texts)):
        assert may_read_as_formula(BETWEEN.join(texts))


@pytest.mark.parametrize(
    "text", ["Een zin - met een streep.", "a + b", "mail@voorbeeld.nl", "", "+31 (0)70 123", "?a=b", "a\n- b"]
)
def test_ordinary_texts_do_not_need_the_slow_one(text: str) -> None:
    assert not may_read_as_formula(text)
