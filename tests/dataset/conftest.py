"""One whole dataset for every test that only reads it."""

from pathlib import Path

import pytest

from generator.dataset.export import export
from generator.dataset.source import DatasetSource
from tests.dataset.awkward import COMMIT, ON, read_register, write_awkward_register


@pytest.fixture(scope="session")
def awkward_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("awkward") / "registry-data"
    write_awkward_register(folder)
    return folder


@pytest.fixture(scope="session")
def awkward_dataset(awkward_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    export(DatasetSource(read_register(awkward_register), ON, COMMIT), folder)
    return folder
