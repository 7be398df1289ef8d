"""Signatures: what is good here is good for `ssh-keygen`, and nothing that it refuses is good here."""

import base64
import os
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deferral import signatures
from generator.deferral.refusal import Refused
from generator.deferral.signatures import NAMESPACE, is_valid
from tests.deferral import sshsig

DATA = b"made up: the bytes that somebody signs\n"
KINDS = ("ed25519", "ecdsa-256", "ecdsa-384", "ecdsa-521", "rsa")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key of each kind."""
    folder = tmp_path_factory.mktemp("kinds")
    for name in KINDS:
        kind, _, bits = name.partition("-")
        size = ("-b", bits or "2048") if kind != "ed25519" else ()
        subprocess.run(["ssh-keygen", "-q", "-t", kind, *size, "-N", "", "-f", str(folder / name)], check=True)
    return folder


def public(keys: Path, name: str) -> str:
    return " ".join((keys / f"{name}.pub").read_text(encoding="utf-8").split()[:2])


def ssh_keygen_says(folder: Path, data: bytes, signature: bytes, key: str) -> bool:
    folder = folder / str(len(os.listdir(folder)))  # noqa: PTH208
    folder.mkdir()
    (folder / "allowed").write_text(f"somebody {key}\n", encoding="utf-8")
    (folder / "sig").write_bytes(signature)
    asked = ["ssh-keygen", "-Y", "verify", "-n", NAMESPACE, "-I", "somebody", "-f", str(folder / "allowed")]
    done = subprocess.run([*asked, "-s", str(folder / "sig")], input=data, capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_of_every_kind_of_key_is_good_and_over_other_bytes_it_is_not(keys: Path, kind: str) -> None:
    signature = signatures.sign(DATA, keys / kind)
    key = public(keys, kind)
    assert is_valid(DATA, signature, key)
    assert not is_valid(DATA + b"\n", signature, key)
    assert not is_valid(DATA[:-1], signature, key)
    for other in KINDS:
        if other != kind:
            assert not is_valid(DATA, signature, public(keys, other))


def test_what_this_module_of_tests_signs_is_good_for_ssh_keygen_as_well(tmp_path: Path) -> None:
    for algorithm in (b"sha256", b"sha512"):
        signature = sshsig.sign(DATA, "p-1", algorithm=algorithm)
        assert is_valid(DATA, signature, sshsig.public("p-1"))
        assert ssh_keygen_says(tmp_path, DATA, signature, sshsig.public("p-1"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_for_another_purpose_is_none(keys: Path, kind: str) -> None:
    for namespace in ("file", "git", f"{NAMESPACE}x", NAMESPACE.upper()):
        asked = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(keys / kind)]
        signature = subprocess.run(asked, input=DATA, capture_output=True, check=True).stdout
        assert not is_valid(DATA, signature, public(keys, kind))


def _agree(folder: Path, cases: Iterable[tuple[bytes, bytes, str]]) -> int:
    """Ask ssh-keygen about everything that is good here; return how many that were."""
    good = [case for case in cases if is_valid(*case)]
    with ThreadPoolExecutor(4) as pool:
        made = enumerate(good)

        def ask(numbered: tuple[int, tuple[bytes, bytes, str]]) -> bool:
            own = folder / f"asked-{numbered[0]}"
            own.mkdir()
            return ssh_keygen_says(own, *numbered[1])

        for case, says in zip(good, pool.map(ask, made), strict=True):
            assert says, (case[1], "is good here and not for ssh-keygen")
    return len(good)


def test_no_bit_of_what_was_signed_can_change() -> None:
    signature = sshsig.sign(DATA, "p-1")
    for at in range(len(DATA) * 8):
        changed = bytearray(DATA)
        changed[at // 8] ^= 1 << at % 8
        assert not is_valid(bytes(changed), signature, sshsig.public("p-1"))


def test_no_bit_of_the_signature_itself_can_change() -> None:
    raw = sshsig.unarmoured(DATA, "p-1")
    assert is_valid(DATA, sshsig.armoured(raw), sshsig.public("p-1"))
    for at in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[at // 8] ^= 1 << at % 8
        assert not is_valid(DATA, sshsig.armoured(bytes(changed)), sshsig.public("p-1"))


def test_every_other_byte_in_every_place_of_the_file_is_judged_no_milder_than_by_ssh_keygen(tmp_path: Path) -> None:
    signature = sshsig.sign(DATA, "p-1")
    key = sshsig.public("p-1")

    def cases() -> Iterator[tuple[bytes, bytes, str]]:
        for at in range(len(signature)):
            for byte in range(256):
                if byte != signature[at]:
                    yield DATA, signature[:at] + bytes([byte]) + signature[at + 1 :], key

    _agree(tmp_path, cases())


def test_nothing_taken_out_put_in_or_put_together_is_judged_milder_than_by_ssh_keygen(tmp_path: Path) -> None:
    signature = sshsig.sign(DATA, "p-1")
    other = sshsig.sign(DATA, "p-2")
    lines = signature.splitlines(keepends=True)
    changed = [signature[:at] + signature[at + 1 :] for at in range(len(signature))]
    signs = (
        b"\n",
        b" ",
        b"\t",
        b"\r",
        b"\x0b",
        b"\x0c",
        b"\x1c",
        b"\x1d",
        b"\x1e",
        b"=",
        b"A",
        b"-",
        b"\0",
        b"\xc2\x85",
    )
    changed += [signature[:at] + sign + signature[at:] for at in range(len(signature) + 1) for sign in signs]
    changed += [
        signature + other,
        other + signature,
        signature * 2,
        b"\n" + signature,
        signature.replace(b"\n", b"\r\n"),
    ]
    changed += [b"".join(lines[:at] + lines[at + 1 :]) for at in range(len(lines))]
    changed += [b"", sshsig.BEGIN + sshsig.END, signature.strip(), signature.lower(), signature * 200]
    changed += [sshsig.armoured(sshsig.unarmoured(DATA, "p-1"), width) for width in (1, 64, 76, 1000)]
    _agree(tmp_path, ((DATA, one, sshsig.public("p-1")) for one in changed))


def test_no_length_of_what_is_signed_or_of_the_armour_leaves_room_for_other_last_characters(tmp_path: Path) -> None:
    """Base64 can end in bits that mean nothing. With them there would be two files for one signature."""
    raw = sshsig.unarmoured(DATA, "p-1", algorithm=b"sha512")
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = base64.b64encode(raw)
    last = len(text.rstrip(b"="))
    ends = [text[: last - 1] + bytes([c]) + text[last:] for c in alphabet]
    assert (
        _agree(tmp_path, ((DATA, sshsig.BEGIN + one + b"\n" + sshsig.END, sshsig.public("p-1")) for one in ends)) == 1
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"namespace": b"git"},
        {"namespace": b""},
        {"reserved": b"x"},
        {"version": 0},
        {"version": 2},
        {"algorithm": b"sha1"},
        {"algorithm": b"sha384"},
    ],
)
def test_a_signature_with_another_part_is_refused_as_ssh_keygen_does(
    changes: dict[str, object], tmp_path: Path
) -> None:
    signature = sshsig.sign(DATA, "p-1", **changes)
    assert not is_valid(DATA, signature, sshsig.public("p-1"))
    if changes != {"version": 0}:
        assert not ssh_keygen_says(tmp_path, DATA, signature, sshsig.public("p-1"))


def test_a_key_written_in_another_way_is_judged_no_milder_than_by_ssh_keygen(tmp_path: Path) -> None:
    signature, key = sshsig.sign(DATA, "p-1"), sshsig.public("p-1")
    kind, _, text = key.partition(" ")
    keys = [f"{kind} {text}=", f"{kind} {text}A", f"{kind} {text[:-1]}", f"{kind}  {text}", f"ssh-rsa {text}", kind, ""]
    keys += [f"{kind} {text[:-1]}{c}" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="]
    assert _agree(tmp_path, ((DATA, signature, one) for one in keys)) == 1


def test_a_key_that_says_inside_that_it_is_of_another_kind_is_refused() -> None:
    inside = sshsig.blob("p-1").replace(b"ssh-ed25519", b"ssh-ed25518")
    raw = sshsig.unarmoured(DATA, "p-1").replace(sshsig.blob("p-1"), inside)
    assert not is_valid(DATA, sshsig.armoured(raw), f"ssh-ed25519 {base64.b64encode(inside).decode()}")


@given(st.binary(max_size=400), st.sampled_from(["ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 \u00e9"]))
def test_whatever_is_given_the_answer_is_no_and_not_a_crash(junk: bytes, key: str) -> None:
    assert not is_valid(DATA, junk, key)
    assert not is_valid(DATA, sshsig.BEGIN + junk + sshsig.END, sshsig.public("p-1"))
    assert not is_valid(DATA, sshsig.armoured(b"SSHSIG\0\0\0\1" + junk), sshsig.public("p-1"))


@pytest.mark.parametrize("kind", ["ecdsa-256", "rsa"])
def test_a_changed_signature_of_another_kind_of_key_is_refused(keys: Path, kind: str) -> None:
    signature = signatures.sign(DATA, keys / kind)
    raw = bytearray(base64.b64decode(b"".join(signature.splitlines()[1:-1])))
    for at in range(0, len(raw), 23):
        changed = bytearray(raw)
        changed[at] ^= 1
        assert not is_valid(DATA, sshsig.armoured(bytes(changed)), public(keys, kind)), at


def test_without_ssh_keygen_a_key_of_another_kind_is_a_refusal_and_not_a_verdict(
    keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signature = signatures.sign(DATA, keys / "rsa")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="DEF-201"):
        is_valid(DATA, signature, public(keys, "rsa"))
    with pytest.raises(Refused, match="DEF-201"):
        signatures.sign(DATA, keys / "ed25519")
    assert is_valid(DATA, sshsig.sign(DATA, "p-1"), sshsig.public("p-1"))
