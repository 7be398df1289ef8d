"""The operator's guide: every command in it is run, in its order, by made-up people in terminals of their own."""

import json
import re
import tarfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import pyrage
import pytest

from generator.cli.deferral import COMMANDS
from generator.deferral.verbs import Phase
from generator.schema.validator import FOLDER
from generator.source import yaml_fast
from tests.deferral import guide_lab, guide_terminal, lab
from tests.deferral.guide_lab import PASSPHRASE, Block, GuideError, Sandbox, blocks, guide
from tests.deferral.guide_terminal import Prompt, SilenceError

LANGUAGES = ("nl", "en")
SHOWING = (
    "Verzonnen antwoord op een vraag: in deze verzonnen zaak is op deze verzonnen dag nog niemand aangehouden, en de "
    "verzonnen mensen weten nog steeds van niets."
)


def _passphrase(_: re.Match[str], __: str) -> str:
    return f"{PASSPHRASE}\n"


def _fingerprint(_: re.Match[str], said: str) -> str:
    """What somebody types who has read it: the start of the fingerprint that was shown last."""
    shown: list[str] = re.findall(r"(?:Vingerafdruk|Fingerprint): ([0-9a-f]{64})", said)
    return f"{shown[-1][:8]}\n"


def _looks(found: re.Match[str], _: str) -> str:
    """Look at the preview as a browser does, then stop it."""
    with urllib.request.urlopen(found[1], timeout=20) as page:
        assert page.status == 200
    return "\x03"


def _says(text: str) -> Callable[[re.Match[str], str], str]:
    return lambda _, __: f"{text}\n"


# What asks for something, and the answer. Each is needed; what is not here is left unanswered, which is an error.
PROMPTS = (
    Prompt(re.compile(r"[Pp]assphrase[^\n]*: $"), _passphrase),
    Prompt(re.compile(r"(?:Typ de eerste acht|Type the first eight)[^\n]*: $"), _fingerprint),
    Prompt(re.compile(r"(http://127\.0\.0\.1:\d+/)[^\n]*\n$"), _looks),
    Prompt(re.compile(r"(?:Organisatie|Organisation): [^\n]*\n> $"), _says("testpolitie")),
    Prompt(re.compile(r"(?:Naam van het systeem|Name of the system)\n> $"), _says("Zonnebloem-ontcijferaar")),
    Prompt(re.compile(r"(?:Minstens|At least) 100 [^\n]*\n> $"), _says(SHOWING)),
    Prompt(re.compile(r"verzonnen mensen weten nog steeds van niets\.\n> $"), _says("")),
)


def _stands(phase: Phase, visibility: str | None = None, *, waits: bool = False) -> Callable[[Sandbox], None]:
    def check(made: Sandbox) -> None:
        state = made.lane().find(made.caught["ID"])[1]
        assert (state.phase, state.waiting is not None) == (phase, waits)
        assert visibility in (None, state.visibility)

    return check


def _has(who: str, *files: str) -> Callable[[Sandbox], None]:
    def check(made: Sandbox) -> None:
        missing = [file for file in files if not (made.folder / who / file).exists()]
        assert missing == []

    return check


def _said(text: str) -> Callable[[Sandbox], None]:
    """That the newest block said something, as a pattern that fits both languages."""

    def check(made: Sandbox) -> None:
        said = list(made.said.values())[-1]
        assert re.search(text, said), said

    return check


def _lists(*numbers: str, waiting: str = "") -> Callable[[Sandbox], None]:
    def check(made: Sandbox) -> None:
        chain = made.lane().roles
        assert (tuple(one.number for one in chain.lists), chain.waiting) == (numbers, waiting)

    return check


def _public(*parts: str, gone: tuple[str, ...] = ()) -> Callable[[Sandbox], None]:
    """That the public main has a file with each part in its name, and none with what is gone."""

    def check(made: Sandbox) -> None:
        names = "\n".join(made.public())
        assert [part for part in parts if part not in names] == []
        assert [part for part in gone if part in names] == []

    return check


def _exported(name: str, *holds: str) -> Callable[[Sandbox], None]:
    def check(made: Sandbox) -> None:
        data = next(made.folder.glob(f"p-*/drafts/{name}")).read_bytes()
        assert data.startswith(b"age-encryption.org/v1")
        plain = pyrage.decrypt(data, [made.overseer])
        if name.startswith("toezicht"):
            with tarfile.open(fileobj=BytesIO(plain)) as archive:
                plain = "\n".join(archive.getnames()).encode()
        assert [text for text in holds if text.encode() not in plain] == []

    return check


def _clean_refusal(made: Sandbox) -> None:
    _said("refused")(made)
    heads = lab.git(made.folder / "public-server/srv/git/register.git", "for-each-ref", "--format=%(refname)")
    assert heads == "refs/heads/main"


