"""A file by its top-level fields, so that of a version that differs little only what differs is read.

Only where a field starts at every line at the margin that is not blank, a comment or an item. A file that is not that
plain, or holds a part that does not read by itself as one field, is read whole. A test holds both ways to the same
values.
"""

import codecs
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.source import yaml_fast
from generator.source.yaml_problem import YamlProblem
from generator.source.yaml_reader import LARGEST_FILE

_MARGIN = re.compile(rb"\n(?=[^\n #-])")

Known = dict[bytes, tuple[str, Any]]  # by the text of a field: its name and its value


def learn(data: bytes, value: Mapping[str, Any], known: Known) -> None:
    """Remember what the fields of a file say that was read already."""
    texts = _split(data)
    names = [text.partition(b":")[0].decode("utf-8", "replace") for text in texts]
    if names == list(value):
        known.update(zip(texts, value.items(), strict=True))


def read(data: bytes, known: Known) -> Any:
    """The value of a file; what is known is not read again, and shared. Raises YamlProblem as the reader does."""
    texts = _split(data)
    for text in texts:
        if text not in known:
            alone = _alone(text)
            if alone is None:
                return yaml_fast.read(data)
            known[text] = alone
    value = dict([known[text] for text in texts])
    return value if texts and len(value) == len(texts) else yaml_fast.read(data)


def _split(data: bytes) -> Sequence[bytes]:
    """The text of each field, without its last line break; nothing where a file cannot be taken apart."""
    before, *texts = _MARGIN.split(b"\n" + data)
    plain = all(line[:1] in (b"", b"#") for line in before.split(b"\n"))
    plain = plain and len(data) <= LARGEST_FILE and b"\n---" not in data and codecs.BOM_UTF8 not in data
    return texts if plain else ()


def _alone(text: bytes) -> tuple[str, Any] | None:
    try:
        value = yaml_fast.read(text + b"\n")
    except YamlProblem:
        return None
    found = list(value.items()) if isinstance(value, dict) else []
    return found[0] if len(found) == 1 else None
