"""A register in which every free text, of contributors and of its owner, tries to be something else in every format."""

import copy
import os
import subprocess
from pathlib import Path
from typing import Any

from generator import ids
from generator.schema.fields import fields
from generator.source import yaml_fast, yaml_writer
from tests.rules import made_register

ROOT = Path(__file__).parents[2]
# Of HTML, XML, comments, JSON in a page, iCalendar, Markdown, gettext, Jinja2, format strings, Turtle, SQL, paths.
NASTY = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'&amp;&]]> --> <!-- </title></textarea> "
    '\\n\\N;, END:VEVENT {{ 7*7 }}{% raw %} %s %(day)s ${x} {0} **b** [l](javascript:alert(3)) `c` """ . @prefix '
    "'; DROP TABLE registrations; -- NEAR(x y) ../../x é🏛️"
)
SHORT = "<b onx=1>\"'&]]>;,\\n{{7*7}}"
NEW, HELD, ODD = (body + ids.check_character(body) for body in ("new0000", "he1d000", "dd00000"))
_PLAIN = {"title", "value", "name", "version", "address", "number", "system_version", "source_id", "approved_in"}
_LISTS = {"aliases", "tags"}
_OWN = {"deferral", "deferral_grounds", "deferral_history", "unanswered", "translations", "replaced_by"}
_OWN |= {"joint_deployers", "end", "planned_end", "notice", "real_world_test", "used_for"}


def evil(value: Any, key: str = "") -> Any:
    """A value with every free text in it made hostile."""
    if isinstance(value, dict):
        if value and set(value) <= {"nl", "en"}:
            most = 250 if key == "name" else 10_000
            return {language: f"{text} {NASTY}"[:most].strip() for language, text in value.items()}
        return {name: evil(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [f"{one} {SHORT}" if key in _LISTS else evil(one) for one in value]
    return f"{value} {SHORT}" if key in _PLAIN and isinstance(value, str) else value


def registration(number: str, name: str, **more: Any) -> dict[str, Any]:
    """Every field that a person fills in, with its example made hostile."""
    own = {field.name: copy.deepcopy(field.examples[0]) for field in fields().values() if field.examples}
    kept = {name: value for name, value in own.items() if name not in _OWN}
    made: dict[str, Any] = evil({**kept, **made_register.registration(number[:-1], "testgemeente", name)})
    made["summary"] = {"nl": f"{name} {NASTY}", "en": f"{name} {NASTY}"}
    return {**made, "id": number, **more}


def write(root: Path) -> Path:
    """A repository: three registrations, of which one was deferred and the file of one could not be read at first."""
    data = root / "registry-data"
    made_register.write_register(data)
    for name in ("glossary.yml", "obligations.yml", "deferral-policy.yml"):
        (data / name).write_bytes((ROOT / "registry-data" / name).read_bytes())
    for path in data.rglob("*.yml"):
        path.write_text(yaml_writer.write(evil(yaml_fast.read(path.read_bytes())), schema=""), encoding="utf-8")
    folder = data / "registrations/testgemeente"
    (folder / "ander-systeem.yml").unlink()
    (folder / "odd.yml").write_text(f"id: {ODD}\nname: [this, is: no, registration\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(root)], check=True)
    _commit(root, 1)
    held = {
        "published_on": "2026-11-02",
        "deferral": {"from": "2026-01", "until": "2026-11", "scope": "case-specific"},
        "deferral_grounds": ["investigation"],
        "deferral_history": [{"month": "2026-01", "event": "propose"}, {"month": "2026-11", "event": "end"}],
    }
    for file, value in (
        ("new", registration(NEW, "Nieuw")),
        ("held", registration(HELD, "Uitgesteld", **held)),
        ("odd", registration(ODD, "Eerst onleesbaar")),
    ):
        (folder / f"{file}.yml").write_text(yaml_writer.write(value), encoding="utf-8")
    _commit(root, 2)
    changed = registration(NEW, "Nieuw", summary={"nl": f"Anders {NASTY}", "en": f"Other {NASTY}"}, tags=[SHORT, "x"])
    (folder / "new.yml").write_text(yaml_writer.write(changed), encoding="utf-8")
    _commit(root, 3)
    return data


def _commit(root: Path, day: int) -> None:
    own = {f"GIT_{who}_DATE": f"2026-11-{day:02}T12:00:00+0100" for who in ("AUTHOR", "COMMITTER")}
    own |= {f"GIT_{who}_{what}": "T" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (["add", "--all"], ["commit", "--quiet", "--message=made up"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, env={**os.environ, **own})