def _hidden(made: Sandbox) -> None:
    """A deferral that is granted changes nothing in public."""
    _stands(Phase.DEFERRED, "hidden")(made)
    own = made.lane().find(made.caught["ID"])[0].registration_id
    assert [name for name in made.public() if "/testpolitie/" in name or own in name] == []


def _settings(made: Sandbox) -> None:
    server = made.folder / "private-server/srv/git/deferred.git"
    for name in ("receive.denyNonFastForwards", "receive.denyDeletes", "receive.fsckObjects"):
        assert lab.git(server, "config", name) == "true"
    assert (server / "hooks/pre-receive").stat().st_mode & 0o111


_Claim = Callable[[Sandbox], None]
_COUNTS = _said("Alle handtekeningen zijn er|All signatures are there")
_MORE = _said("Het telt nog niet|It does not count yet")


def _all(*claims: _Claim) -> _Claim:
    def check(made: Sandbox) -> None:
        for claim in claims:
            claim(made)

    return check


# What is so after each block, by its name.
CLAIMS: Mapping[str, _Claim] = {
    "get-public": _has("p-060", "public/registry-data/deferral-policy.yml"),
    "get-public-to-push": _has("m-001", "public/registry-data/deferral-policy.yml"),
    "make-private-store": _settings,
    "guard-public-store": _has("public-server", "srv/git/register.git/hooks/pre-receive"),
    "try-the-hook": _clean_refusal,
    "make-a-key": _all(
        _has("p-060", ".ssh/register-sign", ".ssh/register-sign.pub"), _said(r"256 SHA256:\S+ register \(ED25519\)")
    ),
    "remember-the-key": _said("Identity added"),
    "roles-example": _has("p-031", "drafts/roles.yml"),
    "init": _all(_has("p-031", "private/roles/001.yml", "private/.git/hooks/pre-push"), _lists(waiting="001")),
    "sign-the-first-list": _all(_MORE, _lists(waiting="001")),
    "join": _has("m-001", "private/roles/001.yml"),
    "sign-the-list-too": _all(_COUNTS, _lists("001")),
    "look-at-it": _said("alles klopt|all is well"),
    "why-example": _has("p-031", "drafts/why.yml"),
    "propose": _stands(Phase.PROPOSED),
    "copy-registration": _has("p-031", "drafts/registration.yml"),
    "amend": _all(_said("Sunflower decipherer"), _MORE, _stands(Phase.PROPOSED, waits=True)),
    "sign-amend": _all(_COUNTS, _stands(Phase.PROPOSED)),
    "grant": _all(_MORE, _stands(Phase.PROPOSED, waits=True)),
    "sign-grant": _hidden,
    "due": _said("2027-06-30"),
    "review": _stands(Phase.DEFERRED, waits=True),
    "sign-review": _all(_COUNTS, _hidden),
    "extend": _stands(Phase.DEFERRED, waits=True),
    "sign-extend": _all(_COUNTS, _hidden),
    "narrow": _all(_said("transparency/stubs/"), _stands(Phase.DEFERRED, "hidden", waits=True)),
    "preview": _all(_COUNTS, _stands(Phase.DEFERRED, "stub"), _public(gone=("stubs/",))),
    "publish-stub": _all(_said("release/2028-03-01"), _public(gone=("stubs/",))),
    "merge-stub": _public("stubs/"),
    "note-stub": _said("2028-03 (?:ligt klaar|lies ready)"),
    "end": _stands(Phase.DEFERRED, "stub", waits=True),
    "sign-end": _all(_COUNTS, _stands(Phase.RELEASING)),
    "too-late": _all(_said("DEF-503"), _public(gone=("registrations/testpolitie",))),
    "release": _stands(Phase.RELEASING, waits=True),
    "sign-release": _all(_COUNTS, _stands(Phase.RELEASING)),
    "publish-registration": _said("release/2028-06-01"),
    "merge-registration": _public("testpolitie/zonnebloem-ontcijferaar.yml", gone=("stubs/",)),
    "note-registration": _stands(Phase.RELEASED),
    "propose-to-refuse": _stands(Phase.PROPOSED),
    "refuse": _stands(Phase.PROPOSED, waits=True),
    "sign-refuse": _all(_COUNTS, _stands(Phase.RELEASING)),
    "propose-to-void": _stands(Phase.PROPOSED),
    "void": _stands(Phase.PROPOSED, waits=True),
    "sign-void": _stands(Phase.VOID),
    "monthly-tick": _said("2028-07 (?:ligt klaar|lies ready)"),
    "attest": _MORE,
    "sign-attestation": _COUNTS,
    "monthly-publish": _said("attestation 2028-07: [^\n]*release/2028-07-03"),
    "monthly-merge": _public("attestations/2028-07.yml", "testpolitie/klaproos-teller.yml"),
    "monthly-note": _said("attestation 2028-07: (?:staat op|is on)"),
    "crontab": _said("deferral tick"),
    "export-oversight": _exported(
        "toezicht-2028-07.age", "roles/001.yml", "allowed_signers", "/decisions/001-propose.yml"
    ),
    "export-eu": _exported("eu-databank.age", "Korenbloem-weger"),
    "is-it-a-leak": _said("alles klopt|all is well"),
    "backup": _has("media", "deferred-2028-07-05.git"),
    "restore": _said("alles klopt|all is well"),
    "a-new-person": _has("p-035", ".ssh/register-sign.pub"),
    "copy-roles": _has("p-052", "drafts/roles.yml"),
    "next-roles": _all(_MORE, _lists("001", waiting="002")),
    "sign-next-roles": _all(_COUNTS, _lists("001", "002")),
    "join-too": _has("p-035", "private/roles/002.yml"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Iterator[Sandbox]:
    yield from guide_lab.sandbox(PROMPTS)


def test_the_guide_can_be_followed_from_beginning_to_end(made: Sandbox) -> None:
    """Each block in the other language than the one before: the commands are the same, what is said is not."""
    both = zip(*map(blocks, LANGUAGES), strict=True)
    for number, pair in enumerate(both):
        block = pair[number % len(LANGUAGES)]
        if block.kind != "text":
            made.run(block)
        if block.kind == "sh":
            CLAIMS[block.name](made)
    assert made.used == set(PROMPTS)


def test_every_block_has_a_claim_and_every_claim_a_block() -> None:
    for language in LANGUAGES:
        names = [block.name for block in blocks(language) if block.kind == "sh"]
        assert sorted(names) == sorted(CLAIMS)


def test_both_languages_have_the_same_commands_of_the_same_people_on_the_same_days() -> None:
    dutch, english = (
        [(block.kind, block.name, block.who, block.day, _content(block)) for block in blocks(language)]
        for language in LANGUAGES
    )
    assert dutch == english


def test_both_languages_have_the_same_structure() -> None:
    dutch, english = ([len(depth) for depth in re.findall(r"^(#+) ", guide(one), re.MULTILINE)] for one in LANGUAGES)
    assert dutch == english
    dutch, english = ([line.count("|") for line in guide(one).splitlines() if line[:1] == "|"] for one in LANGUAGES)
    assert dutch == english


def _content(block: Block) -> Any:
    """What must be the same in both languages: commands, and of files all but free text."""
    if block.kind == "sh":
        return block.commands
    return (
        _shape(yaml_fast.read(block.text.encode())) if block.kind == "yaml" else block.text.replace("…", "").split()[0]
    )


def _shape(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _shape(below) for name, below in value.items()}
    if isinstance(value, list):
        return [_shape(one) for one in value]
    return "text" if isinstance(value, str) and " " in value else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_could_be_run_is_kept_from_the_test(language: str) -> None:
    """A block is run, or is a file, or holds only what cannot be run here; and there is no other kind."""
    found = blocks(language)
    assert guide(language).count("```") == 2 * len(found)
    assert {block.kind for block in found} == {"sh", "yaml", "text"}
    for block in found:
        if block.kind == "text":
            assert not re.search(r"^\s*(?:register|git|cp|chmod|ssh-add) ", block.text, re.MULTILINE), block.text
        else:
            assert block.who
            assert block.kind == "yaml" or block.commands


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_that_are_pointed_at_exist(language: str) -> None:
    text = guide(language)
    headings = {_anchor(title) for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
    assert [link for link in re.findall(r"\]\(#([^)]*)\)", text) if link not in headings] == []


def _anchor(title: str) -> str:
    """The address that forges give a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_every_verb_reason_and_command(language: str) -> None:
    text = guide(language)
    decision = json.loads((FOLDER / "decision.schema.json").read_text(encoding="utf-8"))["properties"]
    words = {*decision["verb"]["enum"], *decision["reason"]["enum"], *decision["because"]["enum"], *Phase}
    assert [word for word in sorted(words) if f"`{word}`" not in text] == []
    assert [name for name in COMMANDS if f"| `register deferral {name}" not in text] == []


@pytest.mark.parametrize(
    "commands",
    [
        "git clone https://git.daglicht.example/nothing ~/public\n",  # it fails
        "true # code 1: it should have been refused\n",  # it does not fail
        "true\nexit 0\ntrue\n",  # the last one never runs
        "register deferral propse\n",  # there is no such command
    ],
)
def test_a_wrong_command_is_noticed(commands: str, made: Sandbox) -> None:
    with pytest.raises(GuideError):
        made.run(Block("en", "sh", "wrong", ("p-090",), "", commands))


def test_a_question_that_nobody_answers_is_noticed(monkeypatch: pytest.MonkeyPatch, made: Sandbox) -> None:
    monkeypatch.setattr(guide_terminal, "PATIENCE", 0.5)
    with pytest.raises(SilenceError):
        made.run(Block("en", "sh", "asks", ("p-090",), "", 'read -r -p "And now? " answer\n'))
