"""From a folder to a register and everything that is wrong with it: reading, schema, rules, in that order."""

import datetime
import gc
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.model import assemble
from generator.model.finding import Finding, Position, Severity
from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.vocabulary import Vocabulary
from generator.rules import catalogue, runner
from generator.rules.hit import Hit
from generator.schema.findings import schema_hits
from generator.schema.validator import validator
from generator.source import tree as sources
from generator.source import yaml_fast, yaml_reader
from generator.source.tree import SourceFile, Tree
from generator.source.yaml_problem import YamlProblem

Progress = Callable[[str, int, int], None]
START = Position(1, 1, 2)
_NEEDLE = 32  # characters of the start of a long text: never broken over lines in the file
_SHARED = frozenset({"unanswered", "sources", "translations", "contact"})  # fields that are meant to be alike


@dataclass(frozen=True)
class Checked:
    """The outcome. `register` is None when it cannot be built on: settings missing, or the tripwire went off."""

    register: Register | None
    findings: tuple[Finding, ...]
    files: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong that stops a build."""
        return self.register is not None and not any(f.severity is Severity.ERROR for f in self.findings)


@dataclass
class _Run:
    """What accumulates while one tree is checked."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def add(self, file: str, position: Position, code: str, data: dict[str, str] | None = None) -> None:
        self.findings.append(Finding(file, position, code, catalogue.MESSAGES[code].severity, data or {}))


def check(
    root: Path,
    on: datetime.date,
    only: Collection[str] | None = None,
    progress: Progress = lambda *_: None,
) -> Checked:
    """Check a `registry-data/` folder as on a date.

    only: paths relative to the folder; the rest is then read only as far as it matters to them.
    Raises InputError when there is no such folder.
    """
    tree, run = Tree(root), _Run()
    gc.disable()  # tens of thousands of dicts that all stay: collecting would only cost time
    try:
        register = _read(tree, run, only, progress)
        if register is not None:
            for code, hit in runner.run(register, on):
                _place(tree, run, code, hit)
    finally:
        gc.enable()
    findings: Iterable[Finding] = run.findings
    if only is not None:
        findings = (finding for finding in findings if finding.file in only or finding.file == "")
    return Checked(register, tuple(sorted(set_once(findings), key=lambda finding: finding.order)), run.files)


def set_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without exact repetitions."""
    return list({finding.order: finding for finding in findings}.values())


class _Deferred(Exception):
    """A file holds the mark of a deferred registration."""


def _guarded(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """The files, each looked at for the mark of a deferred registration before anything else is done with it."""
    for file in files:
        if sources.holds_deferred(file.data):
            raise _Deferred
        yield file


def _read(tree: Tree, run: _Run, only: Collection[str] | None, progress: Progress) -> Register | None:
    try:
        for _ in _guarded(tree.others()):
            pass
        return _register(tree, run, only, progress)
    except _Deferred:
        # Neither the name of the file nor its content may appear in a log; nothing else is reported.
        run.findings = [Finding("", START, "AIR-900", Severity.ERROR)]
        return None


def _register(tree: Tree, run: _Run, only: Collection[str] | None, progress: Progress) -> Register | None:
    single = {file.file: file for file in _guarded(filter(None, map(tree.read, (sources.SETTINGS, sources.OBLIGATIONS))))}
    settings = _settings(single.get(sources.SETTINGS), run)
    duties = _validated(single[sources.OBLIGATIONS], "obligations", run) if sources.OBLIGATIONS in single else None
    vocabularies: dict[str, Vocabulary] = {}
    for file in _guarded(tree.folder(sources.VOCABULARIES)):
        if value := _validated(file, "vocabulary", run):
            vocabularies[value["vocabulary"]] = assemble.vocabulary(value)
    organisations: dict[str, Organisation] = {}
    for file in _guarded(tree.folder(sources.ORGANISATIONS)):
        if value := _validated(file, "organisation", run):
            organisation = assemble.organisation(file.file, value)
            organisations[organisation.slug] = organisation
    files = _guarded(tree.folder(sources.REGISTRATIONS))
    if only is not None:
        files = _neighbours(files, [file for name in only if (file := tree.read(name))])
    registrations = tuple(_registrations(files, run, progress))
    if settings is None:
        return None
    return Register(settings, vocabularies, organisations, registrations, tuple((duties or {}).get("obligations", ())))


def _settings(file: SourceFile | None, run: _Run) -> Settings | None:
    if file is None:
        run.add(sources.SETTINGS, START, "AIR-102", {"field": sources.SETTINGS})
        return None
    value = _validated(file, "settings", run)
    return assemble.settings(value) if value else None


def _validated(file: SourceFile, schema: str, run: _Run) -> dict[str, Any] | None:
    """The value of a small file, or None after saying what is wrong with it."""
    run.files += 1
    try:
        value = yaml_fast.read(file.data)
    except YamlProblem as problem:
        run.add(file.file, problem.position, problem.code, problem.data)
        return None
    if validator(schema).accepts(value):
        return value  # type: ignore[no-any-return]  # the schema says it is a mapping
    _refused(file, value, schema, run)
    return None


def _refused(file: SourceFile, value: Any, schema: str, run: _Run) -> frozenset[str]:
    """Report what the schema refuses; the names of the fields concerned."""
    marked = yaml_reader.read_marked(file.data)
    broken = set()
    for hit in schema_hits(value, schema):
        run.add(file.file, marked.position(hit.path, of_key=hit.on_key), hit.code, dict(hit.data))
        if hit.path:
            broken.add(str(hit.path[0]))
    return frozenset(broken)


def _registrations(files: Iterable[SourceFile], run: _Run, progress: Progress) -> Iterator[Registration]:
    accepts = validator("registration").accepts
    for number, file in enumerate(files, start=1):
        if number % 500 == 0:
            progress("check", number, 0)
        run.files += 1
        try:
            value = yaml_fast.read(file.data)
        except YamlProblem as problem:
            run.add(file.file, problem.position, problem.code, problem.data)
            continue
        if accepts(value):
            yield Registration(file.file, value)
            continue
        broken = _refused(file, value, "registration", run)
        if isinstance(value, dict):
            yield Registration(file.file, {k: v for k, v in value.items() if k not in broken}, broken)


def _place(tree: Tree, run: _Run, code: str, hit: Hit) -> None:
    """Find the line of a hit: only now is the file read a second time, with positions."""
    file = tree.read(hit.registration.file) if hit.registration else None
    position = START
    if file is not None:
        try:
            position = yaml_reader.read_marked(file.data).position(hit.path, of_key=hit.on_key)
        except YamlProblem:
            position = START
    run.add(hit.registration.file if hit.registration else "", position, code, dict(hit.data))


def _neighbours(files: Iterable[SourceFile], chosen: list[SourceFile]) -> Iterator[SourceFile]:
    """The files asked for, and those that share an id, a name or the start of a long text with one of them.

    Only those can matter to the rules that look across registrations; a search in the raw bytes is enough to find them.
    """
    needles = {needle for file in chosen for needle in _needles(file.data)}
    names = {file.file for file in chosen}
    return (file for file in files if file.file in names or any(needle in file.data for needle in needles))


def _needles(data: bytes) -> Iterator[bytes]:
    try:
        value = yaml_fast.read(data)
    except YamlProblem:
        return
    if not isinstance(value, dict):
        return
    for name, part in value.items():
        short = name in ("id", "name", "replaced_by")
        for text in _strings(part):
            if (short or len(text) >= _NEEDLE) and name not in _SHARED and not re.search(r"[\"\\]", text[:_NEEDLE]):
                yield text[:_NEEDLE].encode()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from _strings(below)
