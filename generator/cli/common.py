"""What several commands share: the folder of the register, the date, the language, progress on a terminal."""

import argparse
import datetime
import sys
from pathlib import Path

from generator import clock
from generator.model.message import INTERFACE_LANGUAGES
from generator.source import repository


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, default=Path("registry-data"), metavar="DIR", help="folder of the register [registry-data]"
    )


def add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", metavar="DATE", help="the date to go by, as 2026-11-23 [SOURCE_DATE_EPOCH, the commit's date, today]"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=INTERFACE_LANGUAGES, default=INTERFACE_LANGUAGES[0], help="language [nl]")


def date_of(options: argparse.Namespace) -> datetime.date:
    """The date that the command goes by."""
    return clock.build_date(options.on, repository.commit_date(options.data))


class Progress:
    """One line on a terminal that says how far long work is; silent when nobody watches."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._terminal:
            part = f" {done}" + (f" / {total}" if total else "") if done else ""
            print(f"\r\x1b[2K{self._words.get(step, step)}{part}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def close(self) -> None:
        if self._shown:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
            self._shown = False
