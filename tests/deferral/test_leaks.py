"""The search for leaks: in every way of writing, in every container, in whatever a store or a folder holds."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import os
import sqlite3
import struct
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html.entities import codepoint2name
from pathlib import Path
from urllib.parse import quote, quote_plus

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deferral import containers, leaks, sieve
from generator.deferral.leak import Piece
from generator.deferral.leaks import ANY, Kind, Leak, Needles, scan_bytes, scan_folder, scan_store, secrets
from generator.deferral.search import Search
from generator.errors import InputError, RegisterError
from generator.source import objects
from tests.deferral.guards_lab import MARKER, bare, canary, commit, git, public_pair

CANARY, OTHER = canary(), canary()
WORDS = ("Project Zonnebloem", "Café Één-Twéé", "Łódź Őrség", "zaak 2027-113", "Operatie Ĳssel")
HASHES = ("0123456789abcdef0123" + "fedcba98765432100000", "9f" * 32)
ID = "5c" * 16
NEEDLES = Needles(secrets(ID, canaries=[CANARY], words=[*WORDS, "KLMN", "C*+-+x"], hashes=HASHES))
VALUES = (CANARY, *WORDS, *HASHES)
CLEAN = (
    "Project Zonnebril, zaak 2027-114, cafe een, DEFERRED-" + "CANARY-<32 hex>, c++, KLM N. 0123456789abcdef\n"
) * 3


def found(data: bytes, needles: Needles = NEEDLES) -> set[tuple[str, Kind]]:
    return {(leak.deferral, leak.kind) for leak in scan_bytes("x", data, needles)}


def _entities(value: str) -> str:
    return "".join(f"&{codepoint2name[ord(c)]};" if ord(c) in codepoint2name else c for c in value)


def _latin(value: str) -> bytes:
    """In the encoding of old Windows programs, as far as it goes."""
    return value.encode("cp1252") if all(ord(c) < 256 for c in value) else value.encode()


WRITTEN: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "lower case": lambda v: v.lower().encode(),
    "upper case": lambda v: v.upper().encode(),
    "swapped case": lambda v: v.swapcase().encode(),
    "reversed": lambda v: v[::-1].encode(),
    "NFD": lambda v: unicodedata.normalize("NFD", v).encode(),
    "NFD, reversed": lambda v: unicodedata.normalize("NFD", v)[::-1].encode(),
    "NFD, upper case": lambda v: unicodedata.normalize("NFD", v.upper()).encode(),
    "HTML, escaped": lambda v: html.escape(v).encode(),
    "HTML, named": lambda v: _entities(v).encode(),
    "HTML, decimal": lambda v: "".join(f"&#{ord(c)};" for c in v).encode(),
    "HTML, hexadecimal": lambda v: "".join(f"&#x{ord(c):X};" for c in v).encode(),
    "HTML, no more than needed": lambda v: v.encode("ascii", "xmlcharrefreplace"),
    "HTML, twice": lambda v: html.escape("".join(f"&#{ord(c)};" for c in v)).encode(),
    "address": lambda v: quote(v).encode(),
    "address, lower case": lambda v: "".join(f"%{b:02x}" for b in v.encode()).encode(),
    "address, of a form": lambda v: quote_plus(v).encode(),
    "address, twice": lambda v: quote(quote(v)).encode(),
    "JSON": lambda v: json.dumps({"a": v}).encode(),
    "JSON, all escaped": lambda v: "".join(f"\\u{ord(c):04x}" for c in v).encode(),
    "JavaScript": lambda v: "".join(f"\\u{{{ord(c):x}}}" for c in v).encode(),
    "bytes of a program": lambda v: "".join(f"\\x{b:02x}" for b in v.encode()).encode(),
    "UTF-16": lambda v: v.encode("utf-16"),
    "UTF-16, little end first": lambda v: ("é " + v + " x").encode("utf-16-le"),
    "UTF-16, big end first": lambda v: b"odd" + v.encode("utf-16-be"),
    "UTF-16, upper case": lambda v: v.upper().encode("utf-16-le"),
    "an old encoding": _latin,
    "an old encoding, upper case": lambda v: _latin(v.upper()),
    "file name": lambda v: v.replace(" ", "_").encode(),
    "part of an address": lambda v: ("https://example.org/" + v.replace(" ", "-") + ".html").encode(),
    "over the end of a line": lambda v: v.replace(" ", "\n    ").encode(),
    "with dashes of a typesetter": lambda v: v.replace("-", "\u2011").replace(" ", "\u2013").encode(),
    "with soft hyphens": lambda v: "\u00ad".join(v).encode(),
    "with signs that nobody sees": lambda v: "\u200b".join(v).encode(),
    "with spaces that do not break": lambda v: v.replace(" ", "\u00a0").encode(),
}


def _base64(offset: int) -> dict[str, Callable[[str], bytes]]:
    """The ways to write base64 when what is searched begins at an offset in it."""
    before = b"...~"[:offset]
    return {
        f"base64, from {offset}": lambda v: base64.b64encode(before + v.encode() + b" and more"),
        f"base64 of addresses, from {offset}": lambda v: base64.urlsafe_b64encode(before + v.encode()).rstrip(b"="),
        f"base64 in a word, from {offset}": lambda v: b"x" * offset + base64.b64encode(v.upper().encode()),
        f"base64 in lines, from {offset}": lambda v: base64.encodebytes(b"q" * 50 + before + v.encode() + b"q" * 60),
    }


for _offset in range(3):
    WRITTEN |= _base64(_offset)


@pytest.mark.parametrize("way", WRITTEN)
def test_every_needle_is_found_however_it_is_written(way: str) -> None:
    for value in VALUES:
        kind = Kind.CANARY if value == CANARY else Kind.WORD if value in WORDS else Kind.HASH
        for text in (
            WRITTEN[way](value),
            b"before " + WRITTEN[way](value) + b" after",
            b"\n" + WRITTEN[way](value) + b"\n",
        ):
            assert found(text) == {(ID, kind)}, (way, value)


def test_short_words_and_words_of_punctuation_are_found_too() -> None:
    for text in (
        b"klmn",
        b"x-KLMN-y",
        "KLMN"[::-1].encode(),
        base64.b64encode(b"the word klmn."),
        b"C*+-+X",
        b"%43*+-+x",
    ):
        assert found(text) == {(ID, Kind.WORD)}, text


def test_the_canary_of_a_deferral_that_was_not_asked_for_and_the_marker_line_are_found() -> None:
    assert found(f"x {OTHER} y".encode()) == {(ANY, Kind.CANARY)}
    assert found(f"{OTHER} {CANARY}".encode()) == {(ANY, Kind.CANARY), (ID, Kind.CANARY)}
    for text in (
        MARKER.encode(),
        MARKER.encode("utf-16"),
        base64.b64encode(MARKER.encode()),
        gzip.compress(MARKER.encode()),
    ):
        assert found(text) == {(ANY, Kind.MARKER)}
        assert found(text, Needles()) == {(ANY, Kind.MARKER)}
    assert found(CANARY[-32:].encode()) == {(ID, Kind.CANARY)}, "its digits alone give it away"


def test_in_what_is_clean_nothing_is_found() -> None:
    noise = b"".join(zlib.compress(str(number).encode()) for number in range(20_000))
    for text in (
        CLEAN.encode(),
        CLEAN.encode("utf-16"),
        base64.b64encode(CLEAN.encode()),
        gzip.compress(CLEAN.encode()),
        noise,
    ):
        assert found(text) == set()
    for way in WRITTEN.values():
        assert found(way("Project Zonnebril")) == set()


@pytest.mark.parametrize("value", HASHES)
def test_a_private_id_is_found_inside_a_longer_one_and_as_the_bytes_it_stands_for(value: str) -> None:
    for text in (f"ab{value}cd", f"{value}{value}", f"sha-{base64.b64encode(bytes.fromhex(value)).decode()}"):
        assert found(text.encode()) == {(ID, Kind.HASH)}


def test_two_deferrals_with_the_same_word_are_both_named() -> None:
    needles = Needles([*secrets("one", words=["zonnebloem"]), *secrets("two", words=["Zonnebloem", "iets anders"])])
    assert found(b"ZONNEBLOEM", needles) == {("one", Kind.WORD), ("two", Kind.WORD)}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words": ["abc"]}, "fewer than 4 characters"),
        ({"words": ["  a b  "]}, "fewer than 4 characters"),
        ({"canaries": ["DEFERRED-" + "CANARY-geheim"]}, "canary of d is not one"),
        ({"hashes": ["geheim"]}, "private id of d is not one"),
    ],
)
def test_what_cannot_be_searched_for_is_refused_without_telling_it(wrong: dict[str, list[str]], says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        list(secrets("d", **wrong))
    assert "geheim" not in str(refused.value)
    assert not any(value in repr(list(secrets("d", words=["geheim woord"]))) for value in ("geheim", "woord"))


def _zip(data: bytes, how: int = zipfile.ZIP_DEFLATED, name: str = "b.bin") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        archive.writestr("xl/a.xml", "<c/>")
        archive.writestr(name, data)
    return made.getvalue()


def _tar(data: bytes, form: int = tarfile.PAX_FORMAT) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        member = tarfile.TarInfo("a/b.bin")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


def _sqlite(data: bytes, *more: str, values: tuple[object, ...] = ()) -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA encoding = 'UTF-16le'")
    database.execute('CREATE TABLE "a ""table""" (x INTEGER, y BLOB)')
    database.execute('INSERT INTO "a ""table""" VALUES (1, ?)', (data,))
    for statement in more:
        database.execute(statement, values if "?" in statement else ())
    database.commit()
    return database.serialize()


