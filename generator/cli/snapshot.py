"""`register snapshot TAG`."""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from generator.check import tripped
from generator.cli import common
from generator.cli.check import show, show_errors
from generator.errors import InputError
from generator.snapshots import brake, chain, making, package
from generator.snapshots.manifest import Manifest
from generator.source import signatures
from generator.source.old_values import DeferredFound

_WORDS = {
    "nl": {
        "stopped": "Er is geen momentopname gemaakt.",
        "made": "Momentopname {name}: {registrations} registraties, {files} bestanden, stand van {day}.",
        "package": "Pakket:  {path}",
        "chain": "Keten:   {path}   (zet dit bestand{and_signature} in git)",
        "and_signature": " en {name}",
        "previous": "Volgt op {name}.",
        "first": "Dit is de eerste momentopname.",
        "unsigned": "Niet ondertekend. Onderteken met --key SLEUTEL.",
        "signed": "Ondertekend door {who}.",
        "stranger": "Ondertekend, maar de sleutel staat niet in {path}. Zet er een regel bij: naam, publieke sleutel.",
    },
    "en": {
        "stopped": "No snapshot was made.",
        "made": "Snapshot {name}: {registrations} registrations, {files} files, as of {day}.",
        "package": "Package: {path}",
        "chain": "Chain:   {path}   (commit this file{and_signature})",
        "and_signature": " and {name}",
        "previous": "Follows {name}.",
        "first": "This is the first snapshot.",
        "unsigned": "Not signed. Sign with --key KEY.",
        "signed": "Signed by {who}.",
        "stranger": "Signed, but this key is not in {path}: add a line there with a name and the public key.",
    },
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tag", metavar="TAG", help="the git tag of the commit, best named after the day: 2026-11-25")
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="SSH key to sign with (private, or public with an agent)"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("snapshots"), metavar="DIR", help="where the package comes [snapshots]"
    )
    common.add_language(parser)
    common.add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Make it, and say what it is: 0, or 1 when findings at that commit stopped it. Making it again changes nothing."""
    words = _WORDS[options.lang]
    links = chain.read(options.data)
    of = making.tagged(options.data, options.tag)
    checked = making.register_at(options.data, of)
    if checked.register is None or not checked.sound:
        show_errors(checked, options.data, options.lang)
        print(words["stopped"], file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        before = making.before(options.data, links, of)
        if links.link(of.name) is None and (gone := brake.lost(brake.quality(checked, checked.register, before))):
            show_errors(replace(checked, findings=tuple(gone)), options.data, options.lang)
            print(words["stopped"], file=sys.stderr)
            return 1
        try:
            made = making.make(options.data, checked, of, before, Path(temporary))
        except DeferredFound:
            show(tripped(earlier=True), options.data, "text", options.lang)
            return 1
        data, known = made.to_bytes(), links.link(of.name)
        if known is not None and replace(made, made_with=known.manifest.made_with).to_bytes() == known.data:
            made, data = known.manifest, known.data  # this program makes the same, and a snapshot never changes
        elif known is not None:
            raise InputError(
                f"There is a snapshot {of.name} already, and it is another one: the tag was moved, or it was made with "
                f"another program, {known.manifest.made_with}. A snapshot never changes: use another tag."
            )
        signature = known.signature if known else None
        if options.key:
            signature = signatures.sign(data, options.key, chain.NAMESPACE)
        options.output.mkdir(parents=True, exist_ok=True)
        target = options.output / f"{of.name}.zip"
        unfinished = options.output / f".{of.name}.zip.new"
        package.write(unfinished, made, signature, Path(temporary))
        unfinished.replace(target)
    place = chain.keep(options.data, made, signature)
    print(words["made"].format(name=made.name, registrations=made.total, files=len(made.files), day=made.day))
    print(words["previous"].format(name=made.previous.name) if made.previous else words["first"])
    print(_who(words, links, made, signature, options.data))
    print(words["package"].format(path=target))
    more = words["and_signature"].format(name=f"{place.name}.sig") if signature else ""
    print(words["chain"].format(path=place, and_signature=more))
    return 0


def _who(words: dict[str, str], links: chain.Chain, made: Manifest, signature: bytes | None, folder: Path) -> str:
    if signature is None:
        return words["unsigned"]
    who = links.signer(made, made.to_bytes(), signature)
    return (
        words["signed"].format(who=who) if who else words["stranger"].format(path=folder / chain.FOLDER / chain.SIGNERS)
    )
