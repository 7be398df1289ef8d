"""One thing has one name: on the page of a registration, in its question, in menus, and in the address of its list."""

from pathlib import Path

import pytest

from generator.pages.addresses import Addresses
from generator.pages.translations import load
from generator.schema.fields import fields

_LETTERS = 4  # that a singular, a plural and a compound have in common


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("field", ["themes", "publication_category"])
def test_a_question_its_title_and_its_address_use_one_name(field: str, language: str) -> None:
    words = load(Path("site-templates/translations"), ["nl", "en"])[language]
    described, name = fields()[field], Addresses(words).answers(field).split("/")[1][:_LETTERS]
    for text in (described.title, described.asks):
        assert name in text[language].lower()
    assert name in words.text("Search in names, organisations, themes and texts").lower() or field != "themes"
