"""How a ZIP lies on the disk. What stands elsewhere than in its files is covered by no checksum, yet some see it."""

import stat
import struct
import zipfile

_ZIP64 = 0x0001  # the one extra field that is needed: the sizes of a large file
_HEAD, _ENTRY, _END = 30, 46, 22  # bytes, without the names: before a file, in the list, after the list
_END_LARGE = 76  # more after the list of a large one
_LOCAL_EXTRA = 20  # bytes of sizes before a large file
_FOLDER = 0x10  # of MS-DOS


def is_plain(info: zipfile.ZipInfo, size: int) -> bool:
    """Whether every program that unpacks it makes an ordinary file of it, under this name and of this size."""
    kind, at = stat.S_IFMT(info.external_attr >> 16), 0
    while at + 4 <= len(info.extra):
        field, length = struct.unpack_from("<HH", info.extra, at)
        if field != _ZIP64:  # such as another name, under which some programs unpack it
            return False
        at += 4 + length
    is_file = kind in (0, stat.S_IFREG) and not info.external_attr & _FOLDER
    return is_file and info.file_size == size and at == len(info.extra)


def is_filled(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP is its files, one after another, and their list: nothing before, between, twice, or after it.

    Else there may be a file that is not in the list, a page before the ZIP, or one that becomes very large.
    """
    return _files_end(archive) == archive.start_dir and _list_ends(archive)


def _files_end(archive: zipfile.ZipFile) -> int:
    """Where the last file ends; -1 if one does not start where the one before it ends."""
    stream, at = archive.fp, 0
    assert stream is not None  # noqa: S101 - for the type checker: it is open
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        stream.seek(at)
        head = stream.read(_HEAD)
        if info.header_offset != at or len(head) < _HEAD:
            return -1
        name, extra = struct.unpack_from("<HH", head, _HEAD - 4)
        if extra > _LOCAL_EXTRA:
            return -1
        at += _HEAD + name + extra + info.compress_size
    return at


def _list_ends(archive: zipfile.ZipFile) -> bool:
    """Whether the list has no remarks, and the file ends with it."""
    stream, at = archive.fp, archive.start_dir
    assert stream is not None  # noqa: S101 - for the type checker: it is open
    for _ in archive.infolist():
        stream.seek(at)
        entry = stream.read(_ENTRY)
        if len(entry) < _ENTRY or not entry.startswith(b"PK\1\2"):
            return False
        name, extra, remark = struct.unpack_from("<HHH", entry, 28)
        if remark:
            return False
        at += _ENTRY + name + extra
    after = stream.seek(0, 2) - at
    stream.seek(-_END, 2)
    return after in (_END, _END + _END_LARGE) and stream.read(4) == b"PK\5\6" and not archive.comment