def _parquet(data: bytes) -> bytes:
    made = io.BytesIO()
    columns = {"a": ["x"], "b": [[{"c": data}]]}
    pyarrow.parquet.write_table(pyarrow.table(columns), made, compression="zstd", use_dictionary=False)
    return made.getvalue()


CONTAINERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "gzip of parts": lambda data: gzip.compress(b"first") + gzip.compress(data) + b"\0\0",
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE),
    "zlib": zlib.compress,
    "zip": _zip,
    "zip, stored": lambda data: _zip(data, zipfile.ZIP_STORED),
    "zip, bzip2": lambda data: _zip(data, zipfile.ZIP_BZIP2),
    "zip behind a program": lambda data: b"#!/bin/sh\nexit\n" + _zip(data),
    "tar": _tar,
    "tar, GNU": lambda data: _tar(data, tarfile.GNU_FORMAT),
    "tar, ustar": lambda data: _tar(data, tarfile.USTAR_FORMAT),
    "sqlite": _sqlite,
    "parquet": _parquet,
    "sqlite with a log": lambda data: _sqlite(data)[:18] + b"\2\2" + _sqlite(data)[20:],
}


@pytest.mark.parametrize("outer", CONTAINERS)
def test_a_needle_is_found_in_every_container_in_every_other(outer: str) -> None:
    for inner in CONTAINERS.values():
        made = CONTAINERS[outer](inner(f"tekst over Project Zonnebloem, {CANARY}".encode()))
        assert found(made) == {(ID, Kind.WORD), (ID, Kind.CANARY)}
        assert found(CONTAINERS[outer](inner(CLEAN.encode()))) == set()


