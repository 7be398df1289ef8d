"""`register build`."""

import argparse
from pathlib import Path

from generator.build import Built, Made, build
from generator.cli import common
from generator.cli.check import show_errors
from generator.errors import InputError
from generator.project import Project

_WORDS = {
    "nl": {
        "check": "Controleren", "history": "Geschiedenis lezen", "shell": "Thema maken", "pages": "Pagina's schrijven",
        "dataset": "Dataset schrijven", "snapshots": "Momentopnamen nakijken",
        "nothing": "Er is niets gebouwd; de vorige site is niet veranderd.",
        "made": "{registrations} registraties, {pages} pagina's, {files} bestanden in de dataset",
        "advice": " ({number} waarschuwingen en adviezen: register check)",
        "look": "bekijk hem met: make serve, of register serve",
    },
    "en": {
        "check": "Checking", "history": "Reading the history", "shell": "Rendering the theme", "pages": "Writing pages",
        "dataset": "Writing the dataset", "snapshots": "Checking snapshots",
        "nothing": "Nothing was built; the previous site is unchanged.",
        "made": "{registrations} registrations, {pages} pages, {files} files in the dataset",
        "advice": " ({number} warnings and pieces of advice: register check)",
        "look": "look at it with: make serve, or register serve",
    },
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    common.add_output(parser)
    common.add_without_history(parser)
    parser.add_argument(
        "--snapshots",
        type=Path,
        metavar="DIR",
        help="packages of snapshots to publish too [snapshots beside the register]",
    )
    common.add_project(parser)
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Build, and say where: 0, or 1 when findings stopped it. The previous site stays until the new one is whole."""
    words = _WORDS[options.lang]
    with common.Progress(words) as progress:
        built = build(
            Project(options.project, options.data),
            options.output,
            common.date_of(options),
            progress,
            with_history=not options.without_history,
            snapshots=_packages(options),
        )
    if built.site is None:
        stopped(built, options)
        return 1
    print(summary(built.site, len(built.checked.findings), options.lang))
    print(f"Site:    {options.output}/index.html   ({words['look']})\nDataset: {options.output}/data/")
    return 0


def _packages(options: argparse.Namespace) -> Path | None:
    """The folder that was asked for, or the usual one beside the register, if it is there."""
    if options.snapshots is not None:
        if not options.snapshots.is_dir():
            raise InputError(f"There is no folder {options.snapshots}. Make a snapshot first: register snapshot TAG")
        return Path(options.snapshots)
    usual = options.data.parent / "snapshots"
    return usual if usual.is_dir() else None


def stopped(built: Built, options: argparse.Namespace) -> None:
    """Print why there is no new site."""
    show_errors(built.checked, options.data, options.lang)
    print(_WORDS[options.lang]["nothing"], flush=True)


def summary(made: Made, findings: int, language: str) -> str:
    """What a build made, in one line."""
    words = _WORDS[language]
    return words["made"].format(**vars(made)) + (words["advice"].format(number=findings) if findings else "")
