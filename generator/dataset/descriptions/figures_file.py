"""The figures with which registrations they count."""

import orjson

from generator.dataset.contract import Exporter, Sink
from generator.dataset.figures import figures_of
from generator.dataset.source import DatasetSource
from generator.model.message import texts


class FiguresJson(Exporter):
    """Every figure with the ids of what it counts."""

    file = "figures.json"
    title = texts(nl="De cijfers, met wat er is geteld", en="The figures, with what was counted")
    media_type = "application/json"

    def write(self, source: DatasetSource, sink: Sink) -> None:
        figures = [
            {**figure, "ids": made.ids} for figure, made in zip(figures_of(source), source.figures.all, strict=True)
        ]
        value = {"as_of": source.on.isoformat(), "commit": source.commit}
        lines = b",\n".join(map(orjson.dumps, figures))
        sink.write_file(self.file, orjson.dumps(value)[:-1] + b',"figures":[\n' + lines + b"\n]}\n")
