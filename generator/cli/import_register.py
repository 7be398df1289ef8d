"""`register import FORMAT FILE`."""

import argparse
from collections import Counter
from pathlib import Path

from generator.cli import common
from generator.errors import InputError
from generator.importers import catalogue, existing, importer, output, own, own_output
from generator.importers.losses import REFUSED, WHY, Report
from generator.importers.output import Outcome
from generator.report.excerpt import visible

_WORDS = {
    "nl": {
        "made": "nieuw", "updated": "bijgewerkt", "unchanged": "niet veranderd",
        "kept": "anders dan in de export, zo gelaten",
        "rows": "rijen in de export", "refused": "rijen niet overgenomen",
        "losses": "teksten die in geen registratie staan",
        "organisations": "nieuwe organisaties; kijk na van welke soort ze zijn",
        "update": "Overnemen wat anders is: --update",
        "started": "Nieuw register begonnen. Vul register.yml aan: uitgever, adres, contact.",
        "report": "Volledig verslag",
    },
    "en": {
        "made": "new", "updated": "updated", "unchanged": "unchanged",
        "kept": "differ from the export, left as they are",
        "rows": "rows in the export", "refused": "rows refused", "losses": "texts that are in no registration",
        "organisations": "new organisations; look whether their kind is right",
        "update": "To take over what differs: --update",
        "started": "A new register was started. Complete register.yml: publisher, address, contact.",
        "report": "Full report",
    },
}  # fmt: skip
_MOST = 12  # columns that the summary names


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", choices=(*catalogue.importers(), own.FORMAT), help="which register the export is of")
    parser.add_argument("file", type=Path, metavar="FILE", help="the export: JSON or CSV")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to import into [that of --data]")
    parser.add_argument("--update", action="store_true", help="overwrite registrations that differ from the export")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import and say what was done and what was lost. Exit code 0, or 1 when not a single row could be imported."""
    root = arguments.output or arguments.data
    if root.exists() and not root.is_dir():
        raise InputError(f"{root} is not a folder. Choose another one with --output.")
    there = existing.read(root)
    if arguments.format == own.FORMAT:
        return _own(arguments, root, there)
    chosen, on = catalogue.importers()[arguments.format], common.date_of(arguments)
    start = {} if there.started else output.start(arguments.data, chosen)
    vocabularies = there.vocabularies or existing.read(arguments.data).vocabularies
    result = importer.read(arguments.file, chosen, vocabularies, existing.Slugs(there), on)
    files, outcome = output.files(result, chosen, there, vocabularies, start, update=arguments.update)
    output.write(root, files)
    for line in _summary(result.report, outcome, root, arguments.lang, started=not there.started):
        print(line)
    return 0 if result.registrations else 1


def _own(arguments: argparse.Namespace, root: Path, there: existing.Existing) -> int:
    found = own.read(arguments.file)
    start = {} if there.started else output.start(arguments.data, found)
    files, outcome = own_output.files(found, there, start, update=arguments.update)
    output.write(root, files)
    for line in _summary(found.report, outcome, root, arguments.lang, started=not there.started):
        print(line)
    return 0 if found.registrations else 1


def _summary(report: Report, outcome: Outcome, root: Path, language: str, *, started: bool) -> list[str]:
    words = _WORDS[language]
    lines = [f"{report.rows:>6} {words['rows']} ({visible(report.source)})"]
    counts = {
        "made": outcome.made,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "kept": len(report.kept),
    }
    lines += [f"{count:>6} {words[name]}" for name, count in counts.items() if count]
    lines += [f"{len(outcome.organisations):>6} {words['organisations']}"] if outcome.organisations else []
    lines += [f"{len(report.refused):>6} {words['refused']}"] if report.refused else []
    lines += [
        f"{count:>8} × {REFUSED[why][language]}"
        for why, count in Counter(why for _, why in report.refused).most_common()
    ]
    lines += [f"{len(report.losses):>6} {words['losses']}"] if report.losses else []
    for why, count in Counter(loss.why for loss in report.losses).most_common():
        columns = Counter(loss.column for loss in report.losses if loss.why == why).most_common()
        named = ", ".join(f"{visible(column[:40])} {times}" for column, times in columns[:_MOST])
        lines.append(f"{count:>8} × {WHY[why][language]}\n           {named}{', …' if len(columns) > _MOST else ''}")
    lines += [f"       {visible(note)}" for note in report.notes]
    lines += [words["update"]] if report.kept else []
    lines += [words["started"]] if started else []
    return [*lines, f"{words['report']}: {root / output.REPORT}"]
