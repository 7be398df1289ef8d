"""`register translated`: the one line that says to which text a translation belongs."""

from pathlib import Path

import pytest

from generator.cli.main import main
from generator.schema.source_text import source_hash
from generator.source.yaml_reader import read_marked

_TEXT = """# a comment stays
language: nl
summary:
  nl: Verzonnen tekst.
  en: Made-up text.
translations:
  - language: en
    made_by: human   # by whom
"""


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "systeem.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_writes_the_hash_and_leaves_all_other_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _file(tmp_path, _TEXT)
    assert main(["translated", "en", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    written = path.read_text(encoding="utf-8")
    value = read_marked(written.encode()).value
    assert value["translations"][0]["source_hash"] == source_hash(value)
    assert written.startswith(_TEXT)
    assert len(written.splitlines()) == len(_TEXT.splitlines()) + 1


def test_a_hash_that_no_longer_fits_is_replaced_and_one_that_does_is_left(tmp_path: Path) -> None:
    path = _file(tmp_path, _TEXT + '    source_hash: "0123456789abcdef"\n')
    assert main(["translated", "en", str(path)]) == 0
    once = path.read_bytes()
    assert b"0123456789abcdef" not in once
    assert main(["translated", "en", str(path)]) == 0
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (_TEXT.replace("language: en", "language: fr"), "made_by: human"),
        ("a: [\n", "register check"),
        ("language: nl\ntranslations: [{language: en, made_by: human}]\n", 'source_hash: "'),
    ],
)
def test_what_it_cannot_do_it_says_and_leaves_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    path = _file(tmp_path, text)
    assert main(["translated", "en", str(path)]) == 2
    assert says in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text
