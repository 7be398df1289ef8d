"""What the dataset is, in words: facts, licence, citation, how to read the files. For every format that can say so."""

import datetime
from typing import NamedTuple

from generator.bibtex import entry
from generator.dataset.source import DatasetSource
from generator.dates import in_words
from generator.model.message import INTERFACE_LANGUAGES, Texts
from generator.model.register import Settings
from generator.model.repository_links import commit_page
from generator.schema.columns import STATE_CELLS
from generator.schema.fields import fields
from generator.text import in_language, slug


class Fact(NamedTuple):
    """One thing worth knowing of the dataset. name: stable, for programs."""

    name: str
    label: Texts
    value: Texts


def facts(source: DatasetSource) -> tuple[Fact, ...]:
    """What the dataset is, of whom, from when, and what one may do with it. Only what is known."""
    settings = source.register.settings
    values: dict[str, Texts] = {
        "name": settings.name,
        "description": settings.description,
        "notice": settings.notice,
        "publisher": settings.publisher,
        "as_of": _same(source.on.isoformat()),
        "commit": _same(source.commit),
        "schema_version": _same(source.schema_version),
        "licence": _same(settings.licence),
        "licence_url": _same(licence_url(settings.licence)),
        "website": _same(settings.base_url),
        "repository": _same(settings.repository),
        "change_page": _same(commit_page(settings, "{commit}") or ""),
        "contact": _same(", ".join(filter(None, settings.contact.values()))),
        "citation": {
            language: citation(cited(settings, source.on, source.commit, language, source.address))
            for language in INTERFACE_LANGUAGES
        },
    }
    return tuple(
        Fact(name, _LABELS[name], {language: in_language(texts, language) for language in INTERFACE_LANGUAGES})
        for name, texts in values.items()
        if any(texts.values())
    )


def _same(value: str) -> Texts:
    return dict.fromkeys(INTERFACE_LANGUAGES, value)


def licence_url(licence: str) -> str:
    """Where the text of a licence stands, by its SPDX name."""
    return f"https://spdx.org/licenses/{licence}.html"


class Cited(NamedTuple):
    """The dataset as a thing to cite. day: as 2026-11-23. address: where the same bytes are found."""

    publisher: str
    name: str
    day: str
    commit: str
    address: str
    language: str


def cited(settings: Settings, on: datetime.date, commit: str, language: str, address: str = "") -> Cited:
    """address: where it is [the site]."""
    publisher, name = in_language(settings.publisher, language), in_language(settings.name, language)
    return Cited(publisher, name, on.isoformat(), commit, address or settings.base_url, language)


def citation(of: Cited) -> str:
    """How to name this dataset in a text, so that another finds the same bytes."""
    words = {"nl": "Dataset, stand {day}, versie {commit}.", "en": "Dataset as of {day}, version {commit}."}
    said = words[of.language].format(day=in_words(of.day, of.language), commit=of.commit[:12])
    return f"{of.publisher}. {of.name}. {said} {of.address}"


def bibtex(of: Cited) -> str:
    """The same for reference managers and LaTeX."""
    version = {"nl": "Stand {day}, versie {commit}", "en": "As of {day}, version {commit}"}[of.language]
    return entry(
        f"{slug(of.name, 40)}-{of.day}",
        {
            "author": of.publisher,
            "title": of.name,
            "howpublished": "Dataset",
            "year": of.day[:4],
            "note": version.format(day=of.day, commit=of.commit[:12]),
            "url": of.address,
        },
    )


def ris(of: Cited) -> str:
    """The same for reference managers that read RIS, such as EndNote."""
    year, month, day = of.day.split("-")
    lines = {
        "TY": "DATA",
        "AU": f"{of.publisher},",  # without the comma the last word would be a family name
        "TI": of.name,
        "PY": year,
        "DA": f"{year}/{month}/{day}",
        "ET": of.commit[:12],
        "UR": of.address,
        "ER": "",
    }
    return "".join(f"{tag}  - {' '.join(text.split())}\n" for tag, text in lines.items())


def states() -> tuple[tuple[str, Texts], ...]:
    """Every cell that stands for a question without an answer, with what it means."""
    words = fields()["unanswered"].parts["state"].values
    return tuple((cell, words[state]) for state, cell in STATE_CELLS.items())


