"""What other years and agencies call the columns and values of the US inventory of 2025."""

from functools import cache

from generator.importers.texts import one_line
from generator.text import fold

# Other headers: the questions of 2025 as agencies received them, the columns of 2024 (twice) and of 2023.
COLUMNS: dict[str, tuple[str, ...]] = {
    "agency": ("agency abbreviation", "3 abr", "department code"),
    "agency_name": ("agency", "3 agency", "department"),
    "agency_bureau": ("bureau", "bureau component", "4 bureau", "office"),
    "id": ("use case id", "use case id agency abbrev"),
    "use_case_name": ("use case name", "2 use case name", "title"),
    "contact_email": ("email address",),
    "is_withheld": ("should this ai use case be withheld from public reporting", "withheld"),
    "development_stage": ("stage of development", "16 dev stage"),
    "is_high_impact": ("is the ai use case high impact",),
    "HI_justification": ("justification",),
    "topic_area": ("use case topic area", "8 topic area"),
    "classification": ("ai classification", "techniques"),
    "problem_solved": (
        "what problem is the ai intended to solve", "what is the intended purpose and expected benefits of the ai",
        "11 purpose benefits", "summary",
    ),
    "benefits": ("what are the expected benefits and positive outcomes from the ai for an agency s mission",),
    "system_outputs": ("describe the ai system s outputs", "12 outputs"),
    "operational_date": (
        "date when ai use case became operational or the pilot s start date", "date implemented",
        "20 date implemented",
    ),
    "retired_date": ("date retired", "21 date retired"),
    "contracting_usage": (
        "was the system involved in this use case purchased from a vendor",
        "was the ai system involved in this use case developed",
        "22 dev method",
    ),
    "vendor_name": ("vendor s name", "vendor name"),
    "have_ato": (
        "does this ai use case have an associated authorization to operate ato",
        "does this ai use case have an associated authority to operate ato for an ai system", "40 has ato",
    ),
    "system_name_ato": ("system s name", "system name", "41 system name"),
    "data_description": (
        "describe any data used to train fine tune and or evaluate performance",
        "describe any agency owned data used to train", "33 agency data",
    ),
    "link_to_data": ("if the data is required to be publicly disclosed",),
    "has_pii": ("does this ai use case involve personally identifiable information", "29 contains pii"),
    "pia_url": ("if publicly available provide the link to the ai use case s associated privacy impact assessment",),
    "demographic_features": ("which if any demographic variables does the ai use case", "35 demo features"),
    "has_custom_code": ("does this project include custom developed code", "37 custom code"),
    "code_url": (
        "if the code is open source provide the link for the publicly available source code", "39 code link",
        "source code",
    ),
    "hi_testing_conducted": (
        "has pre deployment testing been conducted", "53 real world testing",
        "has the ai use case been tested in operational or real world environments",
    ),
    "hi_assessment_completed": (
        "has an ai impact assessment been completed", "has an ai impact assessment been conducted",
        "52 impact assessment",
    ),
    "hi_potential_impacts": (
        "what are the potential impacts of using the ai", "what are the key risks from using the ai", "54 key risks",
    ),
    "hi_independent_review": (
        "has as independent review", "has an independent review", "has an independent evaluation of the ai use case",
        "55 independent eval",
    ),
    "hi_ongoing_monitoring": (
        "is there a process to conduct ongoing monitoring",
        "is there a process to monitor performance of the ai system",
        "56 monitor postdeploy",
    ),
    "hi_training_established": ("has the agency established sufficient and periodic training",),
    "hi_failsafe_presence": (
        "does this ai use case have an appropriate fail safe",
        "for this particular use case can the ai carry out a decision",
        "57 autonomous impact",
    ),
    "hi_appeal_process": (
        "is there an established appeal process", "is there an established fallback and escalation process",
        "65 appeal process",
    ),
    "hi_public_consultation": (
        "what steps has the agency taken to consult and incorporate feedback", "63 stakeholder consult",
    ),
}  # fmt: skip

