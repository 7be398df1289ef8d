"""`register doctor`."""

import argparse
import shlex
from pathlib import Path

from generator.cli import common
from generator.deferral import doctor
from generator.deferral.clone import Clone
from generator.deferral.doctor_words import WORDS
from generator.errors import InputError

_HEALTHY = {
    "nl": "Niets gevonden waardoor iets van de private kloon in de openbare kan komen.",
    "en": "Nothing found by which anything of the private clone could get into the public one.",
}
_REPAIR = {"nl": "Herstel", "en": "Repair"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--private", type=Path, default=Path(), metavar="DIR", help="clone of the private repository [.]"
    )
    parser.add_argument("--public", type=Path, metavar="DIR", help="clone of the public repository [as init noted]")
    parser.add_argument(
        "--repair", action="store_true", help="first set the settings and the hook of the private clone"
    )
    common.add_language(parser)


def run(options: argparse.Namespace) -> int:
    """One line for each thing that is wrong, and what repairs it: 0 when nothing is, 1 otherwise."""
    public = options.public or _noted(options.private)
    if options.repair:
        doctor.repair(options.private, public)
    found = doctor.examine(options.private, public)
    for ailment in found:
        words = WORDS[ailment.code]
        paths = {"clone": ailment.clone, "private": options.private, "public": public,
                 "git_dir": Clone(ailment.clone).git_dir}  # fmt: skip
        command = words.repair.format_map({name: shlex.quote(str(path)) for name, path in paths.items()})
        print(f"{ailment.code} {words.sentence(options.lang)} {_REPAIR[options.lang]}: {command}")
    if not found:
        print(_HEALTHY[options.lang])
    return 1 if found else 0


def _noted(private: Path) -> Path:
    """The public clone that a private clone was told of. Raises InputError when it was told of none."""
    found = Clone(private).values("register.public")
    if not found:
        raise InputError(f"{private} knows no public clone. Name it: --public DIR")
    return Path(found[0])
