"""What describes the data is right, and would say so if it were not: by the validators of the standards themselves."""

import csv
import json
import re
import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from cffconvert import Citation
from csvw import CSVW

from generator.dataset import codebook
from generator.dataset.tables import TABLES
from generator.schema.columns import STATES
from generator.source import yaml_fast

Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def small(awkward_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files and their descriptions, to break copies of."""
    folder = tmp_path_factory.mktemp("small")
    for path in [*awkward_dataset.glob("*.csv"), *awkward_dataset.glob("*.json")]:
        shutil.copyfile(path, folder / path.name)
    return folder


def frictionless_finds(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [f"{task.name}: {error.type} {error.note}" for task in report.tasks for error in task.errors] + [
        error.note for error in report.errors
    ]


def csvw_finds(folder: Path) -> list[str]:
    with chdir(folder), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = CSVW("csv-metadata.json", validate=True)
            said = [] if found.is_valid else ["not valid"]
        except ValueError as error:
            return [str(error)]
        return said + [str(warning.message) for warning in found.warnings]


def replaced(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return change


def test_frictionless_and_a_csvw_validator_accept_the_dataset(small: Path) -> None:
    assert frictionless_finds(small) == []
    assert csvw_finds(small) == []


@pytest.mark.parametrize(
    ("finds", "change"),
    [
        (frictionless_finds, replaced("registrations.csv", "in-use", "in-gebruik")),
        (frictionless_finds, replaced("registrations.csv", "[not_yet]", "[later]")),
        (frictionless_finds, replaced("registrations_aliases.csv", ",1,", ",one,")),
        (frictionless_finds, replaced("registrations.csv", "testorganisatie-001", "testorganisatie-009")),
        (csvw_finds, replaced("registrations_variables.csv", ",1,", ",one,")),
        (csvw_finds, replaced("registrations_sources.csv", "2026-11-01", "01-11-2026")),
        (csvw_finds, replaced("registrations.csv", "id,schema_version", "id,version")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_they_would_find_what_is_wrong(
    finds: Callable[[Path], list[str]], change: Change, small: Path, tmp_path: Path
) -> None:
    shutil.copytree(small, tmp_path / "broken")
    change(tmp_path / "broken")
    if finds is frictionless_finds:  # of the content, not of the size and the hash
        package = json.loads((tmp_path / "broken/datapackage.json").read_bytes())
        some = ("registrations", "registrations_aliases", "organisations")
        package["resources"] = [resource for resource in package["resources"] if resource["name"] in some]
        for resource in package["resources"]:
            del resource["bytes"], resource["hash"]
        (tmp_path / "broken/datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert finds(tmp_path / "broken")


def test_the_states_of_an_answer_have_their_labels(awkward_dataset: Path) -> None:
    package = json.loads((awkward_dataset / "datapackage.json").read_bytes())
    missing = package["resources"][0]["schema"]["missingValues"]
    assert [each["value"] for each in missing] == ["", *(f"[{state}]" for state in STATES)]
    assert all(each["label"] for each in missing)
    assert all(len(each["schema"]["missingValues"]) == 1 for each in package["resources"][1:])


def test_cffconvert_accepts_the_citation_file(awkward_dataset: Path) -> None:
    written = (awkward_dataset / "CITATION.cff").read_text(encoding="utf-8")
    Citation(written).validate()
    with pytest.raises(jsonschema.ValidationError):
        Citation(re.sub("license: .*", "license: a licence", written)).validate()
    assert yaml_fast.read(written.encode())["date-released"] == "2026-11-23"


def columns(awkward_dataset: Path) -> Iterator[dict[str, Any]]:
    for table in json.loads((awkward_dataset / "codebook.json").read_bytes())["tables"]:
        for column in table["columns"]:
            yield {"table": table["table"], **column}


def test_the_codebook_explains_every_column_in_both_languages(awkward_dataset: Path) -> None:
    found = list(columns(awkward_dataset))
    assert [(each["table"], each["column"]) for each in found] == [
        (table.name, name) for table in TABLES for name in table.header(("nl", "en"))
    ]
    silent = [
        f"{each['table']}.{each['column']}"
        for each in found
        for language in ("nl", "en")
        if not each["title"].get(language) or not each["meaning"].get(language)
    ]
    assert silent == []


def test_the_codebook_counts_what_is_in_the_files(awkward_dataset: Path) -> None:
    with (awkward_dataset / "registrations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    of = {each["column"]: each for each in columns(awkward_dataset) if each["table"] == "registrations"}
    for name, each in of.items():
        cells = [row[name] for row in rows]
        states = {state: cells.count(f"[{state}]") for state in each["states"]}
        assert (each["rows"], each["states"], each["empty"]) == (len(rows), states, cells.count(""))
        assert each["filled"] == len(rows) - sum(states.values()) - each["empty"]
        assert not each["always"] or each["filled"] == len(rows), name
    assert (of["logic_nl"]["states"]["withheld"], of["variables_count"]["states"]["not_yet"]) == (12, 12)
    with (awkward_dataset / "codebook.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, strict=True)
    assert tuple(header) == codebook.header()
    assert len(lines) == sum(len(table.header(("nl", "en"))) for table in TABLES)


def test_bibtex_and_ris_say_what_the_citation_file_says(awkward_dataset: Path) -> None:
    """Read strictly: an entry, its fields, braces that close; cffconvert says what the file for forges holds."""
    said = yaml_fast.read((awkward_dataset / "CITATION.cff").read_bytes())
    name, publisher = (" ".join(text.split()) for text in (said["title"], said["authors"][0]["name"]))
    written = (awkward_dataset / "CITATION.bib").read_text(encoding="utf-8")
    entry = re.fullmatch(r"@misc\{([a-z0-9-]+),\n((?:  \w+ += \{.*\},\n)+)\}\n", written)
    assert entry
    fields = dict(re.findall(r"(?m)^  (\w+) += \{(.*)\},$", entry[2]))
    assert (unescaped(fields["title"]), unescaped(fields["author"])) == (f"{{{name}}}", f"{{{publisher}}}")
    assert (fields["url"], fields["year"]) == (said["url"], said["date-released"][:4])
    assert said["date-released"] in fields["note"]
    assert said["version"][:12] in fields["note"]
    for value in fields.values():
        depth = [value[: end + 1].count("{") - value[: end + 1].count("}") for end in range(len(value))]
        assert min(depth) >= 0 == depth[-1], value

    lines = (awkward_dataset / "CITATION.ris").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .*", line) for line in lines)
    ris = dict(line.split("  - ", 1) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - DATA", "ER  - ")
    assert (ris["TI"], ris["AU"].removesuffix(",")) == (name, publisher)
    assert f"\nUR  - {ris['UR']}\n" in Citation((awkward_dataset / "CITATION.cff").read_text("utf-8")).as_ris()


def unescaped(text: str) -> str:
    """What TeX makes of a text without commands of its own."""
    signs = {"textbackslash": "\\", "^": "^", "~": "~", "textbraceleft": "{", "textbraceright": "}"}
    return re.sub(r"\\([a-z]+|[\^~])\{\}|\\([$&#_%])", lambda hit: signs[hit[1]] if hit[1] else hit[2], text)
