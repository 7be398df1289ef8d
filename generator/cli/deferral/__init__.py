"""`register deferral …`: the private side. What these commands print holds ids, dates and codes, never a value."""

import argparse
from collections.abc import Sequence
from importlib import import_module

from generator.cli import common, private

# Command: what it does. Its module in this folder has its name.
COMMANDS = {
    "init": "make the private repository, or join it: one branch, one remote, safe settings",
    "roles": "write the next list of who may sign what",
    "propose": "start a record: a registration, and why it must wait",
    "decide": "write the next decision of a record",
    "sign": "show a decision and every public byte it would cause, and sign it",
    "due": "list what must be decided when; exit code 1 if something is overdue",
    "tick": "the daily job: remind, prepare releases, attest",
    "release": "make anew what a decision publishes",
    "publish": "offer signed bytes to the public repository, and note what has arrived",
    "attest": "write the attestation of this month",
    "preview": "show what would be published, on this computer only",
    "export": "write an encrypted copy for the EU database or an overseer",
    "audit": "check every record, signature and change, and search what is public for leaks",
    "drill": "play the whole life of a deferral in throwaway repositories",
}


class _Parser(common.QuietParser):
    """The parser of one command, whose module is imported only when it is that command that was typed."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        import_module(f"{__name__}.{self.prog.rpartition(' ')[2]}").add_arguments(self)
        return super().parse_known_args(args, namespace)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "The guide: generator/deferral/guide/nl.md (Nederlands), generator/deferral/guide/en.md (English)."
    commands = parser.add_subparsers(dest="deferral_command", metavar="COMMAND", required=True, parser_class=_Parser)
    for name, about in COMMANDS.items():
        commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".", allow_abbrev=False)


def run(options: argparse.Namespace) -> int:
    """Run one of them: 0; 1 when it refuses or finds something; 2 when it fails. Failures tell no value either."""
    module = import_module(f"{__name__}.{options.deferral_command}")
    return private.guarded(f"deferral {options.deferral_command}", module.run, options)
