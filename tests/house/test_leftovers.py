"""Nothing is left of what is gone: each word, template, class and colour of the site is used somewhere."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site-templates"
TEMPLATES = sorted([*SITE.glob("pages/*.j2"), *SITE.glob("theme/**/*.html")])


def _texts(folder: Path, *suffixes: str) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.suffix in suffixes)


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every text between quotation marks in what makes pages, and in their templates."""
    found = set[str]()
    for path in (path for room in ("pages", "views") for path in (ROOT / "generator" / room).rglob("*.py")):
        constants = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
        found.update(value for value in constants if isinstance(value, str))
    for path in TEMPLATES:
        parsed = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        found.update(node.value for node in parsed.find_all(nodes.Const) if isinstance(node.value, str))
    return found


@pytest.mark.parametrize("catalogue", sorted(SITE.glob("translations/*.po")), ids=lambda path: path.name)
def test_every_word_that_is_translated_is_said(catalogue: Path, said: set[str]) -> None:
    with catalogue.open("rb") as file:
        words = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file)]
    assert "Systems" in words
    assert [w for w in words if w and w not in said] == []


def test_every_template_is_used(said: set[str]) -> None:
    names = [path.name for path in SITE.glob("pages/*.j2")]
    assert "registration.html.j2" in names
    assert [name for name in names if name not in said] == []


def test_every_class_and_colour_that_has_a_style_is_used() -> None:
    styles = re.sub(r"/\*.*?\*/", "", _texts(SITE / "styles", ".css"), flags=re.DOTALL)
    makes = _texts(ROOT / "generator", ".py") + _texts(SITE, ".j2", ".html", ".js", ".md")
    used = {*re.findall(r"dl-[\w-]+", makes), *re.findall(r"var\((--dl-[\w-]+)\)", styles)}
    classes, colours = set(re.findall(r"\.(dl-[\w-]+)", styles)), set(re.findall(r"(--dl-[\w-]+):", styles))
    assert "dl-list" in classes
    assert "--dl-ink" in colours
    assert sorted((classes | colours) - used) == []
