"""Looks at a private and a public clone side by side for everything by which something could get from one to the other.

What is in a deferred registration is not read, and no address, name of a file or name of a branch is told.
"""

from pathlib import Path

from generator.deferral import clone_settings
from generator.deferral.clone import Clone, public_addresses
from generator.deferral.doctor_checks import CHECKS, Ailment


def examine(private: Path, public: Path) -> list[Ailment]:
    """Everything that is wrong with a private and a public clone, each thing once, in the order of the codes.

    Raises InputError if one of them is no git repository.
    """
    pair = Clone(private), Clone(public)
    return sorted({found for check in CHECKS for found in check(*pair)})


def repair(private: Path, public: Path) -> None:
    """Give the private clone its settings and its hook anew. What else is wrong stays for a person to mend."""
    clone_settings.apply(private, public_addresses(Clone(public), Clone(private)))
