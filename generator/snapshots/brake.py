"""A brake: a registration is never taken out, so an organisation that has fewer than in the last snapshot lost some.

A mistake in a script, a folder that was renamed, a merge that went wrong: whatever it was, nothing is published until
it is repaired, or a person has written down why, in the file of the organisation (`fewer_registrations`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.check import START, Checked
from generator.model.finding import Finding, Severity
from generator.model.quality import Count, Doubt, Quality
from generator.model.register import Organisation, Register
from generator.snapshots.manifest import Manifest
from generator.source.tree import ORGANISATIONS


def quality(checked: Checked, register: Register, last: Manifest | None) -> Quality:
    """What is known of a register, given what the checks found and the last snapshot, if there is one."""
    counts = tuple(_counts(register, last)) if last else ()
    return Quality(last.name if last else "", counts, tuple(_doubts(checked.findings, register)))


def _doubts(findings: Iterable[Finding], register: Register) -> Iterator[Doubt]:
    ids = {registration.file: registration.id for registration in register.registrations}
    files: dict[tuple[str, Severity], list[str]] = {}
    for finding in findings:
        files.setdefault((finding.code, finding.severity), []).append(finding.file)
    for (code, severity), found in sorted(files.items()):
        yield Doubt(code, severity, len(found), tuple(sorted({ids[file] for file in found if file in ids})))


def _counts(register: Register, last: Manifest) -> Iterator[Count]:
    """Every organisation that has registrations or had them in the last snapshot, by slug."""
    now = Counter(registration.organisation for registration in register.registrations)
    for slug in sorted({*last.registrations, *now}):
        before = last.registrations.get(slug, 0)
        yield Count(slug, before, now[slug], _is_explained(register.organisations.get(slug), last.name, now[slug]))


def lost(of: Quality) -> list[Finding]:
    """A finding for every organisation that has fewer than before while nobody said why, in its file."""
    found = [count for count in of.counts if count.now < count.before and not count.explained]
    return [_finding(count, of.snapshot) for count in found]


def _finding(count: Count, snapshot: str) -> Finding:
    data = {
        "organisation": count.organisation,
        "now": str(count.now),
        "before": str(count.before),
        "snapshot": snapshot,
    }
    return Finding(f"{ORGANISATIONS}/{count.organisation}.yml", START, "AIR-905", Severity.ERROR, data)


def _is_explained(organisation: Organisation | None, snapshot: str, number: int) -> bool:
    said: list[Mapping[str, object]] = organisation.data.get("fewer_registrations", []) if organisation else []
    return any(each["since"] == snapshot and each["registrations"] == number for each in said)
