"""The command `register`: finds the command's module, runs it, and turns failures into a sentence and an exit code.

Exit codes: 0 fine, 1 findings, 2 the tool or its configuration failed, 130 stopped by the user.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from generator import __version__
from generator.errors import RegisterError

# Command: module (imported only when it is asked for) and what it does.
COMMANDS = {
    "check": ("generator.cli.check", "check registrations and say on which line what is wrong"),
    "build": ("generator.cli.build", "check, then make the site and the dataset"),
    "serve": ("generator.cli.serve", "build, show the site in a browser, and again after every change"),
    "new": ("generator.cli.new", "start a new registration file with an id of its own"),
    "explain": ("generator.cli.explain", "explain a code of a finding, or a field"),
    "import": ("generator.cli.import_register", "turn another register's export into registration files"),
}


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The argument parser. `only` names the command whose own arguments are needed; the others stay unloaded."""
    top = argparse.ArgumentParser(prog="register", description="A public AI register from reviewed YAML files.")
    top.add_argument("--version", action="version", version=f"register {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, about) in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        if only == name:
            import_module(module).add_arguments(command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; never raises."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    command = next((argument for argument in arguments if not argument.startswith("-")), None)
    options = parser(command).parse_args(arguments)
    try:
        code: int = import_module(COMMANDS[options.command][0]).run(options)
        sys.stdout.flush()
    except RegisterError as error:
        print(f"register {options.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Nothing was left half done.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        print(f"register {options.command}: {error.strerror or 'the system refused'}:{where}", file=sys.stderr)
        return 2
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not show a traceback, nor what was being read
        _our_mistake(options.command, error)
        return 2
    return code


def _our_mistake(command: str, error: Exception) -> None:
    place = traceback.extract_tb(error.__traceback__)[-1]
    print(
        f"register {command}: a mistake in the program ({type(error).__name__} in {place.name}, line {place.lineno}). "
        "Your files are unchanged. Please report this; REGISTER_TRACEBACK=1 shows more.",
        file=sys.stderr,
    )
    if os.environ.get("REGISTER_TRACEBACK") == "1":
        traceback.print_exception(error)
