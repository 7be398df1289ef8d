"""Questions on a terminal, for what must not stand on a command line. What was typed is kept when something fails."""

import datetime
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.cli import new
from generator.cli.deferral import templates
from generator.deferral.lane import Lane
from generator.deferral.private import Private
from generator.deferral.refusal import Refused
from generator.deferral.validation import register_of
from generator.source import yaml_writer

_WORDS = {
    "nl": {
        "text": "(meer regels mag; een lege regel sluit af)",
        "list": "(één per regel; een lege regel sluit af)",
        "choices": "Kies uit: {choices}",
        "organisation": "Organisatie: de naam van haar bestand in registry-data/organisations",
        "name": "Naam van het systeem",
        "showing": "Waarom dit nu zo is, in eigen woorden; het blijft geheim. Minstens 100 tekens.",
        "latest": "Uiterste dag (jaar-maand-dag)",
        "review_by": "Dag van opnieuw bekijken (jaar-maand-dag)",
        "reason": "Reden om door te gaan",
        "because": "Waarom het eindigt",
        "other_case": "Kenmerk van de andere zaak",
        "visibility": "Wat het publiek vanaf nu ziet: stub of partial",
        "kept": "Wat u typte, is bewaard: {file}. Gebruik het met --from.",
        "yes": "ja",
    },
    "en": {
        "text": "(several lines are fine; an empty one ends it)",
        "list": "(one a line; an empty one ends it)",
        "choices": "Choose from: {choices}",
        "organisation": "Organisation: the name of its file in registry-data/organisations",
        "name": "Name of the system",
        "showing": "Why this is so now, in your own words; it stays secret. At least 100 characters.",
        "latest": "Latest day (year-month-day)",
        "review_by": "Day of review (year-month-day)",
        "reason": "Reason to go on",
        "because": "Why it ends",
        "other_case": "Reference of the other case",
        "visibility": "What the public sees from now on: stub or partial",
        "kept": "What you typed was kept: {file}. Use it with --from.",
        "yes": "yes",
    },
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "grant": ("latest", "review_by"),
    "review": ("review_by", "showing"),
    "extend": ("reason", "latest", "review_by", "showing"),
    "narrow": ("visibility", "review_by"),
    "end": ("because",),
    "void": ("showing",),
}


class Asked:
    """What was asked and answered in one command."""

    def __init__(self, language: str) -> None:
        self._words = _WORDS[language]
        self._language = language
        self.answers: dict[str, Any] = {}

    def missing(self, verb: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Ask for what a decision needs and does not have yet."""
        needed = [name for name in _NEEDED.get(verb, ()) if name not in values]
        if verb == "extend" and values.get("reason") == "hinders-other-investigation" and "other_case" not in values:
            needed.append("other_case")
        found = {name: self._ask(name, self._words[name], long=name == "showing") for name in needed}
        if found.get("reason") == "hinders-other-investigation" and "other_case" not in values:
            found["other_case"] = self._ask("other_case", self._words["other_case"])
        return found

    def header(self) -> dict[str, Any]:
        """Ask for every part of `deferral.yml` that a person writes."""
        found: dict[str, Any] = {}
        for name, title, description, part in templates.header_parts(self._language):
            if name in ("why_not_partial", "why_not_stub", "withheld"):
                continue
            found[name] = self._part(name, f"{title}. {description}", part)
            if name == "visibility":
                found |= self._less(found[name])
        return found

    def _less(self, visibility: str) -> dict[str, Any]:
        """Why what shows more is not enough: one reason for each step."""
        wanted = {"stub": ("why_not_partial",), "hidden": ("why_not_partial", "why_not_stub")}.get(visibility, ())
        parts = {name: f"{title}. {about}" for name, title, about, _ in templates.header_parts(self._language)}
        return {name: self._ask(name, parts[name], long=True) for name in wanted}

    def registration(self, lane: Lane, on: datetime.date) -> dict[str, Any]:
        """Ask for organisation and name, and make a registration in which every question is open."""
        register = register_of(lane.public_files, lane.overlay, on)
        organisation = self._ask("organisation", self._words["organisation"])
        name = self._ask("name", self._words["name"])
        if organisation not in register.organisations:
            raise Refused("DEF-132")
        return new.blank(register, organisation, name, register.settings.languages[0], on)

    def _part(self, name: str, about: str, part: Mapping[str, Any]) -> Any:
        if name == "until":
            event = self._ask("event", f"{about}\n{self._choices(part['properties']['event']['enum'])}")
            return {"event": event, "latest": self._ask("latest", self._words["latest"])}
        if part.get("type") == "boolean" or "const" in part:
            return self._ask(name, about) in ("true", self._words["yes"], self._words["yes"][0])
        if part.get("type") == "array":
            choices = part.get("items", {}).get("enum")
            about = f"{about}\n{self._choices(choices)}" if choices else about
            return self._ask(name, about, long=True, hint="list").split("\n")
        if "enum" in part:
            about = f"{about}\n{self._choices(part['enum'])}"
        return self._ask(name, about, long=name == "harm")

    def _choices(self, choices: Any) -> str:
        return self._words["choices"].format(choices=", ".join(choices))

    def _ask(self, name: str, about: str, *, long: bool = False, hint: str = "text") -> str:
        if not sys.stdin.isatty():
            raise Refused("DEF-364")
        print(f"\n{about}" + (f" {self._words[hint]}" if long else ""))
        answer = input("> ").strip()
        while long and (line := input("> ").strip()):
            answer += f"\n{line}"
        self.answers[name] = answer
        return answer


@contextmanager
def asking(private: Private, purpose: str, language: str) -> Iterator[Asked]:
    """Questions for one command. If it fails, the answers are kept inside .git of the private clone; it says where."""
    asked = Asked(language)
    try:
        yield asked
    except BaseException:
        if asked.answers:
            file = _keep(private, purpose, asked.answers)
            print(_WORDS[language]["kept"].format(file=file), file=sys.stderr)
        raise


def _keep(private: Private, purpose: str, answers: Mapping[str, Any]) -> Path:
    folder = private.git_dir / "register"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"typed.{purpose}.yml"
    file.touch(mode=0o600)
    file.write_text(yaml_writer.write(answers, schema=""), encoding="utf-8")
    return file
