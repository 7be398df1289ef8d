"""Registrations in the words of other standards: valid there, and nothing lost in silence."""

import datetime
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.check import check
from generator.crosswalks.catalogue import CROSSWALKS
from generator.crosswalks.contract import Crosswalk, points
from generator.crosswalks.given import Given
from generator.crosswalks.loss import WHY, Loss
from generator.crosswalks.nl_1_0 import PublicationStandard
from generator.crosswalks.prose import shortened
from generator.markdown import render_few
from generator.model.register import Register, Registration
from generator.schema.fields import fields
from tests.rules import made_register

ROOT = Path(__file__).parents[2]
# What the delivery interface of the Algoritmeregister takes: names, lists of values and limits, from its OpenAPI
# document. `maxLengthWithoutHtml` and `allowedHtmlTags` are its own words.
DELIVERY = json.loads(Path(__file__).with_name("nl_1_0_delivery.json").read_text(encoding="utf-8"))
_REAL = os.environ.get("REAL_EXPORTS", "")


@pytest.fixture(scope="module")
def register() -> Register:
    checked = check(ROOT / "registry-data", datetime.date(2026, 11, 23))
    assert checked.register is not None
    return checked.register


@pytest.fixture(scope="module")
def full(register: Register) -> Registration:
    """A made-up registration that answers every question, in two languages."""
    data = made_register.registration("test001", next(iter(register.organisations)), "Testsysteem")
    data |= {
        "publication_category": "high-risk-ai",
        "provider": {"name": "Verzonnen BV", "identifier": "KVK 0"},
        "name": {"nl": "N" * 120, "en": "Made up"},
        "start": "2020",
        "purpose": {"nl": "Zie [de wet](https://wetten.example/) & **meer** <b>.\n\n- een\n- twee", "en": "See."},
    }
    return Registration("registrations/x/y.yml", data)


def cases(register: Register, full: Registration) -> list[tuple[Crosswalk, Registration]]:
    every = [*register.registrations, full]
    return [(walk, one) for walk in CROSSWALKS for one in every if walk.applies(register, one)]


def test_every_complete_record_is_what_the_delivery_interface_takes(register: Register, full: Registration) -> None:
    validator = Draft202012Validator(DELIVERY)
    complete = [walk.cross(register, one) for walk, one in cases(register, full) if walk.name == "nl_1_0"]
    complete = [crossed for crossed in complete if crossed.complete]
    assert len(complete) > 20
    for crossed in complete:
        assert [error.message for error in validator.iter_errors(crossed.record)] == [], crossed.id
        for name, value in crossed.record.items():
            rule = DELIVERY["properties"][name]
            if "maxLengthWithoutHtml" in rule:
                assert len(_Html(value).text) <= rule["maxLengthWithoutHtml"], (crossed.id, name)
            assert _Html(value if isinstance(value, str) else "").tags <= {*rule.get("allowedHtmlTags", ())}


@pytest.mark.skipif(not _REAL, reason="REAL_EXPORTS names no folder with the real standard")
def test_the_limits_are_those_of_the_real_standard() -> None:
    real = json.loads(next(Path(_REAL).rglob("aanleverapi-v1_0-openapi.json")).read_text(encoding="utf-8"))
    found = real["components"]["schemas"]["AlgorithmIn"]
    assert found["required"] == DELIVERY["required"]
    assert {*found["properties"]} == {*DELIVERY["properties"]}
    for name, rule in DELIVERY["properties"].items():
        assert found["properties"][name].get("max_length_without_html") == rule.get("maxLengthWithoutHtml")


def test_every_answer_is_taken_over_or_named_as_lost(register: Register, full: Registration) -> None:
    for walk, one in cases(register, full):
        crossed = walk.cross(register, one)
        lost = {loss.field for loss in crossed.losses if loss.why == "no_place"}
        given = Given(one, register, walk.language)
        assert {*given.unplaced()} == {*one.data}  # nothing taken: everything is named
        said = json.dumps(crossed.record, ensure_ascii=False)
        for name, value in one.data.items():
            field = fields()[name]
            if field.kind in ("text", "summary") and walk.language in value and len(value[walk.language]) < 100:
                words = re.split(r"[^\w ]", value[walk.language])[0].strip()
                assert (name in lost) or words in said, (walk.name, one.id, name)


def test_losses_have_an_explanation_and_never_a_text(register: Register, full: Registration) -> None:
    for walk, one in cases(register, full):
        for loss in walk.cross(register, one).losses:
            assert loss.why in WHY
            assert "verzonnen" not in loss.detail.casefold()


