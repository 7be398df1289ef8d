"""A made-up register on disk, without findings, in which one file is replaced by an example.

An example is the part of a file that matters; whatever a whole file needs besides stands below it, so that the lines of
the example stay what they are. Its first lines may say more: `# without: field, field` leaves fields out,
`# path: …` says which file it is, `# on: 2026-01-01` the date of the run, `# expected: 2:8 4:1` where findings belong.
"""

import datetime
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import ids
from generator.check import Checked, check
from generator.schema.fields import fields
from generator.source import yaml_fast, yaml_writer

DATA = Path(__file__).parents[2] / "registry-data"
ON = "2026-11-23"
COPIED = "Deze verzonnen tekst staat ook in een andere registratie en is lang genoeg om op te vallen."
_DIRECTIVE = re.compile(r"^# (\w+): (.*)$", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def registration(number: str, organisation: str, name: str) -> dict[str, Any]:
    """A made-up registration that answers every question. Its values are the examples in the schema."""
    answers = {field.name: _own(field.examples[0], name) for field in fields().values() if field.question}
    return {
        **answers,
        "schema_version": "1",
        "id": number + ids.check_character(number),
        "language": "nl",
        "name": {"nl": f"{name} (verzonnen)", "en": f"{name} (made up)"},
        "organisation": organisation,
        "status": "in-use",
        "review_by": "2027-06-01",
        "sources": [{"title": "Verzonnen bron", "url": "https://bron.example", "seen": "2026-11-01"}],
        "registered_on": "2026-11-01",
    }


def _own(value: Any, name: str) -> Any:
    """Texts that start with the name, so that two registrations do not have the same ones."""
    if isinstance(value, dict) and set(value) == {"nl", "en"}:
        return {language: f"{name}: {text}" for language, text in value.items()}
    return value


@cache
def base(file: str) -> dict[str, Any]:
    """What a whole file holds."""
    if file.startswith("registrations/"):
        return registration("test001", "testgemeente", "Testsysteem")
    made: dict[str, dict[str, Any]] = {
        "organisations/testgemeente.yml": {
            "name": {"nl": "Testgemeente (verzonnen)", "en": "Testgemeente (made up)"},
            "kind": "municipality",
            "aliases": ["De Testers"],
        },
        "organisations/testpolitie.yml": {
            "name": {"nl": "Testpolitie (verzonnen)", "en": "Test police (made up)"},
            "kind": "police",
        },
        "transparency/stubs/m00000tc.yml": {
            "id": "m00000tc",
            "organisation_kind": "police",
            "grounds": ["investigation"],
            "scope": "case-specific",
            "granted": "2026-02",
            "review_by": "2026-12",
        },
        "transparency/attestations/2026-10.yml": {"month": "2026-10", "as_of": "2026-10-01", "overdue": 0},
        "transparency/attestations/2026-11.yml": {"month": "2026-11", "as_of": "2026-11-02", "overdue": 0},
    }
    made["transparency/stubs/k00000tf.yml"] = made["transparency/stubs/m00000tc.yml"] | {"id": "k00000tf"}
    value: dict[str, Any] = made.get(file) or yaml_fast.read((DATA / file).read_bytes())
    if file == "vocabularies/statuses.yml":
        words = {"nl": "Oud (verzonnen)", "en": "Old (made up)"}
        value["terms"].append({"id": "oud", "label": words, "definition": words, "replaced_by": "in-use"})
    return value


@dataclass(frozen=True)
class Example:
    """A part of a file, and what its first lines say."""

    text: str

    def says(self, name: str) -> str:
        directives: dict[str, str] = dict(_DIRECTIVE.findall(self.text))
        return directives.get(name, "")

    @property
    def expected(self) -> list[tuple[int, int]]:
        places = (place.split(":") for place in self.says("expected").split())
        return [(int(line), int(column)) for line, column in places]

    @property
    def file(self) -> str:
        if path := self.says("path"):
            return path
        own = re.search(r"^organisation: (test\w+)$", self.text, re.MULTILINE)
        return f"registrations/{own[1] if own else 'testgemeente'}/systeem.yml"

    @property
    def whole(self) -> str:
        there = {*_KEY.findall(self.text), *self.says("without").replace(",", " ").split()}
        rest = {name: value for name, value in base(self.file).items() if name not in there}
        return self.text.rstrip("\n") + "\n" + yaml_writer.write(rest).partition("\n")[2]


def write_register(root: Path) -> None:
    """The register without the example: settings, vocabularies, two organisations, another registration."""
    (root / "organisations").mkdir(parents=True)
    shutil.copytree(DATA / "vocabularies", root / "vocabularies")
    for file in ("register.yml", "plain-language.yml", "deferral-policy.yml"):
        shutil.copyfile(DATA / file, root / file)
    for file in ("vocabularies/statuses.yml", "organisations/testgemeente.yml", "organisations/testpolitie.yml"):
        (root / file).write_text(yaml_writer.write(base(file)), encoding="utf-8")
    other = registration("k00000t", "testgemeente", "Ander systeem")
    other["purpose"] = {"nl": COPIED, "en": "This made-up text is not the same as that of the other registration."}
    put(root, "registrations/testgemeente/ander-systeem.yml", yaml_writer.write(other))


def put(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(text.encode())


def checked(root: Path, example: str) -> Checked:
    """Put an example in a register that is there, check all of it, and take the example out again."""
    made = Example(example)
    before = (root / made.file).read_bytes() if (root / made.file).exists() else None
    put(root, made.file, made.whole)
    try:
        return check(root, datetime.date.fromisoformat(made.says("on") or ON))
    finally:
        if before is None:
            (root / made.file).unlink()
        else:
            (root / made.file).write_bytes(before)
