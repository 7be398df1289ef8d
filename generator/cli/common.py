"""What several commands share: the folder of the register, the date, the language, progress, failures in a sentence."""

import argparse
import datetime
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from generator import clock
from generator.errors import RegisterError
from generator.model.message import INTERFACE_LANGUAGES
from generator.source import repository


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, default=Path("registry-data"), metavar="DIR", help="folder of the register [registry-data]"
    )


def add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml and site-templates [.]"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where the site comes [site]")


def add_without_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--without-history", action="store_true", help="a preview: pages say that what was before is not there"
    )


def add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", metavar="DATE", help="the date to go by, as 2026-11-23 [SOURCE_DATE_EPOCH, the commit's date, today]"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    own = os.environ.get("REGISTER_LANG", "")
    default = own if own in INTERFACE_LANGUAGES else INTERFACE_LANGUAGES[0]
    parser.add_argument("--lang", choices=INTERFACE_LANGUAGES, default=default, help="language [REGISTER_LANG, nl]")


def date_of(options: argparse.Namespace) -> datetime.date:
    """The date that the command goes by."""
    return clock.build_date(options.on, repository.commit_date(options.data))


def tell(command: str, error: Exception) -> None:
    """Say in a sentence why a command failed. A mistake of ours shows no traceback, nor what was being read."""
    if isinstance(error, RegisterError):
        said = str(error)
    elif isinstance(error, OSError):
        where = f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
        said = f"{error.strerror or 'the system refused'}{where}"
    else:
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = (
            f"a mistake in the program ({type(error).__name__} in {place.name}, line {place.lineno}). "
            "Please report this; REGISTER_TRACEBACK=1 shows more."
        )
        if os.environ.get("REGISTER_TRACEBACK") == "1":
            traceback.print_exception(error)
    print(f"register {command}: {said}", file=sys.stderr, flush=True)


class QuietParser(argparse.ArgumentParser):
    """A parser that does not repeat what was typed: on the private side it may be a value, meant for another place."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        self.exit(2, f"{self.prog}: these arguments were not understood. Help: {self.prog} --help\n")


class Progress:
    """One line on a terminal that says how far long work is; silent when nobody watches. Gone after the block."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._terminal:
            part = f" {done}" + (f" / {total}" if total else "") if done else ""
            print(f"\r\x1b[2K{self._words.get(step, step)}{part}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
