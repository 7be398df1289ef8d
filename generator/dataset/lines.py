"""Lines made once and read by several, in a file without a name: in memory they would weigh as the register."""

import tempfile
import weakref
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.errors import InputError

_IN_MEMORY = 1 << 23  # bytes: a small register needs no file


class Lines:
    """Lines in their order, for any number of readers. Raises InputError where there is no room for the file."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, buffering=0)  # noqa: SIM115 - open as long as this is
        weakref.finalize(self, self._file.close)
        self._places = [0]
        for line in lines:
            self._add(line)
            self._places.append(self._places[-1] + len(line))

    def _add(self, line: bytes) -> None:
        left = memoryview(line)
        try:
            while left:  # a file that is nearly full takes a part of it
                left = left[self._file.write(left) :]
        except OSError as error:
            raise InputError(
                f"Cannot write a temporary file: {error.strerror}. It takes as much room as registrations.ndjson. "
                "Make room, or name another folder in TMPDIR."
            ) from None

    def __len__(self) -> int:
        return len(self._places) - 1

    def __iter__(self) -> Iterator[bytes]:
        for start, end in pairwise(self._places):
            self._file.seek(start)
            yield self._file.read(end - start)
