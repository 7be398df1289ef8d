"""The OpenAPI 3.1 document of the interface, made from the endpoints and from the schema of a registration."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.api.contract import DAY, INTEGER, STRING, Answer, Endpoint
from generator.dataset.source import DatasetSource
from generator.model.interface import BASE, VERSION
from generator.schema.fields import raw_schema
from generator.text import in_language

_OURS = ("x-", "$schema", "$id")  # keywords of our own, for forms and pages, and those of the file
_LANGUAGE = "en"  # of the document: its readers are programmers


def document(source: DatasetSource, endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The document for one register, with an example of every call that works there."""
    settings = source.register.settings
    contact = {key: value for key, value in settings.contact.items() if key in ("email", "url")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": in_language(settings.name, _LANGUAGE),
            "summary": "A public AI register as static files",
            "description": (
                f"{in_language(settings.description, _LANGUAGE)}\n\nEvery address is a file: no key, no limit, no "
                "tracking. Within a version an answer keeps its shape; a field may be added. What disappears is "
                "announced twelve months ahead."
            ),
            "version": f"{VERSION}.{source.schema_version}",
            "license": {"name": settings.licence, "identifier": settings.licence},
            "contact": {"name": in_language(settings.publisher, _LANGUAGE), **contact},
        },
        "servers": [{"url": settings.base_url}],
        "tags": [{"name": name} for name in sorted({_tag(endpoint) for endpoint in endpoints})],
        "paths": {f"/{BASE}{endpoint.path}": {"get": _call(endpoint, source)} for endpoint in endpoints},
        "components": {"schemas": _components()},
    }


def _call(endpoint: Endpoint, source: DatasetSource) -> dict[str, Any]:
    example = next(endpoint.answers(source), None)
    about = in_language(endpoint.about, _LANGUAGE)
    return {
        "operationId": type(endpoint).__name__,
        "summary": about,
        "description": (type(endpoint).__doc__ or about).strip(),
        "tags": [_tag(endpoint)],
        "security": [],
        **({"parameters": list(_parameters(endpoint, example))} if endpoint.parameters else {}),
        "responses": {
            "200": {"description": about, "content": {"application/json": {"schema": _envelope(endpoint)}}},
            "404": {"description": "There is no such thing in the register"},
        },
    }


def _parameters(endpoint: Endpoint, example: Answer | None) -> Iterator[dict[str, Any]]:
    for name in endpoint.parameters:
        shown = {"example": example.parameters[name]} if example else {}
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, **shown}


def _envelope(endpoint: Endpoint) -> dict[str, Any]:
    total = {"total": INTEGER} if endpoint.is_list else {}
    properties: Mapping[str, Any] = {
        "api_version": {"const": VERSION},
        "schema_version": STRING,
        "as_of": DAY,
        "commit": STRING,
        **total,
        "result": endpoint.schema,
    }
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _components() -> dict[str, Any]:
    """The schema of a registration, with its definitions beside it."""
    schema = raw_schema()
    definitions = schema["definitions"]
    registration = {name: value for name, value in schema.items() if name != "definitions"}
    texts = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
    return {
        "Texts": {"description": "A text by language", **texts},
        "Registration": _moved(registration),
        **{f"registration.{name}": _moved(value) for name, value in definitions.items()},
    }


def _moved(value: Any) -> Any:
    """A part of the schema as a component: references lead to components, keywords of our own are left out."""
    if isinstance(value, Mapping):
        return {
            name: f"#/components/schemas/registration.{below.rpartition('/')[2]}" if name == "$ref" else _moved(below)
            for name, below in value.items()
            if not name.startswith(_OURS)
        }
    return [_moved(each) for each in value] if isinstance(value, list) else value


def _tag(endpoint: Endpoint) -> str:
    return endpoint.path.partition("/")[0].partition(".")[0]
