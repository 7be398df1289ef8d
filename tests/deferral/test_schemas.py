"""What cannot even be written: a deferral without an end, on another ground, or without the reasons it needs."""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deferral import documents, messages
from generator.deferral.refusal import Refused
from generator.deferral.verbs import PROPOSE, PUBLISH, VERBS
from generator.schema.validator import FOLDER, validator
from generator.source import yaml_writer
from tests.deferral import lab as labs
from tests.deferral import made

SHA = "0" * 64


def header(visibility: str = "hidden", **changes: Any) -> dict[str, Any]:
    return {
        "classification": "deferred",
        "canary": documents.new_canary(),
        "deferral": made.ID,
        "registration": made.REGISTRATION,
        "organisation": "testpolitie",
        "organisation_kind": "police",
        **labs.header(visibility, **changes),
    }


def decision(verb: str, **changes: Any) -> dict[str, Any]:
    """A decision that says all that its verb asks for."""
    value: dict[str, Any] = {
        "classification": "deferred", "canary": documents.new_canary(), "deferral": made.ID, "number": "002",
        "verb": verb, "decided_on": "2027-01-05", "previous": SHA, "registration": SHA, "header": SHA, "fields": SHA,
    }  # fmt: skip
    until = {"latest": "2027-12-31", "review_by": "2027-06-30"}
    showing = {"showing": made.showing(1)}
    value |= {
        "grant": until,
        "review": {"review_by": "2027-06-30", **showing},
        "extend": {**until, **showing, "reason": "prosecution-pending"},
        "narrow": {"review_by": "2027-06-30", "visibility": "stub"},
        "end": {"because": "event-occurred"},
        "void": showing,
        "publish": {"published": "001", "commit": "c" * 40},
    }.get(verb, {})
    return {**value, **changes}


def is_good(value: Mapping[str, Any], schema: str) -> bool:
    """Whether a document can be read, as bytes of a file."""
    data = yaml_writer.write(value, schema="").encode()
    try:
        documents.read(data, schema, "place")
    except Refused:
        return False
    return True


def test_what_these_tests_start_from_is_good() -> None:
    assert all(is_good(header(visibility), "deferral") for visibility in ("hidden", "stub", "partial"))
    assert all(is_good(decision(verb), "decision") for verb in (*VERBS, PROPOSE, PUBLISH))


@cache
def _required(schema: str) -> tuple[str, ...]:
    return tuple(json.loads((FOLDER / f"{schema}.schema.json").read_text(encoding="utf-8"))["required"])


@pytest.mark.parametrize("gone", _required("deferral"))
def test_a_deferral_without_one_of_its_answers_is_none(gone: str) -> None:
    value = header()
    del value[gone]
    assert not is_good(value, "deferral")


def test_a_deferral_without_a_latest_day_is_none() -> None:
    assert not is_good(header(until={"event": "investigation-closed"}), "deferral")
    assert not is_good(header(until={"latest": "2027-12-31"}), "deferral")


FOR_EVER = (
    "tot nader order", "Tot nader bericht", "until further notice", "UNTIL FURTHER NOTICE", "until-further-notice",
    "bis auf weiteres", "indefinite", "onbepaald", "never", "none", "", " ", "?", "9999-99-99", "9999-12-31",
    "2027-02-30", "2027-13-01", "2027-00-10", "2027-1-5", "31-12-2027", "2027-12-31T00:00", "2027-12-31 ",
    "2027-12-31\n", "2027-12", "2027", "2027-W10", "20271231", "+2027-12-31", "12027-12-31", "2027\u201112\u201131",
    "\u0662\u0660\u0662\u0667-12-31",
)  # fmt: skip


@pytest.mark.parametrize("never", FOR_EVER)
def test_until_further_notice_cannot_be_written(never: str) -> None:
    assert not is_good(header(until={"event": "none", "latest": never}), "deferral")
    assert not is_good(header(review_by=never), "deferral")
    for verb, name in (("grant", "latest"), ("extend", "latest"), ("review", "review_by"), ("end", "decided_on")):
        assert not is_good(decision(verb, **{name: never}), "decision")


