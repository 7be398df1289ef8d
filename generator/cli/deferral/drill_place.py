"""The place where a drill is played: two throwaway repositories, clones, made-up people with real keys."""

import datetime
import io
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import ids
from generator.build import build
from generator.cli import new
from generator.deferral import clone_settings, signing
from generator.deferral.lane import open_lane
from generator.deferral.public_paths import DATA
from generator.deferral.validation import register_of
from generator.errors import RegisterError
from generator.project import Project
from generator.schema.fields import fields
from generator.source import commit, git, yaml_fast, yaml_writer
from generator.source.commit import Author
from generator.source.tree import DEFERRAL_POLICY, ORGANISATIONS, REGISTRATIONS, SETTINGS, VOCABULARIES, Folder

ORGANISATION = "drill-police"
NAME = {"nl": "Oefensysteem Zilvermeeuw (verzonnen)", "en": "Drill system Herring Gull (made up)"}
SECRET_WORDS = ["Zilvermeeuw", "Herring Gull"]
PEOPLE: Mapping[str, tuple[str, list[str], str]] = {
    "p-decider": ("drill-police-unit", ["registrant", "decider", "administrator"], "head of investigations (made up)"),
    "p-second": ("drill-prosecution", ["approver", "administrator"], "public prosecutor (made up)"),
    "p-editor": ("drill-register", ["editor"], "editor of the register (made up)"),
    "p-publisher": ("drill-machine", ["publisher"], "publishing machine (made up)"),
}
_OFFERED = "refs/heads/release/"
_LOOKED_ON = datetime.date(2027, 1, 1)  # always the same day, so that only what is in public makes a difference
_HISTORIC = Author("Drill", "drill@register.invalid", "1796083200 +0000")


