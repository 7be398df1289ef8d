"""Checking a folder: the right line, the same for one file as for all, and silence about what is deferred."""

import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import Checked, check
from generator.errors import InputError
from generator.model.finding import Finding, Position, Severity
from generator.model.transparency import Stub
from tests.bench import made_up
from tests.build.conftest import ON, ROOT

_LONG = (
    "Deze verzonnen tekst staat in meer dan een registratie en is lang genoeg om daarin op te vallen bij een controle."
)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check") / "registry-data"
    made_up.write_register(folder, 6, ROOT / "registry-data")
    return folder


@pytest.fixture
def data(_made: Path, tmp_path: Path) -> Path:
    """A sound made-up register of six registrations, to be spoilt."""
    return Path(shutil.copytree(_made, tmp_path / "registry-data"))


def _files(data: Path) -> list[Path]:
    return sorted((data / "registrations").rglob("*.yml"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def _only(data: Path, checked: Checked, path: Path) -> list[Finding]:
    return [finding for finding in checked.findings if finding.file == path.relative_to(data).as_posix()]


def test_a_sound_register_has_no_errors_and_every_file_is_counted(data: Path) -> None:
    checked = check(data, ON)
    assert checked.sound
    assert checked.register is not None
    assert len(checked.register.registrations) == 6
    assert checked.files == len([*data.rglob("*.yml")])


def test_a_finding_points_at_the_value_or_at_the_key(data: Path) -> None:
    path = _files(data)[0]
    _change(path, "\nstatus: ", "\nstatus: x")
    _change(path, "\npurpose:", "\npurpos:")
    found = {finding.code: finding for finding in _only(data, check(data, ON), path)}
    line = _line_of(path, "status:")
    assert found["AIR-302"].position.line == line
    assert found["AIR-302"].position.column == len("status: ") + 1
    assert found["AIR-101"].position == Position(_line_of(path, "purpos:"), 1, len("purpos") + 1)


def test_a_file_that_is_not_yaml_is_one_finding_and_the_others_are_checked(data: Path) -> None:
    first, second, *_ = _files(data)
    first.write_text("name: [\n", encoding="utf-8")
    _change(second, "\nstatus: ", "\nstatus: x")
    checked = check(data, ON)
    assert [finding.code for finding in _only(data, checked, first)] == ["AIR-013"]
    assert "AIR-302" in {finding.code for finding in _only(data, checked, second)}
    assert not checked.sound


def _same_id(data: Path) -> None:
    first, second, *_ = _files(data)
    id_line = next(line for line in first.read_text(encoding="utf-8").splitlines() if line.startswith("id: "))
    _change(second, second.read_text(encoding="utf-8").splitlines()[_line_of(second, "id: ") - 1], id_line)


def _gone(data: Path) -> None:
    first, second, *_ = _files(data)
    number = second.read_text(encoding="utf-8").splitlines()[_line_of(second, "id: ") - 1].removeprefix("id: ")
    _change(first, "\nstatus: ", f"\nreplaced_by: [{number}, k00000tf]\nstatus: ")


def _copied(data: Path) -> None:
    """The same text in every style of YAML, the first time in capitals."""
    broken = "\n    ".join(textwrap.wrap(_LONG.upper(), 70))
    styles = (
        f"  nl: >-\n    {broken}\n",
        f"  nl: {_LONG}\n",
        f'  nl: "{_LONG}"\n',
        f"  nl: |-\n    {_LONG}\n",
    )
    for path, style in zip(_files(data), styles, strict=False):
        text = path.read_text(encoding="utf-8")
        start = text.index("\nbenefits:")
        end = start + 1 + text[start + 1 :].index("\n") + 1
        while text[end] == " ":
            end += text[end:].index("\n") + 1
        path.write_text(f"{text[:start]}\nbenefits:\n{style}{text[end:]}", encoding="utf-8")


def _nothing(data: Path) -> None:
    """Nothing is wrong."""


def _nobody(data: Path) -> None:
    path = _files(data)[2]
    _change(path, "\norganisation: ", "\norganisation: x")


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (_same_id, {"AIR-303"}),
        (_gone, {"AIR-333"}),
        (_copied, {"AIR-334"}),
        (_nobody, {"AIR-301"}),
        (_nothing, set()),
    ],
)
def test_one_file_checked_alone_has_the_findings_of_a_whole_check(
    data: Path, spoil: Callable[[Path], None], codes: set[str]
) -> None:
    spoil(data)
    whole = check(data, ON)
    assert codes <= {finding.code for finding in whole.findings}
    for path in _files(data):
        alone = check(data, ON, only={path.relative_to(data).as_posix()})
        assert list(alone.findings) == _only(data, whole, path), path
        assert alone.files == 1


