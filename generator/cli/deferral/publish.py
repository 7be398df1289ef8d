"""`register deferral publish`: offer what was signed to the public repository, and note what has arrived there."""

import argparse
from pathlib import Path

from generator.cli import private
from generator.deferral import publisher
from generator.source import git
from generator.source.git import GitError

_WORDS = {
    "nl": {
        "published": "{name}: staat op de openbare main, en is genoteerd.",
        "offered": "{name}: aangeboden in {branches}. Laat het beoordelen en samenvoegen; draai dit daarna nog eens.",
        "would": "{name}: zou worden aangeboden.",
        "nothing": "Er is niets te publiceren.",
    },
    "en": {
        "published": "{name}: is on the public main, and was noted.",
        "offered": "{name}: offered in {branches}. Have it reviewed and merged, and run this once more after that.",
        "would": "{name}: would be offered.",
        "nothing": "There is nothing to publish.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="URL", help="the public repository [the origin of the public clone]")
    private.add_signer(parser)
    private.add_lane(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when something that was signed cannot be published."""
    lane, on = private.lane_of(options)
    person, key = private.signer_of(lane, options)
    url = options.to or _origin(lane.public)
    outcome = publisher.publish(lane, url, person, key, on, dry_run=options.dry_run)
    words, branches = _WORDS[options.lang], ", ".join(outcome.branches)
    for name in outcome.published:
        print(words["published"].format(name=name))
    for name in outcome.offered:
        print(words["would" if options.dry_run else "offered"].format(name=name, branches=branches))
    private.print_waits(outcome.waits, options.lang)
    if not (outcome.published or outcome.offered or outcome.waits):
        print(words["nothing"])
    return 1 if any(refused.code not in ("DEF-500", "DEF-502") for _, refused in outcome.waits) else 0


def _origin(public: Path) -> str:
    try:
        return git.text(public, "remote", "get-url", "origin")
    except GitError:
        return str(public)
