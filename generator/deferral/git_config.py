"""The configuration of one clone, without that of its user or its machine: read at once, and written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.source import git


def read(clone: Path) -> Mapping[str, list[str]]:
    """All values of each setting, by `canonical` name, in order. Raises GitError if this is no clone."""
    found: dict[str, list[str]] = {}
    for entry in git.run(clone, "config", "--local", "--null", "--list").decode("utf-8", "replace").split("\0")[:-1]:
        name, _, value = entry.partition("\n")
        found.setdefault(name, []).append(value)
    return found


def canonical(name: str) -> str:
    """A name as git lists it: only what stands between the first and the last point keeps its capitals."""
    section, _, rest = name.partition(".")
    between, point, last = rest.rpartition(".")
    return f"{section.lower()}.{between}{point}{last.lower()}"


def lines(entries: Iterable[tuple[str, str]]) -> str:
    """Settings with something in the middle of their names, as they are written at the end of a configuration file."""
    text = ""
    for name, value in entries:
        section, _, rest = name.partition(".")
        between, _, last = rest.rpartition(".")
        text += f"[{section} {_quoted(between)}]\n\t{last} = {_quoted(value)}\n"
    return text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
