"""What was looked at by people and stays: `reviewed.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_suffix(".toml")


@cache
def reviewed(checker: str) -> tuple[dict[str, Any], ...]:
    """The entries for one checker. Each has its reason."""
    entries = tuple(tomllib.loads(_FILE.read_text(encoding="utf-8")).get(checker, ()))
    assert all(entry["reason"] for entry in entries)
    return entries
