"""The quality of this build: registrations per organisation against the last snapshot, and what the checks found."""

from typing import Any

import orjson

from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import texts


class QualityJson(Exporter):
    """How many questions are answered stands in figures.json."""

    file = "quality.json"
    title = texts(
        nl="De kwaliteit van deze gegevens: wat er bij kwam en wegviel, en wat de controles vonden",
        en="The quality of these data: what was added and lost, and what the checks found",
    )
    media_type = "application/json"

    def write(self, source: DatasetSource, sink: Sink) -> None:
        quality = source.quality
        value: dict[str, Any] = {
            "as_of": source.on.isoformat(),
            "commit": source.commit,
            "last_snapshot": quality.snapshot,
            "organisations": [
                {"organisation": count.organisation, "registrations": count.now, "before": count.before}
                for count in quality.counts
            ],
            "findings": [
                {"code": code, "severity": severity.label, "number": number}
                for (code, severity), number in sorted(quality.findings.items())
            ],
        }
        sink.write_file(self.file, orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")
