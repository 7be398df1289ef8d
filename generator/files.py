"""Writing a folder so that a reader sees the old one or the new one, whole, and never something in between.

The new folder is built beside its place, files that did not change are linked from the previous one (their
times stay, and the disk is spared), then the two folders change places in one step and the old one is removed.
What is made here is for everybody to read and for its owner to write, whatever the user's umask says of other files.
"""

import ctypes
import glob
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import InputError

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_UMASK, _FILE = 0o022, 0o644
_MARK = ".daglicht"  # stands in every folder this module made, so that it never replaces a folder of someone else


def is_ours(place: Path) -> bool:
    """Whether a folder was made here."""
    return (place / _MARK).exists()


def is_public(file: os.stat_result) -> bool:
    """Whether a file has the rights of what is made here; else it is made anew and not linked."""
    return stat.S_IMODE(file.st_mode) == _FILE or os.name == "nt"


class Folder:
    """A folder being built. Paths are relative, with forward slashes."""

    def __init__(self, new: Path, previous: Path) -> None:
        self.path, self.previous = new, previous
        self._new, self._previous = os.fspath(new) + "/", os.fspath(previous) + "/"
        self._has_previous = previous.is_dir()
        self._made: set[str] = set()

    def write(self, file: str, data: bytes) -> None:
        """Write one file; link it from the previous folder when its bytes are the same."""
        directory = file.rpartition("/")[0]
        if directory not in self._made:
            self._make(directory)
        if self._has_previous and self._link(file, data):
            return
        handle = os.open(self._new + file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def _make(self, directory: str) -> None:
        """Make a directory and those above it, without asking the system what is known here."""
        above = directory.rpartition("/")[0]
        if above and above not in self._made:
            self._make(above)
        with suppress(FileExistsError):  # it was made by somebody else
            os.mkdir(self._new + directory)  # noqa: PTH102 - called tens of thousands of times
        self._made.add(directory)

    def _link(self, file: str, data: bytes) -> bool:
        try:
            handle = os.open(self._previous + file, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:
            return False
        try:
            there = os.fstat(handle)
            same = there.st_size == len(data) and is_public(there) and os.read(handle, len(data) + 1) == data
        finally:
            os.close(handle)
        if same:
            try:
                os.link(self._previous + file, self._new + file)
            except OSError:
                return False
        return same


@contextmanager
def replaced(place: Path) -> Iterator[Folder]:
    """Build a folder and put it at `place` when the block ends well; leave `place` as it was when it does not.

    Raises InputError if something stands there that was not made this way, or cannot be written.
    """
    place = Path(os.path.abspath(place))  # noqa: PTH100 - not resolved: a link in this place is refused
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise InputError(f"{place} is not a folder. Choose another place with --output.")
    if place.is_dir() and any(place.iterdir()) and not is_ours(place):
        raise InputError(
            f"{place} holds files that were not made by this command; they would be lost. "
            "Choose another place with --output, or empty that folder first."
        )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(place)
        new = Path(tempfile.mkdtemp(prefix=f".{place.name}.new-{os.getpid()}-", dir=place.parent))
    except OSError as error:
        raise InputError(
            f"Cannot write in {place.parent}: {error.strerror}. Choose another place with --output."
        ) from None
    before = os.umask(_UMASK)
    try:
        new.chmod(0o755)
        (new / _MARK).write_bytes(b"Made by `register build`; replaced whole by the next build.\n")
        yield Folder(new, place)
        _put(new, place)
    finally:
        os.umask(before)
        shutil.rmtree(new, ignore_errors=True)


def _remove_leftovers(place: Path) -> None:
    """Folders of builds that were killed: their process no longer runs."""
    for path in place.parent.glob(f".{glob.escape(place.name)}.new-*"):
        process = path.name.removeprefix(f".{place.name}.new-").partition("-")[0]
        if process.isdigit() and not Path(f"/proc/{process}").exists() and Path("/proc/self").exists():
            shutil.rmtree(path, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    """Let two folders change places in one step where the system can; afterwards `new` is the old one."""
    if not place.exists():
        new.rename(place)
        return
    exchange = _renameat2()
    if exchange is not None and exchange(os.fsencode(new), os.fsencode(place)) == 0:
        return
    aside = new.with_name(new.name + "-old")
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _renameat2() -> Callable[[bytes, bytes], int] | None:
    if sys.platform != "linux":
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    return lambda a, b: int(call(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
