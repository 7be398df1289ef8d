"""The files that come with the data: the schema, the explanation for readers, and the checksums."""

from collections.abc import Sequence

from generator.dataset.about import READING, facts
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import INTERFACE_LANGUAGES, texts
from generator.schema.fields import SCHEMA_FILE
from generator.text import in_language


class Schema(Exporter):
    """The JSON Schema of a registration, as the register itself uses it."""

    file = "schema/registration.schema.json"
    title = texts(nl="Het schema van een registratie (JSON Schema)", en="The schema of a registration (JSON Schema)")
    media_type = "application/schema+json"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - the same for every register
        sink.write_file(self.file, SCHEMA_FILE.read_bytes())


class Checksums(Exporter):
    """The SHA-256 of every other file, for `sha256sum -c SHA256SUMS`. Comes last."""

    file = "SHA256SUMS"
    title = texts(nl="Controlegetallen van alle bestanden", en="Checksums of all files")
    media_type = "text/plain"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - about the files, not the register
        lines = [f"{sink.files[file].sha256}  {file}\n" for file in sorted(sink.files)]
        sink.write_file(self.file, "".join(lines).encode())


class Licence(Exporter):
    """The licence of the data, and how to cite them, in words."""

    file = "LICENCE.txt"
    title = texts(nl="De licentie, en hoe u verwijst", en="The licence, and how to cite")
    media_type = "text/plain"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        wanted = ("name", "publisher", "licence", "licence_url", "citation")
        parts = [_facts(source, language, wanted) for language in INTERFACE_LANGUAGES]
        sink.write_file(self.file, "\n\n".join(parts).encode() + b"\n")


class Readme(Exporter):
    """What every file is and how to read it, in the languages of the interface, from the contract itself."""

    file = "README.txt"
    title = texts(nl="Deze uitleg", en="This explanation")
    media_type = "text/plain"
    group = Group.ABOUT

    def __init__(self, others: Sequence[Exporter]) -> None:
        self._exporters = (*others, self)

    def write(self, source: DatasetSource, sink: Sink) -> None:
        parts = [self._part(source, language) for language in INTERFACE_LANGUAGES]
        sink.write_file(self.file, "\n\n".join(parts).encode())

    def _part(self, source: DatasetSource, language: str) -> str:
        width = max(len(exporter.file) for exporter in self._exporters)
        title = in_language(source.register.settings.name, language)
        return "\n".join(
            (
                title,
                "=" * len(title),
                "",
                _facts(source, language),
                "",
                _FILES[language],
                "",
                *(f"{exporter.file:<{width}}  {in_language(exporter.title, language)}" for exporter in self._exporters),
                "",
                READING[language],
                "",
            )
        )


def _facts(source: DatasetSource, language: str, names: Sequence[str] = ()) -> str:
    return "\n".join(
        f"{fact.label[language]}: {fact.value[language]}" for fact in facts(source) if not names or fact.name in names
    )


_FILES = {"nl": "Bestanden", "en": "Files"}
