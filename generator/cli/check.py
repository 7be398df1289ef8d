"""`register check [PATH…]`."""

import argparse
import sys
from pathlib import Path

from generator.check import Checked, check
from generator.cli import common
from generator.errors import InputError
from generator.report import reporters
from generator.source.tree import REGISTRATIONS, Tree


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders [the whole register]")
    parser.add_argument("--format", choices=tuple(reporters.FORMATS), default="text", help="how to say it [text]")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Check and report: 0 when nothing must be mended, 1 when something must."""
    progress = common.Progress({"check": "Controleren" if options.lang == "nl" else "Checking"})
    only = _chosen(options.data, options.paths) if options.paths else None
    checked = check(options.data, common.date_of(options), only, progress)
    progress.close()
    show(checked, options.data, options.format, options.lang)
    return 0 if checked.sound else 1


def show(checked: Checked, data: Path, form: str, language: str) -> None:
    """Print the findings."""
    tree = Tree(data)

    def read(file: str) -> bytes:
        found = tree.read(file) if file else None
        return found.data if found else b""

    colour = sys.stdout.isatty()
    text = reporters.FORMATS[form](checked.findings, language, read, prefix=data.as_posix(), files=checked.files, colour=colour)
    if text:
        print(text)


def _chosen(data: Path, paths: list[Path]) -> set[str]:
    """The files of the register that the paths name. Raises InputError for a path that is not in it."""
    root, chosen = data.resolve(), set[str]()
    if not root.is_dir():
        Tree(data)
    for path in paths:
        full = path if path.exists() else data / path
        if not full.exists():
            raise InputError(f"There is no file or folder {path}. Look at the name, or leave it out to check everything.")
        if not full.resolve().is_relative_to(root):
            raise InputError(f"{path} is not in {data}. Name the register's folder with --data.")
        relative = full.resolve().relative_to(root).as_posix()
        if full.is_dir():
            names = Tree(data).names("." if relative == "." else relative)
            chosen.update(names)
            if not names:
                raise InputError(f"There are no registration files (.yml) in {path}. They live in {data}/{REGISTRATIONS}/.")
        else:
            chosen.add(relative)
    return chosen
