"""`register check [PATH…]`."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from generator.check import Checked, check
from generator.cli import common
from generator.errors import InputError
from generator.model.finding import Severity
from generator.report import reporters
from generator.source.tree import (
    DEFERRAL_POLICY,
    GLOSSARY,
    OBLIGATIONS,
    ORGANISATIONS,
    PLAIN_LANGUAGE,
    REGISTRATIONS,
    SETTINGS,
    VOCABULARIES,
    Folder,
)

_FILES = (SETTINGS, OBLIGATIONS, GLOSSARY, PLAIN_LANGUAGE, DEFERRAL_POLICY)
_PLACES = (f"{REGISTRATIONS}/", f"{ORGANISATIONS}/", f"{VOCABULARIES}/")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders [the whole register]")
    parser.add_argument("--format", choices=tuple(reporters.FORMATS), default="text", help="how to say it [text]")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Check and report: 0 when nothing must be mended, 1 when something must."""
    only = _chosen(options.data, options.paths) if options.paths else None
    with common.Progress({"check": "Controleren" if options.lang == "nl" else "Checking"}) as progress:
        checked = check(options.data, common.date_of(options), only, progress)
    show(checked, options.data, options.format, options.lang)
    return 0 if checked.sound else 1


def show(checked: Checked, data: Path, form: str, language: str) -> None:
    """Print the findings."""
    tree = Folder(data)

    def read(file: str) -> bytes:
        found = tree.read(file)
        return found.data if found else b""

    text = reporters.FORMATS[form](
        checked.findings, language, read, prefix=data.as_posix(), files=checked.files, colour=sys.stdout.isatty()
    )
    if text:
        print(text, flush=True)


def show_errors(checked: Checked, data: Path, language: str) -> None:
    """Print only what stops a build, so that it does not drown in advice."""
    errors = tuple(finding for finding in checked.findings if finding.severity is Severity.ERROR)
    show(replace(checked, findings=errors), data, "text", language)


def _chosen(data: Path, paths: list[Path]) -> set[str]:
    """The files of the register that the paths name, seen from here or from its folder.

    Raises InputError for a path that is not there, or is not part of the register.
    """
    names = [file for file in Folder(data).names(".") if file in _FILES or file.startswith(_PLACES)]
    chosen = set[str]()
    for path in paths:
        inside = _inside(data, path)
        files = [file for file in names if inside in (".", file) or file.startswith(f"{inside}/")]
        if not files:
            raise InputError(
                f"{path} is no file of the register and holds none. Registrations are .yml files in "
                f"{data / REGISTRATIONS}/, in the folder of their organisation."
            )
        chosen.update(files)
    return chosen


def _inside(data: Path, path: Path) -> str:
    """The path as seen from the register's folder."""
    there = [found for found in (path, data / path) if os.path.lexists(found)]
    if not there:
        raise InputError(f"There is no file or folder {path}. Look at the name, or leave it out to check everything.")
    root = data.resolve()
    for found in there:
        # Of a link the place counts, not what it leads to.
        full = found.parent.resolve() / found.name if found.name not in ("", "..") else found.resolve()
        if full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    raise InputError(f"{path} is not in {data}. Name the register's folder with --data.")