def test_every_name_of_a_standard_has_what_it_stands_for_beside_it(register: Register, full: Registration) -> None:
    for walk, one in cases(register, full):
        crossed = walk.cross(register, one)
        assert {*crossed.record, *walk.required} <= {*walk.points}, walk.name
        assert all(walk.label(loss).keys() >= {"nl", "en"} for loss in crossed.losses)
    provider = next(walk for walk in CROSSWALKS if walk.name == "annex_viii_a_en")
    assert provider.label(Loss("A1", "missing"))["en"] == "Name, address and contact details of the provider"
    assert provider.label(Loss("summary", "no_place"))["nl"] == fields()["summary"].title["nl"]
    assert {point[0] for point in provider.points} == {"A"}


def test_what_is_too_long_less_exact_or_unknown_is_named(register: Register, full: Registration) -> None:
    walk = PublicationStandard()
    found = {(loss.field, loss.why): loss.detail for loss in walk.cross(register, full).losses}
    assert found["name", "too_long"] == "21"
    assert found["start", "less_exact"] == "2020"
    exact = walk.cross(register, Registration("x.yml", {**full.data, "start": "2020-03-17"}))
    assert exact.record["begin_date"] == "2020-03"
    assert {(loss.field, loss.why): loss.detail for loss in exact.losses}["start", "only_the_month"] == "17"
    pilot = Registration("x.yml", {**full.data, "status": "pilot"})
    crossed = walk.cross(register, pilot)
    assert crossed.record["status"] == "In gebruik"
    assert ("status", "nearest_value") in {(loss.field, loss.why) for loss in crossed.losses}
    only_english = Registration("x.yml", {**full.data, "summary": {"en": "Only in English, and made up."}})
    assert "other_language" in {loss.why for loss in walk.cross(register, only_english).losses}


def test_a_record_that_lacks_what_is_asked_is_not_complete(register: Register, full: Registration) -> None:
    data = {name: value for name, value in full.data.items() if name != "contact"}
    crossed = PublicationStandard().cross(register, Registration("x.yml", data))
    assert not crossed.complete
    assert [loss.field for loss in crossed.losses if loss.why == "missing"] == ["contact_email"]


def test_sections_of_the_annex_are_for_the_systems_that_the_law_names(register: Register, full: Registration) -> None:
    def sections(**more: Any) -> str:
        one = Registration("x.yml", {**full.data, **more})
        walks = [walk for walk in CROSSWALKS if walk.standard == "ai_act" and walk.applies(register, one)]
        return "".join(sorted({walk.name[-4].upper() for walk in walks}))

    nothing = {"not_high_risk_conditions": [], "annex_iii_points": [], "publication_category": "other-algorithm"}
    assert sections(**nothing) == ""
    assert sections(**{**nothing, "publication_category": "high-risk-ai"}) == "AC"
    assert sections(**{**nothing, "annex_iii_points": ["6-a"]}) == "AC"
    assert sections(**{**nothing, "annex_iii_points": ["6-a"], "not_high_risk_conditions": ["a"]}) == "B"
    walk = next(walk for walk in CROSSWALKS if walk.name == "annex_viii_b_en")
    assert "B7" not in walk.cross(register, full).record  # deleted in 2026
    assert {"B1", "B4", "B5", "B8"} <= {*points("ai_act")}


def test_lists_of_several_parts_go_together(register: Register, full: Registration) -> None:
    walk = next(walk for walk in CROSSWALKS if walk.name == "atrs")
    sources = [{"name": {"en": "One"}, "url": "https://one.example"}, {"name": {"en": "Two"}}]
    record = walk.cross(register, Registration("x.yml", {**full.data, "data_sources": sources})).record
    assert record["4.1"] == ["One", "Two"]
    assert record["4.3"] == ["https://one.example", ""]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een & twee", "<p>Een &amp; twee</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("# Kop\n\n1. [a](https://x.example)", "<p>Kop</p><ol><li>a (https://x.example)</li></ol>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("    code <b>", "<p>code &lt;b&gt;</p>"),
    ],
)
def test_text_becomes_the_few_tags_that_are_allowed(text: str, html: str) -> None:
    assert render_few(text) == html


def test_a_text_is_cut_after_a_word() -> None:
    assert shortened("kort", 10) == ("kort", 0)
    assert shortened("een lang verhaal", 12) == ("een lang…", 8)
    assert shortened("x" * 30, 10)[0] == "x" * 9 + "…"


class _Html(HTMLParser):
    """The text and the tags of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - html.parser asks for it
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
