"""A made-up register with a past: six versions, a registration that went away, files of then that are not of now."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import ids
from generator.source import yaml_fast, yaml_writer
from generator.views.overview import question_fields

SIX, ONE, GONE, ODD = (body + ids.check_character(body) for body in ("s1x0000", "n1e0000", "g0ne000", "w0nder0"))
_EVIL = "<b>&\"' \U0001f600 "
_GIT = {
    **{f"GIT_{who}_{what}": "Test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def registration(number: str, name: str, organisation: str = "testgemeente", **more: Any) -> dict[str, Any]:
    """A small registration; everything in it is made up and says so. What it does not answer is not answered yet."""
    made = {
        "schema_version": "1",
        "id": number,
        "language": "nl",
        "name": {"nl": f"{name} (verzonnen)", "en": f"{name} (made up)"},
        "summary": {"nl": "Dit systeem is verzonnen.", "en": "This system is made up."},
        "organisation": organisation,
        "status": "in-use",
        "themes": ["traffic"],
        "decision_role": "informs",
        "sources": [{"title": "Verzonnen bron", "url": "https://bron.example", "seen": "2026-01-01"}],
        "registered_on": "2026-01-10",
        **more,
    }
    reason = {"nl": "Nog niet: dit is verzonnen.", "en": "Not yet: this is made up."}
    made["unanswered"] = [
        {"field": field, "state": "not_yet", "reason": reason, "since": "2026-01-10"}
        for field in question_fields()
        if field not in made
    ]
    return made


def answer(value: dict[str, Any], field: str, answered: Any) -> None:
    """Answer a question that was open."""
    value["unanswered"] = [item for item in value["unanswered"] if item["field"] != field]
    value[field] = answered


class Made:
    """A repository with the register in a folder `data/`, made commit by commit."""

    def __init__(self, root: Path, basis: Path) -> None:
        self.root, self.data = root, root / "data"
        shutil.copytree(basis / "vocabularies", self.data / "vocabularies")
        for name in ("register.yml", "obligations.yml"):
            shutil.copyfile(basis / name, self.data / name)
        for slug, kind in (("testgemeente", "municipality"), ("testdienst", "other")):
            name = slug.capitalize()
            self._write(f"organisations/{slug}.yml", {"name": {"nl": f"{name} (verzonnen)", "en": name}, "kind": kind})
        self._git("init", "-q", "-b", "main")

    def put(self, value: dict[str, Any], file: str = "") -> None:
        self._write(f"registrations/{value['organisation']}/{file or value['id']}.yml", value)

    def text(self, file: str, text: str) -> None:
        path = self.data / "registrations" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, file: str, edit: Callable[[dict[str, Any]], Any]) -> None:
        """Edit the file of a registration in place."""
        path = f"registrations/{file}.yml"
        value = yaml_fast.read((self.data / path).read_bytes())
        edit(value)
        self._write(path, value)

    def remove(self, file: str) -> None:
        (self.data / "registrations" / f"{file}.yml").unlink()

    def commit(self, day: str) -> str:
        """Commit everything on a day; the id of the commit."""
        self._git("add", "-A")
        self._git("commit", "-q", "-m", "Made up", day=day)
        return self._git("rev-parse", "HEAD").strip()

    def _write(self, file: str, value: dict[str, Any]) -> None:
        path = self.data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_writer.write(value), encoding="utf-8")

    def _git(self, *arguments: str, day: str = "2026-01-01") -> str:
        dates = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **_GIT, **dates},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def make(root: Path, basis: Path) -> Made:
    """The register of the tests. Nothing changes in March, May and June; the last commit is of 20 July 2026."""
    made, six = Made(root, basis), f"testgemeente/{SIX}"
    made.put(registration(SIX, "Zesmaal", review_by="2026-12-01"))
    made.put(registration(ONE, "Eenmaal", "testdienst", planned_end="2028-02"))
    made.put(registration(GONE, f"Weg {_EVIL}x"))
    made.put({**registration(ODD, "Wonderlijk"), "invented_field": "of then"})
    made.commit("2026-01-10")
    made.change(six, lambda r: r.update(status="pilot"))
    made.commit("2026-02-01")
    made.change(six, lambda r: r.update(status="in-use", summary={"nl": "Nu met 28 dagen.", "en": "Now with 28 days."}))
    made.text(f"testgemeente/{ODD}.yml", f"id: {ODD}\nname: [this, is: not, a registration\n")
    made.commit("2026-02-02")
    made.change(six, lambda r: answer(r, "logic", {"nl": f"Regels {_EVIL}x", "en": "Rules."}))
    made.remove(f"testgemeente/{GONE}")
    made.put(registration(ODD, "Wonderlijk"))
    made.commit("2026-04-05")
    made.change(six, lambda r: r.update(themes=["traffic", "housing"]))
    made.commit("2026-04-05")
    made.change(six, lambda r: r["summary"].update(en="Now with four weeks."))
    made.commit("2026-07-20")
    return made