def test_the_chain_of_containers_is_told_in_numbers() -> None:
    made = gzip.compress(_tar(_zip(b"Project Zonnebloem", name="Project Zonnebloem.txt")))
    chains = {leak.inside for leak in scan_bytes("x", made, NEEDLES)}
    assert ("gzip 0", "tar 1", "zip 0") in chains, "the names"
    assert ("gzip 0", "tar 1", "zip 2") in chains, "the file"
    assert not any("onnebloem" in str(leak) for leak in scan_bytes("x", made, NEEDLES))


def test_texts_and_full_text_indexes_of_sqlite_are_searched() -> None:
    word = ("Zonnebloem project zonnebloem",)
    for statement in (
        "CREATE TABLE t (v TEXT)",
        "CREATE VIRTUAL TABLE t USING fts5(v)",
        "CREATE VIRTUAL TABLE t USING fts4(v)",
    ):
        assert found(_sqlite(b"", statement, "INSERT INTO t VALUES (?)", values=word)) == {(ID, Kind.WORD)}
    needles = Needles(secrets(ID, words=["Zonnebloem"]))
    for options in ("fts5(v, content='')", "fts5(v, content='', detail=none)", 'fts4(v, content="")'):
        statements = (f"CREATE VIRTUAL TABLE t USING {options}", "INSERT INTO t(rowid, v) VALUES (1, ?)")
        if "fts4" in options:
            statements = (f"CREATE VIRTUAL TABLE t USING {options}", "INSERT INTO t(docid, v) VALUES (1, ?)")
        made = _sqlite(b"", *statements, values=("zonnebloesem zonnebloem zonnebloemen",))
        assert found(made, needles) == {(ID, Kind.WORD)}, options
    assert found(_sqlite(b"", 'CREATE VIEW "Project Zonnebloem" AS SELECT 1')) == {(ID, Kind.WORD)}


