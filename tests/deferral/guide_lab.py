"""The world of the guide in one folder: two servers, people with a home each, and the blocks of the guide run there.

A block says in its first line who types it and, if that changes, on which day; the reader sees neither. What differs
from the real world stands in `Sandbox.real`, and what people answer in `test_guide.py`. Everything in it is made up.
"""

import datetime
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage

from generator.deferral.lane import Lane, open_lane
from generator.source import yaml_fast, yaml_writer
from tests.deferral import guide_terminal, lab
from tests.deferral.guide_terminal import Prompt, warm_up

GUIDE = lab.ROOT / "generator/deferral/guide"
PASSPHRASE = "made up, for a key of a test"  # noqa: S105
_FENCE = re.compile(r"^ *```(.*)\n((?:.*\n)*?) *```$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s+)# (.*)$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CAUGHT = {
    "ID": re.compile(r"(?:Voorgesteld|Proposed): ([0-9a-f]{8})\."),
    "ANCHOR": re.compile(r"(?:Anker|Anchor): ([0-9a-f]{64})"),
}


@dataclass(frozen=True)
class Command:
    """One command of a block: what is typed, and the exit code that its comment promises."""

    text: str
    code: int


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, kind and name, who types it, from which day on ("": as before), what it holds."""

    language: str
    kind: str
    name: str
    who: tuple[str, ...]
    day: str
    text: str

    @property
    def commands(self) -> list[Command]:
        found = []
        for line in self.text.replace("\\\n", " ").splitlines():
            comment = _COMMENT.search(line)
            text = " ".join((line[: comment.start()] if comment else line).split())
            code = re.search(r"\bcode (\d+)", comment[1]) if comment else None
            if text:
                found.append(Command(text, int(code[1]) if code else 0))
        return found


def guide(language: str) -> str:
    return (GUIDE / f"{language}.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[Block]:
    """The fenced blocks of a guide: ```sh NAME PERSON… [DAY], or ```yaml FILE PERSON [DAY], or ```text."""
    found = []
    for about, below in _FENCE.findall(guide(language)):
        kind, *words = about.split()
        day = words.pop() if words and _DAY.fullmatch(words[-1]) else ""
        name, who = (words[0], tuple(words[1:])) if words else ("", ())
        lines = (line.strip() if kind == "sh" else line for line in below.splitlines())
        found.append(Block(language, kind, name, who, day, "\n".join([*lines, ""])))
    return found


class GuideError(AssertionError):
    """A command of the guide did not do what the guide says."""


@dataclass
class Sandbox:
    """Where the blocks run. said: what each block said; used: what was answered; caught: words for the capitals."""

    folder: Path
    prompts: Sequence[Prompt]
    day: str = "2027-01-04"
    said: dict[str, str] = field(default_factory=dict)
    used: set[Prompt] = field(default_factory=set)
    caught: dict[str, str] = field(default_factory=dict)
    overseer: Any = field(default_factory=pyrage.x25519.Identity.generate)
    _places: dict[str, Path] = field(default_factory=dict)
    _agents: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def real(self, text: str, who: str) -> str:
        """What is typed here in place of what the guide says: other addresses, and words for the capitals."""
        servers, own = f"file://{self.folder}", str(self.home(who))
        table = {
            "ssh://git@private.example/srv/git/": f"{servers}/private-server/srv/git/",
            "ssh://git@git.daglicht.example/srv/git/": f"{servers}/public-server/srv/git/",
            "https://git.daglicht.example/register": f"{servers}/public-server/srv/git/register.git",
            "/srv/git/": f"{own}/srv/git/",
            "/media/backup/": f"{self.folder}/media/",
            "age1EXAMPLE": str(self.overseer.to_public()),
            "CODE": who,
            **self.caught,
        }
        return re.sub("|".join(map(re.escape, table)), lambda found: table[found[0]], text)

    def home(self, who: str) -> Path:
        """The home of a person or a server; made when it is first asked for."""
        home = self.folder / who
        if not home.exists():
            (home / "srv/git").mkdir(parents=True)
            (home / ".gitconfig").write_text(f"[user]\n\tname = {who}\n\temail = {who}@example.org\n", encoding="utf-8")
        return home

    def run(self, block: Block) -> None:
        """Run a block for everybody it names. Raises GuideError when a command ends otherwise than the guide says."""
        self.day = block.day or self.day
        for who in block.who:
            if block.kind == "yaml":
                self._edit(block, who)
            else:
                self._type(block, who)

    def _type(self, block: Block, who: str) -> None:
        home, commands = self.home(who), block.commands
        script, outcomes, place = (self.folder / f"run/{name}" for name in ("typed", "outcomes", "place"))
        script.parent.mkdir(exist_ok=True)
        for left in (outcomes, place, script.with_suffix(".sock")):
            left.unlink(missing_ok=True)
        lines = [f"{self.real(one.text, who)}\necho $? >> '{outcomes}'" for one in commands]
        script.write_text("\n".join([*lines, f"pwd > '{place}'", ""]), encoding="utf-8")
        where = self._places.get(who, home)
        said = guide_terminal.run(script, where, self._environment(who, block.language), self.prompts, self.used)
        codes = [int(line) for line in outcomes.read_text(encoding="utf-8").split()] if outcomes.exists() else []
        if codes != [one.code for one in commands]:
            raise GuideError(f"{block.name}, {who}: {[one.text for one in commands]} ended with {codes}\n{said}")
        self._places[who] = Path(place.read_text(encoding="utf-8").strip())
        self.said[block.name] = said
        for name, pattern in _CAUGHT.items():
            for value in pattern.findall(said):
                self.caught[name] = value

    def _environment(self, who: str, language: str) -> dict[str, str]:
        noon = datetime.datetime.fromisoformat(f"{self.day}T12:00:00+00:00")
        own = {
            "HOME": str(self.home(who)), "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "TERM": "dumb",
            "LANG": "C.UTF-8", "REGISTER_LANG": language, "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat",
            "DISPLAY": ":77",  # a desktop without a window that asks for passphrases, as many are
        }  # fmt: skip
        return own | ({"SSH_AUTH_SOCK": str(self._agent(who))} if who in ("p-031", "p-044") else {})

    def _agent(self, who: str) -> Path:
        place = self.folder / f"run/{who}.agent"
        if not place.exists():
            self._agents.append(subprocess.Popen(["ssh-agent", "-D", "-a", str(place)], stdout=subprocess.DEVNULL))
            while not place.exists():
                time.sleep(0.005)
        return place

    def _edit(self, block: Block, who: str) -> None:
        """Let a file say what a block says; the rest of it stays. A question that is answered is open no more."""
        file = Path(block.name.replace("~", str(self.home(who))))
        value = yaml_fast.read(file.read_bytes()) if file.exists() else {}
        own: dict[str, Any] = yaml_fast.read(block.text.encode())
        people = {one["person"]: one for one in value.get("people", ())}
        for one in own.get("people", ()):
            people[one["person"]] = {**people.get(one["person"], {}), **one}
        value = {**value, **own, **({"people": list(people.values())} if people else {})}
        if "unanswered" in value:
            value["unanswered"] = [one for one in value["unanswered"] if one["field"] not in own]
        for person in value.get("people", ()):
            for key in person["keys"]:
                key["key"] = self._public_key(person["person"])
        file.write_text(yaml_writer.write(value, schema=""), encoding="utf-8")

    def _public_key(self, who: str) -> str:
        text = (self.home(who) / ".ssh/register-sign.pub").read_text(encoding="utf-8")
        return " ".join(text.split()[:2])

    def lane(self) -> Lane:
        """The lane as the first person's clone finds it, with the public clone of the publisher, who pulls it."""
        return open_lane(self.home("p-031") / "private", self.home("m-001") / "public")

    def public(self) -> list[str]:
        """The files of the register on the public main."""
        server = self.home("public-server") / "srv/git/register.git"
        return lab.git(server, "ls-tree", "-r", "--name-only", "main", "registry-data").splitlines()

    def close(self) -> None:
        for agent in self._agents:
            agent.terminate()
            agent.wait()


def sandbox(prompts: Sequence[Prompt]) -> Iterator[Sandbox]:
    """A sandbox in which the public register stands on its server, as it does before anybody thinks of deferral."""
    folder = Path(tempfile.mkdtemp(prefix="guide-"))
    made = Sandbox(folder, prompts)
    try:
        _public_register(made)
        (folder / "media").mkdir()
        yield made
    finally:
        made.close()
        shutil.rmtree(folder, ignore_errors=True)


def _public_register(made: Sandbox) -> None:
    server = made.home("public-server") / "srv/git/register.git"
    lab.git(made.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(server))
    tree = made.folder / "first"
    lab.git(made.folder, "clone", "--quiet", str(server), str(tree))
    lab.write_public(tree / "registry-data")
    shutil.copytree(lab.ROOT / "site-templates", tree / "site-templates")
    shutil.copytree(lab.ROOT / "generator/deferral/hooks", tree / "generator/deferral/hooks")
    shutil.copyfile(lab.ROOT / "mkdocs.yml", tree / "mkdocs.yml")
    lab.git(tree, "checkout", "--quiet", "-b", "main")
    lab.git(tree, "add", ".")
    lab.git(tree, "commit", "--quiet", "-m", "made up", GIT_COMMITTER_DATE="2027-01-01T12:00:00Z")
    lab.git(tree, "push", "--quiet", "origin", "main")
    warm_up(tree / "registry-data")
    shutil.rmtree(tree)
