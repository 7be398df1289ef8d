"""AIR-331: text that stands in the place of an answer."""

import re
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-331",
    severity=Severity.WARNING,
    what={
        "nl": "“{value}” is geen antwoord",
        "en": "“{value}” is not an answer",
    },
    why={
        "nl": (
            "Een lezer heeft niets aan een plek die voor later is bewaard. Wie telt, telt zo'n vraag ten onrechte als "
            "beantwoord."
        ),
        "en": "A place kept for later is of no use to a reader, and whoever counts takes the question for answered.",
    },
    fix={
        "nl": (
            "Schrijf het antwoord, of haal het veld weg en zet de vraag onder “unanswered”: not_yet of "
            "does_not_apply, met de reden."
        ),
        "en": (
            "Write the answer, or remove the field and put the question under “unanswered”: not_yet or "
            "does_not_apply, with the reason."
        ),
    },
    wrong="purpose:\n  nl: n.v.t.\n  en: n/a",
    right="purpose:\n  nl: Aanvragen sneller behandelen.\n  en: Handling applications faster.",
)

# Whole texts, in lower case, without full stops and spaces around them.
_WHOLE = frozenset(
    {"", "n.v.t", "nvt", "n.a", "na", "n/a", "n/b", "n.b", "n.t.b", "ntb", "x", "xx", "xxx", "xxxx", "?", "??", "???"}
    | {"niet van toepassing", "not applicable", "nader te bepalen", "nog te bepalen", "to be determined", "to be added"}
    | {"wordt nog ingevuld", "nog invullen", "invullen", "volgt nog", "to follow", "zie boven", "see above"}
    | {"tbd", "tba", "todo", "to do", "test test", "placeholder"}
)
_NO_SENTENCE = frozenset({"test", "tests", "volgt"})  # can be a keyword or a name of data
_LONGEST = 24
_AROUND = " .…-–—_[]()<>*"
_INSIDE = re.compile(r"[Ll]orem ipsum|\bTODO\b|\bFIXME\b|\bX{3,}\b")
_SIGNS = ("orem ipsum", "TODO", "FIXME", "XXX")


def check(case: Case) -> Iterator[Hit]:
    for path, texts, field in case.localised:
        for language, text in texts.items():
            if len(text) <= _LONGEST:
                bare = text.lower().strip(_AROUND)
                if bare in _WHOLE or (bare in _NO_SENTENCE and field.item.kind != "line"):
                    yield case.hit(*path, language, value=text)
    if any(sign in case.joined for sign in _SIGNS):
        for path, text in case.texts():
            if found := _INSIDE.search(text):
                yield case.hit(*path, value=found.group())
