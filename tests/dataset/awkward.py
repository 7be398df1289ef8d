"""A whole made-up register whose texts are as awkward as a register may hold, read from real files."""

import datetime
import random
from pathlib import Path

from generator.check import check
from generator.model.register import Register
from generator.source import yaml_writer
from tests.bench import made_up

ROOT = Path(__file__).parents[2]
ON, COMMIT = datetime.date(2026, 11, 23), "0123456789abcdef0123456789abcdef01234567"
LINES = (
    '"', '""', "a,b", "a;b", "a|b\\", "007", "0900", "1e5", "12:30", "1-2", "1/2", "0x1F", "true", "FALSE", "NA", "N/A",
    "null", "None", "nan", "-", "2024-03-01", "1.000,50", "'quoted'", "\\n", "\\N", "R&D <b> ]]>", "_x000D_", "&amp;",
    "🏛️ 👩🏽‍⚖️ naïef é e\u0301 ß ﬁ 漢字 עברית", "no\u00a0break", "#REF!", "%s {0} ${x}", "12345678901234567890", "[x]",
)  # fmt: skip
BLOCKS = (
    "first\nsecond",
    "para\n\npara",
    '* one\n* two, "three"\n\n    code; here',
    'long, "quoted"; text\n' * 150 + "end",
)


def write_awkward_register(folder: Path, count: int = 36) -> None:
    """Write a register in a new folder; every awkward text is in it, in a text of one line and in a long one."""
    made_up.write_register(folder, 0, ROOT / "registry-data")
    organisation = "testorganisatie-001"
    for number in range(count):
        data = made_up.registration(number, organisation, random.Random(number))
        awkward, block = LINES[number % len(LINES)], BLOCKS[number % len(BLOCKS)]
        data["name"] = {"nl": f"Verzonnen {number}: {awkward}", "en": f"Made up {number} {awkward}"}
        data["purpose"] = {"nl": block, "en": awkward}
        data["aliases"] = [awkward, f"alias {number}"]
        data["system_version"] = awkward
        data["risks"] = [{"risk": {"nl": awkward, "en": block}}]
        data["contact"]["phone"] = "+31 (0)70 123 45 67" if number % 2 else "0900-1234"
        if number % 3 == 0:
            del data["logic"], data["variables"], data["dpia"]
            states = zip(("logic", "variables", "dpia"), ("withheld", "not_yet", "does_not_apply"), strict=True)
            for field, state in states:
                extra = {"ground": "investigation", "review_by": "2027-06-01"} if state == "withheld" else {}
                reason = {"nl": f"Verzonnen: {awkward}", "en": f"Made up: {awkward}"}
                data["unanswered"].append({"field": field, "state": state, "reason": reason} | extra)
        path = folder / f"registrations/{organisation}/{number}.yml"
        path.write_text(yaml_writer.write(data), encoding="utf-8")


def read_register(folder: Path) -> Register:
    """The register in a folder, which must be sound."""
    checked = check(folder, ON)
    assert checked.register is not None
    errors = [finding for finding in checked.findings if finding.severity == 0]
    assert not errors, errors[:3]
    return checked.register
