"""Every code on real files: a wrong one gives that code, on that place, and nothing else; a right one does not.

The files in `examples/<code>/` are parts of a file, completed by `made_register.py`; they are found by listing.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.model.finding import Finding, Severity
from generator.model.message import INTERFACE_LANGUAGES
from generator.report import words
from generator.rules.catalogue import MESSAGES
from tests.rules import made_register
from tests.rules.made_register import Example, write_register

FOLDER = Path(__file__).with_name("examples")
checked = cache(made_register.checked)
# Bytes that no text file can hold, or a run that fails: other tests make these happen.
WITHOUT_EXAMPLE = frozenset(
    {
        "AIR-002",
        "AIR-008",
        "AIR-199",
        "AIR-900",
        "AIR-901",
        "AIR-902",
        "AIR-903",
        "AIR-904",
        "AIR-905",
        "AIR-906",
        "AIR-999",
    }
)


def _files(kind: str) -> list[Path]:
    return sorted(FOLDER.glob(f"*/{kind}*.yml"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register") / "registry-data"
    write_register(folder)
    return folder


def test_the_register_around_the_examples_is_fine(root: Path) -> None:
    assert [finding.code for finding in checked(root, "").findings] == []


def test_every_code_has_a_wrong_and_a_right_example() -> None:
    for kind in ("wrong", "right"):
        assert {path.parent.name for path in _files(kind)} == set(MESSAGES) - WITHOUT_EXAMPLE


@pytest.mark.parametrize("path", _files("wrong"), ids=_name)
def test_a_wrong_file_gives_its_code_on_the_right_place_and_no_other(root: Path, path: Path) -> None:
    code, text = path.parent.name, path.read_text(encoding="utf-8")
    example = Example(text)
    findings = checked(root, text).findings
    places = [(finding.position.line, finding.position.column) for finding in findings if finding.code == code]
    assert places == example.expected
    assert {finding.file for finding in findings} == {example.file}
    assert {finding.code for finding in findings} - {code} == set()


@pytest.mark.parametrize("path", _files("right"), ids=_name)
def test_a_right_file_does_not_give_the_code_nor_any_error(root: Path, path: Path) -> None:
    findings = checked(root, path.read_text(encoding="utf-8")).findings
    assert [finding for finding in findings if finding.code == path.parent.name] == []
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def _sentences(root: Path) -> Iterator[tuple[Finding, str]]:
    for path in _files("wrong"):
        for finding in checked(root, path.read_text(encoding="utf-8")).findings:
            for language in INTERFACE_LANGUAGES:
                said = words.explain(finding, language)
                yield finding, f"{said.what}\n{said.why}\n{said.fix}"


def test_every_sentence_is_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No value is missing in any finding of any example, in any language."""

    def missing(_data: object, name: str) -> str:
        return f"⟪{name}⟫"

    monkeypatch.setattr("generator.report.words._Data.__missing__", missing)
    sentences = list(_sentences(root))
    assert [(finding.code, said) for finding, said in sentences if "⟪" in said] == []
    assert all(part.strip() for _, said in sentences for part in said.split("\n"))


@pytest.mark.parametrize("code", sorted(set(MESSAGES) - WITHOUT_EXAMPLE))
def test_the_snippets_on_the_page_of_a_code_are_true(root: Path, code: str) -> None:
    message = MESSAGES[code]
    assert code in {finding.code for finding in checked(root, message.wrong).findings}
    assert code not in {finding.code for finding in checked(root, message.right).findings}
