"""AIR-353: a text that a spreadsheet would run as a formula.

The dataset holds every text exactly as it was reviewed; nothing is put before or taken out of a cell. So what could do
harm there is refused here. Every text can become the start of a cell: each has a column of its own.

What really happens: in the workbook, the database, Parquet and JSON, nothing; there a text is a text. In a CSV file
that Excel opens by a double click, a cell that starts with = + - or @ is read as a formula when it can be:
`=HYPERLINK(…)` becomes a link that sends data away, `=cmd|…!A1` asks to start a program, and `- lijst` becomes #NAAM?.
LibreOffice asks how to read the file, and calculates only where that is asked for. A tab or a return before the sign
does not help, and cannot stand in a registration (AIR-003, AIR-004, AIR-110).

A telephone number (`+31 70 …`) and a negative number stay: they can do nothing, and people need them. A list in
Markdown stays as well, when it does not come first, or is made with `*`.
"""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.text import excerpt, may_read_as_formula, reads_as_formula

MESSAGE = Message(
    code="AIR-353",
    severity=Severity.ERROR,
    what={
        "nl": "een rekenblad leest deze tekst als een formule: {value}",
        "en": "a spreadsheet reads this text as a formula: {value}",
    },
    why={
        "nl": (
            "Wie het register in Excel opent, ziet dan een fout of een uitkomst in plaats van de tekst. Een formule "
            "kan ook gegevens versturen of een programma starten. In de bestanden verandert niemand uw tekst; daarom "
            "kan het alleen hier."
        ),
        "en": (
            "Whoever opens the register in Excel then sees an error or a result instead of the text. A formula can "
            "also send data away or start a program. Nobody changes your text in the files, so it is done here."
        ),
    },
    fix={
        "nl": "Begin met een woord, niet met =, +, - of @. Een opsomming begint met *. Een telefoonnummer mag wel.",
        "en": "Start with a word, not with =, +, - or @. A list starts with *. A telephone number is fine.",
    },
    wrong="purpose:\n  nl: '- Aanvragen sneller behandelen.'\n  en: Handling applications faster.",
    right="purpose:\n  nl: '* Aanvragen sneller behandelen.'\n  en: Handling applications faster.",
    source="https://owasp.org/www-community/attacks/CSV_Injection",
)


def check(case: Case) -> Iterator[Hit]:
    if may_read_as_formula(case.joined):
        for path, text in case.texts():
            if reads_as_formula(text):
                yield case.hit(*path, value=excerpt(text, 40))
