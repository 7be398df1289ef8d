"""US inventories of three years, made up, with what the real ones are like."""

import csv
import io
from pathlib import Path

import pytest

from tests.importers.running import Copy, run

HEADER_2025 = [
    "agency", "agency_name", "id", "use_case_name", "agency_bureau", "contact_email", "is_withheld",
    "development_stage",
    "is_high_impact", "topic_area", "classification", "problem_solved", "operational_date", "contracting_usage",
    "vendor_name",
    "have_ato", "data_description", "has_pii", "demographic_features", "hi_assessment_completed",
    "hi_independent_review",
    "hi_appeal_process", "hi_public_consultation",
]  # fmt: skip
ROW = {
    "agency": "DOT",
    "agency_name": "Department of Testing",
    "use_case_name": "Made-up system",
    "problem_solved": "Counting.",
}


def imported(tmp_path: Path, rows: list[dict[str, str]], *more: str, encoding: str = "utf-8-sig") -> Copy:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER_2025, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written(tmp_path, out.getvalue().encode(encoding), *more)


def written(tmp_path: Path, data: bytes, *more: str) -> Copy:
    (tmp_path / "export.csv").write_bytes(data)
    return run("omb", tmp_path / "export.csv", tmp_path / "copy", *more)


def test_a_row_of_2025(tmp_path: Path) -> None:
    found = imported(tmp_path, [ROW | {
        "id": "DOT-1", "agency_bureau": "Bureau of Examples", "contact_email": "ai@testing.gov", "is_withheld": "No",
        "development_stage": "a) Pre-deployment – The use case is in a development or acquisition status.",
        "is_high_impact": "High-impact", "topic_area": "Law Enforcement", "classification": "NLP",
        "vendor_name": "Test Inc.",
        "operational_date": "2024-10-01 00:00:00", "contracting_usage": "Vendor Purchased", "have_ato": "Yes",
        "has_pii": "Yes",
        "demographic_features": "['a) Race/Ethnicity', 'x) Shoe size']", "hi_assessment_completed": "In-progress",
        "hi_independent_review": "CAIO Review", "hi_appeal_process": "Appeal Process Established",
        "hi_public_consultation": "['Usability Testing', 'Other']", "data_description": "Made-up data.",
    }]).one()  # fmt: skip
    assert found["language"] == "en"
    assert (found["status"], found["start"], found["developed"]) == ("in-development", "2024-10-01", "supplier")
    assert (found["publication_category"], found["personal_data"]) == ("high-risk-ai", "personal")
    assert (found["tags"], found["used_for"]) == (["Law Enforcement"], ["law-enforcement"])
    assert "themes" in {item["field"] for item in found["unanswered"]}
    assert [item["attribute"] for item in found["protected_attributes"]] == ["ethnic-origin", "other"]
    assert found["protected_attributes"][1]["explanation"] == {"en": "x) Shoe size"}
    assert (found["fria"], found["provider"]) == ({"state": "in-progress"}, {"name": "Test Inc."})
    assert (found["other_assessments"][0]["state"], found["redress"][0]["kind"]) == ("done", "objection")
    assert found["consultation"] == {"en": "* Usability Testing\n* Other"}
    assert found["contact"] == {"email": "ai@testing.gov"}
    organisation = (tmp_path / "copy/organisations/department-of-testing.yml").read_text(encoding="utf-8")
    assert "kind: foreign" in organisation
    assert "- DOT" in organisation


@pytest.mark.parametrize(
    "flag", ["Yes - Disclosure Risk", "Yes - Prohibited by Law", "Other", "c) Yes – disclosure is …", "?"]
)
def test_withheld_rows_leave_no_trace(tmp_path: Path, flag: str) -> None:
    secret = ROW | {"use_case_name": "Hidden thing", "id": "S-77", "is_withheld": flag}
    copy = imported(tmp_path, [secret, ROW | {"is_withheld": "a) No"}])
    assert copy.report["refused"] == [{"row": 2, "why": "withheld"}]
    assert len(copy.registrations()) == 1
    assert not any(b"Hidden" in data or b"S-77" in data for data in copy.bytes().values())


def test_the_mark_of_a_deferred_registration_leaves_no_trace(tmp_path: Path) -> None:
    copy = imported(tmp_path, [ROW | {"problem_solved": "x\nclassification: deferred\nHidden"}, ROW])
    assert copy.report["refused"] == [{"row": 2, "why": "deferred"}]
    assert not any(b"Hidden" in data for data in copy.bytes().values())


def test_blank_and_repeated_ids_each_keep_their_own_file(tmp_path: Path) -> None:
    rows = [ROW | {"id": "35"}, ROW | {"id": "35"}, ROW, ROW | {"id": "TBD"}]
    copy = imported(tmp_path, rows)
    folder = "registrations/department-of-testing/made-up-system"
    assert list(copy.registrations()) == [f"{folder}-2.yml", f"{folder}-3.yml", f"{folder}-4.yml", f"{folder}.yml"]
    before = copy.bytes()
    assert imported(tmp_path, rows, "--on", "2027-01-01").bytes() == before


