"""Templates are compiled once per process, not once for each of the hundred builds that the tests make.

What a template is compiled to follows from its text and from the words that were filled in. Both have to be the same;
every word is looked up each time, so that what is missing is noticed as always.
"""

from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from generator.pages.templates import PageEnvironment

_Said = list[tuple[str, tuple[Any, ...], Any]]  # which words were asked, and what they were


def compile_once() -> None:
    """Let every environment of pages remember what the others compiled."""
    known: dict[tuple[Any, ...], list[tuple[_Said, CodeType]]] = {}
    really: Callable[..., CodeType] = PageEnvironment.compile

    def compiled(
        self: PageEnvironment,
        source: str,
        name: str | None = None,
        filename: str | None = None,
        *more: Any,
        **other: Any,
    ) -> CodeType:
        words = self._prepare._words
        earlier = known.setdefault((source, name, filename, frozenset(words)), [])
        for said, code in earlier:
            if all(_is(words[word](*arguments), value) for word, arguments, value in said):
                return code
        said = []
        self._prepare._words = _listening(words, said)
        try:
            code = really(self, source, name, filename, *more, **other)
        finally:
            self._prepare._words = words
        earlier.append((said, code))
        return code

    PageEnvironment.compile = compiled  # type: ignore[method-assign,assignment]


def _is(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _listening(words: Mapping[str, Callable[..., Any]], said: _Said) -> dict[str, Callable[..., Any]]:
    def listen(word: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*arguments: Any) -> Any:
            value = function(*arguments)
            said.append((word, arguments, value))
            return value

        return answer

    return {word: listen(word, function) for word, function in words.items()}
