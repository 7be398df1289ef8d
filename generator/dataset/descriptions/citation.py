"""How to cite, for programs: `CITATION.cff` (Citation File Format 1.2.0), BibTeX and RIS, of the same facts."""

from generator.dataset.about import Cited, bibtex, citation, cited, ris
from generator.dataset.contract import Exporter, Group, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import texts
from generator.source import yaml_writer
from generator.text import in_language


class CitationFile(Exporter):
    """The dataset as a thing to cite, in the leading language of the register."""

    file = "CITATION.cff"
    title = texts(nl="Zo verwijst u, voor programma's", en="How to cite, for programs")
    media_type = "application/yaml"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        settings, of = source.register.settings, _cited(source)
        said = {
            "cff-version": "1.2.0",
            "message": citation(of),
            "type": "dataset",
            "title": of.name,
            "abstract": in_language(settings.description, of.language),
            "authors": [{"name": of.publisher}],
            "version": of.commit,
            "date-released": of.day,
            "license": settings.licence,
            "url": of.address,
            "repository": settings.repository,
        }
        kept = {name: value for name, value in said.items() if value}
        sink.write_file(self.file, yaml_writer.write(kept, schema="").encode())


class BibtexFile(Exporter):
    """The same as BibTeX."""

    file = "CITATION.bib"
    title = texts(nl="Zo verwijst u, als BibTeX", en="How to cite, as BibTeX")
    media_type = "application/x-bibtex"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        sink.write_file(self.file, f"{bibtex(_cited(source))}\n".encode())


class RisFile(Exporter):
    """The same as RIS."""

    file = "CITATION.ris"
    title = texts(nl="Zo verwijst u, als RIS", en="How to cite, as RIS")
    media_type = "application/x-research-info-systems"
    group = Group.ABOUT

    def write(self, source: DatasetSource, sink: Sink) -> None:
        sink.write_file(self.file, ris(_cited(source)).encode())


def _cited(source: DatasetSource) -> Cited:
    settings = source.register.settings
    return cited(settings, source.on, source.commit, settings.languages[0], source.address)
