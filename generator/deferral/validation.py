"""The ordinary check of everybody, on what may not be written anywhere: in memory, without network, told in codes."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.check import check
from generator.deferral import rendering
from generator.deferral.public_paths import DATA
from generator.deferral.record import Record
from generator.deferral.refusal import Refused
from generator.deferral.rendering import Publication
from generator.model.finding import Severity
from generator.model.register import Register
from generator.source.tree import REGISTRATIONS, Files


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: the line, the code, whether it must be mended. What it says is not in it."""

    line: int
    code: str
    is_error: bool


def problems(
    record: Record, public: Mapping[str, bytes], overlay: Mapping[str, bytes], on: datetime.date
) -> list[Problem]:
    """What is wrong with the registration of a record, by the rules of the public register and the overlay."""
    return problems_of(record, record.files["registration.yml"], public, overlay, on)


def problems_of(
    record: Record, registration: bytes, public: Mapping[str, bytes], overlay: Mapping[str, bytes], on: datetime.date
) -> list[Problem]:
    """The same for another registration in its place."""
    files = rendering.overlaid(public, overlay)
    files.pop(rendering.own_path(record, public), None)  # what the public sees of it until now
    path = f"{DATA}{REGISTRATIONS}/{record.header['organisation']}/{record.registration_id}.yml"
    files[path] = without_marker(registration)
    return list(_found(files, {path}, on))


def register_of(public: Mapping[str, bytes], overlay: Mapping[str, bytes], on: datetime.date) -> Register:
    """The public register with the overlay. Raises Refused when it cannot be used."""
    register = check(_tree(rendering.overlaid(public, overlay)), on, only=()).register
    if register is None:
        raise Refused("DEF-120", code="AIR-901")
    return register


def require_sound(publication: Publication, public: Mapping[str, bytes], on: datetime.date) -> None:
    """Raise Refused when the public register would not be sound in what a publication puts there."""
    files = {path: data for path, data in public.items() if path not in publication.contents}
    added = {path: data for path, data in publication.contents.items() if data is not None}
    for problem in _found({**files, **added}, added, on):
        if problem.is_error:
            raise Refused("DEF-120", code=problem.code)


def _found(files: Mapping[str, bytes], only: Collection[str], on: datetime.date) -> Iterator[Problem]:
    checked = check(_tree(files), on, {path.removeprefix(DATA) for path in only})
    for finding in checked.findings:
        yield Problem(finding.position.line, finding.code, finding.severity is Severity.ERROR)


def _tree(files: Mapping[str, bytes]) -> Files:
    return Files({path.removeprefix(DATA): data for path, data in files.items() if path.startswith(DATA)})


def without_marker(data: bytes) -> bytes:
    """A file whose marker lines are comments, so that its other lines keep their numbers."""
    lines = data.split(b"\n")
    return b"\n".join([b"#", b"#", *lines[2:]])
