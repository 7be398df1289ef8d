"""The fast template environment prints what plain Jinja2 prints, and says where a template is wrong."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator.errors import ConfigurationError
from generator.pages.templates import PageEnvironment

_TEMPLATE = """{% from "_m.html.j2" import show %}
<h1>{{ _("Title") }}</h1>{{ r.text }}|{{ r.html }}|{{ r.number }}|{{ r.nothing }}
{% for item in r.items_ %}{{ loop.index }}{% if not loop.first %},{% endif %}{{ item.a }}{{ show(item) }}{% endfor %}
{{ r.text.upper() }}{{ r.text|replace("a", "b") }}{% if r.nothing %}x{% elif r.text %}y{% endif %}
"""
_MACRO = "{% macro show(item) %}<i>{{ item.a }}</i>{{ _('Title') }}{% endmacro %}"


def _folder(tmp_path: Path, template: str = _TEMPLATE) -> Path:
    (tmp_path / "t.html.j2").write_text(template)
    (tmp_path / "_m.html.j2").write_text(_MACRO)
    return tmp_path


def _word(source: str) -> str:
    return f"<{source}>"


@given(text=st.text(), number=st.integers(), items=st.lists(st.text(max_size=5), max_size=3))
def test_the_output_is_that_of_plain_jinja(
    tmp_path_factory: pytest.TempPathFactory, text: str, number: int, items: list[str]
) -> None:
    folder = _folder(tmp_path_factory.mktemp("t"))
    values: dict[str, Any] = {
        "r": {
            "text": text,
            "html": Markup("<b>&amp;</b>"),
            "number": number,
            "nothing": None,
            "items_": [{"a": i} for i in items],
        }
    }
    plain = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    plain.globals["_"] = _word
    fast = PageEnvironment(folder, {"_": _word}, {})
    assert fast.renderer("t.html.j2")(values) == plain.get_template("t.html.j2").render(values)


def test_a_mistake_in_a_template_is_said_with_its_line(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "<p>\n{% if %}\n")
    with pytest.raises(ConfigurationError, match=r"t\.html\.j2, line 2"):
        PageEnvironment(folder, {}, {}).renderer("t.html.j2")


@pytest.mark.parametrize("template", ["{{ missing }}", "{{ r.missing }}"])
def test_a_name_that_does_not_exist_stops_the_build(tmp_path: Path, template: str) -> None:
    render = PageEnvironment(_folder(tmp_path, template), {"_": _word}, {}).renderer("t.html.j2")
    with pytest.raises(ConfigurationError, match="missing"):
        render({"r": {}})


def test_a_template_is_compiled_once_for_the_same_words_and_anew_for_others(tmp_path: Path) -> None:
    folder, values = _folder(tmp_path, "{{ _('Title') }} {{ r.a }}"), {"r": {"a": 1}}
    titles = {
        word: PageEnvironment(folder, {"_": lambda _source, word=word: word}, {}).get_template("t.html.j2")
        for word in ("Titel", "Title", "Titre")
    }
    assert [template.render(values) for template in titles.values()] == ["Titel 1", "Title 1", "Titre 1"]
    again = PageEnvironment(folder, {"_": lambda _source: "Title"}, {}).get_template("t.html.j2")
    assert again.root_render_func.__code__ is titles["Title"].root_render_func.__code__
    without = PageEnvironment(folder, {}, {"_": lambda source: source.upper()}).get_template("t.html.j2")
    assert without.render(values) == "TITLE 1"


def test_what_a_macro_is_called_with_arrives(tmp_path: Path) -> None:
    macro = "{% macro m(a, b='-') %}{{ a }}{{ b }}{% if caller is defined %}{{ caller(a) }}{% endif %}{% endmacro %}"
    calls = "{{ m(r.a) }}{{ m(r.a, b=r.b) }}{{ m(*r.both) }}{% call(x) m(r.a) %}<i>{{ x }}</i>{% endcall %}"
    values: dict[str, Any] = {"r": {"a": "<", "b": Markup("<b>"), "both": [1, 2]}}
    page = PageEnvironment(_folder(tmp_path, macro + calls), {}, {}).renderer("t.html.j2")(values)
    assert page == "&lt;-&lt;<b>12&lt;-<i>&lt;</i>"
