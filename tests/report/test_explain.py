"""`register explain`: the page of every code and every field, in both languages, and help for who mistypes."""

from pathlib import Path

import pytest

from generator.cli.main import main
from generator.model.message import INTERFACE_LANGUAGES
from generator.rules.catalogue import MESSAGES
from generator.schema.fields import fields

DATA = str(Path(__file__).parents[2] / "registry-data")


def explain(*arguments: str) -> int:
    return main(["explain", *arguments, "--data", DATA])


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_code_and_field_has_a_page(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for topic in (*MESSAGES, *fields()):
        assert explain(topic, "--lang", language) == 0
        page = capsys.readouterr().out
        assert page.startswith(topic)
        assert "{" not in page.replace("{}", "")
        assert "\n\n\n" not in page


def test_the_page_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    explain("air-303", "--lang", "en")
    assert (
        capsys.readouterr().out
        == """\
AIR-303 · error
id “…” already belongs to another registration: …

Why
  The id is the address of the page. Two registrations cannot be at the same address.

What to do
  Give the newer of the two a new id: register new makes one. Ids are never used again.

Wrong
  id: k00000tf

Right
  id: test001m
"""
    )


def test_the_page_of_a_field(capsys: pytest.CaptureFixture[str]) -> None:
    explain("decision_role", "--lang", "nl")
    page = capsys.readouterr().out
    for part in (
        "decision_role · Rol bij de beslissing",
        "  decision_role: recommends",
        "een vraag: beantwoord haar",
        "informs",
        "AI-verordening, bijlagen VIII en IX, A6: Korte beschrijving",
        "ATRS",
    ):
        assert part in page


def test_the_page_of_a_field_without_a_register(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["explain", "status", "--data", str(tmp_path / "none")]) == 0
    assert "status · Status" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("topic", "meant"),
    [("AIR-9999", "AIR-999"), ("purpos", "purpose"), ("Doel", "purpose"), ("Legal basis", "legal_basis")],
)
def test_a_mistyped_topic_gets_the_nearest_one(topic: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(topic) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Bedoelde u {meant}" in said.err


def test_without_a_topic_everything_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain() == 0
    page = capsys.readouterr().out
    assert all(topic in page for topic in (*MESSAGES, *fields()))
