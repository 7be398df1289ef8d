"""Registrations in the words of other standards, a file per standard, and one table of what is lost on the way."""

from collections import Counter
from contextlib import ExitStack
from typing import Any, BinaryIO

import orjson

from generator.crosswalks.catalogue import CROSSWALKS
from generator.crosswalks.contract import Crossed, Crosswalk
from generator.crosswalks.loss import WHY, Loss
from generator.dataset.contract import Exporter, Sink
from generator.dataset.source import DatasetSource
from generator.model.message import texts
from generator.schema.fields import raw_schema

_TOLD_BESIDE = "one_language"  # in the table of losses, with a number: it is so of nearly every registration


class CrosswalkFiles(Exporter):
    """`crosswalks/<name>.json`: the complete records, then those that lack something that the standard asks for."""

    file = "crosswalks/<name>.json"
    title = texts(
        nl="Registraties in de woorden van andere standaarden",
        en="Registrations in the words of other standards",
    )
    media_type = "application/json"

    def __init__(self) -> None:
        self.lost: Counter[tuple[str, str, str]] = Counter()  # by crosswalk, field and why

    def write(self, source: DatasetSource, sink: Sink) -> None:
        self.lost.clear()
        with ExitStack() as open_files:  # which closes the last one first, and the manifest has them in order
            made = []
            for walk in reversed(CROSSWALKS):
                stream = open_files.enter_context(sink.open_file(f"crosswalks/{walk.name}.json", walk.title))
                made.append((walk, _Output(stream, walk, source)))
            for registration in source.registrations:
                for walk, output in made:
                    if walk.applies(source.register, registration):
                        output.add(walk.cross(source.register, registration))
            for walk, output in made:
                output.end()
                self.lost.update({(walk.name, *loss): number for loss, number in output.lost.items()})


class _Output:
    """The file of one standard, registration by registration. lost: how often, by field and why."""

    def __init__(self, stream: BinaryIO, walk: Crosswalk, source: DatasetSource) -> None:
        head = {
            "title": walk.title,
            "standard": _standard(walk),
            "language": walk.language,
            "points": walk.points,
            "as_of": source.on.isoformat(),
            "commit": source.commit,
        }
        stream.write(orjson.dumps(head)[:-1] + b',"complete":[')
        self.lost: Counter[tuple[str, str]] = Counter()
        self._stream, self._before = stream, b"\n"
        self._incomplete: list[bytes] = []
        self._unplaced: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()

    def add(self, crossed: Crossed) -> None:
        """A registration, as this standard has it."""
        self.lost.update([(loss.field, loss.why) for loss in crossed.noted])
        self._unplaced.update(crossed.unplaced)
        self._missing.update(crossed.missing)
        line = orjson.dumps(_entry(crossed))
        if not crossed.complete:
            self._incomplete.append(line)
            return
        self._stream.write(self._before + line)
        self._before = b",\n"

    def end(self) -> None:
        """What was not complete, and the sums."""
        self._stream.write(b'\n],"incomplete":[\n' + b",\n".join(self._incomplete) + b"\n]}\n")
        self.lost.update({(name, "no_place"): number for name, number in self._unplaced.items()})
        self.lost.update({(name, "missing"): number for name, number in self._missing.items()})


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
        walks = {walk.name: walk for walk in CROSSWALKS}
        rows = [
            {
                "crosswalk": name,
                "field": field,
                "title": walks[name].label(Loss(field, why)),
                "why": why,
                "registrations": number,
            }
            for (name, field, why), number in sorted(self._files.lost.items())
        ]
        standards = {name: _standard(walk) for name, walk in walks.items()}
        value = {"why": WHY, "standards": standards, "losses": rows}
        sink.write_file(self.file, orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")


def _standard(walk: Crosswalk) -> dict[str, Any]:
    """Which one it is, and where it can be read."""
    standard = raw_schema()["x-standards"][walk.standard]
    return {name: standard[name] for name in ("title", "version", "url")}


def _entry(crossed: Crossed) -> dict[str, Any]:
    """A record, what the standard asks that is not there, and what was lost of this registration in particular."""
    value: dict[str, Any] = {"id": crossed.id, "record": crossed.record}
    if crossed.missing:
        value["missing"] = crossed.missing
    lost = [loss._asdict() for loss in crossed.noted if loss.why != _TOLD_BESIDE]
    if lost:
        value["losses"] = lost
    return value
