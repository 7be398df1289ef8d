"""One import as the command runs it, into a folder of its own, with the terms of the real register."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cli import import_register
from generator.source import yaml_fast
from generator.text import fold

DATA = Path(__file__).parents[2] / "registry-data"


@dataclass(frozen=True)
class Copy:
    """A folder that was imported into."""

    root: Path
    code: int

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads((self.root / "import-report.json").read_text(encoding="utf-8"))
        return report

    def registrations(self) -> dict[str, dict[str, Any]]:
        files = sorted((self.root / "registrations").rglob("*.yml"))
        return {file.relative_to(self.root).as_posix(): yaml_fast.read(file.read_bytes()) for file in files}

    def one(self) -> dict[str, Any]:
        (found,) = self.registrations().values()
        return found

    def losses(self, column: str) -> list[tuple[int, str, str]]:
        return [(loss["row"], loss["why"], loss["text"]) for loss in self.report["losses"] if loss["column"] == column]

    def bytes(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*") if path.is_file()
        }


def run(form: str, file: Path, root: Path, *more: str) -> Copy:
    """`register import FORM FILE --output ROOT`."""
    parser = argparse.ArgumentParser()
    import_register.add_arguments(parser)
    options = [form, str(file), "--output", str(root), "--data", str(DATA), "--on", "2026-11-23", *more]
    return Copy(root, import_register.run(parser.parse_args(options)))


def leaves(value: Any) -> str:
    """Every text in a value, folded, for looking whether a text is in it."""
    if isinstance(value, dict):
        return " ".join(map(leaves, value.values()))
    return " ".join(map(leaves, value)) if isinstance(value, list) else fold(str(value))