READING: Texts = {
    "nl": """\
Zo leest u de bestanden

- De kolom id is het registratienummer. Dat verandert nooit. Daarmee horen de tabellen bij elkaar. De kolom number is de
  plaats in de lijst.
- Een vraag met één antwoord is een kolom, of een paar kolommen, in registrations. Een vraag met een lijst als antwoord
  is een eigen tabel. In registrations staat dan hoe lang de lijst is, in de kolom die eindigt op _count.
- Vier soorten antwoord, in alle tabellen op dezelfde manier:
  * er staat een antwoord;
  * [does_not_apply]: de vraag is niet van toepassing;
  * [not_yet]: de vraag is nog niet beantwoord;
  * [withheld]: het antwoord wordt nu niet getoond.
  De reden staat in registrations_unanswered. In JSON staan deze vragen met hun reden onder unanswered.
- Een lege cel betekent: niet ingevuld, en dat hoefde ook niet. Of: niet in deze taal geschreven.
- Een registratie kan zijn uitgesteld. In stubs staan alleen de uitgestelde registraties die zijn aangekondigd; hoeveel
  er zijn uitgesteld, staat nergens. Is een registratie eerst uitgesteld en daarna openbaar geworden, dan staat in
  registrations van wanneer tot wanneer (deferral_from, deferral_until).
- versions zegt wanneer een registratie veranderde (version telt vanaf 1, per id), changes wat er veranderde: elk veld,
  de plaats daarin (path, een JSON-pointer die vanaf 0 telt), wat er stond (old), wat er kwam (new) en een zin.
  Een lijst of een groep velden staat daar als JSON. Ook registraties die er niet meer zijn, staan erin; bij hun
  laatste versie staat wanneer zij weggingen (removed_on).
- Wie veranderde iets? De organisatie in de kolom organisation staat in voor haar registratie. De kolom commit is de
  wijziging in de broncode. Is die openbaar, dan staat hierboven haar adres; vul daar de commit in. Namen van
  medewerkers staan niet in deze bestanden. Dat zijn persoonsgegevens, en de organisatie is verantwoordelijk.
- In figures staan de cijfers van de site. figures.json zegt ook welke registraties zijn geteld.
- In de map selections staat per antwoord en per organisatie een korte lijst. De kolom id verwijst naar registrations.
- Wat elke kolom betekent en hoe vaak zij is ingevuld, staat in codebook.csv en codebook.json.
- Excel of LibreOffice? Neem register.xlsx. Daarin is alles tekst en verandert het programma niets. Het blad read_me
  legt uit wat u ziet.
- Toch liever CSV in een Nederlandse Excel? Neem de map csv-excel. Een nieuwe regel in een cel staat daar als ¶. Excel
  kan er een tekst als datum of getal lezen.
- De andere CSV-bestanden zijn voor programma's: UTF-8, komma's, aanhalingstekens waar nodig (RFC 4180). In de cellen
  staat precies wat de organisatie schreef, ook regeleinden. datapackage.json en csv-metadata.json beschrijven ze.
- register.sqlite is een database met alle tabellen, overzichten (overview_nl, overview_en) en een zoekindex (search).
- Zijn de bestanden heel? Geef in deze map de opdracht: sha256sum -c SHA256SUMS""",
    "en": """\
How to read the files

- The column id is the registration id. It never changes. It ties the tables together. The column number is the place in
  the list.
- A question with one answer is a column, or a few columns, in registrations. A question with a list as its answer is a
  table of its own. Then registrations says how long the list is, in the column that ends in _count.
- Four states of an answer, the same in all tables:
  * there is an answer;
  * [does_not_apply]: the question does not apply;
  * [not_yet]: the question has not been answered yet;
  * [withheld]: the answer is not shown for now.
  The reason is in registrations_unanswered. In JSON these questions stand under unanswered, with their reason.
- An empty cell means: not filled in, and that was not needed. Or: not written in this language.
- A registration can be deferred. stubs holds only the deferred registrations that are announced; how many are deferred
  is not said anywhere. If a registration was deferred and then published, registrations says from when until when
  (deferral_from, deferral_until).
- versions says when a registration changed (version counts from 1, per id), changes what changed: each field, the place
  in it (path, a JSON pointer that counts from 0), what was there (old), what came (new), and a sentence. A list or a
  group of fields is JSON there. Registrations that are no longer there are in both; their last
  version says when they left (removed_on).
- Who changed something? The organisation in the column organisation answers for its registration. The column commit is
  the change in the source. Where that is public, its address stands above; put the commit in it. Names of staff are not
  in these files. They are personal data, and the organisation is responsible.
- figures holds the figures of the site. figures.json also says which registrations are counted.
- The folder selections holds a short list per answer and per organisation. The column id points at registrations.
- What each column means, and how often it is filled in, is in codebook.csv and codebook.json.
- Excel or LibreOffice? Take register.xlsx. Everything in it is text, and the program changes nothing. The sheet read_me
  explains what you see.
- Rather CSV, in an Excel that expects semicolons? Take the folder csv-excel. A new line in a cell is shown there as ¶.
  Excel may take a text for a date or a number.
- The other CSV files are for programs: UTF-8, commas, quotes where needed (RFC 4180). The cells hold exactly what the
  organisation wrote, line breaks too. datapackage.json and csv-metadata.json describe them.
- register.sqlite is a database with all tables, overviews (overview_nl, overview_en) and a full-text index (search).
- Are the files whole? Run in this folder: sha256sum -c SHA256SUMS""",
}

_LABELS: dict[str, Texts] = {
    "name": {"nl": "Register", "en": "Register"},
    "description": {"nl": "Wat het is", "en": "What it is"},
    "notice": {"nl": "Let op", "en": "Note"},
    "publisher": {"nl": "Uitgever", "en": "Publisher"},
    "as_of": {"nl": "Stand op", "en": "As of"},
    "commit": {"nl": "Versie (commit)", "en": "Version (commit)"},
    "schema_version": {"nl": "Versie van het schema", "en": "Version of the schema"},
    "licence": {"nl": "Licentie", "en": "Licence"},
    "licence_url": {"nl": "Tekst van de licentie", "en": "Text of the licence"},
    "website": {"nl": "Website", "en": "Website"},
    "repository": {"nl": "Broncode en gegevens", "en": "Repository"},
    "change_page": {"nl": "Een wijziging in de broncode", "en": "A change in the source"},
    "contact": {"nl": "Contact", "en": "Contact"},
    "citation": {"nl": "Zo verwijst u", "en": "How to cite"},
}
