"""Every standard that registrations can be read in."""

from generator.crosswalks.annex_viii import AnnexSection
from generator.crosswalks.atrs import TransparencyRecord
from generator.crosswalks.contract import Crosswalk
from generator.crosswalks.nl_1_0 import PublicationStandard
from generator.crosswalks.omb_2025 import UseCaseInventory

CROSSWALKS: tuple[Crosswalk, ...] = (
    PublicationStandard(),
    *(AnnexSection(section, language) for section in "ABC" for language in ("nl", "en")),
    TransparencyRecord(),
    UseCaseInventory(),
)
