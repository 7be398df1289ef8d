"""`register deferral sign WHAT`: show what waits, with every public byte it would cause, and sign exactly that."""

import argparse
import datetime
import sys
from collections.abc import Iterator, Mapping

from generator.cli import private
from generator.deferral import signing
from generator.deferral.lane import Changes, Lane, change
from generator.deferral.record import FOLDER, short_path
from generator.deferral.refusal import Refused
from generator.deferral.signing import Waiting

_WORDS = {
    "nl": {
        "about": "Waar het over gaat: {path}",
        "says": "Wat u ondertekent:",
        "public": "Wordt openbaar: {path}",
        "removed": "Wordt openbaar verwijderd: {path}",
        "nothing": "Hierdoor verandert er niets in het openbaar.",
        "fingerprint": "Vingerafdruk: {digest}",
        "ask": "Typ de eerste acht tekens van de vingerafdruk om te ondertekenen: ",
        "signed": "Ondertekend: {place}",
        "counts": "Alle handtekeningen zijn er: het telt.",
        "more": "Het telt nog niet: er moet nog iemand ondertekenen.",
        "would": "Zou worden ondertekend: {place}",
    },
    "en": {
        "about": "What it is about: {path}",
        "says": "What you sign:",
        "public": "Becomes public: {path}",
        "removed": "Is removed in public: {path}",
        "nothing": "This changes nothing in public.",
        "fingerprint": "Fingerprint: {digest}",
        "ask": "Type the first eight characters of the fingerprint to sign: ",
        "signed": "Signed: {place}",
        "counts": "All signatures are there: it counts.",
        "more": "It does not count yet: somebody else has to sign as well.",
        "would": "Would be signed: {place}",
    },
}
_TYPED = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", help="the start of the id of a record, or: roles, attestation")
    parser.add_argument("--digest", metavar="FINGERPRINT", help="without a terminal: of what you have read")
    private.add_signer(parser)
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    """What it says goes to a terminal only, so that no log holds it. Elsewhere the signer names its fingerprint."""
    lane, on = private.lane_of(options)
    person, key = private.signer_of(lane, options)
    words = _WORDS[options.lang]
    found = signing.waiting(lane, options.what, on)
    _agree(found, options, words)
    if options.dry_run:
        print(words["would"].format(place=_short(found.place)))
        return 0

    def make(now: Lane) -> tuple[Changes, str]:
        current = found if now is lane else _same(now, options.what, on, found)
        return signing.changes(now, current, person, key, on), f"{_short(found.place)}: signature"

    lane = change(lane, make)
    print(words["signed"].format(place=_short(found.place)))
    print(words["more" if signing.still_waits(lane, options.what) else "counts"])
    return 0


def _agree(found: Waiting, options: argparse.Namespace, words: Mapping[str, str]) -> None:
    if options.digest is not None:
        if options.digest != found.digest:
            raise Refused("DEF-358")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(words["fingerprint"].format(digest=found.digest))
        raise Refused("DEF-357")
    for line in _shown(found, words):
        print(line)
    if input(words["ask"]).strip().lower() != found.digest[:_TYPED]:
        raise Refused("DEF-359")


def _shown(found: Waiting, words: Mapping[str, str]) -> Iterator[str]:
    for path, text in found.about.items():
        yield from (words["about"].format(path=_short(path)), "", *_indented(text), "")
    yield from (words["says"], "", *_indented(found.data), "")
    if not found.shown:
        yield words["nothing"]
    for path, data in found.shown.items():
        yield words["removed" if data is None else "public"].format(path=path)
        if data is not None:
            yield from ("", *_indented(data), "")
    yield words["fingerprint"].format(digest=found.digest)


def _indented(data: bytes) -> Iterator[str]:
    return (f"  {line}" for line in data.decode().splitlines())


def _same(lane: Lane, what: str, on: datetime.date, before: Waiting) -> Waiting:
    """What waits now that somebody else was first: only the very document that was agreed to is signed."""
    now = signing.waiting(lane, what, on)
    if now.digest != before.digest:
        raise Refused("DEF-358")
    return now


def _short(place: str) -> str:
    return short_path(place).removeprefix(FOLDER)
