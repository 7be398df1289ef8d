"""`CITATION.cff`: how to cite, for reference managers and forges (Citation File Format 1.2.0)."""

from generator.dataset.about import citation
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
        settings = source.register.settings
        language = settings.languages[0]
        cited = {
            "cff-version": "1.2.0",
            "message": citation(settings, source.on, source.commit, language, source.address),
            "type": "dataset",
            "title": in_language(settings.name, language),
            "abstract": in_language(settings.description, language),
            "authors": [{"name": in_language(settings.publisher, language)}],
            "version": source.commit,
            "date-released": source.on.isoformat(),
            "license": settings.licence,
            "url": source.address,
            "repository": settings.repository,
        }
        kept = {name: value for name, value in cited.items() if value}
        sink.write_file(self.file, yaml_writer.write(kept, schema="").encode())
