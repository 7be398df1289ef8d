"""The dataset as a whole: the same bytes every time, every file accounted for, the files in agreement."""

import csv
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import generator
from generator import ids
from generator.dataset.descriptions.documents import Checksums
from generator.dataset.export import EXPORTERS, export
from generator.dataset.sink import FolderSink, writer_to
from generator.dataset.source import DatasetSource
from generator.model import assemble
from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.vocabulary import Term, Vocabulary
from generator.schema.fields import SCHEMA_FILE, fields
from generator.source import yaml_fast

ROOT = Path(__file__).parents[2]
ON, COMMIT = datetime.date(2026, 11, 23), "0123456789abcdef0123456789abcdef01234567"
NOTICE = {"nl": "Dit is een verzonnen register.", "en": "This is a made-up register."}


def a_register(count: int = 40, *, reverse: bool = False) -> Register:
    """A made-up register; `reverse` writes every map in it, and the register itself, the other way round."""

    def turn(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turn(value[key]) for key in (reversed(value) if reverse else value)}
        return [turn(each) for each in value] if isinstance(value, list) else value

    registrations = []
    for number in range(count):
        body = f"v{number * 7919 % 100000:06}"
        value = {
            "schema_version": "1",
            "id": body + ids.check_character(body),
            "language": "nl",
            "name": {"nl": f"Verzonnen systeem {number}", "en": f"Made-up system {number}"},
            "themes": ["work", "income"],
            "organisation": "testgemeente",
            "variables": [{"name": {"nl": "Leeftijd", "en": "Age"}, "role": "input"}] * (number % 3),
            "self_learning": False,
            "contact": {"name": {"nl": "Loket"}, "email": "test@example.org"},
            "status": "in-use",
            "sources": [{"title": "Verzonnen bron", "url": "https://example.org/", "seen": "2026-01-01"}],
        }
        made = turn({name: part for name, part in value.items() if part != []})
        registrations.append(Registration(f"registrations/testgemeente/{number}.yml", made))
    term = Term("in-use", {"nl": "In gebruik"}, {"en": "Used"}, means=frozenset(f"mark_{n}" for n in range(9)))
    organisation = {
        "name": {"nl": "Testgemeente"},
        "later": "a field without a column",
        "aliases": ["Test", "Gemeente"],
        "contact": {"phone": "070 000 0000"},
    }
    title = {"nl": "Verzonnen testregister", "en": "Made-up test register"}
    return Register(
        Settings(title, title, title, "https://example.org", ("nl", "en"), "CC0-1.0", {}, notice=NOTICE),
        {"statuses": Vocabulary("statuses", {"nl": "Status"}, {"in-use": term})},
        {"testgemeente": Organisation("testgemeente", "organisations/testgemeente.yml", turn(organisation))},
        tuple(reversed(registrations) if reverse else registrations),
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_manifest_holds_every_file_and_nothing_else(tmp_path: Path) -> None:
    manifest = export(DatasetSource(a_register(), ON, COMMIT), tmp_path)
    on_disk = tree(tmp_path)
    assert {file.file for file in manifest.files} == set(on_disk)
    assert (manifest.as_of, manifest.commit) == (ON, COMMIT)
    for file in manifest.files:
        assert file.bytes == len(on_disk[file.file])
        assert file.sha256 == hashlib.sha256(on_disk[file.file]).hexdigest()
        assert file.title["nl"]
        assert file.title["en"]
    media_types = {file.file: file.media_type for file in manifest.files}
    assert media_types["registrations.csv"] == "text/csv"
    assert media_types["register.json"] == "application/json"


def test_the_file_of_each_standard_says_which_one_it_is(tmp_path: Path) -> None:
    manifest = export(DatasetSource(a_register(), ON, COMMIT), tmp_path)
    titles = [file.title["en"] for file in manifest.files if file.file.startswith("crosswalks/")]
    assert len(titles) > 2
    assert len({*titles}) == len(titles)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_checks_every_file(tmp_path: Path) -> None:
    export(DatasetSource(a_register(3), ON, COMMIT), tmp_path)
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    named = [line.split("  ")[1] for line in (tmp_path / "SHA256SUMS").read_text().splitlines()]
    assert named == sorted(set(tree(tmp_path)) - {"SHA256SUMS"})
    with (tmp_path / "registrations.csv").open("ab") as file:
        file.write(b" ")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_only_content_changes_the_bytes(tmp_path: Path) -> None:
    """Another order of files, of keys in a file and of languages in a text is no other dataset."""
    export(DatasetSource(a_register(), ON, COMMIT), tmp_path / "one")
    export(DatasetSource(a_register(reverse=True), ON, COMMIT), tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


SCRIPT = """
import importlib.util, os, sys
from pathlib import Path
os.umask(int(sys.argv[3], 8))
spec = importlib.util.spec_from_file_location("made_up", sys.argv[1])
made_up = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made_up)
made_up.export(made_up.DatasetSource(made_up.a_register(), made_up.ON, made_up.COMMIT), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(
    ("umask", "surroundings"),
    [
        ("022", {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}),
        ("077", {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1"}),
    ],
)
def test_the_surroundings_do_not_change_the_bytes(umask: str, surroundings: dict[str, str], tmp_path: Path) -> None:
    export(DatasetSource(a_register(), ON, COMMIT), tmp_path / "here")
    root = str(Path(generator.__file__).parent.parent)
    subprocess.run(
        [sys.executable, "-c", SCRIPT, __file__, str(tmp_path / "there"), umask],
        env={**os.environ, "PYTHONPATH": root, **surroundings},
        cwd=tmp_path,
        check=True,
    )
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


def test_the_files_agree_on_how_many_there_are(tmp_path: Path) -> None:
    export(DatasetSource(a_register(40), ON, COMMIT), tmp_path)
    whole = json.loads((tmp_path / "register.json").read_bytes())
    with (tmp_path / "registrations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row["id"] for row in csv.DictReader(file)]
    expected = sorted(registration.id for registration in a_register(40).registrations)
    assert rows == expected
    assert [each["id"] for each in whole["registrations"]] == expected
    assert (tmp_path / "registrations.ndjson").read_bytes().count(b"\n") == 40
    assert whole["metadata"]["counts"] == {"registrations": 40, "organisations": 1, "vocabularies": 1}


def test_register_json_says_what_it_is(tmp_path: Path) -> None:
    export(DatasetSource(a_register(1), ON, COMMIT), tmp_path)
    whole = json.loads((tmp_path / "register.json").read_bytes())
    assert list(whole) == [
        "metadata", "organisations", "vocabularies", "deferral_policy", "attestations", "stubs", "registrations"
    ]  # fmt: skip
    assert (whole["deferral_policy"], whole["attestations"], whole["stubs"]) == (None, [], [])
    metadata = whole["metadata"]
    assert metadata["schema_version"] == "1"
    assert metadata["notice"] == NOTICE
    assert (metadata["licence"], metadata["as_of"], metadata["commit"]) == ("CC0-1.0", "2026-11-23", COMMIT)
    assert whole["organisations"][0] == {
        "organisation": "testgemeente",
        **a_register(1).organisations["testgemeente"].data,
    }
    (term,) = whole["vocabularies"][0]["terms"]
    assert term == {
        "id": "in-use",
        "label": {"nl": "In gebruik"},
        "definition": {"en": "Used"},
        "means": sorted(f"mark_{n}" for n in range(9)),
    }
    names = list(whole["registrations"][0])
    assert names == [name for name in fields() if name in names], "keys are in the order of the schema"


def test_the_whole_register_holds_the_same_lines(tmp_path: Path) -> None:
    export(DatasetSource(a_register(3), ON, COMMIT), tmp_path)
    inside = (tmp_path / "register.json").read_bytes().splitlines()[1:-1]
    lines = (tmp_path / "registrations.ndjson").read_bytes().splitlines()
    assert inside == [lines[0] + b",", lines[1] + b",", lines[2]]


def test_what_registrations_point_at_is_in_tables_too(tmp_path: Path) -> None:
    export(DatasetSource(a_register(1), ON, COMMIT), tmp_path)
    assert (tmp_path / "organisations.csv").read_text(encoding="utf-8").splitlines() == [
        (
            "organisation,name_nl,name_en,kind,aliases_count,website,tooi,contact_email,contact_url,contact_phone,"
            "data_protection_officer_email,data_protection_officer_url,data_protection_officer_phone,asked_on,"
            "nil_declarations_count,fewer_registrations_count"
        ),
        "testgemeente,Testgemeente,,,2,,,,,070 000 0000,,,,,,",
    ]
    assert (tmp_path / "organisations_aliases.csv").read_text(encoding="utf-8").splitlines() == [
        "organisation,number,aliases",
        "testgemeente,1,Test",
        "testgemeente,2,Gemeente",
    ]
    assert (tmp_path / "vocabularies.csv").read_text(encoding="utf-8").splitlines() == [
        "vocabulary,term,label_nl,label_en,definition_nl,definition_en,source,since,replaced_by",
        "statuses,in-use,In gebruik,,,Used,,,",
    ]


def test_what_is_public_about_deferral_is_in_the_tables_and_in_the_whole_register(tmp_path: Path) -> None:
    policy = yaml_fast.read((ROOT / "registry-data/deferral-policy.yml").read_bytes())
    policy["attestation"]["from"] = "2027-02"
    attestation = {"month": "2027-02", "as_of": "2027-02-01", "overdue": 0}
    stubs = [
        {
            "id": number,
            "organisation_kind": "police",
            "annex_iii_points": points,
            "grounds": ["investigation", "detection"],
            "scope": "case-specific",
            "granted": "2027-02",
            **until,
        }
        for number, points, until in (
            ("m00000tc", ["6a"], {"review_by": "2027-08"}),
            ("k00000tf", [], {"ended": "2027-03"}),
        )
    ]
    register = replace(
        a_register(2),
        deferral_policy=assemble.deferral_policy(policy),
        attestations=(assemble.attestation(attestation),),
        stubs=tuple(map(assemble.stub, stubs)),
    )
    export(DatasetSource(register, ON, COMMIT), tmp_path)
    whole = json.loads((tmp_path / "register.json").read_bytes())
    assert whole["deferral_policy"] == policy
    assert whole["attestations"] == [attestation]
    del stubs[1]["annex_iii_points"]
    assert whole["stubs"] == [stubs[1], stubs[0]]
    assert whole["metadata"]["counts"]["registrations"] == 2
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in tmp_path.glob("*.csv")}
    assert lines["attestations.csv"] == ["month,as_of,overdue", "2027-02,2027-02-01,0"]
    assert lines["stubs.csv"] == [
        "id,organisation_kind,annex_iii_points_count,grounds_count,scope,granted,review_by,ended",
        "k00000tf,police,,2,case-specific,2027-02,,2027-03",
        "m00000tc,police,1,2,case-specific,2027-02,2027-08,",
    ]
    assert lines["stubs_annex_iii_points.csv"] == ["id,number,annex_iii_points", "m00000tc,1,6a"]
    assert len(lines["stubs_grounds.csv"]) == 5
    assert "deferral_from,deferral_until,deferral_scope" in lines["registrations.csv"][0]


def test_the_schema_is_the_one_in_use(tmp_path: Path) -> None:
    export(DatasetSource(a_register(0), ON, COMMIT), tmp_path)
    assert (tmp_path / "schema/registration.schema.json").read_bytes() == SCHEMA_FILE.read_bytes()


def test_the_explanation_names_every_file_in_both_languages(tmp_path: Path) -> None:
    export(DatasetSource(a_register(1), ON, COMMIT), tmp_path)
    text = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert all(f"{exporter.file} " in text for exporter in EXPORTERS)
    assert all(exporter.title[language] in text for exporter in EXPORTERS for language in ("nl", "en"))
    assert all(words in text for words in (*NOTICE.values(), "CC0-1.0", COMMIT, "2026-11-23"))
    assert "A change in the source" not in text  # there is no public repository
    register = a_register(1)
    settings = replace(register.settings, repository="https://git.example/r", forge="gitlab")
    export(DatasetSource(replace(register, settings=settings), ON, COMMIT), tmp_path / "public")
    text = (tmp_path / "public/README.txt").read_text(encoding="utf-8")
    assert "A change in the source: https://git.example/r/-/commit/{commit}\n" in text


def test_a_build_can_write_the_small_files_itself(tmp_path: Path) -> None:
    export(DatasetSource(a_register(3), ON, COMMIT), tmp_path / "plain")
    given: dict[str, bytes] = {}
    plain = writer_to(tmp_path / "built")

    def write_file(file: str, data: bytes) -> None:
        given[file] = data
        plain(file, data)

    export(DatasetSource(a_register(3), ON, COMMIT), tmp_path / "built", write_file)
    assert tree(tmp_path / "built") == tree(tmp_path / "plain")
    assert {"SHA256SUMS", "README.txt"} < set(given)
    assert not {"registrations.csv", "register.xlsx", "register.zip"} & set(given), "large files are not held in memory"


def test_no_file_is_written_twice_or_counted_half(tmp_path: Path) -> None:
    sink = FolderSink(Checksums(), tmp_path, writer_to(tmp_path))
    sink.write_file("a/b.txt", b"made up")
    assert (tmp_path / "a/b.txt").read_bytes() == b"made up"
    with pytest.raises(ValueError, match=r"a/b\.txt is written twice"):
        sink.write_file("a/b.txt", b"again")
    with pytest.raises(ValueError, match="twice"), sink.open_file("a/b.txt"):
        pass

    def stop_halfway() -> None:
        with sink.open_file("half.txt") as stream:
            stream.write(b"half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        stop_halfway()
    assert set(sink.files) == {"a/b.txt"}
