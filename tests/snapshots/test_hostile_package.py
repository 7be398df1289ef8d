"""Packages and lists of signers that somebody made to mislead: what is said about them, and what is not believed."""

import dataclasses
import io
import json
import os
import stat
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__
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


def _prefixed(data: bytes) -> bytes:
    return b"<script>evil()</script>" + data


def _appended(data: bytes) -> bytes:
    return data + b"more"


def _commented(data: bytes) -> bytes:
    return data[:-2] + struct.pack("<H", 4) + b"evil"


def _between(data: bytes) -> bytes:
    at = data.index(b"PK\1\2")  # where the list starts: its place stands at the end
    return data[:at] + b"PK\3\4 hidden" + data[at:-6] + struct.pack("<IH", at + 11, 0)


def _twice(data: bytes) -> bytes:
    """The last file of the list is the same bytes as another: how a small ZIP becomes a very large one."""
    first = data.index(b"PK\1\2")
    at = data.rindex(b"PK\1\2")
    return data[: at + 42] + data[first + 42 : first + 46] + data[at + 46 :]


@pytest.mark.parametrize("change", [_prefixed, _appended, _commented, _between, _twice])
def test_bytes_that_no_checksum_covers_are_found(
    change: Callable[[bytes], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "whole.zip"
    package.write(target, made(tmp_path), None, tmp_path / "files")
    assert said(target, capsys)[0] == 0
    target.write_bytes(change(target.read_bytes()))
    code, out, _ = said(target, capsys)
    assert code == 1
    assert "✗ These files are not right: unknown bytes that belong to no file" in out


@pytest.mark.parametrize("folder", ["../", "/", "elsewhere/"])
def test_files_that_would_come_in_another_folder_are_not_right(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = made(tmp_path)
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr(f"{folder}MANIFEST.json", whole.to_bytes())
        archive.writestr(f"{folder}a.csv", (tmp_path / "files/a.csv").read_bytes())
    code, out, _ = said(tmp_path / "odd.zip", capsys)
    assert code == 1
    assert f"unknown {folder} (the folder has another name)" in out


def test_a_manifest_that_is_a_link_is_not_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = made(tmp_path)
    info = zipfile.ZipInfo(f"{NAME}/MANIFEST.json")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr(info, whole.to_bytes())
        archive.writestr(f"{NAME}/a.csv", (tmp_path / "files/a.csv").read_bytes())
    code, out, _ = said(tmp_path / "odd.zip", capsys)
    assert code == 1
    assert "unknown MANIFEST.json (a link" in out


def test_a_great_many_odd_files_are_counted_and_not_all_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package.write(tmp_path / "odd.zip", made(tmp_path), None, tmp_path / "files")
    with zipfile.ZipFile(tmp_path / "odd.zip", "a") as archive:
        for number in range(300):
            archive.writestr(f"{NAME}/{number:03}", b"")
    code, out, _ = said(tmp_path / "odd.zip", capsys)
    assert code == 1
    assert "… (300)" in out
    assert out.count("unknown") == 20


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_read(
    make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "odd.zip")
    code, _, error = said(tmp_path / "odd.zip", capsys)
    assert code == 2
    assert "is not a file" in error


def test_of_a_shallow_clone_it_says_how_to_get_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "o/registry-data").mkdir(parents=True)
    (tmp_path / "o/registry-data/register.yml").write_bytes(b"x")
    again = "-C o -c user.name=T -c user.email=t@t commit --quiet --all --message=x --allow-empty"
    clone = f"clone --quiet --depth=1 {(tmp_path / 'o').as_uri()} c"
    for words in ("init --quiet o", "-C o add --all", again, again, clone):
        subprocess.run(["git", *words.split()], cwd=tmp_path, check=True, capture_output=True)
    whole = dataclasses.replace(made(tmp_path), made_with=__version__)
    package.write(tmp_path / "whole.zip", whole, None, tmp_path / "files")
    code = main(["verify", str(tmp_path / "whole.zip"), "--data", str(tmp_path / "c/registry-data"), "--lang=en"])
    assert code == 0
    assert "? Not made again: this clone is shallow. First do: git fetch --unshallow" in capsys.readouterr().out
