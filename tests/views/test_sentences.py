"""What people read of a change: every kind of sentence, in both languages, word for word."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from generator.check import check
from generator.model.history import Change, Version
from generator.model.register import Register
from generator.schema.fields import fields
from generator.views.changes import Step, changes
from generator.views.rows import rows
from generator.views.sentence_words import WORDS
from generator.views.sentences import Sentence, Sentences
from tests.source.past import ID, value
from tests.views.test_changes import source, two, version

ROOT = Path(__file__).parents[2]
LONG = "Deze verzonnen tekst is zo lang dat niemand hem in één zin wil lezen."
REASON = {"nl": "Verzonnen.", "en": "Made up."}


@pytest.fixture(scope="module")
def register() -> Register:
    """The words of the real register, without its registrations."""
    found = check(ROOT / "registry-data", datetime.date(2026, 11, 23), only=()).register
    assert found is not None
    return found


def said(register: Register, older: dict[str, Any], newer: dict[str, Any]) -> dict[str, list[Sentence]]:
    """The sentences of one step, per language."""
    before, after = version(value(**older)), version(value(**newer), 2)
    step = Step(ID, after, changes(before, after), first=False)
    return {language: list(Sentences(register, language).of(step)) for language in ("nl", "en")}


def question(field: str, state: str = "not_yet", **more: Any) -> dict[str, Any]:
    return {"field": field, "state": state, "reason": REASON, **more}


def text(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


CASES: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    # a term, a date, yes or no, an address, an organisation
    ({"status": "in-use"}, {"status": "retired"},
     "Status ging van ‘In gebruik’ naar ‘Buiten gebruik’.", "Status went from ‘In use’ to ‘Retired’."),
    ({"start": "2020"}, {"start": "2021-03"},
     "Begin ging van 2020 naar maart 2021.", "Start went from 2020 to March 2021."),
    ({"self_learning": False}, {"self_learning": True},
     "‘Leert het tijdens het gebruik?’ ging van nee naar ja.", "‘Does it learn while in use?’ went from no to yes."),
    ({"public_page": "https://a.example"}, {"public_page": "https://b.example"},
     "Openbare pagina ging van https://a.example naar https://b.example.",
     "Public page went from https://a.example to https://b.example."),
    ({"organisation": "politie"}, {"organisation": "onbekend"},
     "Organisatie ging van Politie naar onbekend.", "Organisation went from Police of the Netherlands to onbekend."),
    # short texts, and long ones
    ({"unit": text("Team A", "Team A")}, {"unit": text("Team B", "Team B")},
     "Afdeling ging van ‘Team A’ naar ‘Team B’.", "Unit went from ‘Team A’ to ‘Team B’."),
    ({"purpose": text(LONG, "Short.")}, {"purpose": text(f"{LONG} En langer.", "Shorter.")},
     "De tekst bij ‘Doel’ is veranderd.", "Purpose went from ‘Short.’ to ‘Shorter.’."),
    ({"unit": text("Team A", "Team A")}, {"unit": text("Team A", "Section A")},
     "De tekst bij ‘Afdeling’ is veranderd in deze taal: Engels.", "Unit went from ‘Team A’ to ‘Section A’."),
    ({"unit": {"nl": "Team A"}}, {"unit": text("Team A", "Section A")},
     "De tekst bij ‘Afdeling’ is er nu ook in deze taal: Engels.",
     "The text of ‘Unit’ is now there in this language too: English."),
    ({"unit": text("Team A", "Section A")}, {"unit": {"nl": "Team A"}},
     "De tekst bij ‘Afdeling’ is er niet meer in deze taal: Engels.",
     "The text of ‘Unit’ is no longer there in this language: English."),
    # what came and what went
    ({}, {"end": "2026-10"}, "Toegevoegd: Einde (oktober 2026).", "Added: End (October 2026)."),
    ({"end": "2026-10"}, {}, "Weggehaald: Einde (was: oktober 2026).", "Removed: End (was: October 2026)."),
    ({}, {"purpose": text(LONG, LONG)}, "Toegevoegd: Doel.", "Added: Purpose."),
    ({}, {"tags": ["a", "b"]}, "Toegevoegd: Zoekwoorden (a, b).", "Added: Tags (a, b)."),
    ({}, {"data_sources": [source("RDW")]},
     "Toegevoegd: Gegevensbronnen (‘RDW’).", "Added: Data sources (‘RDW (en)’)."),
    # items of lists
    ({"data_sources": [source("BRP")]}, {"data_sources": [source("BRP"), source("RDW"), source("KvK")]},
     "Toegevoegd bij Gegevensbronnen: ‘RDW’, ‘KvK’.", "Added to Data sources: ‘RDW (en)’, ‘KvK (en)’."),
    ({"data_sources": [source("BRP"), source("RDW")]}, {"data_sources": [source("BRP")]},
     "Weggehaald bij Gegevensbronnen: ‘RDW’.", "Removed from Data sources: ‘RDW (en)’."),
    ({"themes": ["work"]}, {"themes": ["work", "traffic"]},
     "Toegevoegd bij Thema's: Verkeer.", "Added to Themes: Traffic."),
    ({"tags": ["x"]}, {"tags": ["x", *"abcdefg"]},
     "Toegevoegd bij Zoekwoorden: ‘a’, ‘b’, ‘c’, ‘d’, ‘e’ en nog 2.",
     "Added to Tags: ‘a’, ‘b’, ‘c’, ‘d’, ‘e’ and 2 more."),
    ({"themes": ["work", "traffic"]}, {"themes": ["traffic", "work"]},
     "De volgorde bij Thema's is veranderd.", "The order of Themes changed."),
    # what is in an item, or in a part
    ({"data_sources": [source("RDW", retention=text("7 dagen", "7 days"))]},
     {"data_sources": [source("RDW", retention=text("28 dagen", "28 days"))]},
     "Gegevensbronnen, ‘RDW’: Bewaartermijn ging van 7 naar 28 dagen.",
     "Data sources, ‘RDW (en)’: Retention period went from 7 to 28 days."),
    ({"data_sources": [source("RDW", retention=text("7 dagen", "7 days"))]},
     {"data_sources": [source("RDW", retention=text("4 weken", "4 weeks"))]},
     "Gegevensbronnen, ‘RDW’: Bewaartermijn ging van 7 dagen naar 4 weken.",
     "Data sources, ‘RDW (en)’: Retention period went from 7 days to 4 weeks."),
    ({"data_sources": [{"name": text("RDW", "old"), "url": "https://a.example"}]},
     {"data_sources": [{"name": text("RDW", "new"), "url": "https://a.example"}]},
     "Gegevensbronnen, ‘RDW’: De tekst bij ‘Naam van de bron’ is veranderd in deze taal: Engels.",
     "Data sources: Name of the source went from ‘old’ to ‘new’."),
    ({"variables": [{"name": text("Leeftijd", "Age"), "role": "input"}]},
     {"variables": [{"name": text("Leeftijd", "Age"), "role": "output"}]},
     "Variabelen, ‘Leeftijd’: Rol ging van ‘Invoer’ naar ‘Uitkomst’.",
     "Variables, ‘Age’: Role went from ‘Input’ to ‘Output’."),
    ({"provider": {"name": "A", "contact": {"email": "a@a.example"}}},
     {"provider": {"name": "A", "contact": {"email": "b@a.example"}}},
     "Leverancier: Contact: E-mailadres ging van a@a.example naar b@a.example.",
     "Provider: Contact: E-mail address went from a@a.example to b@a.example."),
    ({"translations": [{"language": "en", "made_by": "machine"}]},
     {"translations": [{"language": "en", "made_by": "human"}]},
     "Vertalingen, Engels: Gemaakt door ging van een machine naar een mens.",
     "Translations, English: Made by went from a machine to a person."),
    # questions without an answer
    ({"unanswered": [question("start")]}, {"start": "2026-10"},
     "Nu beantwoord: Begin (oktober 2026).", "Now answered: Start (October 2026)."),
    ({"unanswered": [question("start", "withheld", ground="investigation", review_by="2027-01-01")]},
     {"start": "2026-10"}, "Nu openbaar: Begin (oktober 2026).", "Now public: Start (October 2026)."),
    ({"start": "2026-10"}, {"unanswered": [question("start")]},
     "‘Begin’ heeft geen antwoord meer: nog niet beantwoord.", "‘Start’ has no answer any more: not answered yet."),
    ({"start": "2026-10"},
     {"unanswered": [question("start", "withheld", ground="investigation", review_by="2027-01-01")]},
     "‘Begin’ is niet meer openbaar.", "‘Start’ is no longer public."),
    ({}, {"unanswered": [question("start", "does_not_apply")]},
     "‘Begin’: niet van toepassing.", "‘Start’: does not apply."),
    ({"unanswered": [question("start")]}, {},
     "‘Begin’ staat niet meer bij de vragen zonder antwoord.",
     "‘Start’ is no longer among the questions without an answer."),
    ({"unanswered": [question("start")]}, {"unanswered": [question("start", "does_not_apply")]},
     "‘Begin’ ging van nog niet beantwoord naar niet van toepassing.",
     "‘Start’ went from not answered yet to does not apply."),
    ({"unanswered": [question("start", since="2026-11-01")]}, {"unanswered": [question("start", since="2026-11-02")]},
     "Begin: Sinds ging van 1 november 2026 naar 2 november 2026.",
     "Start: Since went from 1 November 2026 to 2 November 2026."),
    ({"unanswered": [question("start"), question("end")]}, {"unanswered": [question("end"), question("start")]},
     "De volgorde bij Vragen zonder antwoord is veranderd.", "The order of Questions without an answer changed."),
]  # fmt: skip


@pytest.mark.parametrize(("older", "newer", "nl", "en"), CASES, ids=[case[2] for case in CASES])
def test_a_change_in_words(register: Register, older: dict[str, Any], newer: dict[str, Any], nl: str, en: str) -> None:
    told = said(register, older, newer)
    assert [sentence.text for sentence in told["nl"]] == [nl]
    assert [sentence.text for sentence in told["en"]] == [en]


def test_a_version_without_changes_says_what_it_is(register: Register) -> None:
    whole, broken = version(value()), version({}, broken=True)
    for language, first, unread, other, removed in (
        ("nl", "Geregistreerd.", "Deze versie is niet te lezen.", "Er veranderde iets dat hier niet meer te lezen is.",
         "Weggehaald uit het register."),
        ("en", "Registered.", "This version cannot be read.", "Something changed that cannot be read here any more.",
         "Removed from the register."),
    ):  # fmt: skip
        say = Sentences(register, language)
        assert [sentence.text for sentence in say.of(Step(ID, whole, (), first=True))] == [first]
        assert [sentence.text for sentence in say.of(Step(ID, broken, (), first=False))] == [unread]
        assert [sentence.text for sentence in say.of(Step(ID, whole, (), first=False))] == [other]
        assert say.removed.text == removed


def test_what_was_held_back_says_so_when_it_comes(register: Register) -> None:
    """Everywhere that sentences go: history, changes, feeds, dataset, interface, notes of a snapshot."""
    months = {"from": "2027-01", "scope": "case-specific"}
    for deferral, dutch, english in (
        ({**months, "until": "2027-09"}, "Geregistreerd, na uitstel van januari 2027 tot september 2027.",
         "Registered, after it was deferred from January 2027 to September 2027."),
        (months, "Voor een deel geregistreerd. De rest is uitgesteld, sinds januari 2027.",
         "Registered in part. The rest is deferred, since January 2027."),
    ):  # fmt: skip
        step = Step(ID, version(value(deferral=deferral)), (), first=True)
        assert [one.text for one in Sentences(register, "nl").of(step)] == [dutch]
        assert [one.text for one in Sentences(register, "en").of(step)] == [english]


def test_a_longer_text_has_its_pieces_in_the_language_of_the_reader(register: Register) -> None:
    newer = {"purpose": text(f"{LONG} En meer.", "A made-up text that is far too long to quote.")}
    told = said(register, {"purpose": text(LONG, "A made-up text that is too long to quote in full.")}, newer)
    (dutch,), (english,) = told["nl"], told["en"]
    assert dutch.pieces == (("kept", LONG), ("added", " En meer."))
    assert english.pieces == (
        ("kept", "A made-up text that is "), ("added", "far "), ("kept", "too long to "),
        ("removed", "quote in full."), ("added", "quote."),
    )  # fmt: skip
    assert [change.path for change in dutch.changes] == [("nl",), ("en",)]


def test_sentences_are_in_the_order_of_the_schema_and_the_answered_question_stands_at_its_field(
    register: Register,
) -> None:
    older = {"unanswered": [question("start"), question("fria")]}
    newer = {"status": "pilot", "start": "2026", "unanswered": [question("fria", "does_not_apply")]}
    assert [sentence.field for sentence in said(register, older, newer)["nl"]] == ["status", "start", "unanswered"]


def test_values_of_others_stay_plain_text(register: Register) -> None:
    """Nothing is escaped, nothing is filled in: whoever shows a sentence knows where."""
    (sentence,) = said(register, {"unit": {"nl": "{label}"}}, {"unit": {"nl": "<b>{0}</b>"}})["nl"]
    assert sentence.text == "Afdeling ging van ‘{label}’ naar ‘<b>{0}</b>’."


@settings(max_examples=40)
@given(two())
def test_every_change_is_told_once_in_some_sentence_and_has_its_row(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    older, newer = pair
    found = changes(version(older), Version(2, "c2", "2026-11-02", "x", newer))
    register = EMPTY
    for language in ("nl", "en"):
        sentences = Sentences(register, language).of_changes(found, newer)
        told = [id(change) for sentence in sentences for change in sentence.changes]
        assert sorted(told) == sorted(map(id, found))
        assert all(sentence.text.endswith(".") and sentence.text.strip() for sentence in sentences)
        assert len(list(rows(register, language, found, newer))) == len(found)


def _empty() -> Register:
    found = check(ROOT / "registry-data", datetime.date(2026, 11, 23), only=()).register
    assert found is not None
    return Register(found.settings, {}, {}, ())


EMPTY = _empty()


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    def places(words: Any) -> dict[str, set[str]]:
        return {key: {part.partition("}")[0] for part in said.split("{")[1:]} for key, said in words.items()}

    assert places(WORDS["nl"]) == places(WORDS["en"])


def test_choices_that_the_schema_lists_have_words() -> None:
    listed = {
        choice for name, part in (("unanswered", "state"), ("translations", "made_by")) for choice in _enum(name, part)
    }
    assert all(f"choice_{choice}" in WORDS["nl"] for choice in listed)
    assert fields()["unanswered"].parts["state"].vocabulary == ""


def _enum(name: str, part: str) -> list[str]:
    from generator.schema.fields import raw_schema  # noqa: PLC0415

    definition: dict[str, Any] = raw_schema()["definitions"][name]["items"]["properties"][part]
    return list(definition["enum"])


def test_a_row_holds_all_of_a_value(register: Register) -> None:
    change = Change(ID, "data_sources", (0,), "added", None, source("RDW", retention=text("7 dagen", "7 days")))
    (row,) = rows(register, "nl", [change], {"data_sources": [change.new]})
    assert row == ("Gegevensbronnen", "", "Naam van de bron: RDW\nBewaartermijn: 7 dagen", False)
