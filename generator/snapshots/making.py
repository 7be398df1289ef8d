"""The dataset at a tag: read from the commit, checked, exported, and described by a manifest."""

import datetime
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.check import Checked, check
from generator.dataset.descriptions.documents import Checksums
from generator.dataset.export import EXPORTERS, export
from generator.dataset.source import DatasetSource
from generator.errors import InputError, RegisterError
from generator.model.register import Register
from generator.report.comparison import Side
from generator.schema.fields import schema_version
from generator.schema.understood import understood
from generator.snapshots import brake, chain, notes, package, publishing
from generator.snapshots.chain import Chain
from generator.snapshots.manifest import NAME, Manifest, Previous
from generator.snapshots.program import program
from generator.source import commit_files, git, history, repository
from generator.source.tree import Files, refuse_repository
from generator.text import in_language

# A snapshot is published in a folder of its name, beside the files of the dataset.
_TAKEN = {publishing.LATEST, *(exporter.file.partition("/")[0] for exporter in EXPORTERS)}


@dataclass(frozen=True)
class Tagged:
    """A commit with a name: the tag, the full id, and the day in the committer's own time zone."""

    name: str
    commit: str
    day: datetime.date


def tagged(data: Path, tag: str) -> Tagged:
    """What a tag points at. Raises InputError for a name that is none, or that cannot be part of a file name."""
    if not NAME.fullmatch(tag):
        raise InputError(
            f"“{tag}” cannot be the name of a snapshot: letters, digits, dots and hyphens, at most 64. "
            "The day is a good name: git tag 2026-11-25"
        )
    if tag in _TAKEN:
        raise InputError(f"“{tag}” is the name of a part of the dataset. The day is a good name: git tag 2026-11-25")
    try:
        commit = git.text(data, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}")
    except RegisterError:
        if not repository.commit(data):
            raise InputError(
                f"{data} is in no git repository, or in one without commits. A snapshot is of a tag."
            ) from None
        raise InputError(
            f"There is no tag {tag} here. Make it at the commit that the snapshot is of: git tag {tag}"
        ) from None
    return Tagged(tag, commit, day_of(data, commit))


def day_of(data: Path, commit: str) -> datetime.date:
    """The day of a commit. Raises RegisterError where there is no such commit, or no such day."""
    day = git.text(data, "log", "-1", "--format=%cs", commit)
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        raise InputError(
            f"The commit {commit[:12]} says that it was made on {day}, which cannot be. Make a tag at another commit."
        ) from None


def before(data: Path, links: Chain, of: Tagged) -> Manifest | None:
    """The snapshot that one of this name follows: the one it names if it was made before, else the last of all.

    Raises InputError where it cannot follow that one: its commit is not here, or it is of a later day.
    """
    found = _before(links, of.name)
    if found is None:
        return None
    if not git.succeeds(data, "cat-file", "-e", f"{found.commit}^{{commit}}"):
        deep = "--unshallow " if repository.is_shallow(data) else ""
        raise InputError(
            f"The commit of the snapshot before, {found.name} of {found.register}, is not in this clone. Get it with: "
            f"git fetch {deep}--tags. Is it of another register, or was the history rewritten? Then "
            "move the manifests to snapshots/earlier/: a new chain begins."
        )
    if of.day.isoformat() < found.day:
        raise InputError(
            f"The tag {of.name} is of {of.day}, and the last snapshot, {found.name}, is of {found.day}. Snapshots are "
            "made in the order of their days: choose a later commit."
        )
    return found


def _before(links: Chain, tag: str) -> Manifest | None:
    known = links.link(tag)
    if known is None:
        return links.last
    previous = known.manifest.previous
    link = links.link(previous.name) if previous else None
    return link.manifest if link else None


def register_at(data: Path, of: Tagged) -> Checked:
    """The register at a tag, checked as on the day of its commit, read from git."""
    refuse_repository(data)
    root = Path(git.text(data, "rev-parse", "--show-toplevel"))
    prefix = data.resolve().relative_to(root.resolve()).as_posix() + "/"
    found = commit_files.read_tree(data, of.commit, prefix)
    if not found:
        raise InputError(f"There is no {prefix} at the tag {of.name}. Is it a tag of this register?")
    # What was published about earlier snapshots is not part of this one: a snapshot can be made again later.
    own = {file.removeprefix(prefix): content for file, content in found.items()}
    return check(Files({file: data for file, data in own.items() if not file.startswith(f"{chain.FOLDER}/")}), of.day)


def make(data: Path, checked: Checked, of: Tagged, previous: Manifest | None, folder: Path) -> Manifest:
    """Export the dataset into an empty folder, with what was before it, and say what is in it.

    checked: a register. previous: the manifest of the snapshot before this one.
    """
    register = checked.register
    assert register is not None  # noqa: S101 - for the type checker: who calls this has looked
    past = history.read(data, understood, {r.file: r.data for r in register.registrations}, of.commit)
    quality = brake.quality(checked, register, previous)
    export(DatasetSource(register, of.day, of.commit, past, quality, of.name), folder)
    _add_notes(data, register, of, previous, folder)
    settings = register.settings
    return Manifest(
        register=in_language(settings.name, settings.languages[0]),
        base_url=settings.base_url,
        name=of.name,
        commit=of.commit,
        day=of.day.isoformat(),
        made_with=program(),
        schema_version=schema_version(),
        registrations=Counter(registration.organisation for registration in register.registrations),
        previous=Previous(previous.name, previous.sha256) if previous else None,
        files=package.checksums(folder),
    )


def _add_notes(data: Path, register: Register, of: Tagged, previous: Manifest | None, folder: Path) -> None:
    """What changed since the snapshot before, and its checksum beside those of the other files."""
    before = Side(previous.name, previous.commit, previous.day) if previous else None
    entries = notes.between(data, previous.commit, of.commit) if previous else ()
    written = notes.write(folder, register, Side(of.name, of.commit, of.day.isoformat()), before, entries)
    place = folder / Checksums.file
    lines = place.read_text(encoding="utf-8").splitlines()
    lines += [f"{package.measured(folder / file)[1]}  {file}" for file in written]
    in_order = sorted(lines, key=lambda line: line.partition("  ")[2])
    place.write_text("".join(f"{line}\n" for line in in_order), encoding="utf-8", newline="\n")