@given(st.text(max_size=30))
def test_what_is_no_day_of_the_calendar_is_no_latest_day(text: str) -> None:
    value = header()
    value["until"]["latest"] = text
    assert not validator("deferral").accepts(value) or text.isascii()


@pytest.mark.parametrize("value", [None, True, [], {}, 2027, 20271231, 2027.5])
def test_a_latest_day_is_a_day_and_no_other_kind_of_value(value: Any) -> None:
    assert not _accepts(header(until={"event": "none", "latest": value}), "deferral")


GROUNDS = ("prevention", "investigation", "detection", "prosecution", "execution-of-penalties")


def test_there_are_five_grounds_and_no_other() -> None:
    assert all(is_good(header(grounds=[ground]), "deferral") for ground in GROUNDS)
    assert is_good(header(grounds=list(GROUNDS)), "deferral")
    schema = json.loads((FOLDER / "deferral.schema.json").read_text(encoding="utf-8"))
    assert tuple(schema["definitions"]["grounds"]["items"]["enum"]) == GROUNDS
    assert tuple(schema["definitions"]["withheld"]["items"]["properties"]["ground"]["enum"]) == GROUNDS


@pytest.mark.parametrize(
    "ground",
    ["migration", "asylum", "border-control", "national-security", "trade-secret", "other", "eu_nonpublic",
     "article-49-4", "Investigation", "investigation ", "", "law-enforcement", "embarrassment"],
)  # fmt: skip
def test_no_other_ground_can_be_written(ground: str) -> None:
    assert not is_good(header(grounds=[ground]), "deferral")
    assert not is_good(header(grounds=["investigation", ground]), "deferral")
    assert not is_good(header("partial", withheld=_withheld(ground)), "deferral")
    assert not is_good(decision("narrow", visibility="partial", withheld=_withheld(ground)), "decision")


def _withheld(ground: str) -> list[dict[str, Any]]:
    return [{"field": "logic", "ground": ground, "reason": {"nl": "Verzonnen reden."}}]


def test_the_non_public_section_of_the_european_database_is_no_reason() -> None:
    without = header(eu_nonpublic=True)
    del without["grounds"]
    assert not is_good(without, "deferral")
    assert not is_good(header(grounds=[], eu_nonpublic=True), "deferral")
    for text in ("article 49(4)", "eu_nonpublic"):
        assert not is_good(header(harm=text), "deferral")


def test_hidden_asks_first_why_not_less() -> None:
    for visibility, needs in (("hidden", ("why_not_stub", "why_not_partial")), ("stub", ("why_not_partial",))):
        for name in needs:
            value = header(visibility)
            del value[name]
            assert not is_good(value, "deferral")
            assert not is_good({**value, name: ""}, "deferral")
    value = header("partial")
    del value["withheld"]
    assert not is_good(value, "deferral")
    assert not is_good({**value, "withheld": []}, "deferral")
    assert not is_good({**header("hidden"), "withheld": _withheld("detection")}, "deferral")
    assert not is_good(header(visibility="secret"), "deferral")


@pytest.mark.parametrize("scope", ["organisation-wide", "category", "general", "all", "capability", ""])
def test_only_one_case_or_its_method_can_be_the_scope(scope: str) -> None:
    assert not is_good(header(scope=scope), "deferral")


def test_one_deferral_is_about_one_registration_of_one_organisation() -> None:
    for name in ("registration", "organisation", "case"):
        for several in (["testpolitie", "andere-politie"], "*", "", {"all": True}):
            assert not _accepts({**header(), name: several}, "deferral")


