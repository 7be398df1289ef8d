"""Annex VIII of the AI Act: what providers and public deployers register in the EU database, per section.

Regulation (EU) 2024/1689, Article 49 and Annex VIII, as amended by Regulation (EU) 2026/1744. Which field answers
which point stands in the schema (`x-maps-to`); which points go to the secure section (Article 49(4)), there too.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from generator.crosswalks.contract import Crosswalk, points
from generator.crosswalks.given import Given
from generator.crosswalks.saying import record, says
from generator.model.message import Texts, texts
from generator.model.register import Register, Registration
from generator.schema.fields import raw_schema

_STANDARD = "ai_act"
_WHO = {
    "A": texts("een hoog-risicosysteem (aanbieder)", "a high-risk system (provider)"),
    "B": texts("een systeem zonder hoog risico (aanbieder)", "a system that is not high-risk (provider)"),
    "C": texts("een hoog-risicosysteem (gebruiker)", "a high-risk system (deployer)"),
}
_TEXTS = {"nl": texts("in het Nederlands", "in Dutch"), "en": texts("in het Engels", "in English")}
_REQUIRED = {"A": ("A1", "A4", "A5", "A6", "A7"), "B": ("B1", "B4", "B5", "B6", "B8"), "C": ("C1", "C3", "C4")}


class AnnexSection(Crosswalk):
    """One section, in one language. A record holds, per point, the answer in words."""

    standard = _STANDARD

    def __init__(self, section: str, language: str) -> None:
        self.section, self.language = section, language
        self.name = f"annex_viii_{section.lower()}_{language}"
        self.title = texts(
            f"AI-verordening, bijlage VIII, deel {section}: {_WHO[section]['nl']}, {_TEXTS[language]['nl']}",
            f"AI Act, Annex VIII, section {section}: {_WHO[section]['en']}, {_TEXTS[language]['en']}",
        )
        self.required = _REQUIRED[section]
        deleted = raw_schema()["x-standards"][_STANDARD]["not_recorded"]
        mine = (point for point in points(_STANDARD) if point[0] == section and point[1:].isdigit())
        self._says = says(_STANDARD, [point for point in mine if point not in deleted])

    def applies(self, register: Register, registration: Registration) -> bool:
        """B is for systems with a condition of Article 6(3); A and C are for the others that are high-risk."""
        data = registration.data
        excepted = bool(data.get("not_high_risk_conditions"))
        high = register.means("publication-categories", data.get("publication_category", ""), "high_risk")
        return excepted if self.section == "B" else not excepted and (high or bool(data.get("annex_iii_points")))

    @cached_property
    def points(self) -> Mapping[str, Texts]:
        """Those of this section."""
        return {point: points(_STANDARD)[point] for point in self._says}

    def record(self, given: Given) -> dict[str, Any]:
        return record(self._says, given)