# Questions of other years without a column in 2025: the field that takes the answer, and the words before it.
OTHERS: dict[str, tuple[str, str]] = {
    "is the ai use case rights impacting": ("classification_reason", "Rights-impacting or safety-impacting"),
    "17 impact type": ("classification_reason", "Rights-impacting or safety-impacting"),
    "date initiated": ("status_reason", "Date initiated"),
    "18 date initiated": ("status_reason", "Date initiated"),
    "date when acquisition and or development began": ("status_reason", "Acquisition or development began"),
    "19 date acq dev began": ("status_reason", "Acquisition or development began"),
    "provide the procurement instrument identifier": ("procurement", "Procurement instrument identifiers"),
    "23 contract piids": ("procurement", "Procurement instrument identifiers"),
    "how is the agency ensuring compliance with information quality": ("conformity", "Information Quality Act"),
    "28 iqa compliance": ("conformity", "Information Quality Act"),
    "has the senior agency official for privacy": ("collection_sharing_retention", "Privacy risks assessed"),
    "30 saop review": ("collection_sharing_retention", "Privacy risks assessed"),
    "is there available documentation for the model training": ("training_data", "Documentation of the data"),
    "34 data docs": ("training_data", "Documentation of the data"),
    "does the agency have access to the code": ("procurement", "Access to the source code"),
    "38 code access": ("procurement", "Access to the source code"),
    "how is the agency providing reasonable and timely notice": ("notice_to_people", "Notice"),
    "59 ai notice": ("notice_to_people", "Notice"),
    "is the ai used to significantly influence": ("impact_on_people", "Influences decisions with an adverse impact"),
    "61 adverse impact": ("impact_on_people", "Influences decisions with an adverse impact"),
    "which public facing service": ("impact_on_people", "Public-facing service"),
    "26 public service": ("impact_on_people", "Public-facing service"),
    "what steps has the agency taken to detect and mitigate": ("bias_testing", ""),
    "62 disparity mitigation": ("bias_testing", ""),
    "where practicable and consistent with applicable law": ("human_oversight", "Opting out in favor of a person"),
    "67 opt out": ("human_oversight", "Opting out in favor of a person"),
}  # fmt: skip

# Other values, as `fold` gives them → the value of 2025.
VALUES: dict[str, str] = {
    "acquisition and or development": "Pre-deployment", "development and acquisition": "Pre-deployment",
    "initiated": "Pre-deployment", "initiation": "Pre-deployment", "planned": "Pre-deployment",
    "ideation": "Pre-deployment",
    "planning": "Pre-deployment", "development": "Pre-deployment",
    "operation and maintenance": "Deployed", "operation and management": "Deployed", "in production": "Deployed",
    "in mission": "Deployed", "in use": "Deployed", "production": "Deployed", "operational": "Deployed",
    "presumed high impact but determined not high impact": "Presumed High-Impact, but Not High-impact",
    "government benefits processing": "Benefits Processing", "human resources": "HR", "information technology": "IT",
    "administrative functions": "Admin Functions",
    "procurement and financial management": "Procurement and Finance Mgmt",
    "law justice": "Law Enforcement",
    "classical predictive machine learning": "Classical ML", "machine learning": "Classical ML",
    "natural language processing": "NLP", "computer vision": "Computer Vision",
    "reinforcement learning": "Reinforcement Learning",
    "purchased from a vendor": "Vendor Purchased", "developed in house": "In-house Development",
    "no contract external resources used in development": "In-house Development",
    "developed with both contracting and in house resources": "Contracting and In House",
    "developed with a combination of in house and contract external resources": "Contracting and In House",
    "race ethnicity": "a) Race/Ethnicity", "sex gender": "b) Sex", "sex": "b) Sex", "gender": "b) Sex",
    "age": "c) Age",
    "income": "i) Income", "other": "l) Other",
    "internal independent review": "Yes", "oversight board review": "Yes", "caio review": "Yes",
}  # fmt: skip

_QUESTION = 20
_EXPLANATIONS = (
    "if other please explain",
    "if no please explain",
    "if yes please explain",
    "other use case topic area",
)


def explains(header: str) -> bool:
    """Whether a column only explains the answer in the one before it."""
    words = fold(header)
    return words.startswith(_EXPLANATIONS) or words.endswith((" question type", " no appeal reason"))


@cache
def column(header: str) -> str:
    """The column of 2025 that a header stands for, `: ` and a question's first words for one of another year, or ""."""
    words = fold(header)
    if "withheld" in words:
        return "is_withheld"  # in whatever words: what must not be public may not be overlooked
    for name, others in COLUMNS.items():
        if words == fold(name) or any(_starts(words, other) for other in others):
            return name
    return next((f":{other}" for other in OTHERS if _starts(words, other)), "")


def _starts(words: str, other: str) -> bool:
    """Whether a header is this one, or a question that starts with its words (a few words alone mean too little)."""
    return words == other or (len(other) > _QUESTION and words.startswith(other))


def without_explanation(value: str) -> list[str]:
    """A value as it is, without its letter (`a) `), and without what follows a dash or a colon."""
    value = one_line(value).rstrip(".")
    ways = [value]
    while value[1:3] == ") ":
        value = value[3:]
        ways.append(value)
    return ways + [value.partition(mark)[0].strip() for mark in (" – ", " - ", ": ")]


def spellings(value: str) -> list[str]:
    """A value, and what it may be called in 2025: without letter and explanation, and by another name."""
    ways = without_explanation(value)
    value = ways[-1]
    if fold(value).startswith("yes by "):
        ways.append("Yes")
    return list(dict.fromkeys([*ways, *(VALUES[fold(way)] for way in ways if fold(way) in VALUES)]))
