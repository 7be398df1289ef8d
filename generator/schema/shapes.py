"""The words for fields that are unknown or missing, and for values of the wrong shape."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.model.message import INTERFACE_LANGUAGES

_FOUND = {
    "nl": {bool: "ja of nee", int: "een getal", str: "een tekst", list: "een lijst", dict: "een groep velden"},
    "en": {bool: "yes or no", int: "a number", str: "a text", list: "a list", dict: "a group of fields"},
}
_LANGUAGE = "^[a-z]{2,3}$"
MOST = 12  # fields that a sentence lists


def titles(part: Mapping[str, Any]) -> dict[str, str]:
    """The title of a property in every language that the schema has."""
    found = {"nl": part["title"]} if "title" in part else {}
    found |= {code: words["title"] for code, words in part.get("x-translations", {}).items() if "title" in words}
    return found


def spoken(properties: Mapping[str, Any]) -> dict[str, str]:
    """Every way to say a field (its name, its titles), each with its name."""
    ways = {name: name for name in properties}
    for name, part in properties.items():
        for title in titles(part).values() if isinstance(part, Mapping) else ():
            ways.setdefault(title, name)
    return ways


def paths_with(schema: Mapping[str, Any], keyword: str) -> Iterator[tuple[str, ...]]:
    """The paths, by names, of all fields of a schema that carry a keyword."""
    yield from _paths_with(schema, schema, keyword, ())


def _paths_with(
    part: Mapping[str, Any], schema: Mapping[str, Any], keyword: str, path: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if keyword in part:
        yield path
    for reference in (part, *part.get("allOf", ())):
        if "$ref" in reference:
            yield from _paths_with(schema["definitions"][reference["$ref"].rpartition("/")[2]], schema, keyword, path)
    if isinstance(part.get("items"), Mapping):
        yield from _paths_with(part["items"], schema, keyword, path)
    for name, below in part.get("properties", {}).items():
        yield from _paths_with(below, schema, keyword, (*path, name))


def unknown_field(
    name: str, meant: str | None, missing: Collection[str], there: Mapping[str, Any], known: list[str]
) -> dict[str, str]:
    """What to do about an unknown field: `advice` per language."""
    if meant is None:
        few = ", ".join(known) if len(known) <= MOST else ""
        return {
            "advice_nl": "Haal het weg, of kies een veld dat er wel is: " + (f"{few}." if few else "register explain"),
            "advice_en": "Remove it, or choose a field that exists: " + (f"{few}." if few else "register explain"),
        }
    if meant in missing:
        return {
            "advice_nl": f"Verander “{name}” in “{meant}”. Dat verplichte veld ontbreekt nu.",
            "advice_en": f"Change “{name}” to “{meant}”. That required field is missing now.",
        }
    if meant in there:
        return {
            "advice_nl": f"Bedoelde u “{meant}”? Dat veld staat er al: voeg de twee samen.",
            "advice_en": f"Did you mean “{meant}”? That field is there already: join the two.",
        }
    return {
        "advice_nl": f"Bedoelde u “{meant}”? Verander “{name}” dan in “{meant}”.",
        "advice_en": f"Did you mean “{meant}”? Then change “{name}” to “{meant}”.",
    }


def missing(part: Mapping[str, Any]) -> dict[str, str]:
    """The title of a missing field, and an example of its value on one line."""
    named = titles(part)
    words = {f"named_{code}": f" ({named[code]})" if named.get(code) else "" for code in INTERFACE_LANGUAGES}
    example = json.dumps(part["examples"][0], ensure_ascii=False) if part.get("examples") else ""
    words["example_nl"] = f" Voorbeeld: {example}" if example else ""
    words["example_en"] = f" Example: {example}" if example else ""
    return words


def quote(value: Any, name: str) -> dict[str, str]:
    """A number, or yes or no, that should be text."""
    last, written = name.rpartition(".")[2], json.dumps(value)
    kind = type(value)
    return {
        "found_nl": _FOUND["nl"][kind],
        "found_en": _FOUND["en"][kind],
        "expected_nl": "een tekst",
        "expected_en": "a text",
        "advice_nl": f'Zet aanhalingstekens om de waarde: {last}: "{written}"',
        "advice_en": f'Put quotation marks around the value: {last}: "{written}"',
    }


def wrong_shape(error: Any, name: str) -> dict[str, str]:
    """What is there, what is needed, and how to write that."""
    value, last = error.instance, name.rpartition(".")[2]
    if error.validator_value == "string" and isinstance(value, bool | int):
        return quote(value, name)
    kind = str(error.validator_value)
    if not name:
        kind = "file"
    elif kind == "object" and error.schema.get("propertyNames", {}).get("pattern") == _LANGUAGE:
        kind = "languages"
    names = ", ".join(list(error.schema.get("properties", {}))[:4])
    expected_nl, expected_en, advice_nl, advice_en = _NEEDED.get(kind, _NEEDED["string"])
    return {
        "found_nl": _FOUND["nl"].get(type(value), "iets anders"),
        "found_en": _FOUND["en"].get(type(value), "something else"),
        "expected_nl": expected_nl,
        "expected_en": expected_en,
        "advice_nl": advice_nl.format(name=last, names=names),
        "advice_en": advice_en.format(name=last, names=names),
    }


_NEEDED = {
    "languages": (
        "een tekst per taal",
        "a text per language",
        "Schrijf onder “{name}” per taal een regel die inspringt: nl: … en daaronder en: …",
        "Write one indented line per language under “{name}”: nl: … and below it en: …",
    ),
    "file": (
        "een groep velden",
        "a group of fields",
        "Begin het bestand met velden, elk op een eigen regel: {names}, …",
        "Start the file with fields, each on a line of its own: {names}, …",
    ),
    "object": (
        "een groep velden",
        "a group of fields",
        "Schrijf onder “{name}”, een stap ingesprongen, de velden: {names}.",
        "Write the fields under “{name}”, indented by one step: {names}.",
    ),
    "array": (
        "een lijst",
        "a list",
        "Schrijf onder “{name}” elke waarde op een eigen regel, met een streepje ervoor: - …",
        "Write every value under “{name}” on a line of its own, with a dash before it: - …",
    ),
    "integer": (
        "een heel getal",
        "a whole number",
        "Schrijf achter “{name}:” een getal zonder komma of punt, en zonder aanhalingstekens.",
        "Write a number after “{name}:”, without a comma or a point, and without quotation marks.",
    ),
    "boolean": (
        "true of false",
        "true or false",
        "Schrijf {name}: true (ja) of {name}: false (nee), zonder aanhalingstekens.",
        "Write {name}: true (yes) or {name}: false (no), without quotation marks.",
    ),
    "string": (
        "één tekst",
        "one text",
        "Schrijf achter “{name}:” één waarde op dezelfde regel, zonder streepjes of velden eronder.",
        "Write one value after “{name}:” on the same line, without dashes or fields below it.",
    ),
}
