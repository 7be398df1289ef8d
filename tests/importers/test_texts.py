"""Texts, dates and addresses as others write them."""

import pytest

from generator.importers import contacts, dates, texts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Een</p><p>twee&nbsp;&amp; drie</p>", "Een\n\ntwee & drie"),
        ("<div>Dit:<ul><li>a</li><li><p>b</p></li></ul></div>", "Dit:\n\n* a\n* b"),
        ("<ol><li>a</li><li>b</li></ol>na", "1. a\n2. b\n\nna"),
        ('zie <a href="https://voorbeeld.nl/x">hier</a>', "zie [hier](https://voorbeeld.nl/x)"),
        ('zie <a href="javascript:x()">hier</a>', "zie hier (javascript:x())"),
        ("x < y en <https://voorbeeld.nl> & z", "x < y en <https://voorbeeld.nl> & z"),
        ("caf&eacute; ?a=1&copy=2", "café ?a=1&copy=2"),
        ("• a\n• b", "* a\n* b"),
        ("Kop\n\n# geen kop\n---", "Kop\n\n\\# geen kop\n\n\\---"),
        ("regel\nregel", "regel\n\nregel"),
    ],
)
def test_html_and_plain_text_become_commonmark(source: str, expected: str) -> None:
    assert texts.commonmark(texts.clean(source), breaks_count=True) == expected


def test_line_breaks_that_were_not_meant_stay_soft() -> None:
    assert texts.commonmark("a model\nthat predicts", breaks_count=False) == "a model\nthat predicts"


def test_characters_that_mislead_are_gone_and_windows_quotes_are_quotes() -> None:
    assert texts.clean(" a\tb\u00a0c\x92s \u202ed\ud800\r\n\r\n\r\n\r\ne\ufeff ") == "a b c’s d\ufffd\n\ne"


@pytest.mark.parametrize("text", ["N/A", "n.v.t.", "-", "Not available.", "Unknown", "Onbekend", "TBD", " "])
def test_words_without_an_answer(text: str) -> None:
    assert texts.no_answer(text)
    assert not texts.no_answer("None of the above")


def test_a_text_is_split_where_it_ends_well() -> None:
    text = "Eerste zin van een verzonnen tekst die lang genoeg is om te tellen. Tweede zin die er niet meer bij past."
    assert texts.split(text, 90) == (text[:67], text[68:])
    head, rest = texts.split("woord " * 100, 50)
    assert len(head) <= 50
    assert (head[:-1] + " " + rest).split() == ["woord"] * 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-10-01 00:00:00", ("2024-10-01", True)),
        ("2023-03-31 08:34:11.986578+00:00", ("2023-03-31", True)),
        ("01/2024", ("2024-01", True)),
        ("10/2/2023", ("2023-10-02", True)),
        ("13/2/2023", ("2023-02-13", True)),
        ("5/1/24 9:00:00 AM", ("2024-05-01", True)),
        ("Jul-25", ("2025-07", True)),
        ("October 2024", ("2024-10", True)),
        ("Q3 2024", ("2024", False)),
        ("7/15/1905", None),
        ("31/02/2024", None),
        ("soon", None),
    ],
)
def test_dates(text: str, expected: tuple[str, bool] | None) -> None:
    assert dates.read(text, day_first=False) == expected


def test_the_day_comes_first_where_it_does() -> None:
    assert dates.read("03-04-2024", day_first=True) == ("2024-04-03", True)


@pytest.mark.parametrize(
    "address", ["info@voorbeeld.nl", "AI.Questions@example.gov", "abc-caio@example.gov", "CIO-office@a.nl"]
)
def test_mailboxes_of_a_function(address: str) -> None:
    assert contacts.functional(address)


@pytest.mark.parametrize(
    "address", ["jan.jansen@voorbeeld.nl", "JansenP@example.gov", "j.jansen.ai@voorbeeld.nl", "xyz@b.nl"]
)
def test_mailboxes_of_persons_and_doubtful_ones(address: str) -> None:
    assert not contacts.functional(address)
    assert contacts.without_persons(f"mail {address} of info@b.nl") == (f"mail {contacts.MASK} of info@b.nl", True)


def test_web_addresses_without_the_punctuation_around_them() -> None:
    assert contacts.urls("(zie https://a.nl/b_(c)), https://d.nl.") == ["https://a.nl/b_(c)", "https://d.nl"]
