"""The inventory of AI use cases of the United States federal government, 2025: its columns, in English."""

from typing import Any

from generator.crosswalks.contract import Crosswalk, points
from generator.crosswalks.given import Given
from generator.crosswalks.saying import Say, joined, reach, record, says, term, terms
from generator.model.message import texts

_STANDARD = "omb_2025"


def _features(given: Given) -> str:
    found = [item.term("attribute", _STANDARD) for item in given.items("protected_attributes")]
    return "; ".join(dict.fromkeys(filter(None, found)))


# The columns that take a value of their own list, an address, or one part of a field. The others take prose.
_COLUMNS: dict[str, Say] = {
    "agency": lambda given: given.text("organisation"),
    "is_withheld": lambda _: "No",  # what is withheld is not in a register that is published
    "development_stage": term("status", _STANDARD),
    "is_high_impact": term("publication_category", _STANDARD),
    "contracting_usage": term("developed", _STANDARD),
    "has_pii": term("personal_data", _STANDARD),
    "classification": terms("techniques", _STANDARD),
    "topic_area": terms("themes", _STANDARD),
    "vendor_name": joined("provider", "name"),
    "link_to_data": joined("data_sources", "url"),
    "pia_url": joined("dpia", "url"),
    "demographic_features": _features,
    "hi_assessment_completed": lambda given: "; ".join(item.term("state", _STANDARD) for item in given.items("fria")),
    "contact_email": reach("email"),
}


class UseCaseInventory(Crosswalk):
    """One row per registration."""

    name = "omb_2025"
    standard = _STANDARD
    title = texts("Kolommen van de Amerikaanse inventaris 2025", "Columns of the US inventory 2025")
    language = "en"
    required = ("agency_name", "use_case_name", "development_stage")

    def __init__(self) -> None:
        self._says = says(_STANDARD, points(_STANDARD), _COLUMNS)

    def record(self, given: Given) -> dict[str, Any]:
        return record(self._says, given)
