"""The quality of this build: registrations per organisation against the last snapshot, and what the checks found."""

from typing import Any

import orjson

from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import INTERFACE_LANGUAGES, UNKNOWN, Texts, texts
from generator.model.quality import Doubt
from generator.rules.catalogue import MESSAGES

_MOST = 100  # ids of one kind: who wants all of them runs `register check`


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
                {
                    "code": doubt.code,
                    "severity": doubt.severity.label,
                    "what": what(doubt),
                    "number": doubt.number,
                    "in_registrations": len(doubt.registrations),
                    "registrations": doubt.registrations[:_MOST],
                }
                for doubt in quality.doubts
            ],
        }
        sink.write_file(self.file, orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")


def what(doubt: Doubt) -> Texts:
    """What was found, in the languages of the interface and in general: a kind, not one finding."""
    message = MESSAGES[doubt.code]
    general = {language: message.in_general(message.what, language) for language in INTERFACE_LANGUAGES}
    return {language: text.replace(f" ({UNKNOWN})", "") for language, text in general.items()}
