"""A made-up private repository of any size, every decision signed by two people: to measure, and to test at scale.

    python -m tests.bench.many_deferrals 1000 FOLDER

Signatures are made in this process, in the format of OpenSSH; a process for each would take minutes.
"""

import base64
import datetime
import hashlib
import random
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from generator import ids
from generator.deferral import documents
from generator.deferral.deciding import bound
from generator.deferral.record import Decision, Record
from generator.deferral.signatures import NAMESPACE
from tests.deferral import lab as labs

_WORDS = (
    "verzonnen zaak onderzoek groep bericht toestel patroon netwerk gesprek werkwijze verdachte gegevens systeem vondst "
    "dossier termijn rechter officier team locatie periode bron methode gebruik schade belang feit reden stap nieuws"
).split()


def write(lab: labs.Lab, number: int) -> None:
    """Add `number` records of ten decisions each to the private repository of a lab, in one commit."""
    chance = random.Random(1)
    files: dict[str, bytes] = {}
    signers = {name: _signer(name) for name in ("p-dec", "p-app")}
    for n in range(number):
        files.update(_record(n, chance, signers))
    labs.git(lab.private, "fast-import", "--quiet", data=b"".join(_stream(files)))


def _stream(files: Mapping[str, bytes]) -> Iterator[bytes]:
    yield b"commit refs/heads/deferred\ncommitter made up <made-up@example.org> 1798761600 +0000\ndata 7\nmade up\n"
    yield b"from refs/heads/deferred^0\n"
    for path, data in files.items():
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)


def _record(n: int, chance: random.Random, signers: Mapping[str, "_Signer"]) -> Iterator[tuple[str, bytes]]:
    """One record: proposed, granted, and looked at again eight times."""
    id_, canary = documents.new_id(), documents.new_canary()
    name = f"Verzonnen systeem {n} {chance.choice(_WORDS)}"
    own = {**labs.registration(name), "id": ids.new_id()}
    header = labs.header(
        deferral=id_, registration=own["id"], organisation="testpolitie", organisation_kind="police",
        harm=" ".join(chance.choices(_WORDS, k=60)), sensitive_words=[name], case=f"zaak-{n:06d}",
        until={"event": "none", "latest": "2027-12-31"}, review_by="2027-06-30",
    )  # fmt: skip
    files = {"deferral.yml": documents.write(header, canary), "registration.yml": documents.write(own, canary)}
    record = Record(id_, files, {"canary": canary, **header}, ())
    for path, data in files.items():
        yield record.path(path), data
    decisions: list[Decision] = []
    for verb, day, values in _life(chance):
        value, key = bound(Record(id_, files, record.header, tuple(decisions)), verb, values, day)
        data = documents.write(value, canary)
        path = f"decisions/{value['number']}-{verb}.yml"
        decisions.append(Decision(path, data, value))
        yield record.path(path), data
        yield record.path(f"keys/{value['number']}.key"), key
        for person, signer in signers.items():
            yield record.path(f"{path.removesuffix('yml')}{person}.sig"), signer.sign(data)


def _life(chance: random.Random) -> Iterator[tuple[str, datetime.date, dict[str, Any]]]:
    day = datetime.date(2027, 1, 5)
    yield "propose", day, {}
    yield "grant", day, {"latest": "2027-12-31", "review_by": "2027-02-28"}
    for month in range(2, 10):
        day = datetime.date(2027, month, 20)
        review = datetime.date(2027, month + 2, 10).isoformat()
        yield "review", day, {"review_by": review, "showing": " ".join(chance.choices(_WORDS, k=40))}


class _Signer:
    """Signs as one person of the lab, in the format of `ssh-keygen -Y sign`."""

    def __init__(self, key: Ed25519PrivateKey, public: bytes) -> None:
        self._key, self._public = key, public

    def sign(self, data: bytes) -> bytes:
        hashed = hashlib.sha512(data).digest()
        signed = b"SSHSIG" + b"".join(map(_string, (NAMESPACE.encode(), b"", b"sha512", hashed)))
        inner = _string(b"ssh-ed25519") + _string(self._key.sign(signed))
        blob = b"SSHSIG\0\0\0\1" + b"".join(map(_string, (self._public, NAMESPACE.encode(), b"", b"sha512", inner)))
        text = base64.b64encode(blob).decode()
        lines = "\n".join(text[at : at + 70] for at in range(0, len(text), 70))
        return f"-----BEGIN SSH SIGNATURE-----\n{lines}\n-----END SSH SIGNATURE-----\n".encode()


def _signer(name: str) -> _Signer:
    key = load_ssh_private_key((labs.keys() / name).read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return _Signer(key, base64.b64decode(labs.public_key(name).split()[1]))


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def main(number: int, folder: Path) -> None:
    """Make a repository of some size, and print how long the commands take on it."""
    folder.mkdir(parents=True)
    lab = labs.make(folder)
    write(lab, number)
    for command in ("due", "tick", "audit"):
        start = time.perf_counter()
        said = lab.run(command, on="2027-10-05")
        print(
            f"{command}: {time.perf_counter() - start:.1f} s, exit code {said.code}, {len(said.out.splitlines())} lines"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
