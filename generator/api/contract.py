"""The contract of the interface: what an address answers, in what shape, and the envelope around every answer.

The OpenAPI document and the files are made from the same list of endpoints, so they cannot say different things.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from generator.dataset.source import DatasetSource
from generator.model.interface import BASE, VERSION
from generator.model.message import Texts

_PARAMETER = re.compile(r"\{(\w+)\}")


class Answer(NamedTuple):
    """One file. parameters: what stands in the path instead of `{name}`. result: JSON. total: of a list, its length."""

    parameters: Mapping[str, str]
    result: bytes
    total: int | None = None


class Endpoint(ABC):
    """One kind of address. path: below the interface's own, such as `registrations/{id}.json`.

    about: what it answers, per language. schema: JSON Schema of `result`. is_list: whether the answer has a total.
    """

    path: str
    about: Texts
    is_list: bool = False

    @property
    @abstractmethod
    def schema(self) -> Mapping[str, Any]:
        """JSON Schema of `result`; components of the document by `$ref`."""

    @abstractmethod
    def answers(self, source: DatasetSource) -> Iterator[Answer]:
        """Every file of this kind, in a fixed order."""

    @property
    def parameters(self) -> list[str]:
        """The names in the path."""
        return _PARAMETER.findall(self.path)


def file_of(endpoint: Endpoint, answer: Answer) -> str:
    """The path of an answer from the root of the site."""
    return BASE + _PARAMETER.sub(lambda name: answer.parameters[name[1]], endpoint.path)


def enveloped(source: DatasetSource, answer: Answer) -> bytes:
    """An answer in its envelope: which version, as of when, made from which commit, how many, and the result."""
    head: dict[str, Any] = {
        "api_version": VERSION,
        "schema_version": source.schema_version,
        "as_of": source.on.isoformat(),
        "commit": source.commit,
    }
    if answer.total is not None:
        head["total"] = answer.total
    return orjson.dumps(head)[:-1] + b',"result":' + answer.result + b"}\n"


def json(value: Any) -> bytes:
    """A value as JSON."""
    return orjson.dumps(value)


def object_of(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object: one type per field, and no field that is not named."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def list_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a list."""
    return {"type": "array", "items": item}


STRING: Mapping[str, Any] = {"type": "string"}
INTEGER: Mapping[str, Any] = {"type": "integer", "minimum": 0}
ADDRESS: Mapping[str, Any] = {"type": "string", "format": "uri"}
DAY: Mapping[str, Any] = {"type": "string", "format": "date"}
TEXTS: Mapping[str, Any] = {"$ref": "#/components/schemas/Texts"}
REGISTRATION: Mapping[str, Any] = {"$ref": "#/components/schemas/Registration"}