def _encrypted() -> bytes:
    """A zip whose second file says that it is encrypted."""
    made = bytearray(_zip(b"x" * 100, zipfile.ZIP_STORED))
    local, central = made.rindex(b"PK\3\4"), made.rindex(b"PK\1\2")
    made[local + 6] |= 1
    made[central + 8] |= 1
    return bytes(made)


UNSEARCHED: dict[str, bytes] = {
    "cut off": gzip.compress(os.urandom(5000))[:-100],
    "cut off, bzip2": bz2.compress(os.urandom(5000))[:-100],
    "broken zip": _zip(os.urandom(5000))[:-60],
    "zip with a password": _encrypted(),
    "broken tar": _tar(b"x" * 5000)[:3000],
    "broken database": _sqlite(os.urandom(20_000))[:8192],
    "broken Parquet": _parquet(os.urandom(5000))[:-9],
    "7z": b"7z\xbc\xaf\x27\x1c....",
    "rar": b"Rar!\x1a\x07\1\0....",
    "zstandard": b"\x28\xb5\x2f\xfd....",
    "bundle": b"# v2 git bundle\n....",
    "pack": b"PACK" + struct.pack(">II", 2, 1),
}


@pytest.mark.parametrize("what", UNSEARCHED)
def test_what_does_not_open_is_said(what: str) -> None:
    assert found(UNSEARCHED[what]) == {("", Kind.UNSEARCHED)}
    assert found(_tar(UNSEARCHED[what])) == {("", Kind.UNSEARCHED)}


def test_without_the_library_a_parquet_file_is_said_not_to_be_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert ("", Kind.UNSEARCHED) in found(_parquet(b"Project Zonnebloem"))


def test_what_comes_before_the_mistake_is_searched() -> None:
    assert found(gzip.compress(b"Project Zonnebloem" + os.urandom(9000))[:-50]) == {
        (ID, Kind.WORD),
        ("", Kind.UNSEARCHED),
    }


def test_too_much_too_many_and_too_deep_are_said_and_soon_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST", 8_000_000)
    monkeypatch.setattr(containers, "MANY", 50)
    bomb = gzip.compress(gzip.compress(bytes(64_000_000)))
    zips = _zip(bytes(16_000_000), zipfile.ZIP_DEFLATED)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(60):
            archive.writestr(str(number), "x")
    deep = b"Project Zonnebloem"
    for _ in range(containers.DEEPEST + 1):
        deep = gzip.compress(deep)
    for text in (bomb, zips, many.getvalue(), deep):
        assert found(text) == {("", Kind.UNSEARCHED)}
    assert found(gzip.decompress(deep)) == {(ID, Kind.WORD)}, "one less is not too deep"


def test_a_large_file_is_searched_in_parts_that_overlap() -> None:
    size = 2 * 1024 * 1024
    for place in (0, size - 70_000, size - 65_536, size - 9, size, 2 * size - 65_536 - 5, 3 * size):
        data = bytearray(b"." * (4 * size))
        data[place : place + 18] = b"Project Zonnebloem"
        assert found(bytes(data)) == {(ID, Kind.WORD)}, place


