"""Jinja2, set up once per language, and made fast where a page per registration needs it; templates stay ordinary.

Words and labels become constants before the template is compiled. `r.name` is the item of a mapping, never an
attribute (except on `loop`, and what is called), and is compiled as such. What is printed is escaped as always, but
without an object for each piece. Together: about half the time per page; `tests/pages/test_templates.py` compares the
output with plain Jinja2's.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.errors import ConfigurationError

Words = Mapping[str, Callable[..., Any]]


class _Prepare(NodeTransformer):
    """Replace calls of word functions on constants by the word, and attributes by items."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name Jinja2 looks for
        called = node.node
        if isinstance(called, nodes.Getattr):
            called.node = self.visit(called.node)
            node.args = [self.visit(argument) for argument in node.args]
            return node
        self.generic_visit(node)
        if isinstance(called, nodes.Name) and called.name in self._words and not node.kwargs:
            values = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
            if len(values) == len(node.args):
                return nodes.Const(self._words[called.name](*values), lineno=node.lineno)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return node
        return nodes.Getitem(node.node, nodes.Const(node.attr), node.ctx, lineno=node.lineno)


class _Items(CodeGenerator):
    """Compiles the items that `_Prepare` made as plain subscripts."""

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value!r}]")
        else:
            super().visit_Getitem(node, frame)


_TO_ESCAPE = re.compile("[&<>\"']")


def _printed(value: Any) -> str:
    """What stands in the page for a value: HTML as it is, anything else escaped."""
    if type(value) is Markup or (type(value) is str and not _TO_ESCAPE.search(value)):
        return value
    return str(escape(value))


class PageEnvironment(Environment):
    """A Jinja2 environment for one language. `words` are functions known at compile time."""

    code_generator_class = _Items

    def __init__(self, folder: Path, words: Words, functions: Mapping[str, Any]) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._prepare = _Prepare(words)
        self.globals.update(words)
        self.globals.update(functions)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self._prepare.visit(tree)
        return tree

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 - Jinja2's own name
        template = super()._load_template(name, globals)
        template.root_render_func.__globals__["escape"] = _printed
        return template

    def renderer(self, name: str) -> Callable[[Mapping[str, Any]], str]:
        """The compiled template as a function of its variables. Raises ConfigurationError where it is wrong."""
        try:
            template = self.get_template(name)
        except TemplateError as error:
            line = f", line {error.lineno}" if hasattr(error, "lineno") else ""
            raise ConfigurationError(f"Template {name}{line}: {error.message or type(error).__name__}") from None
        except UnicodeDecodeError as error:
            raise ConfigurationError(f"Template {name} is not UTF-8: {error}") from None
        root, new_context, join = template.root_render_func, template.new_context, "".join

        def render(variables: Mapping[str, Any]) -> str:
            try:
                return join(root(new_context(dict(variables))))
            except (TemplateError, KeyError) as error:
                raise ConfigurationError(f"Template {name}: {type(error).__name__}: {error}") from None

        return render
