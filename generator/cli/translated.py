"""`register translated LANGUAGE FILE…`."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli import common
from generator.errors import InputError
from generator.model.finding import Position
from generator.schema.source_text import source_hash
from generator.source.yaml_problem import YamlProblem
from generator.source.yaml_reader import Marked, read_marked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("language", metavar="LANGUAGE", help="of the translation, such as en")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="registrations whose translation is right")
    common.add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Write into each file that its translation belongs to its text of now. A file that cannot be changed stays."""
    for path in options.files:
        data = path.read_bytes()
        changed = _changed(path, data, options.language)
        if changed != data:
            path.write_bytes(changed)
            print(path)
    return 0


def _changed(path: Path, data: bytes, language: str) -> bytes:
    try:
        marked = read_marked(data)
    except YamlProblem:
        raise InputError(f"{path} cannot be read. `register check` says where it is wrong.") from None
    value: Any = marked.value
    listed = value.get("translations", ()) if isinstance(value, dict) and "language" in value else ()
    index = next((n for n, item in enumerate(listed) if item.get("language") == language), None)
    if index is None:
        raise InputError(
            f"{path} says under `translations` nothing about “{language}”. Write there who translated: "
            f"a line `- language: {language}`, and below it `made_by: human` or `made_by: machine`."
        )
    now = source_hash(value)
    new = "".join(_lines(data.decode("utf-8-sig"), marked, index, f'source_hash: "{now}"')).encode()
    listed[index]["source_hash"] = now
    try:
        sound = read_marked(new).value == value
    except YamlProblem:
        sound = False
    if not sound:
        raise InputError(
            f'{path} is written in an unusual way. Write by hand, under `translations`: source_hash: "{now}"'
        )
    return new


def _lines(text: str, marked: Marked, index: int, written: str) -> list[str]:
    """The lines of the file, in which the hash stands where it stood, or below what is said of the translation."""
    lines = text.splitlines(keepends=True)
    path = ("translations", index, "source_hash")
    if path in marked.keys:
        place = marked.position(path, of_key=True)
        lines[place.line - 1] = f"{lines[place.line - 1][: place.column - 1]}{written}\n"
    else:
        of_item = (marked.position(key, of_key=True) for key in marked.keys if key[:-1] == path[:-1])
        place = max(of_item, key=_line_of)
        lines.insert(place.line, f"{' ' * (place.column - 1)}{written}\n")
    return lines


def _line_of(place: Position) -> int:
    return place.line
