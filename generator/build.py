"""From a folder to a site and a dataset: check, render, export, put in place. The only module that wires the rooms."""

import datetime
import gc
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.api.contract import ApiSource
from generator.api.endpoints import api_files
from generator.api.headers import HEADERS
from generator.check import Checked, check, tripped
from generator.dataset.contract import Manifest
from generator.dataset.export import export
from generator.dataset.source import DatasetSource
from generator.errors import InputError
from generator.files import Folder
from generator.model.history import History
from generator.model.register import Register
from generator.pages.site import prepare
from generator.progress import Progress, unwatched
from generator.project import Project
from generator.schema.understood import understood
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
    project: Project, output: Path, on: datetime.date, progress: Progress = unwatched, *, with_history: bool = True
) -> Built:
    """Build the register as on a date into `output`, which is replaced as a whole or stays as it was.

    with_history: whether the pages show what was before; without it they say that it is not there.

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
    gc.disable()  # nothing made here goes away before the end
    try:
        past = _history(project, checked.register, progress) if with_history else History()
        commit = repository.commit(project.data)
        with files.replaced(output) as folder:
            made = _write(project, checked.register, past, on, commit, folder=folder, progress=progress)
    except DeferredFound:
        return Built(tripped(), None)
    finally:
        gc.enable()
    return Built(checked, made)


def _history(project: Project, register: Register, progress: Progress) -> History:
    progress("history", 0, 0)
    return history.read(project.data, understood, {r.file: r.data for r in register.registrations})


def _write(
    project: Project,
    register: Register,
    past: History,
    on: datetime.date,
    commit: str,
    *,
    folder: Folder,
    progress: Progress,
) -> Made:
    progress("shell", 0, 0)
    site = prepare(project, register, past, on, commit)
    site.require_words()
    progress("dataset", 0, 0)
    manifest = _dataset(register, on, commit, folder)
    for file, data in api_files(ApiSource(DatasetSource(register, on, commit), past)):
        folder.write(file, data)
    folder.write("_headers", HEADERS)
    pages = site.write(folder, manifest, progress)
    return Made(len(register.registrations), pages, len(manifest.files))


def _dataset(register: Register, on: datetime.date, commit: str, folder: Folder) -> Manifest:
    return export(register, on, commit, folder.path / "data", lambda file, data: folder.write(f"data/{file}", data))
