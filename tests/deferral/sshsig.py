"""Signatures in the form of OpenSSH's PROTOCOL.sshsig, made here, so that each part of one can be made wrong."""

import base64
import hashlib
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.deferral.signatures import NAMESPACE

KIND = b"ssh-ed25519"
BEGIN, END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"


@cache
def private(name: str) -> Ed25519PrivateKey:
    """The key of a made-up person: always the same one."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def blob(name: str) -> bytes:
    """A public key in the wire format."""
    return string(KIND) + string(private(name).public_key().public_bytes_raw())


def public(name: str) -> str:
    """A public key as in a file .pub, without comment."""
    return f"{KIND.decode()} {base64.b64encode(blob(name)).decode()}"


def unarmoured(
    data: bytes,
    name: str,
    *,
    namespace: bytes = NAMESPACE.encode(),
    reserved: bytes = b"",
    algorithm: bytes = b"sha512",
    version: int = 1,
) -> bytes:
    hashed = hashlib.new(algorithm.decode(), data).digest()
    signed = b"SSHSIG" + string(namespace) + string(reserved) + string(algorithm) + string(hashed)
    inner = string(KIND) + string(private(name).sign(signed))
    parts = map(string, (blob(name), namespace, reserved, algorithm, inner))
    return b"SSHSIG" + version.to_bytes(4, "big") + b"".join(parts)


def armoured(raw: bytes, width: int = 70) -> bytes:
    text = base64.b64encode(raw)
    lines = b"".join(text[at : at + width] + b"\n" for at in range(0, len(text), width))
    return BEGIN + lines + END


def sign(data: bytes, name: str, **changes: object) -> bytes:
    """A good signature of a made-up person, unless something is made different."""
    return armoured(unarmoured(data, name, **changes))  # type: ignore[arg-type]
