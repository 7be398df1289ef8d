"""The command `register`: finds the command's module, runs it, and turns failures into a sentence and an exit code.

Exit codes: 0 fine, 1 findings, 2 the tool or its configuration failed; and as every program does, 130 stopped by the
user and 141 nobody reads the output any more.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from generator import __version__
from generator.cli import common

# Command: module (imported only when it is asked for) and what it does.
COMMANDS = {
    "check": ("generator.cli.check", "check registrations and say on which line what is wrong"),
    "build": ("generator.cli.build", "check, then make the site and the dataset"),
    "diff": ("generator.cli.diff", "say what changed between two commits, tags or dates"),
    "serve": ("generator.cli.serve", "build, show the site in a browser, and again after every change"),
    "new": ("generator.cli.new", "start a new registration file with an id of its own"),
    "translated": ("generator.cli.translated", "say that a translation fits the text of now"),
    "explain": ("generator.cli.explain", "explain a code of a finding, or a field"),
    "snapshot": ("generator.cli.snapshot", "pack the dataset at a tag, with checksums and a signature"),
    "verify": ("generator.cli.verify", "check a snapshot: signature, chain, checksums, and made again from git"),
    "deferral": ("generator.cli.deferral", "hold back a registration for a time, and publish it afterwards"),
    "guard": ("generator.cli.guard", "search the whole history for the mark of a deferred registration"),
    "doctor": ("generator.cli.doctor", "check a private and a public clone for what could get from one to the other"),
    "import": ("generator.cli.import_register", "turn another register's export into registration files"),
}


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The argument parser. `only` names the command whose own arguments are needed; the others stay unloaded."""
    parser_class = common.QuietParser if only == "deferral" else argparse.ArgumentParser
    top = parser_class(
        prog="register", description="A public AI register from reviewed YAML files.", allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"register {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, about) in COMMANDS.items():
        description = about[0].upper() + about[1:] + "."
        command = commands.add_parser(name, help=about, description=description, allow_abbrev=False)
        if only == name:
            import_module(module).add_arguments(command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; never raises."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show é shows \xe9
    try:
        code = _run(arguments, command)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nStopped. Nothing was left half done.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said in a sentence
        common.tell(command, error)
        return 2
    return code


def _run(arguments: Sequence[str], command: str) -> int:
    try:
        options = parser(command).parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or given the help that was asked for
        return int(stop.code or 0)
    code: int = import_module(COMMANDS[options.command][0]).run(options)
    return code
