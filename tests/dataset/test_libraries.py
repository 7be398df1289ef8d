"""Large libraries are loaded when a file is written and not before, and their absence is told in clear words."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.dataset.formats import libraries
from generator.errors import ConfigurationError
from tests.dataset.awkward import ROOT

SCRIPT = """
import sys
from generator.cli.main import main
code = main(["check", "--data", sys.argv[1], "--on", "2026-11-23"])
print(code, sorted({"pyarrow", "sqlite3", "pandas", "xlsxwriter"} & set(sys.modules)))
"""

EXPORT = """
import sys, pathlib
from tests.dataset.awkward import COMMIT, ON, read_register
from generator.dataset.export import export
from generator.dataset.source import DatasetSource
folder = pathlib.Path(sys.argv[1])
export(DatasetSource(read_register(folder), ON, COMMIT), pathlib.Path(sys.argv[2]))
print(sorted({"pyarrow", "pandas"} & set(sys.modules)))
"""


def test_a_check_loads_no_format(awkward_register: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(awkward_register)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "0 []"


def test_all_formats_are_written_without_pandas(awkward_register: Path, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    command = [sys.executable, "-c", EXPORT, str(awkward_register), str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "['pyarrow']"  # it takes longer to load than the files to write


def test_a_library_that_is_not_there_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match=r"needs pyarrow.*daglicht\[formats\]"):
        libraries.need("pyarrow")


def test_a_mistake_in_a_library_is_not_taken_for_its_absence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up_library.py").write_text("import made_up_dependency\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="made_up_dependency"):
        libraries.need("made_up_library")
