"""A small graph in two forms: JSON-LD and Turtle. Everything has an address of its own, so both are plain lists."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from generator.model.message import Texts


class Iri(NamedTuple):
    """An address of something."""

    value: str


class Literal(NamedTuple):
    """A text, in a language or of a type."""

    value: str
    language: str = ""
    type: str = ""


Value = Iri | Literal


class Node(NamedTuple):
    """Something, what it is, and what is said of it. Names are short: `dct:title`."""

    iri: str
    types: Sequence[str]
    says: Mapping[str, Sequence[Value]]


def texts(of: Texts) -> list[Value]:
    """A text in every language there is, sorted."""
    return [Literal(text, language=language) for language, text in sorted(of.items())]


def typed(value: str, kind: str) -> list[Value]:
    """One value of a type such as `xsd:date`."""
    return [Literal(value, type=kind)]


def json_ld(nodes: Sequence[Node], prefixes: Mapping[str, str]) -> bytes:
    """The graph as JSON-LD, expanded but for the prefixes."""
    graph = [
        {
            "@id": node.iri,
            "@type": list(node.types),
            **{name: [_json(value) for value in values] for name, values in node.says.items() if values},
        }
        for node in nodes
    ]
    return (json.dumps({"@context": dict(prefixes), "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def turtle(nodes: Sequence[Node], prefixes: Mapping[str, str]) -> bytes:
    """The graph as Turtle."""
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items()]
    for node in nodes:
        said = [("a", ", ".join(node.types))]
        said += [(name, ", ".join(map(_turtle, values))) for name, values in node.says.items() if values]
        lines.append(f"\n<{node.iri}>\n  " + " ;\n  ".join(" ".join(pair) for pair in said) + " .")
    return ("\n".join(lines) + "\n").encode()


def _json(value: Value) -> dict[str, Any]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, "@type": value.type} if value.type else {"@value": value.value}


def _turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{value.value}>"
    text = json.dumps(value.value, ensure_ascii=False)  # the escapes of JSON are those of Turtle
    return text + (f"@{value.language}" if value.language else "") + (f"^^{value.type}" if value.type else "")
