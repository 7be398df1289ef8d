"""The tables of versions and changes: what there was, field by field, and in sentences."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator.dataset.export import export
from generator.dataset.source import DatasetSource
from generator.model.history import Commit, History, Version
from generator.text import reads_as_formula
from tests.dataset.test_export import COMMIT, ON, a_register, tree
from tests.source.past import ID, value

FIRST, SECOND, THIRD = (letter * 40 for letter in "abc")


def a_history() -> History:
    source: dict[str, Any] = {"name": {"nl": "RDW"}, "retention": {"nl": "7 dagen"}}
    later = {**source, "retention": {"nl": "28 dagen"}}
    file = "registrations/testgemeente/a.yml"
    versions = (
        Version(1, FIRST, "2026-11-02", file, value(data_sources=[source])),
        Version(2, SECOND, "2026-11-04", file, value(data_sources=[later, source], self_learning=False)),
        Version(3, THIRD, "2026-11-09", file, {}, broken=True),
    )
    commits = (Commit(FIRST, "2026-11-02"), Commit(SECOND, "2026-11-04"), Commit(THIRD, "2026-11-09"))
    return History({ID: versions}, known=True, commits=commits)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text(encoding="utf-8"))))


def test_versions_and_changes_are_tables(tmp_path: Path) -> None:
    export(DatasetSource(a_register(2), ON, COMMIT, a_history()), tmp_path)
    assert [tuple(row.values()) for row in rows(tmp_path, "versions")] == [
        (ID, "1", "2026-11-02", FIRST, "registrations/testgemeente/a.yml", "false", "false", "", ""),
        (ID, "2", "2026-11-04", SECOND, "registrations/testgemeente/a.yml", "false", "false", "", ""),
        (ID, "3", "2026-11-09", THIRD, "registrations/testgemeente/a.yml", "true", "false", "", ""),
    ]
    changed = rows(tmp_path, "changes")
    assert list(changed[0]) == [
        "id", "version", "number", "day", "commit", "field", "path", "kind", "old", "new", "sentence_nl", "sentence_en"
    ]  # fmt: skip
    told = [(row["number"], row["field"], row["path"], row["kind"], row["old"], row["new"]) for row in changed]
    assert told == [
        ("1", "data_sources", "/0", "added", "", '{"name":{"nl":"RDW"},"retention":{"nl":"28 dagen"}}'),
        ("2", "self_learning", "", "added", "", "false"),
    ]
    assert changed[0]["sentence_nl"] == "Toegevoegd bij Gegevensbronnen: ‘RDW’."
    assert changed[0]["sentence_en"] == "Added to Data sources: ‘RDW’."
    assert {row["commit"] for row in changed} == {SECOND}


def test_what_was_removed_says_when_with_its_last_version(tmp_path: Path) -> None:
    """A change is of a field, so the table of changes cannot say that a whole registration left."""
    history = a_history()
    gone = History(history.versions, True, {ID: Commit("d" * 40, "2026-11-12")}, history.commits)
    export(DatasetSource(a_register(2), ON, COMMIT, gone), tmp_path)
    told = [(row["version"], row["removed_on"], row["removed_in"]) for row in rows(tmp_path, "versions")]
    assert told == [("1", "", ""), ("2", "", ""), ("3", "2026-11-12", "d" * 40)]


def test_the_codebook_counts_no_cell_without_signs_as_filled(tmp_path: Path) -> None:
    """A change of a whole field has no path, and a term may have no source: those cells are empty in every format."""
    export(DatasetSource(a_register(2), ON, COMMIT, a_history()), tmp_path)
    counted = {(row["table"], row["column"]): (row["filled"], row["empty"]) for row in rows(tmp_path, "codebook")}
    for table, column in (("changes", "path"), ("vocabularies", "source"), ("vocabularies", "replaced_by")):
        cells = [row[column] for row in rows(tmp_path, table)]
        assert "" in cells
        assert counted[table, column] == (str(len(cells) - cells.count("")), str(cells.count("")))


def test_without_a_history_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    export(DatasetSource(a_register(2), ON, COMMIT), tmp_path)
    assert rows(tmp_path, "versions") == rows(tmp_path, "changes") == []
    assert (tmp_path / "versions.csv").read_text(encoding="utf-8").startswith("id,version,day,commit,file,")


def test_the_same_history_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(DatasetSource(a_register(2), ON, COMMIT, a_history()), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1+cmd|' /C calc'!A0", "@SUM(1)", "a;=1+1", "a\n=1+1", "＝1+1"])
def test_what_was_before_is_no_formula_and_is_read_back(text: str, tmp_path: Path) -> None:
    """Rules look at what is now; an old text may be anything that the schema takes."""
    file = "registrations/testgemeente/a.yml"
    first = value(name={"nl": text, "en": "Made-up system"}, tags=[text])
    versions = (Version(1, FIRST, "2026-11-02", file, first), Version(2, SECOND, "2026-11-04", file, value()))
    history = History({ID: versions}, known=True, commits=(Commit(FIRST, "2026-11-02"), Commit(SECOND, "2026-11-04")))
    export(DatasetSource(a_register(2), ON, COMMIT, history), tmp_path)
    found = rows(tmp_path, "changes")
    assert not [cell for row in found for cell in row.values() if reads_as_formula(cell)]
    assert {row["field"]: json.loads(row["old"]) for row in found} == {"name": text, "tags": [text]}
