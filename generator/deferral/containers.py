"""What is inside compressed files, archives, SQLite and Parquet files, and what is in that, up to a depth and a size.

Names inside an archive are searched but never told: they may be what must stay unsaid. So a place inside is told by
numbers: ("zip 3", "gzip") is what the third file of a zip holds once it is decompressed.
"""

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Protocol

from generator.deferral import parquet_cells, sqlite_cells
from generator.deferral.leak import Leak, Piece
from generator.deferral.needles import Kind

DEEPEST = 6  # containers in each other
MOST = 512 * 1024 * 1024  # bytes that come out of one file, all together
MANY = 200_000  # files in all archives of one file
_PIECE = 4 * 1024 * 1024
_MEMORY = 128 * 1024 * 1024  # that opening an .xz may take

# Forms that this program cannot open.
_CLOSED = (
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"!<arch>\n",
    b"PACK\0\0\0", b"# v2 git bundle", b"# v3 git bundle",
)  # fmt: skip


class _Stop(Exception):  # noqa: N818 - not a mistake of the program
    """A limit is reached, or what is inside ends too soon."""


_BROKEN = (
    _Stop, MemoryError, OSError, EOFError, ValueError, RuntimeError, LookupError, OverflowError, zlib.error,
    lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, sqlite_cells.UnreadableError,
    parquet_cells.UnreadableError,
)  # fmt: skip


class Budget:
    """What may still come out of one file."""

    def __init__(self) -> None:
        self._bytes, self._members = MOST, MANY

    def take(self, data: bytes) -> bytes:
        """The same bytes, counted. Raises when there have been too many."""
        self._bytes -= len(data)
        if self._bytes < 0:
            raise _Stop
        return data

    def member(self) -> None:
        """Count a file in an archive."""
        self._members -= 1
        if self._members < 0:
            raise _Stop


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


# What comes out of a container one by one; None for what stays closed.
_Opener = Callable[[bytes, Budget], Iterator[bytes | None]]


def pieces(where: str, data: bytes) -> Iterator[Piece | Leak]:
    """The bytes of one object or file, and of everything inside it."""
    return _pieces(where, (), data, Budget())


def unsearched(where: str, inside: tuple[str, ...] = ()) -> Leak:
    """Says that something could not be searched, or not whole."""
    return Leak(where, inside, "", Kind.UNSEARCHED)


def _pieces(where: str, inside: tuple[str, ...], data: bytes, budget: Budget) -> Iterator[Piece | Leak]:
    yield Piece(where, inside, data)
    if data.startswith(_CLOSED):
        yield unsearched(where, inside)
    form, opener = _form(data)
    if opener is None:
        return
    if len(inside) >= DEEPEST:
        yield unsearched(where, (*inside, form))
        return
    try:
        for number, part in enumerate(opener(data, budget)):
            place = (*inside, f"{form} {number}")
            if part is None:
                yield unsearched(where, place)
            elif part:
                yield from _pieces(where, place, part, budget)
    except _BROKEN:
        yield unsearched(where, (*inside, form))


def _form(data: bytes) -> tuple[str, _Opener | None]:
    """Which container this is, and how to open it."""
    for start, form, opener in _FORMS:
        if data.startswith(start):
            return form, opener
    if data[257:262] == b"ustar":
        return "tar", _tar
    if b"PK\x05\x06" in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data)):
        return "zip", _zip  # with something before it
    if len(data) > 2 and data[0] & 0x8F == 0x08 and int.from_bytes(data[:2]) % 31 == 0 and _begins_zlib(data):  # noqa: PLR2004
        return "zlib", _compressed("zlib")
    return "", None


def _begins_zlib(data: bytes) -> bool:
    """Whether what looks like the head of a zlib stream is one: two bytes of any text may look like it."""
    try:
        return bool(zlib.decompressobj().decompress(data[:4096], 64))
    except zlib.error:
        return False


def _new(form: str) -> _Decompressor:
    if form == "bzip2":
        return bz2.BZ2Decompressor()
    if form == "xz":
        return lzma.LZMADecompressor(memlimit=_MEMORY)
    return zlib.decompressobj(zlib.MAX_WBITS | (16 if form == "gzip" else 0))


def _compressed(form: str) -> _Opener:
    """Opens a compressed file: what is in it, and apart from that what is behind it."""

    def opened(data: bytes, budget: Budget) -> Iterator[bytes]:
        magic, parts = data[:2], list[bytearray]()
        try:
            while data.startswith(magic):
                stream, fed = _new(form), data
                parts.append(bytearray())
                while not stream.eof:
                    found = budget.take(stream.decompress(fed, _PIECE))
                    parts[-1] += found
                    fed = getattr(stream, "unconsumed_tail", b"")  # only zlib gives back what it has not read
                    if not found and not fed and not stream.eof:
                        raise _Stop
                data = stream.unused_data.lstrip(b"\0")
        except _BROKEN:
            yield b"".join(parts)  # what came before the mistake
            raise
        yield b"".join(parts)
        if len(parts) > 1:  # each may be a container of its own
            yield from map(bytes, parts)
        yield data

    return opened


def _read(stream: IO[bytes], budget: Budget) -> bytes:
    return b"".join(iter(lambda: budget.take(stream.read(_PIECE)), b""))


def _zip(data: bytes, budget: Budget) -> Iterator[bytes | None]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        yield "\n".join(member.filename for member in members).encode("utf-8", "surrogateescape")
        for member in members:
            budget.member()
            if member.is_dir():
                continue
            try:
                with archive.open(member) as stream:
                    yield _read(stream, budget)
            except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
                yield None  # with a password, in a way that Python cannot read, or broken


def _tar(data: bytes, budget: Budget) -> Iterator[bytes]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            budget.member()
            texts = [member.name, member.linkname, member.uname, member.gname, *member.pax_headers.values()]
            yield "\n".join(texts).encode("utf-8", "surrogateescape")
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is not None:
                with stream:
                    yield _read(stream, budget)


def _sqlite(data: bytes, budget: Budget) -> Iterator[bytes]:
    return map(budget.take, sqlite_cells.cells(data))


def _parquet(data: bytes, budget: Budget) -> Iterator[bytes]:
    return map(budget.take, parquet_cells.cells(data))


_FORMS: tuple[tuple[bytes, str, _Opener], ...] = (
    (b"\x1f\x8b", "gzip", _compressed("gzip")),
    (b"BZh", "bzip2", _compressed("bzip2")),
    (b"\xfd7zXZ\0", "xz", _compressed("xz")),
    (b"\x5d\0\0", "xz", _compressed("xz")),
    (b"PK\x03\x04", "zip", _zip),
    (b"SQLite format 3\0", "sqlite", _sqlite),
    (b"PAR1", "parquet", _parquet),
)
