"""`register new ORGANISATION NAME`."""

import argparse

from generator import ids
from generator.check import check
from generator.cli import common
from generator.errors import InputError
from generator.schema.fields import fields
from generator.source import yaml_writer
from generator.source.tree import REGISTRATIONS
from generator.text import nearest, slug

_LATER = {"nl": "Deze vraag is nog niet beantwoord.", "en": "This question has not been answered yet."}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", metavar="ORGANISATION", help="name of its file in registry-data/organisations")
    parser.add_argument("name", metavar="NAME", help="name of the system, as readers will see it")
    parser.add_argument("--language", default=None, metavar="CODE", help="language of the name [the register's first]")
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
        raise InputError(f"There is no organisation “{options.organisation}”.{meant} Its file must be in {options.data}/organisations/.")
    language = options.language or register.settings.languages[0]
    file = options.data / REGISTRATIONS / options.organisation / f"{slug(options.name)}.yml"
    if file.exists():
        raise InputError(f"{file} is there already. Choose another name, or edit that file.")
    questions = [name for name, field in fields().items() if field.question]
    reason = {code: _LATER[code] for code in register.settings.languages if code in _LATER} or _LATER
    registration = {
        "schema_version": "1",
        "id": ids.new_id(register.by_id.__contains__),
        "language": language,
        "name": {language: options.name},
        "organisation": options.organisation,
        "status": next(iter(register.vocabulary("statuses").terms)),
        "sources": [{"title": register.settings.publisher[language], "url": register.settings.base_url, "seen": on.isoformat()}],
        "registered_on": on.isoformat(),
        "unanswered": [{"field": name, "state": "not_yet", "reason": reason, "since": on.isoformat()} for name in questions],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as out:
        out.write(yaml_writer.write(registration))
    print(f"{file}\nAnswer a question: write the field, and take it out of `unanswered`. Help: register explain FIELD")
    return 0
