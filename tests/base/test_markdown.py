"""Free text becomes safe HTML, and the quick way gives exactly what the parser gives."""

import pytest
from hypothesis import given, settings

from generator import markdown
from tests.strings import strings_of

_PIECES = [
    "ab",
    "-",
    "- ",
    "\n",
    "\n\n",
    "1",
    ". ",
    '"',
    "'",
    "(",
    " ",
    "é",
    "&",
    "a. ",
    "Woord woord",
    "- punt",
    "\n- ",
    "*",
    "<b>",
    "\u00a0",
]


@settings(max_examples=3000)
@given(strings_of(_PIECES, max_size=12).map(str.strip).filter(bool))
def test_the_quick_way_gives_what_the_parser_gives(text: str) -> None:
    assert str(markdown.render(text)) == markdown._PARSER.render(text)


@pytest.mark.parametrize(
    "text", ["Een zin.", "Een zin.\n\nNog een.", "Regel\nregel", "Dit:\n\n- een\n- twee\n\nEn dit.", 'Zij zei "ja".']
)
def test_ordinary_texts_take_the_quick_way(text: str) -> None:
    assert markdown._plain(text) == markdown._PARSER.render(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("[x](javascript:alert(1))", "href"),
        ("[x](JaVaScRiPt:alert(1))", "href"),
        ("[x](data:text/html;base64,AAAA)", "href"),
        ("[x](//evil.example)", "href"),
        ("[x](/local)", "href"),
        ("![x](https://evil.example/pixel.png)", "<img"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ('<https://ok.example/" onclick=alert(1)>', '" onclick'),
        ('[x](https://a.example "\\" onmouseover=alert(1)")', '" onmouseover'),
    ],
)
def test_nothing_that_runs_or_calls_out_comes_through(text: str, never: str) -> None:
    assert never not in str(markdown.render(text))


@pytest.mark.parametrize("url", ["https://a.example", "http://a.example", "mailto:info@a.example", "tel:+31201234567"])
def test_links_that_people_need_come_through(url: str) -> None:
    assert f'<a href="{url}">x</a>' in str(markdown.render(f"[x]({url})"))
