"""Chains, keys and tags that somebody changed to mislead, or by mistake: each is said, none is believed."""

import dataclasses
import datetime
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.errors import InputError
from generator.snapshots import chain, manifest
from generator.snapshots.chain import Key
from generator.snapshots.manifest import Manifest, Previous
from tests.rules import made_register

FIRST = Manifest(
    "Verzonnen", "https://example.org", "a", "0" * 40, "2026-01-01", "0", "1", {"x": 1}, None, {"a.json": (1, "0" * 64)}
)
SECOND = dataclasses.replace(FIRST, name="b", day="2026-02-01", previous=Previous("a", FIRST.sha256))


def a_chain(folder: Path, *made: Manifest) -> Path:
    for each in made or (FIRST, SECOND):
        chain.keep(folder, each, None)
    return folder


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ((FIRST, SECOND, dataclasses.replace(SECOND, name="c")), "b and c both follow a"),
        ((FIRST, dataclasses.replace(FIRST, name="c")), "a and c both say that they are the first"),
        ((dataclasses.replace(FIRST, commit="1" * 40), SECOND), "the manifest before b is missing, or is no longer"),
        ((SECOND,), "the manifest before b is missing"),
        (
            (FIRST, dataclasses.replace(SECOND, previous=Previous("z", FIRST.sha256))),
            "b says that it follows z, but holds the checksum of a",
        ),
        ((FIRST, dataclasses.replace(SECOND, day="2025-12-31")), "b is of 2025-12-31, and follows a"),
    ],
    ids=["fork", "two first", "first changed", "first gone", "another name", "an earlier day"],
)
def test_what_is_no_chain_is_said(made: tuple[Manifest, ...], said: str, tmp_path: Path) -> None:
    assert len(chain.read(a_chain(tmp_path / "good")).links) == 2
    with pytest.raises(InputError, match=said):
        chain.read(a_chain(tmp_path / "odd", *made))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day": "2026-99-99"}, "not the manifest"),
        ({"day": "٢٠٢٦-01-01"}, "not the manifest"),
        ({"registrations": {"x": -5}}, "below zero"),
        ({"files": {"a": (-1, "0" * 64)}}, "below zero"),
        ({"files": {"a": (1, "0" * 64), "A/b": (1, "0" * 64)}}, "a folder as well"),
    ],
)
def test_values_that_cannot_be_are_refused_before_a_page_shows_them(
    changed: dict[str, object], said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=said):
        chain.read(a_chain(tmp_path, dataclasses.replace(FIRST, **changed)))  # type: ignore[arg-type]


def test_ends_of_lines_that_git_changed_are_named(tmp_path: Path) -> None:
    place = a_chain(tmp_path, FIRST) / "snapshots/a.json"
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(InputError, match="the ends of its lines were changed"):
        chain.read(tmp_path)


@pytest.mark.parametrize("name", ["c.json", "a.json.sig", "signers"])
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to("nowhere"),
        os.mkfifo,
        lambda path: path.mkdir(),
    ],
    ids=["device", "dangling", "pipe", "folder"],
)
def test_what_has_no_end_is_not_read(make: Callable[[Path], None], name: str, tmp_path: Path) -> None:
    make(a_chain(tmp_path) / "snapshots" / name)
    with pytest.raises(InputError, match=f"{name} is not an ordinary file"):
        chain.read(tmp_path)


def test_a_folder_elsewhere_is_not_the_folder(tmp_path: Path) -> None:
    a_chain(tmp_path / "there")
    (tmp_path / "here").mkdir()
    (tmp_path / "here/snapshots").symlink_to(tmp_path / "there/snapshots")
    with pytest.raises(InputError, match="is a symbolic link"):
        chain.read(tmp_path / "here")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for kind in ("ed25519", "ecdsa", "rsa"):
        made = ["ssh-keygen", "-q", "-t", kind, *(["-b", "2048"] if kind == "rsa" else []), "-N", "", "-C", ""]
        subprocess.run([*made, "-f", folder / kind], check=True)
    return folder


def signature(key: Path, data: bytes, namespace: str = chain.NAMESPACE) -> bytes:
    asked = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)]
    return subprocess.run(asked, input=data, check=True, capture_output=True).stdout


def public(key: Path) -> str:
    return " ".join(key.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])


def signers(folder: Path, text: str) -> chain.Chain:
    place = folder / "signers"
    place.write_text(text, encoding="utf-8", newline="")
    return chain.Chain((), chain.read_signers(place))


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_a_signature_counts_for_one_purpose_and_one_key(kind: str, keys: Path, tmp_path: Path) -> None:
    data, key = FIRST.to_bytes(), keys / kind
    known = signers(tmp_path, f"anna {public(key)}\r\n")
    assert known.signer(FIRST, data, signature(key, data)) == "anna"
    assert known.signer(FIRST, data, signature(key, data, "git")) is None
    assert known.signer(FIRST, data + b" ", signature(key, data)) is None
    other = keys / ("ecdsa" if kind == "rsa" else "rsa")
    assert known.signer(FIRST, data, signature(other, data)) is None


