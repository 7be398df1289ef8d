"""`register deferral due`: what must be decided or done when."""

import argparse

from generator.cli import private
from generator.deferral.listing import Due, due

_WORDS = {
    "nl": {
        "line": "{id}  {phase:<10} {what:<22} {date}  {left}{counted}{waits}",
        "left": "over {days} dagen", "today": "vandaag", "late": "{days} dagen te laat", "counted": "  TELT MEE",
        "waits": "  {waiting} wacht op handtekeningen", "none": "Er staat niets open.",
        "proposal": "beslissen", "review": "opnieuw bekijken", "latest": "uiterste dag", "publication": "publiceren",
        "broken": "dossier klopt niet",
    },
    "en": {
        "line": "{id}  {phase:<10} {what:<22} {date}  {left}{counted}{waits}",
        "left": "in {days} days", "today": "today", "late": "{days} days late", "counted": "  COUNTED",
        "waits": "  {waiting} waits for signatures", "none": "Nothing is open.",
        "proposal": "to decide", "review": "to review", "latest": "latest day", "publication": "to publish",
        "broken": "record is not right",
    },
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--within", type=int, metavar="DAYS", help="only what is due within so many days")
    private.add_lane(parser, dry_run=False)


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the public number would count something today, or a record cannot be read."""
    lane, on = private.lane_of(options)
    found = [one for one in due(lane, on) if options.within is None or one.days <= options.within]
    for one in found:
        print(line(one, options.lang))
    if not found and not lane.unreadable:
        print(_WORDS[options.lang]["none"])
    private.print_waits([(id_[:8], refused) for id_, refused in lane.unreadable.items()], options.lang)
    return 1 if lane.unreadable or any(one.overdue for one in found) else 0


def line(one: Due, language: str) -> str:
    """One clock as a line."""
    words = _WORDS[language]
    left = "today" if one.days == 0 else "left" if one.days > 0 else "late"
    return words["line"].format(
        id=one.id,
        phase=one.phase,
        what=words[one.clock.what],
        date=one.clock.by.isoformat(),
        left=words[left].format(days=abs(one.days)),
        counted=words["counted"] if one.overdue else "",
        waits=words["waits"].format(waiting=one.waiting) if one.waiting else "",
    )
