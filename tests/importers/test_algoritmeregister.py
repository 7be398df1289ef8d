"""Exports of the Dutch Algoritmeregister, made up, with what the real ones are like."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.schema.validator import validator
from tests.importers.running import Copy, run


def imported(tmp_path: Path, value: Any, *more: str) -> Copy:
    (tmp_path / "export.json").write_text(json.dumps(value), encoding="utf-8")
    return run("algoritmeregister", tmp_path / "export.json", tmp_path / "copy", *more)


def row(**fields: Any) -> dict[str, Any]:
    return {"name": "Verzonnen systeem", "organization": "Gemeente Testdorp", "lars": "12345678"} | fields


def test_a_whole_object_of_version_1_0(tmp_path: Path) -> None:
    found = imported(tmp_path, [row(
        description_short="Dit verzonnen systeem telt fietsen.", category=["Verkeer", "Verzonnen thema"],
        status="In gebruik",
        begin_date="2023-01", contact_email="algoritmes@testdorp.nl", website="https://testdorp.nl/fietsen",
        publication_category="Impactvolle algoritmes", goal="<p>Tellen.</p><ul><li>Snel</li></ul>",
        proportionality="Het kan.",
        human_intervention="Een mens kijkt.", risks="Fouten.", lawful_basis="Verzonnen wet",
        lawful_basis_grouping=[{"title": "Verzonnen wet 1", "link": "https://wetten.overheid.nl/x"}],
        process_index_url="https://testdorp.nl/avg", impacttoetsen="Uitleg over de toets.",
        impacttoetsen_grouping=[{"title": "Data Protection Impact Assessment (DPIA)",
        "link": "https://testdorp.nl/dpia"},
                                {"title": "Zelfbedachte toets"}],
        source_data="Lussen in de weg", source_data_grouping=[{"title": "Bron", "link": "geen link"}],
        methods_and_models="Optellen &amp; delen.", provider="Testbedrijf", publiccode="https://testdorp.nl/code",
        lang="nld", standard_version="1.0", source_id="fiets-1", tags="fiets, weg", publication_dt="2024-05-06",
    )]).one()  # fmt: skip
    assert found["themes"] == ["traffic"]
    assert found["tags"] == ["Verkeer", "Verzonnen thema", "fiets", "weg"]
    assert found["status"] == "in-use"
    assert found["publication_category"] == "impactful-algorithm"
    assert found["purpose"] == {"nl": "Tellen.\n\n* Snel"}
    assert [basis["text"]["nl"] for basis in found["legal_basis"]] == ["Verzonnen wet", "Verzonnen wet 1"]
    assert found["dpia"] == {
        "state": "done", "url": "https://testdorp.nl/dpia", "summary": {"nl": "Uitleg over de toets."}
    }  # fmt: skip
    assert found["other_assessments"] == [{"kind": "other", "title": {"nl": "Zelfbedachte toets"}, "state": "done"}]
    assert found["logic"] == {"nl": "Optellen & delen."}
    assert found["contact"] == {"email": "algoritmes@testdorp.nl"}
    assert (found["start"], found["registered_on"]) == ("2023-01", "2024-05-06")
    assert found["source_url"] == "https://algoritmes.overheid.nl/nl/algoritme/12345678"
    assert found["aliases"] == ["fiets-1"]
    assert {item["field"] for item in found["unanswered"]} >= {"variables", "accountable_role", "bias_testing"}
    assert "geen link" in json.dumps(Copy(tmp_path / "copy", 0).losses("source_data_grouping"))


def test_the_listing_and_the_shape_it_had_before(tmp_path: Path) -> None:
    listed = {"title": "Verzonnen", "organisatie": "Politie", "doel": "Een doel.", "id": "11", "status": "ontwikkeling"}
    before = listed | {"laatst_gewijzigd": "2024-02-06", "impactassessment": "Ja", "juridische_basis": "Onbekend",
                       "url": "https://algoritmes.overheid.nl/nl/algoritme/gm0503/11"}  # fmt: skip
    copy = imported(tmp_path, {"algoritmes": [before], "count": 1})
    found = copy.one()
    assert (found["status"], found["registered_on"], found["source_id"]) == ("in-development", "2024-02-06", "11")
    assert found["summary"] == found["purpose"] == {"nl": "Een doel."}
    assert found["other_assessments"][0]["state"] == "done"
    question = next(item for item in found["unanswered"] if item["field"] == "legal_basis")
    assert question["reason"] == {"nl": "De bron zegt: “Onbekend”", "en": "The source says: “Onbekend”"}
    after = listed | {"geregistreerd": "2024-02-06", "impactassessment": "Ja", "juridische_basis": "Onbekend",
                      "url": "https://algoritmes.overheid.nl/nl/algoritme/11"}  # fmt: skip
    kept = copy.registrations()
    again = imported(tmp_path, {"algoritmes": [after]})
    assert again.registrations() == kept, "a new key and a new address at the source are no change"
    assert not again.report["kept"]


@pytest.mark.parametrize(
    "first",
    [
        {"name": "Naam", "organization": "Organisatie", "status": "In gebruik, buiten gebruik of in ontwikkeling"},
        {"name": "string", "organization": "string", "status": "enum"},
        {"name": "name", "organization": "organization", "status": "status"},
    ],
)
def test_a_row_that_explains_the_columns_is_no_registration(tmp_path: Path, first: dict[str, str]) -> None:
    copy = imported(tmp_path, [first, row()])
    assert len(copy.registrations()) == 1
    assert copy.report["refused"][0]["row"] == 1


def test_rows_without_a_name_and_rows_that_are_not_published_are_refused(tmp_path: Path) -> None:
    copy = imported(tmp_path, [row(name=None, goal="Een doel"), row(published=False, goal="geheim doel"), row(), "los"])
    assert [(item["row"], item["why"]) for item in copy.report["refused"]] == [
        (1, "no_name"), (2, "not_published"), (4, "not_an_object"),
    ]  # fmt: skip
    assert copy.losses("goal") == [(1, "row_refused", "Een doel")]
    assert not any(b"geheim doel" in data for data in copy.bytes().values())


def test_older_words_for_status_and_kind(tmp_path: Path) -> None:
    found = imported(tmp_path, [
        row(lars="1", name="A", status="Actief", type="Regelgebaseerd", category='{Werk,"Ruimte en infrastructuur"}'),
        row(lars="2", name="B", status="In gebruik sinds 18-12-2020", type="Supervised learning"),
        row(lars="3", name="C", status="De laatste kinderziektes worden eruit gehaald", dpia="Nee", iama="Ja"),
        row(lars="4", name="D", provider="Zelf ontwikkeld", dpia="Er zijn geen persoonsgegevens bij betrokken."),
    ]).registrations()  # fmt: skip
    a, b, c, d = found.values()
    assert (a["status"], a["self_learning"], a["themes"]) == ("in-use", False, ["work", "infrastructure"])
    assert (b["status"], b["status_reason"]["nl"]) == ("in-use", "In gebruik sinds 18-12-2020")
    assert b["logic"]["nl"] == "Type: Supervised learning"
    assert (c["status"], c["status_reason"]["nl"]) == ("unknown", "De laatste kinderziektes worden eruit gehaald")
    assert (c["dpia"], c["other_assessments"][0]["kind"]) == ({"state": "not-done"}, "iama")
    assert d["developed"] == "in-house"
    assert "geen persoonsgegevens" in next(item for item in d["unanswered"] if item["field"] == "dpia")["reason"]["nl"]


def test_long_texts_continue_and_what_does_not_fit_is_in_the_report(tmp_path: Path) -> None:
    short, goal = "Een verzonnen zin. " * 40, "Nog een verzonnen zin van een doel. " * 200
    copy = imported(tmp_path, [row(name="Lange naam " * 30, description_short=short, goal=goal)])
    found = copy.one()
    assert validator("registration").accepts(found)
    assert len(found["summary"]["nl"]) <= 350
    assert short.strip() in found["purpose"]["nl"]
    (loss,) = copy.losses("goal")
    kept = found["purpose"]["nl"].rpartition("\n\n")[2]
    assert (loss[1], " ".join([kept, loss[2]])) == ("too_long", goal.strip())


def test_mailboxes_of_persons_are_nowhere(tmp_path: Path) -> None:
    copy = imported(
        tmp_path,
        [
            row(
                contact_email="jan.jansen@testdorp.nl",
                goal="Vraag het jan.jansen@testdorp.nl.",
                x="a jan.jansen@testdorp.nl",
            )
        ],
    )
    assert "contact" not in copy.one()
    assert copy.one()["purpose"] == {"nl": "Vraag het […@…]."}
    assert copy.losses("contact_email") == [(1, "person", "")]
    assert not any(b"jansen" in data for data in copy.bytes().values())


def test_organisations_get_a_kind_and_are_known_by_their_other_names(tmp_path: Path) -> None:
    copy = imported(
        tmp_path, [row(), row(lars="2", organization="GEMEENTE TESTDORP"), row(lars="3", organization="Stichting X")]
    )
    assert sorted(path.name for path in (copy.root / "organisations").iterdir()) == [
        "gemeente-testdorp.yml",
        "stichting-x.yml",
    ]
    assert "kind: municipality" in (copy.root / "organisations" / "gemeente-testdorp.yml").read_text(encoding="utf-8")


def test_two_columns_that_differ_in_capitals_hide_nothing(tmp_path: Path) -> None:
    copy = imported(tmp_path, [row(goal="Een doel.", Goal="Een ander doel.")])
    assert "Een doel." in str(copy.bytes())
    assert "Een ander doel." in str(copy.bytes())
