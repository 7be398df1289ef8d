"""Lines in a file without a name: any number of readers at once, few and many bytes."""

import gc
import tempfile
import tracemalloc
from pathlib import Path
from typing import BinaryIO

import pytest

from generator.dataset.lines import Lines
from generator.errors import InputError


@pytest.mark.parametrize("longest", [3, 100_000], ids=["in memory", "in a file"])
def test_two_readers_each_read_everything_in_order(longest: int) -> None:
    written = [b"%d %s\n" % (number, b"x" * (number * longest // 100)) for number in range(200)]
    lines = Lines(written)
    first, second = iter(lines), iter(lines)
    assert [next(first), next(first), next(second)] == [written[0], written[1], written[0]]
    assert [*first] == written[2:]
    assert [*second] == written[1:]
    assert len(lines) == len(written)


def test_many_lines_take_no_memory() -> None:
    tracemalloc.start()
    try:
        lines = Lines(b"x" * 100_000 + b"\n" for _ in range(300))
        assert sum(map(len, lines)) == 300 * 100_001
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_the_file_goes_with_the_lines(recwarn: pytest.WarningsRecorder) -> None:
    lines = Lines(b"x" * 100_000 for _ in range(100))
    file = lines._file
    del lines
    gc.collect()
    assert file.closed
    assert not recwarn.list


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_without_room_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> BinaryIO:
        return Path("/dev/full").open("wb", buffering=0)

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(InputError, match=r"No space left.*TMPDIR"):
        Lines(b"x" * 100_000 for _ in range(100))
