"""A lab: a public and a private repository, clones, people with real keys, and the commands as people run them.

Everything in it is made up. Git is real, over its file transport; the day is given to every command.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from generator.cli.main import main
from generator.deferral import documents
from generator.deferral.lane import Lane, open_lane
from generator.deferral.signing import waiting
from generator.source import git as runner
from generator.source import yaml_fast, yaml_writer
from tests.rules import made_register

ROOT = Path(__file__).parents[2]
DATA = ROOT / "registry-data"
HARM = (
    "Made-up harm: the people in this made-up case would learn which messages the made-up system reads, and would stop "
    "sending them, after which the made-up investigation could not go on and its made-up facts would stay unknown."
)
SHOWING = (
    "Made-up showing number {number}: the made-up case is not closed, since on this made-up day the made-up people of "
    "group {number} still use what the system looks at, and nobody has been told anything about it so far."
)
CASE = "zaak-verzonnen-7781"
NAME = "Zonnebloem-ontcijferaar"

# person: unit, roles, function
PEOPLE: Mapping[str, tuple[str, list[str], str]] = {
    "p-dec": ("testpolitie-opsporing", ["registrant", "decider", "administrator"], "hoofd opsporing (verzonnen)"),
    "p-mate": ("testpolitie-opsporing", ["registrant", "decider", "approver"], "collega (verzonnen)"),
    "p-app": ("test-om", ["approver", "administrator"], "officier van justitie (verzonnen)"),
    "p-out": ("test-rechter", ["outside"], "rechter-commissaris (verzonnen)"),
    "p-edit": ("test-register", ["editor"], "redacteur (verzonnen)"),
    "p-see": ("test-toezicht", ["overseer"], "toezichthouder (verzonnen)"),
    "p-pub": ("test-machine", ["publisher"], "machine (verzonnen)"),
}


@cache
def keys() -> Path:
    """A folder with a key for everybody, and one of a stranger; made once for all tests."""
    import atexit  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="keys-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in (*PEOPLE, "stranger"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True
        )
    return folder


def public_key(name: str) -> str:
    return " ".join((keys() / f"{name}.pub").read_text(encoding="utf-8").split()[:2])


def git(folder: Path, *arguments: str, data: bytes | None = None, **environment: str) -> str:
    own = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Tester", "GIT_AUTHOR_EMAIL": "tester@example.org",
        "GIT_COMMITTER_NAME": "Tester", "GIT_COMMITTER_EMAIL": "tester@example.org", **environment,
    }  # fmt: skip
    done = subprocess.run(["git", "-C", str(folder), *arguments], env=own, input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace").strip()


def people_file(changes: Mapping[str, Mapping[str, Any]] | None = None, in_force: str = "2027-01-04") -> dict[str, Any]:
    """What `init --roles` and `roles` are given. changes: by person, what is different."""
    people = []
    for name, (unit, roles, function) in PEOPLE.items():
        person: dict[str, Any] = {
            "person": name, "unit": unit, "function": {"nl": function, "en": function}, "roles": roles,
            "keys": [{"key": public_key(name)}],
        }  # fmt: skip
        if {"registrant", "decider"} & set(roles):
            person["organisations"] = ["testpolitie"]
        person |= (changes or {}).get(name, {})
        people.append(person)
    return {"in_force": in_force, "people": people}


@dataclass
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


@dataclass
class Lab:
    """The repositories. said: everything that any command printed, for the test that no value is in it."""

    folder: Path
    said: list[Said] = field(default_factory=list)

    @property
    def public(self) -> Path:
        """The public repository: bare."""
        return self.folder / "public.git"

    @property
    def private(self) -> Path:
        """The shared private repository: bare."""
        return self.folder / "private.git"

    @property
    def public_clone(self) -> Path:
        return self.folder / "public"

    @property
    def clone(self) -> Path:
        """The private clone of the first user."""
        return self.folder / "private"

    @property
    def lane(self) -> Lane:
        return open_lane(self.clone, self.public_clone)

    def run(self, *arguments: str, on: str = "2027-01-04", clone: Path | None = None) -> Said:
        """Run a command of deferral in this process."""
        words = ["deferral", *arguments, "--lang", "en"]
        if arguments[0] not in ("init", "drill"):
            words += ["--private", str(clone or self.clone), "--public", str(self.public_clone)]
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*words, "--on", on])
        said = Said(code, out.getvalue(), err.getvalue())
        self.said.append(said)
        return said

    def do(self, *arguments: str, on: str = "2027-01-04", clone: Path | None = None) -> Said:
        """Run a command that must end well."""
        said = self.run(*arguments, on=on, clone=clone)
        assert said.code == 0, (arguments, said)
        return said

    def sign(self, what: str, *people: str, on: str = "2027-01-04", clone: Path | None = None) -> None:
        """Let people sign what waits, each having read it."""
        for person in people:
            digest = waiting(self.lane, what, _day(on)).digest
            self.do(
                "sign", what, "--person", person, "--key", str(keys() / person), "--digest", digest, on=on, clone=clone
            )

    def decide(self, id_: str, verb: str, *options: str, people: Iterable[str] = ("p-dec", "p-app"), on: str) -> None:
        """Take a decision, and have it signed."""
        self.do("decide", id_, verb, *options, on=on)
        self.sign(id_, *people, on=on)

    def file(self, name: str, value: Mapping[str, Any]) -> str:
        """A file that a person wrote, outside every repository."""
        path = self.folder / "files" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml_writer.write(value, schema=""), encoding="utf-8")
        return str(path)

    def showing(self, number: int) -> str:
        return self.file(f"showing-{number}.yml", {"showing": SHOWING.format(number=number)})

    def publish(self, on: str, *, merge: bool = True) -> Said:
        """Publish what can be; merge what was offered, as the forge does, and note it."""
        said = self.run("publish", "--person", "p-pub", "--key", str(keys() / "p-pub"), on=on)
        if merge and "offered in" in said.out:
            self.merge()
            said = self.run("publish", "--person", "p-pub", "--key", str(keys() / "p-pub"), on=on)
        return said

    def merge(self) -> None:
        """Merge every release branch of the public repository, as a reviewer does on a forge."""
        branches = git(self.public, "for-each-ref", "--format=%(refname:short)", "refs/heads/release/").split()
        for branch in branches:
            git(self.public_clone, "fetch", "--quiet", "origin")
            git(self.public_clone, "merge", "--quiet", "--no-edit", f"origin/{branch}")
            git(self.public_clone, "push", "--quiet", "origin", "main")
            git(self.public, "branch", "--quiet", "-D", branch)
        git(self.public_clone, "fetch", "--quiet", "--prune", "origin")


def _day(text: str) -> Any:
    import datetime  # noqa: PLC0415

    return datetime.date.fromisoformat(text)


def registration(name: str = NAME, **changes: Any) -> dict[str, Any]:
    """A made-up registration that answers every question."""
    value = made_register.registration("k00000t", "testpolitie", name)
    value.pop("id")
    return {**value, "annex_iii_points": ["6e"], **changes}


def header(visibility: str = "hidden", **changes: Any) -> dict[str, Any]:
    """What a person writes of why a registration must wait."""
    value: dict[str, Any] = {
        "grounds": ["investigation"],
        "scope": "case-specific",
        "case": CASE,
        "harm": HARM,
        "already_public": ["none found; looked at by a made-up person"],
        "visibility": visibility,
        "until": {"event": "investigation-closed", "latest": "2027-12-31"},
        "review_by": "2027-06-30",
        "sensitive_words": [NAME, "Leverancier Verzinsel"],
        "eu_nonpublic": True,
        "not_for": True,
    }
    if visibility != "partial":
        value["why_not_partial"] = "Made up: every answer points at the same made-up case."
    else:
        reason = {"nl": "Verzonnen reden.", "en": "Made-up reason."}
        value["withheld"] = [{"field": "logic", "ground": "investigation", "reason": reason}]
    if visibility == "hidden":
        value["why_not_stub"] = "Made up: the people in the made-up case would know that they are meant."
    return {**value, **changes}


def make(folder: Path) -> Lab:
    """A lab in which the private repository has been set up and its first list of roles signed, on 4 January 2027."""
    lab = Lab(folder)
    git(folder, "init", "--quiet", "--template=", "--bare", "--initial-branch=main", str(lab.public))
    git(folder, "init", "--quiet", "--template=", "--bare", "--initial-branch=deferred", str(lab.private))
    git(folder, "clone", "--quiet", "--template=", str(lab.public), str(lab.public_clone))
    write_public(lab.public_clone / "registry-data")
    git(lab.public_clone, "checkout", "--quiet", "-b", "main")
    git(lab.public_clone, "add", ".")
    git(lab.public_clone, "commit", "--quiet", "-m", "made up", GIT_COMMITTER_DATE="2027-01-01T12:00:00Z")
    git(lab.public_clone, "push", "--quiet", "origin", "main")
    git(lab.public_clone, "branch", "--quiet", "--set-upstream-to=origin/main")
    roles = lab.file("roles.yml", people_file())
    lab.do(
        "init",
        "--private",
        str(lab.clone),
        "--remote",
        str(lab.private),
        "--public",
        str(lab.public_clone),
        "--roles",
        roles,
    )
    lab.sign("roles", "p-dec", "p-app")
    return lab


def write_public(data: Path) -> None:
    """A made-up public register with rules of deferral whose private side has started."""
    made_register.write_register(data)
    policy = yaml_fast.read((DATA / "deferral-policy.yml").read_bytes())
    policy["attestation"]["from"] = "2027-01"
    policy["closed_days"] = ["2027-01-01", "2027-03-29"]
    (data / "deferral-policy.yml").write_text(yaml_writer.write(policy, schema=""), encoding="utf-8")


def copy(lab: Lab, folder: Path) -> Lab:
    """The same lab at another place, quickly: few large files instead of many; the settings that hold paths follow."""
    for repository in (lab.public, lab.private, lab.public_clone, lab.clone):
        if any(repository.glob("objects/??")) or any(repository.glob(".git/objects/??")):
            git(repository, "repack", "-adq")
    shutil.copytree(lab.folder, folder, symlinks=True, dirs_exist_ok=True)
    for config in (folder / "public/.git/config", folder / "private/.git/config"):
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace(str(lab.folder), str(folder)), encoding="utf-8")
    return Lab(folder)


def propose(lab: Lab, visibility: str = "hidden", on: str = "2027-01-05", name: str = NAME, **changes: Any) -> str:
    """A proposal; its short id."""
    file = lab.file("registration.yml", registration(name))
    why = lab.file("deferral.yml", header(visibility, **changes))
    return lab.do("propose", "--registration", file, "--from", why, on=on).out.split("Proposed: ")[1].split(".")[0]


def grant(lab: Lab, id_: str, on: str = "2027-01-12", **options: str) -> None:
    """Grant a proposal, signed by both."""
    latest, review = options.get("latest", "2027-12-31"), options.get("review_by", "2027-06-30")
    lab.decide(id_, "grant", "--latest", latest, "--review-by", review, "--by", "p-dec", "--by", "p-app", on=on)


def document(value: Mapping[str, Any], canary: str) -> bytes:
    """A registration as a record holds it."""
    return documents.write(value, canary)


def digest_of(repository: Path, blob: str) -> str:
    """The SHA-256 of the content of an object."""
    return documents.digest(runner.run(repository, "cat-file", "blob", blob))
