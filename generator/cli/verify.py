"""`register verify SNAPSHOT`."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.check import tripped
from generator.cli import common
from generator.cli.check import show
from generator.report.excerpt import visible
from generator.snapshots import chain, package
from generator.snapshots.verifying import Verdict, verify
from generator.source.old_values import DeferredFound

_MARKS = {"good": "✓", "wrong": "✗", "unknown": "?"}
# By what was looked at, the outcome, and the detail where that is a reason.
_WORDS = {
    "nl": {
        "head": "Momentopname {name} van {register}, stand van {day}, commit {commit}.",
        "signature good": "De handtekening is van {detail}.",
        "signature wrong none": "Er is geen handtekening, en die hoort er te zijn.",
        "signature wrong nobody": "De handtekening is van niemand die dat mag, of er is daarna iets veranderd.",
        "signature unknown none": "Er is geen handtekening, en er is niet bekend wie mag ondertekenen.",
        "signature unknown no_signers": "Er is niet bekend wie mag ondertekenen. Noem de lijst met --signers BESTAND.",
        "chain good": "Hij staat in de keten van het register, als nummer {detail}.",
        "chain wrong not_listed": "Hij staat niet in de keten van het register.",
        "chain wrong another": "In de keten van het register staat onder deze naam een andere.",
        "chain unknown no_chain": "Er is hier geen keten om in te kijken. Noem het register met --data MAP.",
        "tag good": "De tag {detail} leidt naar die commit.",
        "tag wrong": "De tag leidt hier naar een andere commit, {detail}: hij is verplaatst.",
        "files good": "Alle {detail} bestanden zijn heel.",
        "files wrong": "Deze bestanden kloppen niet: {detail}",
        "made_again good": "Opnieuw gemaakt uit git: precies hetzelfde.",
        "made_again wrong": "Opnieuw gemaakt uit git is dit anders: {detail}",
        "made_again unknown no_clone": "Niet opnieuw gemaakt: er is hier geen kloon van het register.",
        "made_again unknown no_commit": "Niet opnieuw gemaakt: deze kloon mist de commit. Haal hem: git fetch --tags",
        "made_again unknown shallow": "Niet opnieuw gemaakt: deze kloon is ondiep. Doe eerst: git fetch --unshallow",
        "made_again unknown no_previous": "Niet opnieuw gemaakt: de momentopname ervoor staat niet in de keten.",
        "made_again unknown version": "Opnieuw gemaakt is dit anders, maar met een ander programma dan {detail}.",
        "good": "Deze momentopname klopt.",
        "wrong": "Deze momentopname klopt niet. Gebruik haar niet.",
        "unknown": "Wat kon worden gecontroleerd, klopt. Wat een ? heeft, kon niet worden gecontroleerd.",
    },
    "en": {
        "head": "Snapshot {name} of {register}, as of {day}, commit {commit}.",
        "signature good": "The signature is that of {detail}.",
        "signature wrong none": "There is no signature, and there should be one.",
        "signature wrong nobody": "The signature is of nobody who may sign, or something was changed afterwards.",
        "signature unknown none": "There is no signature, and it is not known who may sign.",
        "signature unknown no_signers": "It is not known who may sign. Name the list with --signers FILE.",
        "chain good": "It stands in the chain of the register, as number {detail}.",
        "chain wrong not_listed": "It does not stand in the chain of the register.",
        "chain wrong another": "Another one stands in the chain of the register under this name.",
        "chain unknown no_chain": "There is no chain here to look in. Name the register with --data DIR.",
        "tag good": "The tag {detail} leads to that commit.",
        "tag wrong": "The tag leads to another commit here, {detail}: it was moved.",
        "files good": "All {detail} files are whole.",
        "files wrong": "These files are not right: {detail}",
        "made_again good": "Made again from git: exactly the same.",
        "made_again wrong": "Made again from git, this is different: {detail}",
        "made_again unknown no_clone": "Not made again: there is no clone of the register here.",
        "made_again unknown no_commit": "Not made again: the commit is not in this clone. Fetch it: git fetch --tags",
        "made_again unknown shallow": "Not made again: this clone is shallow. First do: git fetch --unshallow --tags",
        "made_again unknown no_previous": "Not made again: the snapshot before it does not stand in the chain.",
        "made_again unknown version": "Made again it is different, but with another program than {detail}.",
        "good": "This snapshot is right.",
        "wrong": "This snapshot is not right. Do not use it.",
        "unknown": "What could be checked is right. What has a ? could not be checked.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("snapshot", type=Path, metavar="SNAPSHOT", help="the package, such as 2026-11-25.zip")
    parser.add_argument("--signers", type=Path, metavar="FILE", help="who may sign [snapshots/signers in the register]")
    parser.add_argument("--without-git", action="store_true", help="do not make it again from the repository")
    common.add_language(parser)
    common.add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Say what is right and what is not: 0 if nothing is wrong, 1 if something is."""
    words = _WORDS[options.lang]
    links = chain.read(options.data)
    if options.signers:
        links = replace(links, signers=chain.read_signers(options.signers))
    clone = options.data if options.data.is_dir() and not options.without_git else None
    with package.opened(options.snapshot) as found:
        made = found.manifest
        # Whoever made the package wrote these words: none of them may pass for words of this command.
        head = words["head"].format(name=made.name, register=made.register, day=made.day, commit=made.commit[:12])
        print(visible(head))
        verdicts = []
        try:
            for verdict in verify(found, links, clone):
                print(f"{_MARKS[verdict.outcome]} {visible(_sentence(words, verdict))}", flush=True)
                verdicts.append(verdict.outcome)
        except DeferredFound:
            show(tripped(earlier=True), options.data, "text", options.lang)
            return 1
    worst = next(outcome for outcome in ("wrong", "unknown", "good") if outcome in verdicts)
    print(words[worst])
    return int(worst == "wrong")


def _sentence(words: Mapping[str, str], verdict: Verdict) -> str:
    about = f"{verdict.what} {verdict.outcome}"
    said = words.get(about) or words[f"{about} {verdict.detail.partition(' ')[0]}"]
    return said.format(detail=verdict.detail)
