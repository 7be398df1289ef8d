"""The bytes of an export → its text, whatever its encoding; what is no export at all is refused in clear words."""

import codecs
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError

LARGEST = 128 * 1024 * 1024
_NOT_TEXT = (
    (b"PK\x03\x04", "an Excel workbook or a zip file", "Open it and save the sheet as CSV (UTF-8), or unpack the zip"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Open it and save the sheet as CSV (UTF-8)"),
    (b"%PDF", "a PDF", "Ask for the CSV or JSON export"),
    (b"\x1f\x8b", "a gzip file", "Unpack it first"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Export:
    """One file as text. `encoding` is what it was read as; `sha256` is of its bytes."""

    name: str
    text: str
    encoding: str
    sha256: str

    @property
    def is_json(self) -> bool:
        return self.text.lstrip()[:1] in ("{", "[")


def load(path: Path) -> Export:
    """Read an export. Raises InputError for what is missing, too large, empty, not a file, or not text."""
    try:
        found = path.stat()
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}. Look at the name of the file.") from None
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{path} is not a file. Give the one file that the register exported.")
    if found.st_size > LARGEST:
        raise InputError(
            f"{path} is {found.st_size // 2**20} MB; at most {LARGEST // 2**20} MB is read at once. "
            "Split it into parts that each keep the header, and import them one by one."
        )
    data = path.read_bytes()
    for start, what, remedy in _NOT_TEXT:
        if data.startswith(start):
            raise InputError(f"{path} is {what}, not CSV or JSON text. {remedy}, then import that file.")
    text, encoding = decode(data, str(path))
    if not text.strip():
        raise InputError(f"{path} is empty. Download the export again.")
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise InputError(f"{path} is a web page, not an export. Download the CSV or JSON file that the page links to.")
    return Export(path.name, text, encoding, hashlib.sha256(data).hexdigest())


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the encoding: by its mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _utf_16(data) or "utf-8"
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise InputError(
                f"{name} says it is {encoding} but is damaged at byte {error.start}. Download it again."
            ) from None
    if b"\x00" in data[:4096]:
        raise InputError(f"{name} is not text. Give the CSV or JSON file that the register exported.")
    # Bytes that Windows-1252 does not know become the control character of that number, and are reported as such.
    return "".join(map(_WINDOWS_1252.__getitem__, data)), "windows-1252"


def _utf_16(data: bytes) -> str:
    start = data[:4096]
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.4 * half:
        return "utf-16-le"
    if half and start[::2].count(0) > 0.4 * half:
        return "utf-16-be"
    return ""


def _windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS_1252 = tuple(_windows_1252(byte) for byte in range(256))
