"""The signatures of the private side: those of `ssh-keygen -Y`, in a name space of its own."""

from pathlib import Path

from generator.deferral.refusal import Refused
from generator.source import signatures
from generator.source.signatures import strings

__all__ = ["NAMESPACE", "is_valid", "sign", "strings"]
NAMESPACE = "register-deferral"


def sign(data: bytes, key: Path) -> bytes:
    """The signature over some bytes, with a private key or the public half of one in an agent. Raises Refused."""
    try:
        return signatures.sign(data, key, NAMESPACE)
    except signatures.NoProgramError:
        raise Refused("DEF-201") from None
    except signatures.NotSignedError:
        raise Refused("DEF-202") from None


def is_valid(data: bytes, signature: bytes, key: str) -> bool:
    """Whether a signature over some bytes was made with a key, given as `ssh-ed25519 AAAA…`. Raises only Refused."""
    try:
        return signatures.is_valid(data, signature, key, NAMESPACE)
    except signatures.NoProgramError:
        raise Refused("DEF-201") from None