def _blob(repository: Path, data: bytes) -> str:
    return git(repository, "hash-object", "-w", "--stdin", data=data)


def _message(clone: Path) -> str:
    return commit(clone, {}, "Over project zonnebloem")


def _tag(clone: Path) -> str:
    git(clone, "tag", "--annotate", "--message", "PROJECT ZONNEBLOEM", "v1")
    return git(clone, "rev-parse", "v1")


def _author(clone: Path) -> str:
    tree = git(clone, "rev-parse", "HEAD^{tree}")
    return git(clone, "commit-tree", tree, "-m", "x", own={"GIT_AUTHOR_NAME": "Project Zonnebloem"})


def _name(clone: Path) -> str:
    commit(clone, {"x/project-zonnebloem.yml": "a: b\n"})
    return git(clone, "rev-parse", "HEAD:x")


def _packed(clone: Path) -> str:
    commit(clone, {"a.txt": "Project Zonnebloem"})
    git(clone, "gc", "--quiet")
    return git(clone, "rev-parse", "HEAD:a.txt")


def _unreachable(clone: Path) -> str:
    return _blob(clone, b"Project Zonnebloem")


def _compressed(clone: Path) -> str:
    return _blob(clone, _zip(b"Project Zonnebloem"))


@pytest.mark.parametrize("put", [_message, _tag, _author, _name, _packed, _unreachable, _compressed])
@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_a_store_is_searched_whole_and_the_object_is_named(
    tmp_path: Path, form: str, put: Callable[[Path], str]
) -> None:
    _, clone = public_pair(tmp_path, f"--object-format={form}")
    assert list(scan_store(clone, NEEDLES)) == []
    name = put(clone)
    leaks_found = list(scan_store(clone, NEEDLES))
    assert {(leak.where, leak.deferral, leak.kind) for leak in leaks_found} == {(name, ID, Kind.WORD)}
    assert set(scan_store(clone / ".git", NEEDLES)) == set(leaks_found)


def test_refs_private_folders_and_private_objects_are_found(tmp_path: Path) -> None:
    _, clone = public_pair(tmp_path)
    commit(clone, {"deep/deferred/a.yml": "a: b\n"})
    git(clone, "branch", "project/zonnebloem")
    git(clone, "tag", "OUTBOX/1")
    blob = git(clone, "rev-parse", "HEAD:deep/deferred/a.yml")
    needles = Needles([*secrets(ID, words=WORDS), *secrets("other", hashes=[blob])])
    made = {(leak.where, leak.deferral, leak.kind) for leak in scan_store(clone, needles)}
    assert made == {
        (git(clone, "rev-parse", "HEAD:deep"), ANY, Kind.PATH),
        (git(clone, "rev-parse", "HEAD:deep/deferred"), "other", Kind.HASH),
        (blob, "other", Kind.HASH),
        ("ref 2", ID, Kind.WORD),
        ("ref 4", ANY, Kind.PATH),
    }


def test_what_is_no_store_is_an_error_and_a_large_object_is_said(tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        list(scan_store(tmp_path, NEEDLES))
    repository = bare(tmp_path / "x.git")
    name = _blob(repository, b"a" * 5000 + b"Project Zonnebloem")
    after = _blob(repository, b"Project Zonnebloem")
    cut = {(stored.id, stored.whole, len(stored.data)) for stored in objects.stored(repository, largest=1000)}
    assert cut == {(name, False, 1000), (after, True, 18)}
    assert {leak.where for leak in scan_store(repository, NEEDLES)} == {name, after}


def test_a_folder_is_searched_with_its_names_which_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "site/nl").mkdir(parents=True)
    (tmp_path / "site/nl/index.html").write_text("Caf&eacute; &Eacute;&eacute;n-Tw&eacute;&eacute;")
    (tmp_path / "site/data.zip").write_bytes(_zip(CANARY.encode()))
    (tmp_path / "site/clean.html").write_text(CLEAN)
    (tmp_path / "site/link").symlink_to("../Project Zonnebloem")
    assert set(scan_folder(tmp_path / "site", NEEDLES)) == {
        Leak("nl/index.html", (), ID, Kind.WORD),
        Leak("data.zip", ("zip 2",), ID, Kind.CANARY),
        Leak("link", (), ID, Kind.WORD),
    }
    (tmp_path / "site/nl/project-zonnebloem").mkdir()
    (tmp_path / "site/nl/project-zonnebloem/a.html").write_text("zaak 2027/113")
    told = list(scan_folder(tmp_path / "site", NEEDLES))
    assert {leak.where for leak in told} == {"nl/index.html", "data.zip", "link", "path 6", "path 7"}
    with pytest.raises(InputError, match="no folder"):
        list(scan_folder(tmp_path / "nowhere", NEEDLES))


