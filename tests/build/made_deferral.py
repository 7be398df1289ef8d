"""A made-up register in which something was deferred: two stubs, two attestations, two released registrations.

Three organisations: two of a kind that may defer, of which one ever did, and one of a kind that may not.
"""

from pathlib import Path
from typing import Any

from generator import ids
from generator.source import yaml_fast, yaml_writer
from tests.bench import made_up

POLICE_WITH, POLICE_WITHOUT, OTHER = (f"testorganisatie-00{number}" for number in (1, 2, 3))
# Registrations that were released as a whole and in part, that never were deferred, and of the other police; two stubs.
WHOLE, PART, PLAIN, OTHER_POLICE, STUB, LAPSED = (
    f"{start}00000t" + ids.check_character(f"{start}00000t") for start in "wprsmn"
)
_DECIDED = {"nl": "Hoofd opsporing en officier van justitie (verzonnen)", "en": "Head of investigations (made up)"}
_WITHHELD = {
    "state": "withheld",
    "reason": {"nl": "Verzonnen: uitleg zou een onderzoek hinderen.", "en": "Made up: it would hinder a case."},
    "ground": "detection",
    "review_by": "2027-09-01",
}
# Words too long for a line of a telephone.
_NAME = {
    "nl": "Verzonnen rechtshandhavingsinformatieregister",
    "en": "Made-up counterintelligence-and-law-enforcement register",
}
_HISTORY = [
    {"month": "2027-01", "event": "propose"},
    {"month": "2027-01", "event": "grant", "decided_by": _DECIDED},
    {"month": "2027-02", "event": "extend", "reason": "hinders-other-investigation", "decided_by": _DECIDED},
    {"month": "2027-03", "event": "end", "reason": "event-occurred", "decided_by": _DECIDED},
]


def write_register(data: Path, basis: Path, attested: tuple[str, ...] = ("2027-02-01", "2027-03-01")) -> None:
    """Write it in a new folder, with attestations of some days."""
    made_up.write_register(data, 8, basis)
    change(data / "register.yml", {"name": _NAME})
    for slug in (POLICE_WITH, POLICE_WITHOUT):
        change(data / f"organisations/{slug}.yml", {"kind": "police"})
    files = sorted((data / "registrations").rglob("*.yml"))
    values = [yaml_fast.read(path.read_bytes()) for path in files]
    slugs = (POLICE_WITH, POLICE_WITH, OTHER, POLICE_WITHOUT, *[OTHER] * 4)
    numbers = (WHOLE, PART, PLAIN, OTHER_POLICE, *(value["id"] for value in values[4:]))
    for path, value, slug, number in zip(files, values, slugs, numbers, strict=True):
        path.unlink()
        value |= {"organisation": slug, "id": number}
        put(data, f"registrations/{slug}/{path.name}", value)
    deferral = {"deferral_grounds": ["investigation", "detection"], "deferral_history": _HISTORY}
    period = {"from": "2027-01", "scope": "case-specific"}
    place = f"registrations/{POLICE_WITH}"
    change(data / place / files[0].name, {"deferral": period | {"until": "2027-03"}, **deferral})
    left = {name: answer for name, answer in values[1].items() if name not in ("logic", "decision_role")}
    left["unanswered"] = [*left["unanswered"], *({"field": name, **_WITHHELD} for name in ("logic", "decision_role"))]
    put(data, f"{place}/{files[1].name}", left | {"deferral": period, **deferral})
    policy = yaml_fast.read((basis / "deferral-policy.yml").read_bytes())
    put(data, "deferral-policy.yml", policy | {"attestation": policy["attestation"] | {"from": "2027-02"}})
    for number, day in enumerate(attested):
        put(data, f"transparency/attestations/{day[:7]}.yml", {"month": day[:7], "as_of": day, "overdue": number})
    stub: dict[str, Any] = {
        "id": STUB,
        "organisation_kind": "police",
        "annex_iii_points": ["6a"],
        "grounds": ["investigation", "prosecution"],
        "scope": "method-disclosure",
        "granted": "2027-02",
    }
    put(data, f"transparency/stubs/{STUB}.yml", stub | {"review_by": "2027-08"})
    put(data, f"transparency/stubs/{LAPSED}.yml", stub | {"id": LAPSED, "ended": "2027-03"})


def put(data: Path, file: str, value: dict[str, Any]) -> None:
    """Write a file of the register."""
    path = data / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml_writer.write(value), encoding="utf-8")


def change(path: Path, more: dict[str, Any]) -> None:
    """Change a file of the register."""
    path.write_text(yaml_writer.write(yaml_fast.read(path.read_bytes()) | more), encoding="utf-8")
