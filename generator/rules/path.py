"""AIR-305: a file that is not where its content says."""

import re
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.source.tree import REGISTRATIONS
from generator.text import slug

MESSAGE = Message(
    code="AIR-305",
    severity=Severity.ERROR,
    what={
        "nl": "het bestand staat niet op zijn plaats: {problem}",
        "en": "the file is not in its place: {problem}",
    },
    why={
        "nl": "Aan de map en de naam van een bestand zien mensen van wie het is, zonder het te openen.",
        "en": "The folder and name of a file tell people whose it is, without opening it.",
    },
    fix={
        "nl": "Zet het bestand op deze plaats: registry-data/{better}",
        "en": "Put the file at this place: registry-data/{better}",
    },
    wrong="# path: registrations/testgemeente/Mijn Systeem.yaml\nlanguage: nl",
    right="language: nl",
)


_RIGHT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")


def check(case: Case) -> Iterator[Hit]:
    folders, _, name = case.registration.file.rpartition("/")
    organisation = case.registration.organisation
    known = organisation in case.register.organisations
    if known and folders != f"{REGISTRATIONS}/{organisation}":
        problem = {
            "problem_nl": f"de map is {folders}, de organisatie “{organisation}”",
            "problem_en": f"the folder is {folders}, the organisation “{organisation}”",
        }
    elif not _RIGHT.fullmatch(name):
        problem = {
            "problem_nl": f"“{name}” is geen goede naam",
            "problem_en": f"“{name}” is not a good name",
        }
    else:
        return
    folder = f"{REGISTRATIONS}/{organisation}" if known else folders
    yield case.hit("organisation", better=f"{folder}/{slug(name.rpartition('.')[0])}.yml", **problem)
