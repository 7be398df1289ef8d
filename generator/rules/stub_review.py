"""AIR-347: the announcement of a deferral that is neither reviewed nor over, or both."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit
from generator.source.tree import STUBS

MESSAGE = Message(
    code="AIR-347",
    severity=Severity.ERROR,
    what={
        "nl": "hier hoort één van de twee: “review_by” of “ended”",
        "en": "one of the two belongs here: “review_by” or “ended”",
    },
    why={
        "nl": "Uitstel zonder maand waarin iemand opnieuw kijkt, kan niet. Is het voorbij, dan kijkt niemand meer.",
        "en": "There is no deferral without a month in which somebody looks again. Once it is over, nobody does.",
    },
    fix={
        "nl": "Zet er “review_by” bij, of “ended” als het uitstel is vervallen, en niet allebei.",
        "en": "Add “review_by”, or “ended” if the deferral has lapsed, and not both.",
    },
    wrong="# path: transparency/stubs/m00000tc.yml\n# without: review_by\nid: m00000tc",
    right='# path: transparency/stubs/m00000tc.yml\n# without: review_by\nid: m00000tc\nended: "2026-09"',
)


def check_register(register: Register) -> Iterator[Hit]:
    for stub in register.stubs:
        if bool(stub.review_by) == bool(stub.ended):
            yield Hit(f"{STUBS}/{stub.id}.yml", ("ended",) if stub.ended else ("id",), on_key=True)