def test_what_is_wrong_elsewhere_does_not_stop_one_file_from_being_sound(data: Path) -> None:
    first, second, *_ = _files(data)
    _change(second, "\nstatus: ", "\nstatus: x")
    assert check(data, ON, only={first.relative_to(data).as_posix()}).sound


def test_settings_that_stop_everything_are_said_whatever_was_asked(data: Path) -> None:
    (data / "register.yml").unlink()
    name = _files(data)[0].relative_to(data).as_posix()
    for checked in (check(data, ON), check(data, ON, only={name})):
        assert [(finding.file, finding.code) for finding in checked.findings] == [("register.yml", "AIR-901")]
        assert not checked.sound


_CANARY = "canary: DEFERRED-CANARY-" + 32 * "0"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("registrations/geheim/zaak.yml", "id: k00000tf\nclassification: deferred\n"),
        ("registrations/geheim/zaak.yml", f"name: [\n{_CANARY}\n"),
        ("registrations/geheim/zaak.txt", _CANARY),
        ("organisations/geheim.yaml", _CANARY.lower()),
        ("vocabularies/geheim.yml", "CLASSIFICATION : Deferred"),
        ("geheim.yml", "classification: 'deferred'\n"),
        ("elsewhere/geheim.yml", "- 'classification': \"deferred\"\n"),
        ("elsewhere/geheim.json", '{"id": "k00000tf", "classification": "deferred"}'),
        ("elsewhere/.geheim", _CANARY),
        ("register.yml", f"# {_CANARY}\n"),
        ("transparency/stubs/k00000tf.yml", _CANARY),
        ("obligations.yml", "\ufeffclassification: deferred\n"),
    ],
)
def test_the_mark_of_a_deferred_registration_stops_everything_and_nothing_is_told(
    data: Path, place: str, text: str
) -> None:
    wrong = _files(data)[0]
    _change(wrong, "\nstatus: ", "\nstatus: x")
    (data / place).parent.mkdir(parents=True, exist_ok=True)
    (data / place).write_text(text, encoding="utf-8")
    for checked in (check(data, ON), check(data, ON, only={wrong.relative_to(data).as_posix()})):
        assert checked.findings == (Finding("", Position(1, 1, 2), "AIR-900", Severity.ERROR),)
        assert checked.register is None
        assert checked.files == 0


def test_the_mark_is_found_in_utf_16(data: Path) -> None:
    (data / "notes.txt").write_text("classification: deferred\n", encoding="utf-16")
    assert [finding.code for finding in check(data, ON).findings] == ["AIR-900"]


@pytest.mark.parametrize(
    "text", ["classification: public\n", "we say classification: deferred\n", "x_classification: deferred"]
)
def test_what_only_speaks_of_deferral_is_left_alone(data: Path, text: str) -> None:
    (data / "notes.txt").write_text(text, encoding="utf-8")
    assert check(data, ON).sound


def test_a_symbolic_link_is_refused_and_not_passed_over(data: Path) -> None:
    (data / "registrations/link.yml").symlink_to(_files(data)[0])
    with pytest.raises(InputError, match=r"link\.yml is a symbolic link"):
        check(data, ON)


def test_a_name_that_is_not_utf_8_is_refused(data: Path) -> None:
    name = b"registrations/verzonnen-\xe9.yml"
    with open(bytes(data) + b"/" + name, "w") as file:  # noqa: PTH123 - a path of bytes
        file.write("id: x\n")
    with pytest.raises(InputError, match=r"verzonnen-\\xe9\.yml is not UTF-8"):
        check(data, ON)


def test_what_editors_leave_is_no_registration(data: Path) -> None:
    folder = _files(data)[0].parent
    (folder / ".#lock.yml").symlink_to("somebody@somewhere")
    (folder / "._system.yml").write_bytes(b"\0\1\2")
    assert check(data, ON).sound