def test_answers_that_are_none_and_answers_that_do_not_fit(tmp_path: Path) -> None:
    copy = imported(tmp_path, [ROW | {
        "development_stage": "", "problem_solved": "Not available", "has_pii": "Unknown", "is_high_impact": "Perhaps",
        "vendor_name": "N/A", "operational_date": "Q3 2024", "demographic_features": "['k) None of the above']",
        "contact_email": "Jan Jansen", "hi_public_consultation": "[]",
    }])  # fmt: skip
    found = copy.one()
    reasons = {item["field"]: item["reason"]["en"] for item in found["unanswered"]}
    assert found["status"] == "unknown"
    assert reasons["purpose"] == "The source says: “Not available”"
    assert reasons["publication_category"] == "The source says: “Perhaps”"
    assert found["start"] == "2024"
    assert copy.losses("operational_date") == [(2, "less_exact", "Q3 2024")]
    assert copy.losses("contact_email") == [(2, "person", "")]
    assert found["training_data"] == {"en": "Demographic variables that the model uses: ['k) None of the above']"}


def test_the_2024_file_with_its_repeated_header_in_windows_1252(tmp_path: Path) -> None:
    header = (
        "Use Case Name,Agency,Agency Abbreviation,Bureau,What is the intended purpose and expected benefits of the AI?,"
        "Stage of Development,Is the required IT infrastructure provisioned centrally?,If Other, please explain.,"
        '"Which, if any, demographic variables does the AI use case explicitly use as model features?",'
        "If Other please explain.,"
        "Date Retired"
    ).replace("If Other, please", '"If Other, please').replace("explain.,\"Which", 'explain.","Which')  # fmt: skip
    text = (
        header
        + "\nMade-up,Department of Testing,DOT,BE,It’s a test,Operation and Maintenance,Other,one way,"
        + "Age,our words,7/15/1905\n"
    )
    copy = written(tmp_path, text.encode("cp1252"))
    found = copy.one()
    assert found["organisation"] == "department-of-testing"
    assert found["purpose"] == {"en": "It’s a test"}
    assert (found["status"], found["status_reason"]["en"]) == (
        "in-use",
        "Stage of development: Operation and Maintenance",
    )
    assert [item["attribute"] for item in found["protected_attributes"]] == ["age"]
    assert found["training_data"] == {"en": "Demographic variables, explained: our words"}
    assert copy.losses("If Other, please explain.") == [(2, "no_field", "one way")]
    assert copy.losses("Date Retired") == [(2, "not_understood", "7/15/1905")]
    assert found["sources"][0]["url"].endswith("2024-Federal-AI-Use-Case-Inventory")


def test_the_2023_file_calls_the_bureau_agency(tmp_path: Path) -> None:
    text = (
        "Use_Case_ID,Department_Code,Agency,Office,Title,Summary,Development_Stage,Techniques,Source_Code,Department\n"
        'T-1,DOT,Bureau,Office,Made-up,Counting,In-use,"Machine Learning, Big Data",'
        "https://example.gov/x,Department of Testing\n"
    )
    found = written(tmp_path, text.encode()).one()
    assert found["organisation"] == "department-of-testing"
    assert found["unit"] == {"en": "Bureau; Office"}
    assert (found["techniques"], found["logic"]["en"]) == (
        ["machine-learning"],
        "Techniques: Machine Learning, Big Data",
    )
    assert found["source_code_url"] == "https://example.gov/x"


def test_the_questions_themselves_as_header_with_line_breaks(tmp_path: Path) -> None:
    text = (
        '"Use Case ID\n\n[Agency Abbrev.] – [#]",Use Case Name,Agency,"What problem is\n the AI intended to solve?",'
        '"Should this AI use case be withheld\nfrom public reporting?"\n'
        "T-1,Made-up,Department of Testing,Counting,\n"
        "T-2,Hidden,Department of Testing,Counting,b) Yes – agency has determined\n"
    )
    copy = written(tmp_path, text.encode())
    assert copy.one()["source_id"] == "T-1"
    assert copy.report["refused"] == [{"row": 3, "why": "withheld"}]


def test_headers_and_specifications_between_the_rows_are_refused(tmp_path: Path) -> None:
    header = {name: name for name in HEADER_2025}
    types = dict.fromkeys(HEADER_2025, "free_text")
    rules = {"use_case_name": "Title. Required: Yes", "agency": "Abbreviation. Required: Yes"}
    copy = imported(
        tmp_path, [types, rules, ROW, header, ROW | {"use_case_name": ""}, ROW | {"agency": "", "agency_name": ""}]
    )
    assert [item["why"] for item in copy.report["refused"]] == [
        "specification", "specification", "header", "no_name", "no_organisation",
    ]  # fmt: skip
    assert len(copy.registrations()) == 1


def test_a_column_that_speaks_of_withholding_in_other_words_is_a_gate_too(tmp_path: Path) -> None:
    text = "Use Case Name,Agency,Summary,Is it withheld?\nHidden,Department of Testing,Counting,Yes\nMade-up,DOT,x,No\n"
    copy = written(tmp_path, text.encode())
    assert copy.report["refused"] == [{"row": 2, "why": "withheld"}]
    assert not any(b"Hidden" in data for data in copy.bytes().values())
