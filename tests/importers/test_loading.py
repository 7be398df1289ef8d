"""Bytes as registers really send them: many encodings, and files that are no export at all."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.importers.loading import LARGEST, load

_TEXT = "naam;organisatie\nProef “één”;Testgemeente\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_TEXT.encode(), "utf-8"),
        (_TEXT.encode("utf-8-sig"), "utf-8"),
        (_TEXT.encode("utf-16"), "utf-16"),
        (_TEXT.encode("utf-16-le"), "utf-16-le"),
        (_TEXT.encode("utf-16-be"), "utf-16-be"),
        (_TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    (tmp_path / "export.csv").write_bytes(data)
    export = load(tmp_path / "export.csv")
    assert (export.text, export.encoding) == (_TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "Excel workbook or a zip"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8bxx", "gzip"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\xff\xfea", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x08\x06\xf3\xff\x61", "not text"),
    ],
)
def test_what_is_no_export_is_refused_with_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "export.csv").write_bytes(data)
    with pytest.raises(InputError, match=words):
        load(tmp_path / "export.csv")


def test_a_folder_a_missing_file_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a file"):
        load(tmp_path)
    with pytest.raises(InputError, match="Look at the name"):
        load(tmp_path / "none.csv")
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="Split it"):
        load(tmp_path / "huge.csv")
