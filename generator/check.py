"""From a folder to a register and everything that is wrong with it: reading, schema, rules, in that order."""

import datetime
import gc
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.model import assemble
from generator.model.finding import Finding, Position, Severity
from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.vocabulary import Vocabulary
from generator.progress import Progress, unwatched
from generator.rules import catalogue, runner
from generator.rules.hit import Hit
from generator.schema.findings import schema_hits
from generator.schema.validator import validator
from generator.source import tree as sources
from generator.source import yaml_fast, yaml_reader
from generator.source.neighbours import neighbours
from generator.source.tree import Folder, SourceFile, Tree
from generator.source.yaml_problem import YamlProblem
from generator.source.yaml_reader import Marked

START = Position(1, 1, 2)
_FOLDERS = (sources.VOCABULARIES, sources.ORGANISATIONS, sources.REGISTRATIONS)


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
    data: Path | Tree,
    on: datetime.date,
    only: Collection[str] | None = None,
    progress: Progress = unwatched,
) -> Checked:
    """Check a `registry-data/` folder, on disk or in memory, as on a date.

    only: paths relative to the folder; the rest is then read only as far as it matters to them, and what is wrong there
    is left out, unless it keeps everything from being checked.
    Raises InputError when there is no such folder, or a file in it that cannot be one of a register.
    """
    tree, run = data if isinstance(data, Tree) else Folder(data), _Run()
    gc.disable()  # tens of thousands of dicts that all stay: collecting would only cost time
    try:
        register = _read(tree, run, only, progress)
        if register is not None:
            hits = runner.run(register, on)
            _place(tree, run, hits if only is None else (one for one in hits if one[1].file in {*only, ""}))
    finally:
        gc.freeze()  # else the first collection would go through all of them
        gc.enable()
    findings = {finding.order: finding for finding in run.findings}  # without exact repetitions
    if only is not None:
        shown = {*only, ""} if register else {*only, "", sources.SETTINGS}
        findings = {order: finding for order, finding in findings.items() if finding.file in shown}
    return Checked(register, tuple(findings[order] for order in sorted(findings)), run.files)


def tripped(*, earlier: bool = False) -> Checked:
    """The outcome when something holds the mark of a deferred registration: nothing else, so that nothing is told.

    earlier: whether it is not a file of now, but one of an earlier commit.
    """
    return Checked(None, (Finding("", START, "AIR-906" if earlier else "AIR-900", Severity.ERROR),), 0)


class _Deferred(Exception):  # noqa: N818 - not a mistake of the program
    """A file holds the mark of a deferred registration."""


