"""`register new ORGANISATION NAME`."""

import argparse
import datetime
from typing import Any

from generator import ids
from generator.check import check
from generator.cli import common
from generator.errors import InputError
from generator.model.register import Register
from generator.schema.fields import fields
from generator.schema.validator import validator
from generator.source import yaml_writer
from generator.source.tree import ORGANISATIONS, REGISTRATIONS
from generator.text import in_language, nearest, slug

_LATER = {"nl": "Deze vraag is nog niet beantwoord.", "en": "This question has not been answered yet."}
# Until a person names the source: `register check` reports it (AIR-355).
_SOURCE = {"nl": "Vul hier een bron in", "en": "Fill in a source here"}
_NEXT = {
    "nl": "Een vraag beantwoorden: schrijf het veld, en haal het uit `unanswered`. Hulp: register explain VELD",
    "en": "Answer a question: write the field, and take it out of `unanswered`. Help: register explain FIELD",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", metavar="ORGANISATION", help="name of its file in registry-data/organisations")
    parser.add_argument("name", metavar="NAME", help="name of the system, as readers will see it")
    parser.add_argument("--language", default=None, metavar="CODE", help="language of the name [the register's first]")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Write a file that is valid from the first moment: every question stands in it, as not answered yet."""
    on = common.date_of(options)
    register = check(options.data, on).register
    if register is None:
        raise InputError("The register itself has errors. Run `register check` first.")
    if options.organisation not in register.organisations:
        near = nearest(options.organisation, register.organisations)
        meant = f" Did you mean {near}?" if near else ""
        raise InputError(
            f"There is no organisation “{options.organisation}”.{meant} "
            f"Its file must be in {options.data / ORGANISATIONS}/."
        )
    languages = register.settings.languages
    language = options.language or languages[0]
    if language not in languages:
        raise InputError(f"“{language}” is not a language of this register. Choose from: {', '.join(languages)}.")
    name = " ".join(options.name.split())
    file = options.data / REGISTRATIONS / options.organisation / f"{slug(name)}.yml"
    if file.exists():
        raise InputError(f"{file} is there already. Choose another name, or edit that file.")
    text = _text(blank(register, options.organisation, name, language, on))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as out:
        out.write(text)
    print(f"{file}\n{_NEXT[options.lang]}")
    return 0


def blank(register: Register, organisation: str, name: str, language: str, on: datetime.date) -> dict[str, Any]:
    """A registration in which every question is open, valid as it is. Raises InputError without statuses."""
    settings, day = register.settings, on.isoformat()
    statuses = register.vocabulary("statuses").terms
    if not statuses:
        raise InputError("The register has no statuses to choose from. Run `register check` first.")
    reason = {code: _LATER[code] for code in settings.languages if code in _LATER} or _LATER
    questions = [question for question, field in fields().items() if field.question]
    return {
        "schema_version": "1",
        "id": ids.new_id(register.by_id.__contains__),
        "language": language,
        "name": {language: name},
        "organisation": organisation,
        "status": next(iter(statuses)),
        "sources": [{"title": in_language(_SOURCE, language), "url": settings.base_url, "seen": day}],
        "registered_on": day,
        "unanswered": [
            {"field": question, "state": "not_yet", "reason": reason, "since": day} for question in questions
        ],
    }


def _text(registration: dict[str, Any]) -> str:
    """The file. Nothing but the name is the user's, so the name it is if something is wrong."""
    try:
        text = yaml_writer.write(registration)
    except ValueError as error:
        raise InputError(f"This name cannot be used: {error}.") from None
    if not validator("registration").accepts(registration):
        raise InputError("This name cannot be used: it is empty or too long.")
    return text
