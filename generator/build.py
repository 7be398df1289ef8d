"""From a folder to a site and a dataset: check, render, export, put in place. The only module that wires the rooms."""

import datetime
import gc
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.api.endpoints import api_files, examples
from generator.api.headers import HEADERS
from generator.check import Checked, check, tripped
from generator.dataset.contract import Manifest
from generator.dataset.export import export
from generator.dataset.source import DatasetSource
from generator.errors import InputError
from generator.files import Folder
from generator.model.history import History
from generator.model.interface import BASE
from generator.model.register import Register
from generator.pages.beside import Beside, Call
from generator.pages.site import prepare
from generator.progress import Progress, unwatched
from generator.project import Project
from generator.schema.understood import understood
from generator.search.index import search_index
from generator.snapshots import brake, chain, publishing
from generator.snapshots.chain import Chain
from generator.source import history, repository
from generator.source.old_values import DeferredFound
from generator.source.tree import holds_deferred


@dataclass(frozen=True)
class Made:
    """What a build made."""

    registrations: int
    pages: int
    files: int


@dataclass(frozen=True)
class Built:
    """The outcome. `site` is None when findings stopped the build; nothing was written then."""

    checked: Checked
    site: Made | None


def build(
    project: Project,
    output: Path,
    on: datetime.date,
    progress: Progress = unwatched,
    *,
    with_history: bool = True,
    snapshots: Path | None = None,
) -> Built:
    """Build the register as on a date into `output`, which is replaced as a whole or stays as it was.

    with_history: whether the pages show what was before; without it they say that it is not there.
    snapshots: the folder with the packages of snapshots, which are published too.

    The same commit, date and program give the same bytes. Raises RegisterError for what is wrong with the
    configuration, the templates, the output folder or the clone; what is wrong with registrations is in the outcome.
    """
    project.require()
    if output.resolve().is_relative_to(project.data.resolve()):
        raise InputError(f"{output} is in {project.data}, which holds only what people write. Choose another --output.")
    if any(holds_deferred(file.read_bytes()) for file in project.files()):
        return Built(tripped(), None)
    checked = check(project.data, on, progress=progress)
    if checked.register is None or not checked.sound:
        return Built(checked, None)
    links = chain.read(project.data)
    quality = brake.quality(checked, checked.register, links.last)
    if lost := brake.lost(quality):
        return Built(replace(checked, findings=(*checked.findings, *lost)), None)
    gc.disable()  # nothing made here goes away before the end
    try:
        past = _history(project, checked.register, progress) if with_history else History()
        commit = repository.commit(project.data)
        with files.replaced(output) as folder:
            source = DatasetSource(checked.register, on, commit, past, quality)
            made = _write(project, source, folder, (links, snapshots), progress)
    except DeferredFound:
        return Built(tripped(earlier=True), None)
    finally:
        gc.enable()
    return Built(checked, made)


def _history(project: Project, register: Register, progress: Progress) -> History:
    progress("history", 0, 0)
    return history.read(project.data, understood, {r.file: r.data for r in register.registrations})


def _write(
    project: Project, source: DatasetSource, folder: Folder, past: tuple[Chain, Path | None], progress: Progress
) -> Made:
    progress("search", 0, 0)
    search = search_index(source.register, source.history)
    progress("shell", 0, 0)
    site = prepare(
        project, source.register, source.history, source.on, source.commit, search=search, counted=source.figures
    )
    site.require_words()
    progress("dataset", 0, 0)
    manifest = _dataset(source, folder)
    for file, data in api_files(source):
        folder.write(file, data)
    folder.write("_headers", HEADERS)
    links, packages = past
    progress("snapshots", 0, 0)
    released = publishing.releases(project.data, links, packages)
    publishing.publish(folder, links, released, packages)
    calls = [Call(f"{BASE}{endpoint.path}", endpoint.about, file) for endpoint, file in examples(source)]
    source.forget()
    pages = site.write(folder, Beside(manifest, released, calls), progress)
    return Made(len(source.register.registrations), pages, len(manifest.files))


def _dataset(source: DatasetSource, folder: Folder) -> Manifest:
    def write(file: str, data: bytes) -> None:
        folder.write(f"data/{file}", data)

    return export(source, folder.path / "data", write)
