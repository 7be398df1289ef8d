"""What the checks found is counted once: in quality.json with the ids, among the known issues with the same number."""

import json
from pathlib import Path

from generator.check import check
from generator.dataset.export import export
from generator.dataset.source import DatasetSource
from generator.model.finding import Severity
from generator.model.quality import Doubt, Quality
from generator.snapshots import brake
from tests.dataset.awkward import COMMIT, ON, ROOT


def test_doubtful_values_have_a_kind_a_number_and_the_registrations(tmp_path: Path) -> None:
    checked = check(ROOT / "registry-data", ON)
    assert checked.register is not None
    manifest = export(
        DatasetSource(checked.register, ON, COMMIT, quality=brake.quality(checked, checked.register, None)), tmp_path
    )
    found = json.loads((tmp_path / "quality.json").read_bytes())["findings"]
    assert sum(kind["number"] for kind in found) == len(checked.findings) > 50
    files = {registration.file: registration.id for registration in checked.register.registrations}
    known = (tmp_path / "KNOWN-ISSUES.txt").read_text(encoding="utf-8")
    for kind in found:
        ids = {files[one.file] for one in checked.findings if one.code == kind["code"] and one.file in files}
        assert kind["registrations"] == sorted(ids)[:100]
        assert kind["in_registrations"] == len(ids)
        assert "{" not in kind["what"]["en"] + kind["what"]["nl"]
        said = f"{kind['what']['en'][1:]}: {kind['number']} "
        assert f"[{kind['code']}] " in known
        assert said in known
        assert any(said in issue["en"] for issue in manifest.issues)


def test_of_a_kind_that_very_many_have_only_the_first_ids_are_listed(tmp_path: Path) -> None:
    checked = check(ROOT / "registry-data", ON)
    assert checked.register is not None
    doubt = Doubt("AIR-361", Severity.ADVICE, 300, tuple(f"made{number:03}" for number in range(250)))
    source = DatasetSource(checked.register, ON, COMMIT, quality=Quality(doubts=(doubt,)))
    export(source, tmp_path)
    [kind] = json.loads((tmp_path / "quality.json").read_bytes())["findings"]
    assert (kind["number"], kind["in_registrations"], len(kind["registrations"])) == (300, 250, 100)
    assert "300 times, in 250 registrations." in (tmp_path / "KNOWN-ISSUES.txt").read_text(encoding="utf-8")
