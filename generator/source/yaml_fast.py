"""The fast path: a native YAML parser for files without anything doubtful; the reference reads all others.

A file goes this way only if no token in it could be read differently by the two parsers. A test holds both to the
same values on all data, the public YAML test suite and generated input. Without the native package everything works,
slower.
"""

import re
from typing import Any

from generator.source import yaml_reader

try:
    import yaml_rs
except ImportError:  # pragma: no cover - the test without native packages runs this in a process of its own
    yaml_rs = None  # type: ignore[assignment]

# What may start a token only in files for the reference: anchors, tags, directives, document marks, explicit keys, other
# spellings of true, false, null and numbers; comments after a value; escapes. Where a text holds one of these, the
# reference reads the file: slower, never wrong.
_DOUBTFUL = re.compile(
    r"""(?:^[ ]*(?:-[ ]+)*|:[ ]+|[\[{,][ ]*)
        (?: [&*!%@`~?<]
          | [-+]?\.
          | \+
          | -?0[0-9a-zA-Z_.]
          | -?[0-9]+[._eE:xo]
          | -?[0-9]{16}
          | (?:[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[nN][uU][lL][lL])\b(?<!\btrue)(?<!\bfalse)(?<!\bnull)
        )
      | ^(?:---|\.\.\.)
      | \S[ ]\#
      | \\
    """,
    re.MULTILINE | re.VERBOSE,
)


def read(data: bytes) -> Any:
    """The value of a file. Raises YamlProblem as the reference does."""
    if yaml_rs is not None and len(data) <= yaml_reader.LARGEST_FILE:
        text = yaml_reader.decode(data)
        if not _DOUBTFUL.search(text):
            try:
                value = yaml_rs.loads(text, parse_datetime=False)
            except Exception:  # noqa: BLE001 - whatever it dislikes, the reference decides and explains
                pass
            else:
                if type(value) is dict:
                    return value
    return yaml_reader.read_marked(data).value