def test_the_harm_is_told_and_the_declaration_is_made() -> None:
    assert not is_good(header(harm="x" * 199), "deferral")
    for value in (False, "true", None):
        assert not _accepts(header(not_for=value), "deferral")
    assert not is_good(decision("extend", showing="x" * 99), "decision")


def _accepts(value: Any, schema: str) -> bool:
    return validator(schema).accepts(value)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in below:
        yield from _places(one, (*path, name))


NUMBERS = (0, 1, -1, 3.5, 2027.0, 1e300)


@pytest.mark.parametrize("schema", ["deferral", "decision"])
def test_a_number_stands_nowhere_in_a_document(schema: str) -> None:
    """Numbers have several forms, so no digest could hold them: not at any place, not in any form."""
    values = [header(visibility) for visibility in ("hidden", "stub", "partial")]
    if schema == "decision":
        values = [decision(verb, by=["p-1"], withheld=_withheld("detection")) for verb in VERBS]
        values = [{**value, "window": "2027-02-01", "files": made.shows("stub")["files"]} for value in values]
    for value in values:
        assert _accepts(value, schema)
        for path in _places(value):
            for number in NUMBERS:
                assert not _accepts(_with(value, path, number), schema), (path, number)


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(value)
    at = changed
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = new
    return changed


@pytest.mark.parametrize("schema", ["deferral", "decision", "roles", "attestation-document"])
def test_nothing_can_be_added_that_nobody_has_thought_of(schema: str) -> None:
    """A field that no rule reads would be a place to hide something in what two people sign."""
    raw = json.loads((FOLDER / f"{schema}.schema.json").read_text(encoding="utf-8"))

    def closed(part: Any) -> Iterator[Any]:
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for below in part.values():
                yield from closed(below)
        elif isinstance(part, list):
            for below in part:
                yield from closed(below)

    found = list(closed(raw))
    assert found
    assert all(part.get("additionalProperties") is False or "propertyNames" in part for part in found)


@pytest.mark.parametrize(
    "path",
    ["../registry-data/x.yml", "registry-data/../x.yml", "registry-data/a/../../x.yml", "/etc/passwd", "registry-data",
     "registry-data/", "registry-data//x.yml", "registry-data/.git/config", "registry-data/a/.hidden", "deferred/x.yml",
     "generator/build.py", ".github/workflows/check.yml", "registry-data/a\\b.yml", "registry-data/a b.yml", "",
     "registry-data/x.yml\n", "registry-data/a/./x.yml", "REGISTRY-DATA/x.yml", "registry-data/\u00e9.yml",
     "registry-data/a/..", "registry-data/" + "a" * 300],
)  # fmt: skip
def test_a_decision_publishes_nothing_outside_the_data_of_the_register(path: str) -> None:
    file = {"path": path, "sha256": SHA, "replaces": "absent"}
    assert is_good(decision("end", window="2027-02-01", files=[{**file, "path": "registry-data/a/x.yml"}]), "decision")
    assert not is_good(decision("end", window="2027-02-01", files=[file]), "decision")


def test_what_is_published_has_a_window_and_the_other_way_round() -> None:
    assert not is_good(decision("end", files=made.shows("stub")["files"]), "decision")
    assert not is_good(decision("end", window="2027-02-01"), "decision")
    assert not is_good(decision("end", window="2027-02-01", files=[]), "decision")


@pytest.mark.parametrize("verb", ["undo", "hide", "defer", "reopen", "withdraw", "delete", "restore", "GRANT", ""])
def test_there_is_no_verb_that_takes_back_what_is_public(verb: str) -> None:
    assert not is_good(decision(verb), "decision")


def test_a_registration_that_is_no_yaml_is_a_refusal_that_can_be_told() -> None:
    for data in (b"name: [x\n", b"- x\n", b"\xff\n", b"x: *y\n"):
        record = replace(made.proposed(), files={"registration.yml": data})
        with pytest.raises(Refused) as refused:
            _ = record.registration
        assert messages.say(refused.value, "nl").startswith(refused.value.code)