@dataclass
class Place:
    """Folders of one drill. project: where templates and terms come from. seen, pages: the last look in public."""

    folder: Path
    project: Project
    language: str
    seen: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)

    @property
    def public(self) -> Path:
        return self.folder / "public.git"

    @property
    def private(self) -> Path:
        return self.folder / "private.git"

    @property
    def public_clone(self) -> Path:
        return self.folder / "public"

    @property
    def clone(self) -> Path:
        return self.folder / "private"

    def key(self, person: str) -> Path:
        return self.folder / "keys" / person

    def file(self, name: str, value: Mapping[str, Any]) -> str:
        """A file that a person of the drill wrote."""
        path = self.folder / name
        path.write_text(yaml_writer.write(value, schema=""), encoding="utf-8")
        return str(path)

    def prepare(self, first_month: str) -> None:
        """Make both repositories with their hooks, and the keys."""
        for repository, branch, hook in (
            (self.public, "main", "pre-receive"),
            (self.private, "deferred", "pre-receive-private"),
        ):
            git.run(None, "init", "--quiet", "--template=", "--bare", f"--initial-branch={branch}", str(repository))
            path = repository / "hooks" / "pre-receive"
            path.parent.mkdir()
            path.write_bytes(clone_settings.hook_text(hook))
            path.chmod(0o755)
        git.run(None, "clone", "--quiet", "--template=", str(self.public), str(self.public_clone))
        first = commit.write(self.public_clone, "", self._register(first_month), "A made-up register", _HISTORIC)
        git.run(self.public_clone, "push", "--quiet", "origin", f"{first}:refs/heads/main")
        self.pull()
        (self.folder / "keys").mkdir(mode=0o700)
        for person in PEOPLE:
            made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person, "-f", str(self.key(person))]
            subprocess.run(made, check=True, capture_output=True)

    def pull(self) -> None:
        """Bring the public clone up to date."""
        git.run(self.public_clone, "fetch", "--quiet", "--prune", "origin")
        git.run(self.public_clone, "checkout", "--quiet", "-B", "main", "refs/remotes/origin/main")

    def _register(self, first_month: str) -> dict[str, bytes | None]:
        """A register of this project's settings, terms and rules, with one made-up organisation."""
        tree = Folder(self.project.data)
        kept = (SETTINGS, DEFERRAL_POLICY, *tree.names(VOCABULARIES))
        files: dict[str, bytes | None] = {file: found.data for file in kept if (found := tree.read(file))}
        policy = yaml_fast.read(files[DEFERRAL_POLICY] or b"")
        policy["attestation"]["from"] = first_month
        files[DEFERRAL_POLICY] = yaml_writer.write(policy, schema="").encode()
        kinds = yaml_fast.read(files[f"{VOCABULARIES}/organisation-kinds.yml"] or b"")["terms"]
        kind = next(term["id"] for term in kinds if "may_defer" in term.get("means", ()))
        name = {"nl": "Oefenpolitie (verzonnen)", "en": "Drill police (made up)"}
        organisation = yaml_writer.write({"name": name, "kind": kind}, yaml_writer.ORGANISATION)
        files[f"{ORGANISATIONS}/{ORGANISATION}.yml"] = organisation.encode()
        public = {f"{DATA}{file}": data for file, data in files.items() if data is not None}
        register = register_of(public, {}, datetime.date(2027, 1, 1))
        other = new.blank(register, ORGANISATION, "Ander oefensysteem (verzonnen)", "nl", datetime.date(2027, 1, 1))
        files[f"{REGISTRATIONS}/{ORGANISATION}/other.yml"] = yaml_writer.write(other).encode()
        return {f"{DATA}{file}": data for file, data in files.items()}

    def registration(self) -> dict[str, Any]:
        """The registration that the drill holds back."""
        register = register_of(open_lane(self.clone, self.public_clone).public_files, {}, datetime.date(2027, 1, 1))
        value = new.blank(register, ORGANISATION, NAME["nl"], "nl", datetime.date(2027, 1, 1))
        value |= {"name": NAME, "id": ids.new_id()}
        purpose = {"nl": "Een oefening; alles is verzonnen.", "en": "A drill; everything is made up."}
        value["unanswered"] = [item for item in value["unanswered"] if item["field"] != "purpose"]
        value["purpose"] = purpose
        return {name: value[name] for name in fields() if name in value}

    def run(self, *words: str, on: datetime.date) -> tuple[int, str]:
        """Run a command as a person types it; its exit code and what it said."""
        from generator.cli.main import main  # noqa: PLC0415 - the command that runs this

        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = main(["deferral", *words, "--on", on.isoformat(), "--lang", self.language])
        return code, said.getvalue().strip()

    def do(self, *words: str, on: datetime.date) -> str:
        """Run a command on the private clone that must end well."""
        lane = ("--private", str(self.clone), "--public", str(self.public_clone))
        code, said = self.run(*words, *lane, on=on)
        if code:
            raise RegisterError(f"The drill stopped: register deferral {words[0]} ended with {code}. {said}")
        return said

    def sign(self, what: str, *people: str, on: datetime.date) -> None:
        """Let people sign what waits."""
        for person in people:
            digest = signing.waiting(open_lane(self.clone, self.public_clone), what, on).digest
            self.do("sign", what, "--person", person, "--key", str(self.key(person)), "--digest", digest, on=on)

    def publish(self, on: datetime.date) -> str:
        """Publish, let a reviewer merge what was offered, and note it."""
        signer = ("--person", "p-publisher", "--key", str(self.key("p-publisher")))
        said = self.do("publish", *signer, on=on)
        branches = git.text(self.public, "for-each-ref", "--no-merged=main", "--format=%(objectname)", _OFFERED).split()
        for offered in branches:
            git.run(self.public_clone, "fetch", "--quiet", "origin", "+refs/heads/release/*:refs/offered/*")
            git.run(self.public_clone, "push", "--quiet", "origin", f"{offered}:refs/heads/main")
        self.pull()
        return "\n".join((said, self.do("publish", *signer, on=on))) if branches else said

    def look(self) -> list[str]:
        """What changed in public since the last look, by path; builds the site and the dataset as the public does.

        Raises RegisterError when nothing changed in the public repository and a single byte of the site did.
        """
        main = git.text(self.public, "rev-parse", "refs/heads/main")
        site = self._site()
        changed: list[str] = []
        if main == self.seen:
            if site != self.pages:
                raise RegisterError("The drill failed: the public site changed while the public repository did not.")
        elif self.seen:
            changed = git.text(self.public, "diff", "--name-only", self.seen, main).split()
        self.seen, self.pages = main, site
        return changed

    def _site(self) -> dict[str, bytes]:
        output = self.folder / "site"
        built = build(Project(self.project.root, self.public_clone / DATA), output, _LOOKED_ON)
        if built.site is None:
            raise RegisterError("The drill stopped: the public site cannot be built.")
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
