"""The theme's style sheet loses what no page can use, and nothing else."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.pages.theme.trimmed import trimmed, words_of
from tests.site import sites

_OTHER = '@charset "UTF-8";@font-face{x:y}@keyframes c{0%{x:y}}'
_THERE = frozenset({"a", "b", "data-x"})


def _theme() -> str:
    spec = find_spec("material")
    assert spec
    assert spec.submodule_search_locations
    (path,) = Path(spec.submodule_search_locations[0], "templates/assets/stylesheets").glob("main.*.css")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{x:y}.c{x:y}", ".a{x:y}"),
        (".a,.c,p .b{x:y}", ".a,p .b{x:y}"),
        ("#c,[data-x=c],[data-y]{x:y}", "[data-x=c]{x:y}"),
        ("p:not(.c),p:is(.c,.d),p:where(.c:not(.d)) .a{x:y}", "p:not(.c),p:is(.c,.d),p:where(.c:not(.d)) .a{x:y}"),
        ('.a[data-x=".c,}"]{x:"}.c{"}', '.a[data-x=".c,}"]{x:"}.c{"}'),
        ("@media print{.c{x:y}}@media screen{.a{x:y}.c{x:y}}", "@media screen{.a{x:y}}"),
        (_OTHER, _OTHER),
        (".a{--q:var(--r);x:var(--q)}.b{--r:2;--s:3}.a{--t:1}", ".a{--q:var(--r);x:var(--q)}.b{--r:2}"),
        (".a{--p:url(x;y)}.b{--s:';'}", ".a{--p:url(x;y)}"),
    ],
)  # fmt: skip
def test_only_what_cannot_count_goes(css: str, left: str) -> None:
    assert trimmed(css, _THERE, beside="p{x:var(--p)}") == left


def test_with_every_word_the_theme_stays_as_it_is() -> None:
    css = _theme().partition("/*# source")[0].rstrip()
    asked = " ".join(f"var({name})" for name in set(re.findall(r"--[\w-]+", css)))
    assert trimmed(css, words_of(css.replace("\\", " ") + css), asked) == css


def test_no_rule_is_lost_for_anything_that_stands_on_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = sites.site(tmp_path_factory, "register")
    (sheet,) = (site / "assets").glob("theme.*.css")
    (own,) = (site / "assets").glob("site.*.css")
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    attributes = " ".join({*re.findall(r'\s(?:class|id)="([^"]*)"', pages), *re.findall(r"\s([a-z-]+)=", pages)})
    beside, shipped = own.read_text(encoding="utf-8"), sheet.read_text(encoding="utf-8")
    assert trimmed(shipped, words_of(attributes), beside) == trimmed(_theme(), words_of(attributes), beside)
    assert len(shipped) < 40_000