def test_what_a_key_signed_before_its_end_stays_signed(keys: Path, tmp_path: Path) -> None:
    """As `ssh-keygen -Overify-time` says of the same list: up to that day, not after."""
    key = keys / "ed25519"
    known = signers(tmp_path, f'anna valid-before="20260115" {public(key)}\n')
    assert known.signers == {"anna": (Key(public(key), datetime.date(2026, 1, 15)),)}
    for day, who in (("2026-01-01", "anna"), ("2026-01-15", "anna"), ("2026-01-16", None)):
        made = dataclasses.replace(FIRST, day=day)
        (tmp_path / "sig").write_bytes(signature(key, made.to_bytes()))
        assert known.signer(made, made.to_bytes(), (tmp_path / "sig").read_bytes()) == who
        asked = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "anna", "-n", chain.NAMESPACE, "-s", "sig"]
        asked.append(f"-Overify-time={day.replace('-', '')}")
        done = subprocess.run(asked, cwd=tmp_path, input=made.to_bytes(), check=False, capture_output=True)
        assert (done.returncode == 0) is (who is not None)
    assert signers(tmp_path, f'anna valid-before="20260199" {public(key)}').signer(FIRST, b"", b"") is None


@pytest.mark.parametrize(
    "line",
    [
        "# away\u2028anna KEY",
        "# away\x0canna KEY",
        "# away\ranna KEY",
        "anna\u00a0KEY",
        "anna ssh-ed25519 AAAA",
        "anna ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t",
        "anna ssh-ed25519 A",
        "anna ssh-rsa BODY",
        'anna valid-before="20270101Z" KEY',
        'anna valid-after="20270101" KEY',
        'anna valid-before="20270101",cert-authority KEY',
        'anna valid-before="20270101"',
    ],
)
def test_no_key_hides_in_a_comment_and_none_is_half_a_key(line: str, keys: Path, tmp_path: Path) -> None:
    whole = public(keys / "ed25519")
    with pytest.raises(InputError, match="line 1: a name and a public key were expected"):
        signers(tmp_path, line.replace("KEY", whole).replace("BODY", whole.split()[1]) + "\n")


def git(folder: Path, *words: str, day: str = "2026-11-01") -> None:
    own = {f"GIT_{who}_DATE": f"{day}T12:00:00+01:00" for who in ("AUTHOR", "COMMITTER")}
    own |= {"GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@t", "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@t"}
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env={**os.environ, **own})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    made_register.write_register(tmp_path / "r/registry-data")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "r")
    git(tmp_path / "r", "add", "--all")
    git(tmp_path / "r", "commit", "--quiet", "--message=first")
    return tmp_path / "r"


def refused(folder: Path, tag: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["snapshot", "--data", str(folder), "--output", str(folder / "no"), "--lang=en", "--", tag]) == 2
    assert not (folder / "no").exists()
    return capsys.readouterr().err


def test_only_a_tag_of_this_register_is_a_snapshot(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = repository / "registry-data"
    git(repository, "branch", "branch")
    git(repository, "tag", "file", "HEAD:registry-data/register.yml")
    git(repository, "commit-graph", "write")
    empty = ["commit-tree", "-m", "empty", "4b825dc642cb6eb9a060e54bf8d69288fbee4904"]
    git(repository, "hash-object", "-t", "tree", "-w", "/dev/null")
    made = subprocess.run(["git", "-C", repository, *empty], check=True, capture_output=True, text=True).stdout.strip()
    git(repository, "tag", "nothing", made)
    for tag in ("branch", "HEAD", "main", "a..b", "file"):
        assert f"There is no tag {tag} here" in refused(data, tag, capsys)
    assert "There is no registry-data/ at the tag nothing" in refused(data, "nothing", capsys)
    made_register.write_register(repository.parent / "nowhere")
    assert "is in no git repository" in refused(repository.parent / "nowhere", "x", capsys)


def test_a_snapshot_follows_one_of_this_register_and_of_an_earlier_day(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = repository / "registry-data"
    git(repository, "tag", "new")
    a_chain(data, FIRST)
    assert "the snapshot before, a of Verzonnen, is not in this clone" in refused(data, "new", capsys)
    head = subprocess.run(["git", "-C", repository, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    a_chain(data, dataclasses.replace(FIRST, commit=head.stdout.strip(), day="2026-11-02"))
    assert "made in the order of their days" in refused(data, "new", capsys)
    assert manifest.read((data / "snapshots/a.json").read_bytes(), "x").day == "2026-11-02"
