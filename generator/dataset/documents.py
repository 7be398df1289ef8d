"""The files that come with the data: the schema, the explanation for readers, and the checksums."""

from collections.abc import Sequence

from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import Texts, texts
from generator.schema.fields import SCHEMA_FILE


class Schema(Exporter):
    """The JSON Schema of a registration, as the register itself uses it."""

    file = "schema/registration.schema.json"
    title = texts(nl="Het schema van een registratie (JSON Schema)", en="The schema of a registration (JSON Schema)")
    media_type = "application/schema+json"

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - the same for every register
        sink.write_file(self.file, SCHEMA_FILE.read_bytes())


class Checksums(Exporter):
    """The SHA-256 of every other file, for `sha256sum -c SHA256SUMS`. Comes last."""

    file = "SHA256SUMS"
    title = texts(nl="Controlegetallen van alle bestanden", en="Checksums of all files")
    media_type = "text/plain"

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - about the files, not the register
        lines = [f"{sink.files[file].sha256}  {file}\n" for file in sorted(sink.files)]
        sink.write_file(self.file, "".join(lines).encode())


class Readme(Exporter):
    """What every file is and how to read it, in the languages of the interface, from the contract itself."""

    file = "README.txt"
    title = texts(nl="Deze uitleg", en="This explanation")
    media_type = "text/plain"

    def __init__(self, others: Sequence[Exporter]) -> None:
        self._exporters = (*others, self)

    def write(self, source: DatasetSource, sink: Sink) -> None:
        parts = [self._part(source, language, words) for language, words in _WORDS.items()]
        sink.write_file(self.file, "\n\n".join(parts).encode())

    def _part(self, source: DatasetSource, language: str, words: dict[str, str]) -> str:
        settings = source.register.settings
        width = max(len(exporter.file) for exporter in self._exporters)
        title = _in(settings.name, language)
        return "\n".join(
            (
                title,
                "=" * len(title),
                "",
                *((_in(settings.notice, language), "") if settings.notice else ()),
                f"{words['publisher']}: {_in(settings.publisher, language)}",
                f"{words['as_of']}: {source.on.isoformat()}",
                f"{words['commit']}: {source.commit}",
                f"{words['licence']}: {settings.licence}",
                f"{words['address']}: {settings.base_url}",
                "",
                words["files"],
                "",
                *(f"{exporter.file:<{width}}  {_in(exporter.title, language)}" for exporter in self._exporters),
                "",
                words["reading"],
                "",
            )
        )


def _in(texts: Texts, language: str) -> str:
    """The text in a language, else in the first there is."""
    return texts.get(language) or next(iter(texts.values()), "")


_WORDS = {
    "nl": {
        "publisher": "Uitgever",
        "as_of": "Stand op",
        "commit": "Versie (commit)",
        "licence": "Licentie",
        "address": "Website",
        "files": "Bestanden",
        "reading": """\
Zo leest u de bestanden

- De kolom id is het registratienummer. Daarmee horen de tabellen bij elkaar. De kolom number is de plaats in de lijst.
- Een vraag met één antwoord is een kolom, of een paar kolommen, in registrations.csv. Een vraag met een lijst als
  antwoord is een eigen tabel.
- Is een cel leeg, of staat een registratie niet in een tabel? Kijk dan in registrations_unanswered.csv. Daar staat of
  de vraag niet van toepassing is (does_not_apply), nog niet beantwoord is (not_yet) of niet openbaar is (withheld), en
  waarom. Staat de vraag daar ook niet, dan is zij niet ingevuld en hoefde dat ook niet.
- Een registratie kan zijn uitgesteld. In stubs.csv staan alleen de uitgestelde registraties die zijn aangekondigd;
  hoeveel er zijn uitgesteld, staat nergens. Is een registratie eerst uitgesteld en daarna openbaar geworden, dan staat
  in registrations.csv van wanneer tot wanneer (deferral_from, deferral_until).
- versions.csv zegt wanneer een registratie veranderde (version telt vanaf 1, per id), changes.csv wat er veranderde:
  elk veld, de plaats daarin (path, een JSON-pointer die vanaf 0 telt), wat er stond (old), wat er kwam (new) en een
  zin. Een lijst of een groep velden staat daar als JSON. Ook registraties die er niet meer zijn, staan erin.
- In figures.csv en figures.json staan de cijfers van de site. figures.json zegt ook welke registraties zijn geteld.
- In de map selections staat per antwoord en per organisatie een korte lijst. De kolom id verwijst naar
  registrations.csv.
- In de cellen staat precies wat de organisatie schreef, ook regeleinden. Open de CSV-bestanden in een spreadsheet via
  "importeren" en kies voor elke kolom het type tekst. Dan verandert het programma niets.
- CSV: UTF-8, komma's, aanhalingstekens waar nodig (RFC 4180). JSON: UTF-8.
- Zijn de bestanden heel? Geef in deze map de opdracht: sha256sum -c SHA256SUMS""",
    },
    "en": {
        "publisher": "Publisher",
        "as_of": "As of",
        "commit": "Version (commit)",
        "licence": "Licence",
        "address": "Website",
        "files": "Files",
        "reading": """\
How to read the files

- The column id is the registration id. It ties the tables together. The column number is the place in the list.
- A question with one answer is a column, or a few columns, in registrations.csv. A question with a list as its answer
  is a table of its own.
- Is a cell empty, or is a registration missing from a table? Then look in registrations_unanswered.csv. It says whether
  the question does not apply (does_not_apply), is not answered yet (not_yet) or is not public (withheld), and why. If
  the question is not there either, it was not filled in and did not have to be.
- A registration can be deferred. stubs.csv holds only the deferred registrations that are announced; how many are
  deferred is not said anywhere. If a registration was deferred and then published, registrations.csv says from when
  until when (deferral_from, deferral_until).
- versions.csv says when a registration changed (version counts from 1, per id), changes.csv what changed: each field,
  the place in it (path, a JSON pointer that counts from 0), what was there (old), what came (new), and a sentence. A
  list or a group of fields is JSON there. Registrations that are no longer there are in both.
- figures.csv and figures.json hold the figures of the site. figures.json also says which registrations are counted.
- The folder selections holds a short list per answer and per organisation. The column id points at registrations.csv.
- The cells hold exactly what the organisation wrote, line breaks too. Open the CSV files in a spreadsheet with
  "import" and choose the type text for every column. Then the program changes nothing.
- CSV: UTF-8, commas, quotes where needed (RFC 4180). JSON: UTF-8.
- Are the files whole? Run in this folder: sha256sum -c SHA256SUMS""",
    },
}
