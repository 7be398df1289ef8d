"""What gives away a deferred registration whatever it is about: its canary, its marker line, its folders.

The tripwire of the public generator (`source/tree.py`) is wider: in a folder of registrations nothing may even look
like a mark. Here whole histories are searched, with programs and their tests in them, so a mark is only what a file of
the private side really holds: a canary with all its 32 digits, and a line of YAML that says just this. A line of a
program that quotes the marker is not such a line: the quotation marks are around the whole, not around key or value;
and in a dictionary of a program, or in JSON, a comma or bracket follows. There the canary beside it gives it away.
"""

import re
from collections.abc import Iterator

CANARY = re.compile(r"DEFERRED-CANARY-[0-9a-f]{32}")
PRIVATE_FOLDERS = frozenset({b"deferred", b"outbox"})

_FORWARD, _BACKWARD = b"canary", b"yranac"
_BETWEEN = rb"[^a-z0-9\n]{1,3}"  # also after somebody's program has made other dashes or underscores of it
_CANARIES = re.compile(
    rb"deferred%(b)bcanary%(b)b([0-9a-f]{32})|([0-9a-f]{32})%(b)byranac%(b)bderrefed" % {b"b": _BETWEEN}
)
# [^!-~\n]*: white space, and the byte order mark of a file. Between brackets only a key without quotation marks counts.
_LINE = re.compile(
    rb"""(?m)^[^!-~\n]*[-{,?\s]*(["'])?classification(?(1)\1)\s*:\s*(?:[&!]\S+\s+)*(["']?)deferred\2"""
    rb"""[^\S\n]*(?:$|\r|\#|(?(1)(?!)|[,}]))"""
)


def canaries(folded: bytes) -> Iterator[str]:
    """The 32 digits of each canary in a text in lower case, also of one that is written backwards."""
    if _FORWARD in folded or _BACKWARD in folded:
        for forward, backward in _CANARIES.findall(folded):
            yield (forward or backward[::-1]).decode("ascii")


def has_marker_line(folded: bytes) -> bool:
    """Whether a line of a text in lower case says that what follows is deferred."""
    return b"classification" in folded and _LINE.search(folded) is not None
