"""The reports: what people, programs and pull requests are shown."""

import json
from pathlib import Path

import pytest

from generator.model.finding import Finding, Position, Severity
from generator.report import github, json_report, reporters, text
from generator.report.excerpt import marked
from tests.rules.made_register import checked, write_register

FILE = "registrations/testgemeente/systeem.yml"


def finding(severity: Severity = Severity.ERROR, line: int = 1, file: str = FILE, **data: str) -> Finding:
    codes = {Severity.ERROR: "AIR-303", Severity.WARNING: "AIR-308", Severity.ADVICE: "AIR-337"}
    return Finding(file, Position(line, 5, 9), codes[severity], severity, data)


def nothing(_file: str) -> bytes:
    return b""


def test_a_finding_for_people(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    example = "id: test001m\nstart: 01-03-2024\n"
    findings = checked(tmp_path / "r", example).findings
    said = text.render(findings, "nl", lambda _: example.encode(), prefix="registry-data", files=30)
    assert (
        said
        == """\
fout[AIR-105]: “01-03-2024” bij “start” is geen datum die we kunnen lezen
 --> registry-data/registrations/testgemeente/systeem.yml:2:8
  |
2 | start: 01-03-2024
  |        ^^^^^^^^^^
  |
  = Dag en maand worden vaak verwisseld. Jaar-maand-dag leest overal hetzelfde.
  = Oplossing: Schrijf "2024-03-01" (1 maart 2024), met de aanhalingstekens. Bedoelde u 3 januari
    2024? Schrijf dan "2024-01-03".
  = Uitleg: register explain AIR-105

1 fout in 1 bestand. 30 bestanden gecontroleerd."""
    )


def test_the_same_in_english(tmp_path: Path) -> None:
    write_register(tmp_path / "r")
    findings = checked(tmp_path / "r", "start: 01-03-2024\n").findings
    said = text.render(findings, "en", nothing, files=30)
    assert said.startswith(
        "error[AIR-105]: “01-03-2024” at “start” is not a date that can be read\n --> registrations/"
    )
    assert said.endswith("1 error in 1 file. 30 files checked.")


def test_nothing_wrong_is_said_too() -> None:
    assert text.render((), "nl", nothing, files=1) == "Alles in orde: 1 bestand."
    assert text.render((), "en", nothing, files=7) == "All is well: 7 files."
    assert github.render((), "nl", nothing) == ""


def test_the_summary_counts_every_kind() -> None:
    several = (finding(), finding(), finding(Severity.WARNING, file="x.yml"), finding(Severity.ADVICE))
    assert text.render(several, "nl", nothing, files=9).endswith(
        "2 fouten, 1 waarschuwing en 1 advies in 2 bestanden. 9 bestanden gecontroleerd."
    )


def test_what_concerns_no_file_has_no_place() -> None:
    said = text.render((Finding("", Position(1, 1, 2), "AIR-900", Severity.ERROR),), "nl", nothing)
    assert "-->" not in said
    assert ".yml" not in said


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in text.render((finding(),), "nl", nothing)
    assert "\x1b[1;31mfout[AIR-303]\x1b[0m" in text.render((finding(),), "nl", nothing, colour=True)


@pytest.mark.parametrize(
    ("line", "position", "shown", "marker"),
    [
        ("nl: tekst", Position(1, 5, 10), "nl: tekst", "    ^^^^^"),
        ("nl: tekst", Position(1, 40, 41), "nl: tekst", "         ^"),
        ("日本: x", Position(1, 5, 6), "日本: x", "      ^"),  # each of the first two is two columns wide
        ("a: \x1b[31m\u202e", Position(1, 4, 5), "a: �[31m�", "   ^"),  # nothing may steer the terminal
        ("\ta: x", Position(1, 1, 2), "�a: x", "^"),
    ],
)
def test_the_marker_stands_below_what_is_meant(line: str, position: Position, shown: str, marker: str) -> None:
    assert marked(line, position) == [shown, marker]


def test_a_long_line_is_cut_around_the_marker() -> None:
    shown, marker = marked("x" * 300 + "FOUT" + "y" * 300, Position(1, 301, 305))
    assert len(shown) <= 122
    assert shown[marker.index("^") : marker.rindex("^") + 1] == "FOUT"


def test_a_report_for_programs() -> None:
    said = json.loads(
        json_report.render((finding(value="k00000tf", first="x.yml"),), "en", nothing, prefix="data", files=3)
    )
    assert said["schema_version"] == "1"
    assert (said["files"], said["counts"]) == (3, {"error": 1, "warning": 0, "advice": 0})
    (one,) = said["findings"]
    assert one == {
        "code": "AIR-303",
        "severity": "error",
        "file": f"data/{FILE}",
        "line": 1,
        "column": 5,
        "end_column": 9,
        "what": "id “k00000tf” already belongs to another registration: x.yml",
        "why": "The id is the address of the page. Two registrations cannot be at the same address.",
        "fix": "Give the newer of the two a new id: register new makes one. Ids are never used again.",
        "data": {"value": "k00000tf", "first": "x.yml"},
    }


def test_an_annotation_cannot_be_broken_out_of() -> None:
    evil = finding(value="a%0A\r\n::error::x,title=y:z", first="a,b:c.yml")
    first, total = github.render((evil,), "en", nothing, prefix="registry-data").split("\n")
    properties, _, message = first.removeprefix("::error ").partition("::")
    assert properties.startswith(f"file=registry-data/{FILE},line=1,col=5,endColumn=9,title=AIR-303 id “a%250A%0D%0A")
    assert "a%2Cb%3Ac.yml" in properties
    assert len(properties.split(",")) == 5
    assert "\r" not in message
    assert total.startswith("::notice title=register check::1 error in all; 1 are shown")


def test_at_most_ten_annotations_of_a_level_and_the_real_total() -> None:
    many = tuple(finding(severity, line) for severity in Severity for line in range(1, 26))
    lines = github.render(many, "nl", nothing).split("\n")
    levels = [line[2:].partition(" ")[0] for line in lines]
    assert {level: levels.count(level) for level in levels} == {"error": 10, "warning": 10, "notice": 10}
    assert lines[-1] == (
        "::notice title=register check::25 fouten, 25 waarschuwingen en 25 adviezen in totaal; hier staan er 29. "
        "Alles op een rij: register check"
    )


def test_every_format_is_called_alike() -> None:
    for render in reporters.FORMATS.values():
        assert render((finding(),), "nl", nothing, prefix=".", files=1, colour=False)
