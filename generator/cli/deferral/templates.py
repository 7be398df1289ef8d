"""Examples of the files that people write for the private side, made from the schemas where those have the words."""

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from generator.schema.validator import FOLDER

ROLES = {
    "nl": """\
# Wie wat mag ondertekenen. Codes in plaats van namen; functies worden openbaar als een registratie openbaar wordt.
# Rollen: registrant, decider (beslisser), approver (tweede), outside (tweede van buiten: werkt voor geen enkele
# organisatie die mag uitstellen), editor, publisher (machine), overseer (toezichthouder), administrator (mag deze lijst
# veranderen; minstens twee).
in_force: "2027-01-04"   # weglaten: vandaag
people:
  - person: p-031
    unit: politie-opsporing
    function:
      nl: hoofd opsporing
      en: head of investigations
    roles: [registrant, decider, administrator]
    organisations: [politie]
    keys:
      - key: ssh-ed25519 AAAA…          # de inhoud van het bestand .pub, zonder het laatste woord
        since: "2027-01-04"             # weg te laten, net als until
        until: "2029-01-03"
  - person: p-044
    unit: openbaar-ministerie
    function:
      nl: officier van justitie
      en: public prosecutor
    roles: [approver, administrator]
    keys:
      - key: ssh-ed25519 AAAA…
""",
    "en": """\
# Who may sign what. Codes instead of names; functions become public when a registration does.
# Roles: registrant, decider, approver (the second), outside (a second from outside: works for none of the
# organisations that may defer), editor, publisher (a machine), overseer, administrator (may change this list; at least
# two).
in_force: "2027-01-04"   # left out: today
people:
  - person: p-031
    unit: police-investigations
    function:
      nl: hoofd opsporing
      en: head of investigations
    roles: [registrant, decider, administrator]
    organisations: [politie]
    keys:
      - key: ssh-ed25519 AAAA…          # what the .pub file holds, without the last word
        since: "2027-01-04"             # may be left out, as may until
        until: "2029-01-03"
  - person: p-044
    unit: public-prosecution
    function:
      nl: officier van justitie
      en: public prosecutor
    roles: [approver, administrator]
    keys:
      - key: ssh-ed25519 AAAA…
""",
}
_MADE = ("classification", "canary", "deferral", "registration", "organisation", "organisation_kind")
_EXAMPLES: Mapping[str, str] = {
    "grounds": "[investigation]",
    "scope": "case-specific",
    "until": '\n  event: investigation-closed\n  latest: "2027-12-31"',
    "review_by": '"2027-06-30"',
    "visibility": "stub",
    "withheld": "\n#   - field: logic\n#     ground: investigation\n#     reason:\n#       nl: …\n#       en: …",
    "eu_nonpublic": "false",
    "not_for": "true",
    "already_public": "\n  - …",
    "sensitive_words": "\n  - …",
}


def header_parts(language: str) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """What a person writes of `deferral.yml`: name, title and description in a language, schema of each part."""
    schema = json.loads((FOLDER / "deferral.schema.json").read_text(encoding="utf-8"))
    for name, part in schema["properties"].items():
        if name not in _MADE:
            own = part if language == schema["x-language"] else {**part, **part["x-translations"][language]}
            kind = part["allOf"][0]["$ref"].rpartition("/")[2] if "allOf" in part else ""
            yield name, own["title"], own["description"], {**schema["definitions"].get(kind, {}), **part}


def header(language: str) -> str:
    """An example of `deferral.yml`, each part explained above it."""
    lines = []
    for name, _, description, _ in header_parts(language):
        lines += textwrap.wrap(description, 118, initial_indent="# ", subsequent_indent="# ")
        example = _EXAMPLES.get(name, "…")
        start = "# " if name == "withheld" else ""
        lines.append(f"{start}{name}:{'' if example.startswith(chr(10)) else ' '}{example}")
    return "\n".join(lines) + "\n"
