"""AIR-335: HTML in a text."""

import re
from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.text import excerpt

MESSAGE = Message(
    code="AIR-335",
    severity=Severity.WARNING,
    what={
        "nl": "in deze tekst staat HTML: {value}",
        "en": "there is HTML in this text: {value}",
    },
    why={
        "nl": "De pagina toont HTML als gewone tekens, en in het bestand voor onderzoekers staat het in de weg.",
        "en": "The page shows HTML as plain characters, and in the dataset for researchers it is in the way.",
    },
    fix={
        "nl": (
            "Haal de code weg. Een lege regel maakt een nieuwe alinea; * maakt een opsomming; een link is "
            "[tekst](https://…)."
        ),
        "en": "Remove the code. An empty line starts a new paragraph; * makes a list; a link is [text](https://…).",
    },
    wrong="purpose:\n  nl: <p>Aanvragen sneller behandelen.</p>\n  en: Handling applications faster.",
    right="purpose:\n  nl: Aanvragen sneller behandelen.\n  en: Handling applications faster.",
)

_HTML = re.compile(
    r"</?(?:a|b|br|blockquote|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|span|strong|style|sub|sup|"
    r"table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>|&(?:nbsp|amp|quot|lt|gt|#[0-9]+|#x[0-9a-f]+|[ae]acute|[aeo]uml);",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Hit]:
    if ("<" in case.joined or "&" in case.joined) and _HTML.search(case.joined):
        for path, text in case.texts():
            if found := _HTML.search(text):
                yield case.hit(*path, value=excerpt(found.group(), 30))
