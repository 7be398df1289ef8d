"""Signatures as `ssh-keygen -Y` makes and checks them, over exact bytes, in a name space.

Ed25519, what most people have, is checked here by a maintained library, many times as fast as a process per signature;
every other kind of key goes to `ssh-keygen`. A test holds both to the same verdict on signatures that were changed in
every byte. The format is that of PROTOCOL.sshsig in OpenSSH.
"""

import base64
import binascii
import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from generator.errors import RegisterError

_MAGIC = b"SSHSIG"
_ED25519 = b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_VERSION = b"\0\0\0\1"
_LARGEST = 16_384


class NoProgramError(RegisterError):
    """There is no `ssh-keygen`."""

    def __init__(self) -> None:
        super().__init__("There is no ssh-keygen here. Install OpenSSH's client (Debian: openssh-client).")


class NotSignedError(RegisterError):
    """`ssh-keygen` made no signature."""

    def __init__(self) -> None:
        super().__init__("ssh-keygen made no signature. Is the key there, and the passphrase right?")


def sign(data: bytes, key: Path, namespace: str) -> bytes:
    """The signature over some bytes: `key` is a private key, or a public one whose private half an agent holds.

    `ssh-keygen` asks for the passphrase itself, on the terminal, and says there that a hardware key waits for a touch.
    Raises NoProgramError or NotSignedError.
    """
    watched = os.isatty(2)
    own = {"SSH_ASKPASS_REQUIRE": "never"} if watched else {}  # else a desktop is asked for a window it may not have
    try:
        done = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)],
            env={**os.environ, **own},
            input=data,
            stdout=subprocess.PIPE,
            stderr=None if watched else subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError:
        raise NoProgramError from None
    if done.returncode or not done.stdout.startswith(_BEGIN.encode()):
        raise NotSignedError
    return done.stdout


def is_valid(data: bytes, signature: bytes, key: str, namespace: str) -> bool:
    """Whether a signature over some bytes was made with a key, such as `ssh-ed25519 AAAA…`. Raises NoProgramError."""
    kind, _, public = key.partition(" ")
    if kind != _ED25519.decode():
        return _valid_for_ssh_keygen(data, signature, key, namespace)
    try:
        return _is_valid_ed25519(data, signature, _decoded(public), namespace.encode())
    except (ValueError, binascii.Error, InvalidSignature):
        return False


def _is_valid_ed25519(data: bytes, signature: bytes, public: bytes, wanted: bytes) -> bool:
    """Raises ValueError or InvalidSignature for everything that is not a good signature."""
    blob = _unarmoured(signature)
    if not blob.startswith(_MAGIC + _VERSION):
        return False
    parts = list(strings(blob[len(_MAGIC + _VERSION) :]))
    if len(parts) != 5:  # noqa: PLR2004 - key, name space, reserved, hash, signature
        return False
    signer, namespace, reserved, algorithm, inner = parts
    own_kind, own_key = _pair(public)
    kind, raw = _pair(inner)
    if signer != public or namespace != wanted or own_kind != _ED25519 or kind != _ED25519:
        return False
    if algorithm not in _HASHES or reserved:
        return False
    hashed = _HASHES[algorithm](data).digest()
    signed = _MAGIC + b"".join(map(_string, (namespace, reserved, algorithm, hashed)))
    Ed25519PublicKey.from_public_bytes(own_key).verify(raw, signed)
    return True


def _unarmoured(signature: bytes) -> bytes:
    if len(signature) > _LARGEST:
        raise ValueError("too large")
    lines = signature.decode("ascii").removesuffix("\n").split("\n")
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:  # noqa: PLR2004 - head, something, foot
        raise ValueError("no armour")
    return _decoded("".join(lines[1:-1]))


def _decoded(text: str) -> bytes:
    """What is written in base64, which has one form only: no bits at the end that mean nothing."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("no base64")
    return data


def strings(data: bytes) -> Iterator[bytes]:
    """The strings of the SSH wire format, each behind its length in four bytes; nothing may be left over."""
    at = 0
    while at < len(data):
        if at + 4 > len(data):
            raise ValueError("cut off")
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 4 + length
        if end > len(data):
            raise ValueError("cut off")
        yield data[at + 4 : end]
        at = end


def _pair(data: bytes) -> tuple[bytes, bytes]:
    first, second = strings(data)
    return first, second


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _valid_for_ssh_keygen(data: bytes, signature: bytes, key: str, namespace: str) -> bool:
    """What `ssh-keygen` says. Only the signature and the public key are written, for as long as it looks."""
    with tempfile.TemporaryDirectory() as folder:
        allowed, file = Path(folder, "allowed_signers"), Path(folder, "signature")
        allowed.write_text(f'signer namespaces="{namespace}" {key}\n', encoding="utf-8")
        file.write_bytes(signature)
        asked = ["ssh-keygen", "-q", "-Y", "verify", "-n", namespace, "-I", "signer", "-f", str(allowed)]
        try:
            done = subprocess.run([*asked, "-s", str(file)], input=data, capture_output=True, check=False)
        except FileNotFoundError:
            raise NoProgramError from None
        return done.returncode == 0
