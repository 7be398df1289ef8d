"""Every file says who holds the rights and under which licence; the catalogue of public code says the same."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from generator import __version__

ROOT = Path(__file__).parents[2]


def _reuse(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reuse", "--root", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_file_has_a_licence() -> None:
    lint = _reuse("lint", "--lines")
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_what_is_registered_is_free_and_the_program_stays_free() -> None:
    listed = _reuse("spdx").stdout
    for file, licence in (
        ("registry-data/vocabularies/statuses.yml", "CC0-1.0"),
        ("registry-data/register.yml", "CC0-1.0"),
        ("generator/ids.py", "EUPL-1.2"),
        ("README.md", "EUPL-1.2"),
    ):
        about = listed.partition(f"FileName: ./{file}\n")[2].partition("\n\n")[0]
        assert re.findall(r"LicenseInfoInFile: (\S+)", about) == [licence], file


def test_the_catalogue_of_public_code_is_told_the_truth() -> None:
    about = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    register = yaml.safe_load((ROOT / "registry-data" / "register.yml").read_text(encoding="utf-8"))
    assert about["softwareVersion"] == __version__
    assert about["url"] == register["repository"]
    assert about["legal"]["license"] == "EUPL-1.2"
    assert set(about["localisation"]["availableLanguages"]) == set(about["description"]) == {"nl", "en"}
    for words in about["description"].values():  # the limits of the standard, version 0.5
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
