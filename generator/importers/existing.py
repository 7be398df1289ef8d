"""What is already in the folder that an import goes to: ids, paths, and which registration is the same as which row."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.importers.importer import Importer, Named
from generator.model import assemble
from generator.model.vocabulary import Vocabulary
from generator.source import tree as sources
from generator.source import yaml_fast
from generator.source.yaml_problem import YamlProblem
from generator.text import fold, slug

# What an import writes anew each time without anything having changed at the source.
_OF_THE_MOMENT = ("id", "registered_on")


@dataclass
class Existing:
    """The registrations and organisations of a folder; empty when it is not there yet."""

    root: Path
    registrations: dict[str, dict[str, Any]] = field(default_factory=dict)
    organisations: dict[str, dict[str, Any]] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)

    @property
    def started(self) -> bool:
        return (self.root / sources.SETTINGS).is_file()

    def ids(self) -> set[str]:
        return {str(data.get("id")) for data in self.registrations.values()}


def read(root: Path) -> Existing:
    """Read a folder. Raises InputError for a file that is not YAML as this register reads it: mend that first."""
    found = Existing(root)
    if not root.exists():
        return found
    tree = sources.Folder(root)
    for file, data in _maps(tree, sources.REGISTRATIONS):
        found.registrations[file] = data
    for file, data in _maps(tree, sources.ORGANISATIONS):
        found.organisations[Path(file).stem] = data
    for _, data in _maps(tree, sources.VOCABULARIES):
        known = assemble.vocabulary(data)
        found.vocabularies[known.name] = known
    return found


def _maps(tree: sources.Folder, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in tree.folder(folder):
        try:
            value = yaml_fast.read(file.data)
        except YamlProblem as problem:
            raise InputError(
                f"{tree.root / file.file}, line {problem.position.line}, cannot be read ({problem.code}). "
                "Run `register check` and mend it before importing."
            ) from None
        if isinstance(value, dict):
            yield file.file, value


class Slugs:
    """Organisations by what they are called, so that one organisation gets one slug."""

    def __init__(self, existing: Existing) -> None:
        self._taken = set(existing.organisations)
        self._known: dict[str, str] = {}
        for part in ("name", "aliases"):  # a name counts before an alias that another organisation may share
            for taken, data in existing.organisations.items():
                names = data.get(part, {})
                for name in names.values() if isinstance(names, dict) else names:
                    self._known.setdefault(fold(str(name)), taken)

    def slug(self, named: Named) -> str:
        key = fold(named.name)
        if key not in self._known:
            made = _free(slug(named.name), self._taken)
            self._taken.add(made)
            self._known[key] = made
        return self._known[key]


def _free(wanted: str, taken: set[str]) -> str:
    """The name itself, or with the first number that makes it free."""
    made, number = wanted, 1
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made


def organisation(named: Named, language: str, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """A new organisation file. Its kind is the first word for it that the vocabulary knows."""
    known = vocabularies.get("organisation-kinds", Vocabulary("", {}, {}))
    kind = next((known.spoken[word] for word in named.kinds if word in known.spoken), next(iter(known.terms), ""))
    made: dict[str, Any] = {"name": {language: named.name}, "kind": kind}
    return made | ({"aliases": list(named.aliases)} if named.aliases else {})


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two registrations say the same, whenever each was imported."""
    return _essence(one) == _essence(other)


def _essence(data: Mapping[str, Any]) -> dict[str, Any]:
    essence = {name: value for name, value in data.items() if name not in _OF_THE_MOMENT}
    essence["sources"] = [{k: v for k, v in item.items() if k != "seen"} for item in data.get("sources", ())]
    essence["unanswered"] = [{k: v for k, v in item.items() if k != "since"} for item in data.get("unanswered", ())]
    return essence


def places(importer: Importer, existing: Existing, rows: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """The file of each row (its slug and data): that of the registration that is the same one, else a free one.

    The same: the same identity at the source where that is unique; else the same path and the same number there.
    """
    identities = [importer.identity(data) for _, data in rows]
    unique = {identity for identity, times in Counter(identities).items() if identity and times == 1}
    by_identity: dict[str, str] = {}
    doubtful: set[str] = set()
    for file, data in existing.registrations.items():
        identity = importer.identity(data)
        doubtful |= {identity} & by_identity.keys()
        by_identity.setdefault(identity, file)
    found = [by_identity.get(i, "") if i in unique and i not in doubtful else "" for i in identities]
    claimed = set(filter(None, found))
    for index, (organisation_slug, data) in enumerate(rows):
        if not found[index]:
            found[index] = _place(importer, existing, organisation_slug, data, claimed)
            claimed.add(found[index])
    return found


def _place(
    importer: Importer, existing: Existing, organisation_slug: str, data: dict[str, Any], claimed: set[str]
) -> str:
    base, number = slug(data["name"][data["language"]]), 1
    while True:
        file = f"{sources.REGISTRATIONS}/{organisation_slug}/{base}{'' if number == 1 else f'-{number}'}.yml"
        there = existing.registrations.get(file)
        if file not in claimed:
            free = there is None and not (existing.root / file).exists()
            ours = there is not None and importer.made(there) and there.get("source_id") == data.get("source_id")
            if free or ours:
                return file
        number += 1