def test_an_extension_in_capitals_is_not_passed_over(data: Path) -> None:
    path = _files(data)[0]
    path.rename(path.with_suffix(".YML"))
    checked = check(data, ON)
    assert "AIR-305" in {finding.code for finding in checked.findings if finding.file.endswith(".YML")}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("registration/x.yml", {"AIR-902"}),
        ("organisations/below/x.yml", {"AIR-902"}),
        ("vocabularies/another.yml", {"AIR-903"}),
        ("transparency/2026-10.yml", {"AIR-902"}),
        ("transparency/stubs/below/x.yml", {"AIR-902"}),
        ("notes.yml", {"AIR-902"}),
        ("notes.txt", set[str]()),
    ],
)
def test_a_file_that_nothing_would_read_is_an_error(data: Path, name: str, codes: set[str]) -> None:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    sources = {"organisations": "organisations/testorganisatie-001.yml", "vocabularies": "vocabularies/themes.yml"}
    shutil.copyfile(data / sources.get(name.partition("/")[0], "register.yml"), path)
    assert {finding.code for finding in check(data, ON).findings if finding.file == name} == codes


_STUB = """\
id: m00000tc
organisation_kind: police
annex_iii_points: [6a]
grounds: [investigation]
scope: case-specific
granted: "2026-02"
review_by: "2026-12"
"""


def _put(data: Path, file: str, text: str) -> None:
    (data / file).parent.mkdir(parents=True, exist_ok=True)
    (data / file).write_text(text, encoding="utf-8")


def _attestation(month: str, day: str) -> str:
    return f'month: "{month}"\nas_of: "{day}"\noverdue: 0\n'


def test_what_the_private_side_publishes_is_part_of_the_register(data: Path) -> None:
    shutil.copyfile(ROOT / "registry-data/deferral-policy.yml", data / "deferral-policy.yml")
    _put(data, "transparency/stubs/m00000tc.yml", _STUB)
    for month, day in (("2026-11", "2026-11-02"), ("2026-10", "2026-10-01")):
        _put(data, f"transparency/attestations/{month}.yml", _attestation(month, day))
    checked = check(data, ON)
    assert checked.sound
    register = checked.register
    assert register is not None
    assert [attestation.month for attestation in register.attestations] == ["2026-10", "2026-11"]
    assert register.stubs == (
        Stub("m00000tc", "police", ("6a",), ("investigation",), "case-specific", "2026-02", "2026-12", ""),
    )
    assert register.deferral_policy is not None
    assert (register.deferral_policy.first_months, register.deferral_policy.escalation_days) == (12, 90)
    assert register.deferral_policy.attestation_from == ""
    assert checked.files == len([*data.rglob("*.yml")])


def test_a_register_without_rules_of_deferral_is_sound(data: Path) -> None:
    checked = check(data, ON)
    assert checked.sound
    assert checked.register is not None
    assert checked.register.deferral_policy is None
    assert (checked.register.attestations, checked.register.stubs) == ((), ())


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("transparency/stubs/k00000tf.yml", _STUB, 1),
        ("transparency/stubs/m00000tc.yaml", _STUB, 1),
        ("transparency/attestations/october.yml", _attestation("2026-10", "2026-10-01"), 1),
    ],
)
def test_a_file_of_the_private_side_that_is_not_named_after_what_it_says_is_an_error(
    data: Path, file: str, text: str, line: int
) -> None:
    _put(data, file, text)
    found = [finding for finding in check(data, ON).findings if finding.file == file]
    assert [(finding.code, finding.position.line) for finding in found] == [("AIR-904", line)]


def test_a_stub_checked_alone_is_held_against_the_registration_with_its_id(data: Path) -> None:
    published = _files(data)[3]
    number = published.read_text(encoding="utf-8").splitlines()[_line_of(published, "id: ") - 1].removeprefix("id: ")
    file = f"transparency/stubs/{number}.yml"
    _put(data, file, _STUB.replace("m00000tc", number))
    for checked in (check(data, ON), check(data, ON, only={file})):
        assert [finding.code for finding in checked.findings if finding.file == file] == ["AIR-344"]
