"""What to know before drawing conclusions from the dataset: said with the data, and on the data page."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.descriptions.quality import what
from generator.dataset.source import DatasetSource
from generator.model.message import INTERFACE_LANGUAGES, Texts, texts
from generator.model.quality import Doubt


class Issue(NamedTuple):
    """One known problem. code: stable. touches: files or columns."""

    code: str
    text: Texts
    touches: tuple[str, ...] = ()


KNOWN_ISSUES: tuple[Issue, ...] = (
    Issue(
        "not-complete",
        texts(
            nl="Het register is niet volledig. Een aantal hier is een aantal registraties, niet het aantal systemen "
            "dat organisaties gebruiken.",
            en="The register is not complete. A number here is a number of registrations, not the number of systems "
            "that organisations use.",
        ),
    ),
    Issue(
        "not-audited",
        texts(
            nl="Een controle kijkt of een registratie goed is ingevuld. Of elk antwoord klopt, controleert zij niet. "
            "Kijk daarom naar de bronnen en naar de dag waarop iemand ze zag.",
            en="A check looks whether a registration is filled in well. It does not verify that every answer is true. "
            "So look at the sources, and at the day on which somebody saw them.",
        ),
        ("registrations_sources.csv", "registrations.last_checked"),
    ),
    Issue(
        "translated",
        texts(
            nl="Een deel van de teksten is vertaald, soms door een machine. Bij twijfel geldt de tekst in de taal die "
            "de kolom language noemt.",
            en="Some texts are translations, sometimes by a machine. In case of doubt the text in the language that "
            "the column language names is the right one.",
        ),
        ("registrations_translations.csv", "registrations.language"),
    ),
    Issue(
        "dates-in-part",
        texts(
            nl="Een begin of einde kan alleen een jaar zijn, of een jaar en een maand. Maak er geen eerste dag van.",
            en="A start or an end can be a year only, or a year and a month. Do not take it for the first day.",
        ),
        ("registrations.start", "registrations.end"),
    ),
    Issue(
        "history-of-the-register",
        texts(
            nl="De versies beginnen op de dag dat de registratie in dit register kwam. Het systeem kan ouder zijn.",
            en="The versions start on the day when the registration came into this register. The system may be older.",
        ),
        ("versions.csv", "changes.csv"),
    ),
    Issue(
        "excel-and-csv",
        texts(
            nl="Wie een CSV-bestand opent met een dubbelklik in Excel, laat Excel raden: 0900 wordt 900, 1-2 wordt een "
            "datum. In register.xlsx gebeurt dat niet.",
            en="Whoever opens a CSV file by a double click in Excel lets Excel guess: 0900 becomes 900, 1-2 becomes a "
            "date. In register.xlsx that does not happen.",
        ),
        ("csv-excel/", "*.csv"),
    ),
    Issue(
        "compressed-elsewhere",
        texts(
            nl="Wie de bestanden zelf opnieuw maakt met een andere versie van Python, kan een ZIP, werkmap of database "
            "krijgen met andere bytes en dezelfde inhoud.",
            en="Whoever makes the files anew with another version of Python can get a ZIP, workbook or database with "
            "other bytes and the same content.",
        ),
        ("register.zip", "register.xlsx", "register.sqlite"),
    ),
)


def issues(source: DatasetSource) -> tuple[Issue, ...]:
    """What holds for every register, then what the checks counted in this one, as in `quality.json`."""
    return (*KNOWN_ISSUES, *map(_counted, source.quality.doubts))


def _counted(doubt: Doubt) -> Issue:
    said, number, of = what(doubt), doubt.number, len(doubt.registrations)
    times, registrations = ("time" if number == 1 else "times"), ("registration" if of == 1 else "registrations")
    how_often = {
        "nl": f"{number} keer, in {of} {'registratie' if of == 1 else 'registraties'}",
        "en": f"{number} {times}, in {of} {registrations}",
    }
    words = {language: f"{text[:1].upper()}{text[1:]}: {how_often[language]}." for language, text in said.items()}
    return Issue(doubt.code, words, ("quality.json",))


class KnownIssues(Exporter):
    """The known problems, in the languages of the interface."""

    file = "KNOWN-ISSUES.txt"
    title = texts(nl="Wat u moet weten voor u conclusies trekt", en="What to know before you draw conclusions")
    media_type = "text/plain"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        parts = ["\n\n".join(_lines(issues(source), language)) for language in INTERFACE_LANGUAGES]
        sink.write_file(self.file, "\n\n\n".join(parts).encode() + b"\n")


def _lines(known: Iterable[Issue], language: str) -> list[str]:
    about = {"nl": "Gaat over", "en": "About"}
    return [
        f"[{issue.code}] {issue.text[language]}"
        + (f"\n{about[language]}: {', '.join(issue.touches)}" if issue.touches else "")
        for issue in known
    ]
