"""Which program made a snapshot: between two versions it changes as well, and so may the bytes that it writes."""

import hashlib
from functools import cache
from pathlib import Path

import generator

_SOURCES = (".py", ".json")  # code and schemas; texts for people are not in the dataset


@cache
def program() -> str:
    """The version of this program, and the start of a SHA-256 over its sources: `0.1.0+1a2b3c4d5e6f`."""
    folder, read = Path(generator.__file__).parent, hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SOURCES):
        read.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"{generator.__version__}+{read.hexdigest()[:12]}"
