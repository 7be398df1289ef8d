"""AIR-354: a text of an organisation that a spreadsheet would run as a formula.

The same as AIR-353, which explains it: these texts stand in the tables of the dataset too.
"""

from collections.abc import Iterator
from typing import Any

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules import spreadsheet_formula
from generator.rules.hit import Hit, Path
from generator.text import excerpt, reads_as_formula

MESSAGE = Message(
    code="AIR-354",
    severity=Severity.ERROR,
    what=spreadsheet_formula.MESSAGE.what,
    why=spreadsheet_formula.MESSAGE.why,
    fix=spreadsheet_formula.MESSAGE.fix,
    wrong="# path: organisations/testgemeente.yml\nname:\n  nl: '@Testgemeente'\n  en: Testgemeente (made up)",
    right="# path: organisations/testgemeente.yml\nname:\n  nl: Testgemeente\n  en: Testgemeente (made up)",
    source=spreadsheet_formula.MESSAGE.source,
)


def check_register(register: Register) -> Iterator[Hit]:
    for organisation in register.organisations.values():
        for path, text in _texts(organisation.data, ()):
            if reads_as_formula(text):
                yield Hit(organisation.file, path, {"value": excerpt(text, 40)})


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(below, (*path, key))
