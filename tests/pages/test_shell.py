"""The frame is cut where it must be, and a page stamped into it is whole at any depth."""

import datetime
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest

from generator.errors import ConfigurationError
from generator.pages.theme.shell import MARKERS, Shell, frame_of, refuse_what_policy_blocks, relative_links, root_of

FRAME = """
<html>
  <head>
    <meta name="description" content="[[description]]"> <title>[[title]]</title>
    <link rel="stylesheet" href="/assets/a.css">
    [[links]]
  </head>
  <body>
    [[alarm]]
    <p>[[language_link]]</p>
    <nav><a href="/nl/"[[current nl/]]>Home</a> <a href="/nl/systemen/"[[current nl/systemen/]]>Systemen</a></nav>
    <main>
      [[body]]
    </main>
    <p>[[as_of]] [[version]] <a href="https://example.org/code">code</a></p>
  </body>
</html>
"""


def shell(languages: tuple[str, ...] = ("nl", "en"), base_url: str = "https://example.org/register") -> Shell:
    return Shell(
        frame_of(FRAME),
        "nl",
        languages=languages,
        name="Testregister",
        base_url=base_url,
        as_of=datetime.date(2026, 3, 1),
        version="<abc>",
    )


def page(path: str = "nl/over/", twin_path: str = "en/about/", title: str = "Over", **more: str) -> str:
    return (
        shell()
        .page(title=title, description="Wat", path=path, twin_path=twin_path, body="<h1>Over</h1>", **more)
        .decode()
    )


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value is not None]


def test_white_space_between_tags_is_taken_out_and_in_text_it_stays() -> None:
    assert "<title>Over – Testregister</title><link" in page()
    assert "</time> &lt;abc&gt; <a" in page()


@pytest.mark.parametrize("marker", MARKERS)
def test_a_frame_without_one_of_the_markers_is_refused(marker: str) -> None:
    with pytest.raises(ConfigurationError, match="Has the theme been updated"):
        frame_of(FRAME.replace(f"[[{marker}]]", ""))


def test_a_frame_with_a_marker_twice_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="title, title"):
        frame_of(FRAME.replace("[[title]]", "[[title]] [[title]]"))


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<script type="application/json">{}</script>',
        "<style>p{}</style>",
        '<p style="color: red">',
        '<button class="a" onclick="b()">',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<script src="//cdn.example/a.js"></script>',
        "<img alt='' src='https://example.org/pixel.gif'>",
        '<form action="https://example.org/">',
    ],
)
def test_what_the_policy_blocks_is_refused(part: str) -> None:
    with pytest.raises(ConfigurationError, match="Content Security Policy"):
        frame_of(FRAME.replace("[[links]]", "[[links]]" + part))


@pytest.mark.parametrize(
    "part",
    ['<script src="/assets/a.js" defer></script>', '<a href="https://example.org/">x</a>', "<p>on time = style=</p>"],
)
def test_what_the_policy_allows_is_kept(part: str) -> None:
    refuse_what_policy_blocks(part, "Here")


@pytest.mark.parametrize("path", ["", "nl/", "nl/over/", "nl/systemen/k7m3p9x2/", "nl/a/b/c/", "404.html", "nl/a.html"])
def test_links_from_the_root_lead_there_from_every_depth(path: str) -> None:
    site = "https://example.org/register/"
    links = {urljoin(site + path, link) for link in _Links(page(path)).found}
    assert links - {site + path} == {
        site + "assets/a.css", site + "nl/", site + "nl/systemen/", site + "en/about/", "https://example.org/code"
    } - {site + path}  # fmt: skip


def test_links_that_do_not_start_at_the_root_stay() -> None:
    html = '<a href="#a"></a><a href="b/"></a><a href="//c.example/"></a><a href="mailto:d@example.org"></a>'
    assert relative_links(html, "../") == html
    assert relative_links('<a href="/nl/">', root_of("nl/over/")) == '<a href="../../nl/">'


def test_title_and_description_are_text_not_html() -> None:
    html = shell().page(title='A & "B" <c>', description='"><script>', path="nl/x/", body="").decode()
    assert "<title>A &amp; &quot;B&quot; &lt;c&gt; – Testregister</title>" in html
    assert 'content="&quot;&gt;&lt;script&gt;"' in html


def test_the_home_page_is_titled_with_the_name_of_the_register_once() -> None:
    assert "<title>Testregister</title>" in page(title="Testregister")


def test_a_body_may_be_bytes_and_may_hold_what_looks_like_a_marker() -> None:
    html = shell().page(title="a", description="b", path="nl/x/", body="é [[title]]".encode())
    assert "<main>é [[title]]</main>".encode() in html


def test_addresses_of_the_page_in_both_languages() -> None:
    html = page()
    at = "https://example.org/register/"
    assert f'<link rel="canonical" href="{at}nl/over/">' in html
    assert f'hreflang="nl" href="{at}nl/over/">' in html
    assert f'hreflang="en" href="{at}en/about/">' in html
    assert f'hreflang="x-default" href="{at}nl/over/">' in html
    assert '<a hreflang="en" lang="en" rel="alternate" href="../../en/about/">English</a>' in html


def test_the_leading_language_is_the_default_one() -> None:
    other = Shell(
        frame_of(FRAME), "en", languages=("nl", "en"), name="T", base_url="https://e.org/",
        as_of=datetime.date(2026, 3, 1), version="",
    )  # fmt: skip
    html = other.page(title="a", description="b", path="en/about/", twin_path="nl/over/", body="").decode()
    assert 'hreflang="x-default" href="https://e.org/nl/over/">' in html


def test_a_page_without_a_twin_links_to_the_other_home() -> None:
    html = page(twin_path="")
    assert "x-default" not in html
    assert 'href="../../en/">English</a>' in html


def test_a_site_in_one_language_has_no_language_link() -> None:
    html = shell(languages=("nl",)).page(title="a", description="b", path="nl/over/", body="").decode()
    assert "<p></p>" in html


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nl/", 'nl/" aria-current="page">Home'),
        ("nl/systemen/", 'systemen/" aria-current="page">Systemen'),
        ("nl/systemen/k7m3p9x2/", 'systemen/" aria-current="true">Systemen'),
    ],
)
def test_the_menu_says_where_the_reader_is(path: str, expected: str) -> None:
    html = page(path)
    assert expected in html
    assert html.count("aria-current") == 1


def test_elsewhere_the_menu_marks_nothing() -> None:
    assert "aria-current" not in page("nl/contact/")


def test_a_page_shown_at_any_address_gets_the_given_root_and_no_canonical_address() -> None:
    html = page("404.html", root="/register/", head='<meta name="robots" content="noindex">')
    assert 'href="/register/assets/a.css"' in html
    assert 'href="/register/en/about/"' in html
    assert "canonical" not in html
    assert "noindex" in html


def test_the_date_is_in_words_and_the_version_is_text() -> None:
    assert '<time datetime="2026-03-01">1 maart 2026</time> &lt;abc&gt;' in page()
