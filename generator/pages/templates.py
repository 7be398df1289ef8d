"""Jinja2, made fast where a page per registration needs it; templates stay ordinary.

A template is parsed once, and compiled per language with words and labels as constants. `r.name` is the item of a
mapping, never an attribute (except on `loop`, and what is called), and is compiled as such. A macro is called without
looking what it might be. What is printed is escaped as always, but without an object for each piece. Together: less
than half the time per page; `tests/pages/test_templates.py` compares the output with plain Jinja2's.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.errors import ConfigurationError

Words = Mapping[str, Callable[..., Any]]
_Call = tuple[str, tuple[Hashable, ...]]
_SYNTAX: Mapping[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


class _Items(NodeTransformer):
    """Replaces attributes by items."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name Jinja2 looks for
        called = node.node
        if isinstance(called, nodes.Getattr):
            called.node = self.visit(called.node)
            node.args = [self.visit(argument) for argument in node.args]
            return node
        return self.generic_visit(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return node
        return nodes.Getitem(node.node, nodes.Const(node.attr), node.ctx, lineno=node.lineno)


@lru_cache(maxsize=256)
def _parsed(source: str, name: str | None, filename: str | None) -> nodes.Template:
    """The tree of a template: the same in every language, and in the next build of a program that builds again."""
    tree = Environment(**_SYNTAX)._parse(source, name, filename)  # noqa: S701 - made to be overridden
    _Items().visit(tree)
    return tree


# A template → the words that it was compiled with, and the code; the next build in the same program may use it.
_compiled: Mapping[Hashable, deque[tuple[Mapping[_Call, Any], Any]]] = defaultdict(lambda: deque(maxlen=8))


class _Generator(CodeGenerator):
    """Compiles items as plain subscripts, words as constants, and other calls as plain calls."""

    environment: "PageEnvironment"

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value!r}]")
        else:
            super().visit_Getitem(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if (word := self.environment.word(node)) is not None:
            self.visit(word, frame)
        elif forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        return super()._output_child_to_const(self.environment.word(node) or node, frame, finalize)


_TO_ESCAPE = re.compile("[&<>\"']")


def _printed(value: Any) -> str:
    """What stands in the page for a value: HTML as it is, anything else escaped."""
    if type(value) is Markup or (type(value) is str and not _TO_ESCAPE.search(value)):
        return value
    return str(escape(value))


class _Macro(Macro):
    """Called with all that it takes, a macro is nothing but its function."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) != self._argument_count or self.caller or self.catch_varargs or self.catch_kwargs:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args))


class _Template(Template):
    """What others import from a template is made once: it depends on nothing of the page that imports it."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - what a page passes
        if self._module is None:
            self._module = self.make_module()
        return self._module


class PageEnvironment(Environment):
    """A Jinja2 environment for one language. `words` are functions known at compile time."""

    code_generator_class = _Generator
    template_class = _Template

    def __init__(self, folder: Path, words: Words, functions: Mapping[str, Any]) -> None:
        super().__init__(loader=FileSystemLoader(folder), undefined=StrictUndefined, auto_reload=False, **_SYNTAX)
        self._words = words
        self._asked: dict[_Call, Any] = {}
        self.globals.update(words)
        self.globals.update(functions)

    def word(self, node: nodes.Node) -> nodes.Const | None:
        """The word that a call with constants stands for, if the node is one."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.kwargs:
            return None
        values = tuple(argument.value for argument in node.args if isinstance(argument, nodes.Const))
        if node.node.name not in self._words or len(values) != len(node.args):
            return None
        word = self._asked[node.node.name, values] = self._words[node.node.name](*values)
        return nodes.Const(word, lineno=node.lineno)

    def compile(  # type: ignore[override]  # of what Jinja2 can return, only code is asked for
        self,
        source: str,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        before = _compiled[source, name, filename]
        for asked, code in before:
            if all(self._says(*call, word) for call, word in asked.items()):
                return code
        self._asked = {}
        code = super().compile(source, name, filename, raw, defer_init)  # type: ignore[call-overload]
        before.append((self._asked, code))
        return code

    def _says(self, function: str, values: tuple[Hashable, ...], word: Any) -> bool:
        said = self._words[function](*values) if function in self._words else None
        return type(said) is type(word) and bool(said == word)  # HTML is not the same as a text of the same letters

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _parsed(source, name, filename)

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 - Jinja2's own name
        template = super()._load_template(name, globals)
        template.root_render_func.__globals__.update(escape=_printed, Macro=_Macro)
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
        root, blocks, join = template.root_render_func, template.blocks, "".join
        everywhere = dict(template.globals)

        def render(variables: Mapping[str, Any]) -> str:
            try:
                return join(root(Context(self, {**everywhere, **variables}, name, blocks)))
            except (TemplateError, KeyError) as error:
                raise ConfigurationError(f"Template {name}: {type(error).__name__}: {error}") from None

        return render
