"""`register explain [CODE | FIELD]`."""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.cli import common
from generator.deferral import messages as deferral
from generator.model import assemble
from generator.model.vocabulary import Vocabulary
from generator.report import pages
from generator.rules import unknown_question
from generator.rules.catalogue import MESSAGES
from generator.schema.fields import fields
from generator.schema.validator import validator
from generator.source import yaml_fast
from generator.source.tree import VOCABULARIES, Folder
from generator.source.yaml_problem import YamlProblem
from generator.text import nearest

_UNKNOWN = {
    "nl": "“{topic}” is geen code en geen veld.{meant} Alle codes en velden: register explain",
    "en": "“{topic}” is neither a code nor a field.{meant} All codes and fields: register explain",
}
_MEANT = {"nl": " Bedoelde u {near}?", "en": " Did you mean {near}?"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", nargs="?", metavar="CODE|FIELD", help="for example AIR-101 or purpose [a list of all]")
    common.add_language(parser)
    common.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print a page: 0; or 2 with the nearest suggestion when there is no such code or field."""
    topic, language = arguments.topic, arguments.lang
    if topic is None:
        print(pages.overview(MESSAGES, language))
        return 0
    if (code := topic.upper()) in MESSAGES:
        print(pages.code(MESSAGES[code], language))
        return 0
    if (name := topic.lower()) in fields():
        print(pages.field(fields()[name], _vocabularies(arguments.data), language))
        return 0
    if code in deferral.MESSAGES:
        print(f"{code}: {re.sub(r'{[a-z]+}', '…', deferral.MESSAGES[code][language])}")
        return 0
    near = unknown_question.meant(topic) or nearest(topic, MESSAGES)
    meant = _MEANT[language].format(near=near) if near else ""
    print(_UNKNOWN[language].format(topic=topic, meant=meant), file=sys.stderr)
    return 2


def _vocabularies(data: Path) -> Mapping[str, Vocabulary]:
    """The vocabularies of the register here; without a register, or with a broken one, the page does without them."""
    found: dict[str, Vocabulary] = {}
    if data.is_dir():
        for file in Folder(data).folder(VOCABULARIES):
            try:
                value = yaml_fast.read(file.data)
            except YamlProblem:
                continue
            if validator("vocabulary").accepts(value):
                found[value["vocabulary"]] = assemble.vocabulary(value)
    return found
