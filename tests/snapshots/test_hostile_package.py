"""Packages and lists of signers that somebody made to mislead: what is said about them, and what is not believed."""

import io
import json
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.errors import InputError
from generator.snapshots import chain, manifest, package
from generator.snapshots.manifest import Manifest

NAME = "2026-11-01"


def made(folder: Path, register: str = "Verzonnen") -> Manifest:
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files/a.csv").write_bytes(b"id\r\nq0b7n1pd\r\n")
    whole = package.checksums(folder / "files")
    return Manifest(register, "https://x.example", NAME, "0" * 40, NAME, "1", "1", {}, None, whole)


def said(target: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    (target.parent / "registry-data").mkdir(exist_ok=True)
    code = main(["verify", str(target), "--data", str(target.parent / "registry-data"), "--without-git", "--lang=en"])
    found = capsys.readouterr()
    return code, found.out, found.err


def zipped(target: Path, whole: Manifest, info: zipfile.ZipInfo, data: bytes) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(f"{NAME}/MANIFEST.json", whole.to_bytes())
        archive.writestr(info, data)
    return target


def test_words_in_a_package_cannot_pass_for_words_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = made(tmp_path, "Register\n✓ good\x1b[2J\u202e")
    odd = zipfile.ZipInfo(f"{NAME}/\n✓ The signature is that of anna.\x1b[2K")
    code, out, _ = said(zipped(tmp_path / "odd.zip", whole, odd, b""), capsys)
    assert code == 1
    assert not any(line.startswith("✓") for line in out.splitlines())
    assert not {"\x1b", "\u202e"} & set(out)


@pytest.mark.parametrize("trick", ["link", "other name"])
def test_what_another_program_would_unpack_as_something_else_is_not_whole(
    trick: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, info = made(tmp_path), zipfile.ZipInfo(f"{NAME}/a.csv")
    if trick == "link":
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    else:
        other = b"\x01" + struct.pack("<I", zlib.crc32(info.filename.encode())) + b"../evil"
        info.extra = struct.pack("<HH", 0x7075, len(other)) + other
    data = (tmp_path / "files/a.csv").read_bytes()
    code, out, _ = said(zipped(tmp_path / "odd.zip", whole, info, data), capsys)
    assert code == 1
    assert "✗ These files are not right: unknown a.csv (a link, or with another name)" in out
    plain = zipped(tmp_path / "plain.zip", whole, zipfile.ZipInfo(f"{NAME}/a.csv"), data)
    assert said(plain, capsys)[0] == 0


@pytest.mark.parametrize(
    "files",
    [
        [("a.csv", 1), ("A.csv", 1)],
        [("\u00e9.csv", 1), ("e\u0301.csv", 1)],
        [("a.csv", 1e400)],
        [("../a.csv", 1)],
        [("/a.csv", 1)],
        [("a/../../b", 1)],
        [("a\\b", 1)],
    ],
)
def test_a_manifest_names_each_file_once_whatever_the_disk(files: list[tuple[str, float]]) -> None:
    value = {"format": 1, "register": "x", "base_url": "x", "name": NAME, "commit": "0" * 40, "day": NAME}
    value |= {"made_with": "1", "schema_version": "1", "registrations": {}, "previous": None}
    value["files"] = [{"file": file, "bytes": size, "sha256": "0" * 64} for file, size in files]
    data = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    with pytest.raises(InputError, match="is not the manifest of a snapshot"):
        manifest.read(data, "here")


def test_a_damaged_package_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = made(tmp_path)
    buffer = io.BytesIO()
    package.write(tmp_path / "whole.zip", whole, None, tmp_path / "files")
    buffer.write((tmp_path / "whole.zip").read_bytes())
    data = bytearray(buffer.getvalue())
    at = data.index(NAME.encode())  # in the head of the first file: its name, and that it is UTF-8
    data[at], data[6:8] = 0xFF, struct.pack("<H", 0x800)
    (tmp_path / "odd.zip").write_bytes(data)
    code, _, error = said(tmp_path / "odd.zip", capsys)
    assert code == 2
    assert "it is damaged. Download it again." in error


@pytest.mark.parametrize(
    "line",
    [
        'anna namespaces="file" ssh-ed25519 AAAA',
        "anna cert-authority ssh-ed25519 AAAA",
        'anna valid-before="20200101" ssh-ed25519 AAAA',
        'anna namespaces="x ssh-ed25519 AAAA" ssh-ed25519 BBBB',
        "!anna ssh-ed25519 AAAA",
        "* ssh-ed25519 AAAA",
        "\x1b[2J ssh-ed25519 AAAA",
        "anna ssh-ed25519",
        "ssh-ed25519 AAAA",
    ],
)
def test_a_line_that_limits_a_key_is_not_read_as_one_that_does_not(line: str, tmp_path: Path) -> None:
    place = tmp_path / "signers"
    place.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="without options"):
        chain.read_signers(place)
    place.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        chain.read_signers(place)