def _guarded(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """The files, each looked at for the mark of a deferred registration before anything else is done with it."""
    for file in files:
        if sources.holds_deferred(file.data):
            raise _Deferred
        yield file


def _read(tree: Tree, run: _Run, only: Collection[str] | None, progress: Progress) -> Register | None:
    try:
        for _ in _guarded(tree.others({name for folder in _FOLDERS for name in tree.names(folder)})):
            pass
        register = _register(tree, run, only, progress)
    except _Deferred:
        # Neither the name of the file nor its content may appear in a log; nothing else is reported.
        run.findings, run.files = list(tripped().findings), 0
        return None
    if only is not None:
        run.files = len(only)
    return register


def _register(tree: Tree, run: _Run, only: Collection[str] | None, progress: Progress) -> Register | None:
    for name in tree.names("."):
        if not sources.has_place(name):
            run.add(name, START, "AIR-902")
    settings = _settings(tree, run)
    obligations = tree.read(sources.OBLIGATIONS)
    duties = _validated(obligations, "obligations", run) if obligations else None
    glossary = tree.read(sources.GLOSSARY)
    words = _validated(glossary, "glossary", run) if glossary else None
    vocabularies: dict[str, Vocabulary] = {}
    for file in _guarded(tree.folder(sources.VOCABULARIES)):
        if value := _validated(file, "vocabulary", run):
            vocabulary = assemble.vocabulary(value)
            own = f"{sources.VOCABULARIES}/{vocabulary.name}.yml"
            if file.file != own and tree.read(own):
                place = yaml_reader.read_marked(file.data).position(("vocabulary",))
                run.add(file.file, place, "AIR-903", {"vocabulary": vocabulary.name, "file": file.file})
            else:
                vocabularies[vocabulary.name] = vocabulary
    organisations: dict[str, Organisation] = {}
    for file in _guarded(tree.folder(sources.ORGANISATIONS)):
        if value := _validated(file, "organisation", run):
            organisation = assemble.organisation(file.file, value)
            organisations[organisation.slug] = organisation
    files = _guarded(tree.folder(sources.REGISTRATIONS))
    if only is not None:
        files = neighbours(files, list(filter(None, map(tree.read, only))))
    registrations = tuple(_registrations(files, run, progress))
    policy = tree.read(sources.DEFERRAL_POLICY)
    rules = _validated(policy, "deferral-policy", run) if policy else None
    plain = tree.read(sources.PLAIN_LANGUAGE)
    readable = _validated(plain, "plain-language", run) if plain else None
    attestations = _named(tree, sources.ATTESTATIONS, "attestation", "month", run)
    stubs = _named(tree, sources.STUBS, "stub", "id", run)
    if settings is None:
        return None
    return Register(
        settings,
        vocabularies,
        organisations,
        registrations,
        obligations=tuple((duties or {}).get("obligations", ())),
        deferral_policy=assemble.deferral_policy(rules) if rules else None,
        attestations=tuple(map(assemble.attestation, attestations)),
        stubs=tuple(map(assemble.stub, stubs)),
        glossary=assemble.glossary(words) if words else (),
        plain_language=assemble.plain_language(readable) if readable else {},
    )


def _settings(tree: Tree, run: _Run) -> Settings | None:
    file = tree.read(sources.SETTINGS)
    if file is None:
        run.add(sources.SETTINGS, START, "AIR-901", {"file": sources.SETTINGS})
        return None
    value = _validated(file, "settings", run)
    return assemble.settings(value) if value else None


def _named(tree: Tree, folder: str, schema: str, key: str, run: _Run) -> list[dict[str, Any]]:
    """The values of the files in a folder, in the order of their names: each is named after what `key` says."""
    found = []
    for file in tree.folder(folder):
        value = _validated(file, schema, run) if sources.has_place(file.file) else None
        if value is None:
            continue
        own = f"{folder}/{value[key]}.yml"
        if file.file == own:
            found.append(value)
        else:
            place = yaml_reader.read_marked(file.data).position((key,))
            run.add(file.file, place, "AIR-904", {"field": key, "value": value[key], "better": own})
    return found


def _validated(file: SourceFile, schema: str, run: _Run) -> dict[str, Any] | None:
    """The value of a small file, or None after saying what is wrong with it."""
    run.files += 1
    try:
        value, accepted = _read_small(file.data, schema)
    except YamlProblem as problem:
        run.add(file.file, problem.position, problem.code, problem.data)
        return None
    if accepted:
        return value  # type: ignore[no-any-return]  # the schema says it is a mapping
    _refused(file, value, schema, run)
    return None


@lru_cache(1024)
def _read_small(data: bytes, schema: str) -> tuple[Any, bool]:
    """The value of a small file, and whether its schema accepts it: one command checks the same files many times."""
    value = yaml_fast.read(data)
    return value, validator(schema).accepts(value)


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


def _place(tree: Tree, run: _Run, hits: Iterable[tuple[str, Hit]]) -> None:
    """Find the lines of the hits: only now is a file read a second time, with positions."""
    for name, group in groupby(sorted(hits, key=lambda coded: coded[1].file), key=lambda coded: coded[1].file):
        found = [*group]
        marked = _marked(tree, name, {str(step) for _, hit in found for step in hit.path[:1]})
        for code, hit in found:
            position = marked.position(hit.path, of_key=hit.on_key) if marked else START
            run.add(name, position, code, dict(hit.data))


def _marked(tree: Tree, name: str, only: Collection[str]) -> Marked | None:
    """A file with the positions of some fields; None for the register as a whole, or a file that is not there."""
    file = tree.read(name) if name else None
    try:
        return yaml_reader.read_marked(file.data, only) if file else None
    except YamlProblem:
        return None
