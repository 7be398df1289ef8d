"""The interface: every file is what the OpenAPI document says, and every example in it is a call that works."""

import datetime
import json
import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from generator.api.endpoints import ENDPOINTS, api_files
from generator.check import check
from generator.dataset.source import DatasetSource
from generator.model.interface import DESCRIPTION
from generator.model.register import Register
from generator.schema.fields import fields
from generator.schema.understood import understood
from generator.source import history
from generator.source.yaml_writer import write
from generator.views.answers import BROWSED
from tests.rules import made_register

ON, COMMIT = datetime.date(2026, 11, 23), "0" * 40
Files = Mapping[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a made-up register: one that changed, one that was removed, one that was merged and removed."""
    root = tmp_path_factory.mktemp("api")
    data = root / "registry-data"
    made_register.write_register(data)
    git(root, "init", "--quiet", "--initial-branch=main")
    place = data / "registrations/testgemeente"
    full = made_register.registration("test001", "testgemeente", "Testsysteem")
    gone = made_register.registration("gane001", "testgemeente", "Weg")
    (place / "systeem.yml").write_text(write(full), encoding="utf-8")
    (place / "weg.yml").write_text(write(gone), encoding="utf-8")
    merged = made_register.registration("merg001", "testgemeente", "Samengevoegd")
    (place / "samen.yml").write_text(write(merged), encoding="utf-8")
    commit(root, "2026-10-01")
    merged |= {"status": "retired", "end": "2026-10", "replaced_by": [full["id"]]}
    (place / "samen.yml").write_text(write(merged), encoding="utf-8")
    commit(root, "2026-10-20")
    (place / "systeem.yml").write_text(write(full | {"status": "retired", "end": "2026-11"}), encoding="utf-8")
    (place / "weg.yml").unlink()
    (place / "samen.yml").unlink()
    commit(root, "2026-11-02")
    return data


@pytest.fixture(scope="module")
def register(folder: Path) -> Register:
    found = check(folder, ON).register
    assert found is not None
    return found


@pytest.fixture(scope="module")
def files(folder: Path, register: Register) -> Files:
    source = DatasetSource(register, ON, COMMIT, history.read(folder, understood))
    return {file: json.loads(data) for file, data in api_files(source)}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@t", *words], check=True)


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "--all")
    subprocess.run(
        ["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@t", "commit", "--quiet", f"--message={day}"],
        check=True,
        env={"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "PATH": "/usr/bin:/bin"},
    )


def test_the_document_is_valid(files: Files) -> None:
    OpenAPIV31SpecValidator(files[DESCRIPTION]).validate()
    calls = [path["get"] for path in files[DESCRIPTION]["paths"].values()]
    assert len({call["operationId"] for call in calls}) == len(calls) == len(ENDPOINTS)
    assert all(call["summary"] and call["description"] and call["tags"] for call in calls)


def test_every_file_is_what_the_document_says(files: Files) -> None:
    document = files[DESCRIPTION]
    registry: Any = Registry().with_resource(
        "urn:api", Resource.from_contents(document, default_specification=DRAFT202012)
    )
    patterns = {
        re.compile("/" + re.sub(r"\{\w+\}", "[^/]+", path.lstrip("/")).replace(".json", r"\.json")): path
        for path in document["paths"]
    }
    used = set()
    for file, value in files.items():
        if file == DESCRIPTION:
            continue
        path = next(path for pattern, path in patterns.items() if pattern.fullmatch(f"/{file}"))
        used.add(path)
        content = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        place = f"urn:api#/paths/{_pointer(path)}/get/responses/200/content/application~1json/schema"
        assert content["schema"]
        errors = list(Draft202012Validator({"$ref": place}, registry=registry).iter_errors(value))
        assert not errors, (file, errors[0].message)
    assert used == {*document["paths"]}


def test_a_file_that_says_otherwise_would_be_found(files: Files) -> None:
    document = files[DESCRIPTION]
    registry: Any = Registry().with_resource(
        "urn:api", Resource.from_contents(document, default_specification=DRAFT202012)
    )
    path = "/api/v1/registrations.json"
    schema = {"$ref": f"urn:api#/paths/{_pointer(path)}/get/responses/200/content/application~1json/schema"}
    wrong = json.loads(json.dumps(files["api/v1/registrations.json"]))
    wrong["result"][0]["versions"] = "2"
    assert list(Draft202012Validator(schema, registry=registry).iter_errors(wrong))


def test_every_example_is_a_call_that_works(files: Files) -> None:
    for path, calls in files[DESCRIPTION]["paths"].items():
        for parameter in calls["get"].get("parameters", ()):
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])  # noqa: PLW2901
        assert path.lstrip("/") in files


def test_every_address_in_an_answer_leads_to_a_file(files: Files, register: Register) -> None:
    base = f"{register.settings.base_url}/"
    said = json.dumps(files)
    addresses = set(re.findall(rf'"{re.escape(base)}(api/[^"]+)"', said))
    assert len(addresses) > 5
    assert addresses <= {*files}


def test_totals_count_what_is_there(files: Files, register: Register) -> None:
    for file, value in files.items():
        if "total" in value:
            assert value["total"] == len(value["result"]), file
    assert files["api/v1/registrations.json"]["total"] == len(register.registrations)
    ids = [one for each in files["api/v1/organisations.json"]["result"] for one in each["registrations"]]
    assert sorted(ids) == sorted(registration.id for registration in register.registrations)


def test_what_changed_is_told_with_the_same_words_per_registration_and_per_month(files: Files) -> None:
    steps = files["api/v1/registrations/" + _id(files, "Testsysteem") + "/versions.json"]["result"]
    assert [step["version"] for step in steps] == [1, 2]
    assert {change["field"] for change in steps[1]["changes"]} >= {"status", "end"}
    assert all({*sentence} == {"nl", "en"} for step in steps for sentence in step["sentences"])
    month = files["api/v1/changes/2026-11.json"]["result"]
    assert steps[1]["sentences"] in [step["sentences"] for step in month]
    assert [each["month"] for each in files["api/v1/changes.json"]["result"]] == ["2026-11", "2026-10"]


def test_what_was_removed_or_merged_is_among_the_changes(files: Files) -> None:
    gone, merged, stays = (
        str(made_register.registration(id_, "x", "x")["id"]) for id_ in ("gane001", "merg001", "test001")
    )
    october, november = (files[f"api/v1/changes/2026-{month}.json"]["result"] for month in ("10", "11"))
    told = [(one["id"], one["kind"], one["version"], one["day"]) for one in november]
    assert (gone, "removed", 1, "2026-11-02") in told
    assert (merged, "removed", 2, "2026-11-02") in told
    assert (stays, "changed", 2, "2026-11-02") in told
    removed = next(one for one in november if one["id"] == gone)
    assert removed["changes"] == []
    assert [*removed["sentences"][0]] == ["nl", "en"]
    assert removed["commit"] == next(one["commit"] for one in november if one["id"] == stays)
    [became] = [one for one in october if one["id"] == merged and one["kind"] == "changed"]
    assert {"field": "replaced_by", "path": "", "kind": "added", "new": [stays]} in became["changes"]
    assert files["api/v1/changes.json"]["result"][0]["changes"] == len(november) == 3


def test_a_version_that_is_no_longer_stays_and_so_does_what_was_removed(files: Files, folder: Path) -> None:
    id_ = _id(files, "Testsysteem")
    old = files[f"api/v1/registrations/{id_}/versions/1.json"]["result"]
    assert old["registration"]["status"] == "in-use"
    assert f"api/v1/registrations/{id_}/versions/2.json" not in files
    gone = str(made_register.registration("gane001", "x", "x")["id"])
    assert files[f"api/v1/registrations/{gone}/versions/1.json"]["result"]["registration"]["id"] == gone


def test_every_question_with_terms_is_counted(files: Files, register: Register) -> None:
    found = {one["field"]: one for one in files["api/v1/facets.json"]["result"]}
    assert {*found} == {name for name, field in fields().items() if field.vocabulary}
    assert {*BROWSED} < {*found}
    counted = {one["term"]: one["registrations"] for one in found["status"]["answers"]}
    assert counted == Counter(registration.status for registration in register.registrations)


def test_a_registration_is_what_its_file_says(files: Files, folder: Path) -> None:
    id_ = _id(files, "Testsysteem")
    said = yaml.safe_load((folder / "registrations/testgemeente/systeem.yml").read_bytes())
    assert {*files[f"api/v1/registrations/{id_}.json"]["result"]} == {*said}


def _id(files: Files, name: str) -> str:
    found = (each for each in files["api/v1/registrations.json"]["result"] if name in each["name"]["nl"])
    return str(next(found)["id"])


def _pointer(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
