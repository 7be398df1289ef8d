"""Pictures: what is text is escaped, places are whole shares of the width, years do not crowd."""

import datetime
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.pages import svg


@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))), label=st.text(alphabet="<>&\"'é a"))
def test_whatever_the_words_are_the_picture_is_well_formed(text: str, label: str) -> None:
    parts = [
        svg.words(10, 20, text, "year"),
        svg.shape(5, 5, "M0 0h1", "mark"),
        svg.course([(0, 1), (1000, 2)], 9, "c"),
    ]
    picture = ElementTree.fromstring(svg.picture(parts, height=30, label=label))  # noqa: S314 - our own
    assert picture[0].text == (text or None)
    assert picture.get("aria-label", "") == label
    assert (picture.get("role") == "img") == bool(label) != (picture.get("aria-hidden") == "true")


def test_places_are_shares_of_the_width() -> None:
    assert svg.bar(125, 0, 0, 8, "bar") == '<rect class="bar" x="12.5%" y="0" width="0.1%" height="8"/>'
    assert [svg.place(value, 10, 20) for value in (5, 10, 15, 20, 99)] == [0, 0, 500, 1000, 1000]
    assert svg.place(3, 3, 3) == 500


@given(first=st.dates(datetime.date(1950, 1, 1)), length=st.integers(0, 40_000))
def test_there_are_never_more_years_than_fit(first: datetime.date, length: int) -> None:
    last = datetime.date.fromordinal(min(first.toordinal() + length, datetime.date.max.toordinal()))
    shown = svg.years(first, last, most=6)
    assert len(shown) <= 7
    assert all(first <= datetime.date(year, 1, 1) <= last and 0 <= place <= 1000 for year, place in shown)
