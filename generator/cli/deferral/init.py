"""`register deferral init`: make the private repository, or join one that is there."""

import argparse
from pathlib import Path

from generator.cli import common, private
from generator.cli.deferral import templates
from generator.deferral import policies, setup
from generator.deferral.lane import open_lane
from generator.deferral.public import public_main
from generator.deferral.refusal import Refused
from generator.source import git

_WORDS = {
    "nl": {
        "made": "De private opslag is gemaakt in {folder}.",
        "anchor": "Anker: {anchor}\nSchrijf het anker op, buiten deze machine. Wie meedoet, geeft het met --anchor.",
        "sign": "Nu tekenen twee beheerders: register deferral sign roles",
        "joined": "Deze kloon doet mee, en vertrouwt de lijst met dit anker.",
    },
    "en": {
        "made": "The private repository was made in {folder}.",
        "anchor": "Anchor: {anchor}\nWrite the anchor down, away from this machine. Who joins gives it with --anchor.",
        "sign": "Now two administrators sign: register deferral sign roles",
        "joined": "This clone has joined, and trusts the list with this anchor.",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--private", type=Path, default=Path(), metavar="DIR", help="an empty folder [.]")
    parser.add_argument("--remote", metavar="URL", help="the shared private repository, on a server of your own")
    parser.add_argument("--public", type=Path, metavar="DIR", help="a clone of the public repository")
    parser.add_argument("--public-url", action="append", default=[], metavar="URL", help="another way to reach that")
    parser.add_argument("--roles", type=Path, metavar="FILE", help="who may sign what, for a new repository")
    parser.add_argument("--anchor", default="", metavar="ANCHOR", help="as it was written down at the set-up, to join")
    parser.add_argument("--template", action="store_true", help="print an example of that file, and stop")
    private.add_on(parser)
    common.add_language(parser)


def run(options: argparse.Namespace) -> int:
    if options.template:
        print(templates.ROLES[options.lang], end="")
        return 0
    if not options.remote:
        raise Refused("DEF-413")
    if options.public is None:
        raise Refused("DEF-412")
    words = _WORDS[options.lang]
    pin = public_main(options.public)
    on = private.day_of(options, policies.read(options.public, pin).newest.time_zone)
    people = private.read_file(options.roles) if options.roles else None
    first = setup.first_files(people, pin, on) if people is not None else None
    clone = setup.new_clone(options.private, options.remote, options.public, options.public_url)
    if setup.has_branch(clone):
        if not options.anchor:
            raise Refused("DEF-217")
        git.run(clone.folder, "config", "register.anchor", options.anchor)
        _ = open_lane(options.private, options.public).roles
        print(words["joined"])
        return 0
    if first is None:
        raise Refused("DEF-218")
    changes, anchor = first
    git.run(clone.folder, "config", "register.anchor", anchor)
    clone.commit(setup.nothing_yet(), changes, "init")
    print(words["made"].format(folder=options.private))
    print(words["anchor"].format(anchor=anchor))
    print(words["sign"])
    return 0
