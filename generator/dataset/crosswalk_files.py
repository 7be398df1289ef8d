"""Registrations in the words of other standards, a file per standard, and one table of what is lost on the way."""

from collections import Counter
from typing import Any

import orjson

from generator.crosswalks.catalogue import CROSSWALKS
from generator.crosswalks.contract import Crossed, Crosswalk
from generator.crosswalks.loss import WHY, Loss
from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import texts
from generator.schema.fields import raw_schema

_TOLD_ONCE = frozenset({"no_place", "one_language", "missing"})  # of fields, not of one registration; or beside it


class CrosswalkFiles(Exporter):
    """`crosswalks/<name>.json`: the complete records, then those that lack something that the standard asks for."""

    file = "crosswalks/<name>.json"
    title = texts(
        nl="Registraties in de woorden van andere standaarden",
        en="Registrations in the words of other standards",
    )
    media_type = "application/json"

    def __init__(self) -> None:
        self.lost: Counter[tuple[str, Loss]] = Counter()

    def write(self, source: DatasetSource, sink: Sink) -> None:
        self.lost.clear()
        for crosswalk in CROSSWALKS:
            self._write_one(crosswalk, source, sink)

    def _write_one(self, crosswalk: Crosswalk, source: DatasetSource, sink: Sink) -> None:
        standard = raw_schema()["x-standards"][crosswalk.standard]
        head = {
            "title": crosswalk.title,
            "standard": {name: standard[name] for name in ("title", "version", "url")},
            "language": crosswalk.language,
            "as_of": source.on.isoformat(),
            "commit": source.commit,
        }
        incomplete: list[bytes] = []
        with sink.open_file(f"crosswalks/{crosswalk.name}.json") as stream:
            stream.write(orjson.dumps(head)[:-1] + b',"complete":[')
            first = True
            for registration in source.registrations:
                if not crosswalk.applies(source.register, registration):
                    continue
                crossed = crosswalk.cross(source.register, registration)
                self.lost.update((crosswalk.name, _of_the_field(loss)) for loss in crossed.losses)
                line = orjson.dumps(_entry(crossed))
                if not crossed.complete:
                    incomplete.append(line)
                    continue
                stream.write((b"\n" if first else b",\n") + line)
                first = False
            stream.write(b'\n],"incomplete":[\n' + b",\n".join(incomplete) + b"\n]}\n")


class CrosswalkLosses(Exporter):
    """`crosswalks/losses.json`: per standard, field and reason how many registrations it touches."""

    file = "crosswalks/losses.json"
    title = texts(
        nl="Wat andere standaarden niet van een registratie overnemen",
        en="What other standards do not take over from a registration",
    )
    media_type = "application/json"

    def __init__(self, files: CrosswalkFiles) -> None:
        self._files = files

    def write(self, source: DatasetSource, sink: Sink) -> None:  # noqa: ARG002 - counted while the files were written
        counted = sorted(self._files.lost.items(), key=lambda item: (item[0][0], item[0][1].field, item[0][1].why))
        rows = [
            {"crosswalk": name, "field": loss.field, "why": loss.why, "registrations": number}
            for (name, loss), number in counted
        ]
        sink.write_file(self.file, orjson.dumps({"why": WHY, "losses": rows}, option=orjson.OPT_INDENT_2) + b"\n")


def _of_the_field(loss: Loss) -> Loss:
    return Loss(loss.field, loss.why)


def _entry(crossed: Crossed) -> dict[str, Any]:
    """A record, what the standard asks that is not there, and what was lost of this registration in particular."""
    missing = [loss.field for loss in crossed.losses if loss.why == "missing"]
    lost = [
        {"field": loss.field, "why": loss.why, "detail": loss.detail}
        for loss in crossed.losses
        if loss.why not in _TOLD_ONCE
    ]
    return {
        "id": crossed.id,
        "record": crossed.record,
        **({"missing": missing} if missing else {}),
        **({"losses": lost} if lost else {}),
    }