def test_what_cannot_be_read_is_said_and_a_large_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(scan_folder(tmp_path, NEEDLES)) == [Leak("pipe", (), "", Kind.UNSEARCHED)]
    monkeypatch.setattr(leaks, "LARGEST", 100)
    (tmp_path / "large").write_bytes(b"Project Zonnebloem" + bytes(200))
    (tmp_path / "fits").write_bytes(bytes(100))
    assert {(leak.where, leak.kind) for leak in scan_folder(tmp_path, NEEDLES)} == {
        ("pipe", Kind.UNSEARCHED), ("large", Kind.UNSEARCHED), ("large", Kind.WORD),
    }  # fmt: skip


def test_what_was_seen_before_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search remembers tokens; also when it has forgotten them in between, every piece with a leak is named."""
    for remembered in (1_000_000, 10):
        monkeypatch.setattr(sieve, "_REMEMBERED", remembered)
        parts = (text * 300_000 for text in ("word a1 ", "Project Zonnebloem ", "other words ", "Project Zonnebloem "))

        def pieces(parts: Iterator[str] = parts) -> Iterator[Piece | Leak]:
            for number, text in enumerate(parts):
                yield Piece(f"p{number}", (), text.encode())

        assert {leak.where for leak in Search(NEEDLES).run(pieces())} == {"p1", "p3"}


_NESTING = st.lists(st.sampled_from(sorted(CONTAINERS)), max_size=3)


@given(
    digits=st.text("0123456789abcdef", min_size=32, max_size=32),
    way=st.sampled_from(sorted(WRITTEN)),
    nesting=_NESTING,
    around=st.tuples(st.binary(max_size=60), st.binary(max_size=60)),
)
@settings(max_examples=150)
def test_any_canary_in_any_writing_in_any_nesting_is_found(
    digits: str, way: str, nesting: list[str], around: tuple[bytes, bytes]
) -> None:
    data = around[0] + b"\n" + WRITTEN[way]("DEFERRED-" + "CANARY-" + digits) + b"\n" + around[1]
    for form in nesting:
        data = CONTAINERS[form](data)
    assert (ANY, Kind.CANARY) in found(data, Needles())


@given(
    before=st.text("ab 1é-", max_size=30),
    literal=st.text("ab1 é-", min_size=4, max_size=24),
    after=st.text("ab 1é-", max_size=30),
    noise=st.lists(st.text("ab1 é-\0", max_size=30), max_size=4),
)
def test_any_word_in_any_text_among_others_is_found_and_no_other_is(
    before: str, literal: str, after: str, noise: list[str]
) -> None:
    """The quick way finds what the plain way finds: a word in the same form as the text, anywhere in it."""
    try:
        needles = Needles(secrets(ID, words=[literal]))
    except InputError:
        return
    holding = f"{before}{literal}{after}".encode()
    assert (ID, Kind.WORD) in found(holding, needles)
    search = Search(needles)
    told = {
        leak.where for leak in search.run(Piece(str(n), (), t.encode()) for n, t in enumerate([*noise, "", *noise]))
    }
    assert told == {str(n) for n, t in enumerate([*noise, "", *noise]) if found(t.encode(), needles)}
    assert [leak.where for leak in search.run([Piece("x", (), holding)])] == ["x"], "also when all was seen before"
