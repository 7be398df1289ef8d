"""Without the native packages everything still works, slower, with the same outcome."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench import made_up

ROOT = Path(__file__).parents[2]
_CHECK = """
import datetime, json, sys
from pathlib import Path
for name in sys.argv[2:]:
    sys.modules[name] = None  # importing it now fails, as where it is not installed
from generator.check import check
from generator.schema import validator
from generator.source import yaml_fast
checked = check(Path(sys.argv[1]), datetime.date(2026, 11, 23))
native = [yaml_fast.yaml_rs is not None, validator.jsonschema_rs is not None]
print(json.dumps([native, [r.data for r in checked.register.registrations], [str(f) for f in checked.findings]]))
"""


def _outcome(data: Path, *without: str) -> tuple[list[bool], list[object]]:
    done = subprocess.run(
        [sys.executable, "-c", _CHECK, str(data), *without], cwd=ROOT, capture_output=True, text=True, check=True
    )
    native, *rest = json.loads(done.stdout)
    return native, rest


def test_the_outcome_is_the_same(tmp_path: Path) -> None:
    data = tmp_path / "registry-data"
    made_up.write_register(data, 12, ROOT / "registry-data")
    files = sorted((data / "registrations").rglob("*.yml"))
    wrong = files[0].read_text(encoding="utf-8")
    files[0].write_text(
        wrong.replace("status: ", "status: x").replace("self_learning: ", "self_learning: 1.5 "), encoding="utf-8"
    )
    files[1].write_text("a: &anchor 1\n", encoding="utf-8")
    files[2].write_text("a: 1\na: 2\n", encoding="utf-8")
    with_native, outcome = _outcome(data)
    without_native, slow = _outcome(data, "yaml_rs", "jsonschema_rs")
    assert with_native == [True, True]
    assert without_native == [False, False]
    assert slow == outcome
