"""Snapshots: the same bytes whenever and wherever; whatever was changed afterwards is found. Real git, real keys."""

import dataclasses
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli.main import main
from generator.errors import InputError
from generator.snapshots import chain, manifest
from tests.rules import made_register

ROOT = Path(__file__).parents[2]
TAG, LATER = "2026-11-01", "2026-12-01"


class Lab(NamedTuple):
    """A repository with a made-up register, a key of somebody who may sign, and one of somebody who may not."""

    folder: Path
    key: Path
    stranger: Path

    @property
    def data(self) -> Path:
        return self.folder / "registry-data"


def git(folder: Path, *words: str, day: str = "2026-11-01") -> None:
    own = {f"GIT_{who}_DATE": f"{day}T12:00:00+01:00" for who in ("AUTHOR", "COMMITTER")}
    own |= {"GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@t", "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@t"}
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env={**os.environ, **own})


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    home = tmp_path_factory.mktemp("lab")
    lab = Lab(home / "register", home / "key", home / "stranger")
    made_register.write_register(lab.data)
    for key in (lab.key, lab.stranger):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    public = lab.key.with_suffix(".pub").read_text(encoding="utf-8")
    (lab.data / "snapshots").mkdir()
    (lab.data / "snapshots/signers").write_text(f"# verzonnen\nanna@example.org {public}", encoding="utf-8")
    git(home, "init", "--quiet", "--initial-branch=main", str(lab.folder))
    git(lab.folder, "add", "--all")
    git(lab.folder, "commit", "--quiet", "--message=first")
    git(lab.folder, "tag", TAG)
    return lab


@pytest.fixture
def lab(origin: Lab, tmp_path: Path) -> Lab:
    """The same, to change."""
    shutil.copytree(origin.folder, tmp_path / "register")
    return Lab(tmp_path / "register", origin.key, origin.stranger)


def snapshot(lab: Lab, tag: str = TAG, *more: str) -> Path:
    output = lab.folder.parent / "packages"
    assert main(["snapshot", tag, "--data", str(lab.data), "--output", str(output), "--lang", "en", *more]) == 0
    return output / f"{tag}.zip"


def signed(lab: Lab, tag: str = TAG) -> Path:
    return snapshot(lab, tag, "--key", str(lab.key))


def verified(lab: Lab, package: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["verify", str(package), "--data", str(lab.data), "--lang", "en", *more])
    return code, capsys.readouterr().out


def test_what_was_made_is_right(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verified(lab, signed(lab), capsys)
    assert code == 0
    assert "✓ The signature is that of anna@example.org." in said
    assert "✓ It stands in the chain of the register, as number 1/1." in said
    assert "✓ Made again from git: exactly the same." in said
    assert said.endswith("This snapshot is right.\n")


def test_the_bytes_are_the_same_wherever_and_whenever(lab: Lab, tmp_path: Path) -> None:
    first = signed(lab).read_bytes()
    other = Lab(tmp_path / "another place" / "ander", lab.key, lab.stranger)
    other.folder.parent.mkdir()
    git(tmp_path, "clone", "--quiet", str(lab.folder), str(other.folder))
    (other.data / "organisations/testgemeente.yml").write_text("not committed, and wrong", encoding="utf-8")
    output = tmp_path / "elsewhere"
    words = ["snapshot", TAG, "--data", str(other.data), "--output", str(output), "--key", str(lab.key)]
    own = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    umask = "import os, sys; os.umask(0o077); from generator.cli.main import main; sys.exit(main(sys.argv[1:]))"
    subprocess.run([sys.executable, "-c", umask, *words], check=True, cwd=ROOT, env={**os.environ, **own}, stdout=-3)
    assert (output / f"{TAG}.zip").read_bytes() == first


def test_a_chain_grows_and_a_snapshot_can_be_made_again(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    first = signed(lab).read_bytes()
    git(lab.folder, "add", "--all")
    git(lab.folder, "commit", "--quiet", "--message=snapshot", day="2026-12-01")
    git(lab.folder, "tag", LATER)
    second = signed(lab, LATER)
    links = chain.read(lab.data)
    assert [link.manifest.name for link in links.links] == [TAG, LATER]
    previous = links.links[1].manifest.previous
    assert previous == manifest.Previous(TAG, links.links[0].manifest.sha256)
    assert signed(lab).read_bytes() == first
    assert verified(lab, second, capsys)[0] == 0
    assert links.links[0].manifest.files["register.json"] != links.links[1].manifest.files["register.json"]


def test_a_snapshot_never_changes(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    package = signed(lab)
    git(lab.folder, "commit", "--quiet", "--allow-empty", "--message=later", day="2026-12-01")
    git(lab.folder, "tag", "--force", TAG)
    code, out = verified(lab, package, capsys, "--without-git")
    assert code == 0
    code, out = verified(lab, package, capsys)
    assert code == 1
    assert "✗ The tag leads to another commit here" in out
    assert main(["snapshot", TAG, "--data", str(lab.data), "--output", str(lab.folder.parent / "packages")]) == 2
    assert "A snapshot never changes: use another tag." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("flip", "✗ These files are not right: changed registrations.csv"),
        ("drop", "✗ These files are not right: missing registrations.csv"),
        ("add", "✗ These files are not right: unknown 2026-11-01/more.txt"),
        ("stranger", "✗ The signature is of nobody who may sign"),
        ("unsigned", "✗ There is no signature, and there should be one."),
        ("manifest", "✗ Another one stands in the chain"),
    ],
)
def test_whatever_was_changed_is_found(lab: Lab, change: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    package = signed(lab)
    changed = lab.folder.parent / "changed.zip"
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(changed, "w") as sink:
        for name in source.namelist():
            data = source.read(name)
            if name == f"{TAG}/registrations.csv":
                if change == "drop":
                    continue
                data = data.swapcase() if change == "flip" else data
            if name.endswith(".sig"):
                if change == "unsigned":
                    continue
                if change == "stranger":
                    data = _signature(lab.stranger, source.read(f"{TAG}/MANIFEST.json"))
            if name.endswith("/MANIFEST.json") and change == "manifest":
                data = data.replace(b'"testgemeente": 1', b'"testgemeente": 7')
            sink.writestr(name, data)
        if change == "add":
            sink.writestr(f"{TAG}/more.txt", "x")
    code, out = verified(lab, changed, capsys)
    assert code == 1
    assert said in out
    assert out.endswith("This snapshot is not right. Do not use it.\n")


def test_a_dataset_that_was_not_made_from_the_commit_is_found(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    """Signed and in the chain, and still not what the repository gives: somebody who may sign changed it."""
    package = signed(lab)
    with zipfile.ZipFile(package) as source:
        files = {name: source.read(name) for name in source.namelist()}
    table = f"{TAG}/registrations.csv"
    files[table] = files[table].swapcase()
    value = json.loads(files[f"{TAG}/MANIFEST.json"])
    for each in value["files"]:
        if each["file"] == "registrations.csv":
            each["sha256"] = hashlib.sha256(files[table]).hexdigest()
    data = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    files |= {f"{TAG}/MANIFEST.json": data, f"{TAG}/MANIFEST.json.sig": _signature(lab.key, data)}
    with zipfile.ZipFile(package, "w") as sink:
        for name, content in files.items():
            sink.writestr(name, content)
    chain.keep(lab.data, manifest.read(data, "x"), files[f"{TAG}/MANIFEST.json.sig"])
    code, out = verified(lab, package, capsys)
    assert code == 1
    assert "✓ The signature is that of anna" in out
    assert "✗ Made again from git, this is different: registrations.csv" in out


def test_somebody_without_the_repository_checks_what_can_be_checked(
    lab: Lab, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, signers = signed(lab), lab.data / "snapshots/signers"
    nowhere = lab._replace(folder=tmp_path / "nowhere")
    code, out = verified(nowhere, package, capsys, "--signers", str(signers))
    assert (code, out.count("✓"), out.count("?")) == (0, 2, 3)
    assert "What could be checked is right." in out


@pytest.mark.parametrize("name", ["..", "a/b", "-x", "", "x" * 65, "é"])
def test_a_name_that_could_lead_elsewhere_is_refused(lab: Lab, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", "--data", str(lab.data), "--", name]) == 2
    assert "cannot be the name of a snapshot" in capsys.readouterr().err


def test_what_is_no_snapshot_is_said(lab: Lab, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04nothing")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("x/../../MANIFEST.json", "{}")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("x/MANIFEST.json", '{"format": 1, "files": [{"file": "../out"}]}')
    for name in ("a", "b", "c", "none"):
        assert main(["verify", str(tmp_path / f"{name}.zip"), "--data", str(lab.data)]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_a_path_out_of_the_folder_is_no_path() -> None:
    value = json.loads(A_MANIFEST.to_bytes())
    for file in ("../x", "/x", "a/../../x", "a\\b", ".", "a/..", "a\nb", ""):
        value["files"][0]["file"] = file
        with pytest.raises(InputError):
            manifest.read((json.dumps(value, indent=1) + "\n").encode(), "here")


def test_manifests_that_are_no_chain_are_refused(lab: Lab) -> None:
    chain.keep(lab.data, A_MANIFEST, None)
    gap = manifest.Previous("gone", "0" * 64)
    chain.keep(lab.data, dataclasses.replace(A_MANIFEST, name="b", previous=gap), None)
    with pytest.raises(InputError, match="the manifest before b is missing"):
        chain.read(lab.data)
    chain.keep(lab.data, dataclasses.replace(A_MANIFEST, name="b"), None)
    with pytest.raises(InputError, match="a and b both say that they are the first"):
        chain.read(lab.data)


A_MANIFEST = manifest.Manifest(
    "Verzonnen", "https://example.org", "a", "0" * 40, "2026-01-01", "0", "1", {"x": 1}, None, {"a.json": (1, "0" * 64)}
)


def _signature(key: Path, data: bytes) -> bytes:
    asked = ["ssh-keygen", "-q", "-Y", "sign", "-n", chain.NAMESPACE, "-f", str(key)]
    return subprocess.run(asked, input=data, check=True, capture_output=True).stdout


def test_a_build_stops_when_registrations_are_gone_until_somebody_says_why(
    lab: Lab, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(lab)
    words = ["build", "--data", str(lab.data), "--project", str(ROOT), "--output", str(tmp_path / "site")]
    assert main([*words, "--lang", "en"]) == 0
    report = json.loads((tmp_path / "site/data/quality.json").read_bytes())
    assert (report["last_snapshot"], report["organisations"][0]["before"]) == (TAG, 1)
    (lab.data / "registrations/testgemeente/ander-systeem.yml").unlink()
    capsys.readouterr()
    assert main([*words, "--lang", "en"]) == 1
    assert "AIR-905" in capsys.readouterr().out
    assert (tmp_path / "site/data/quality.json").exists()  # the previous site stays
    git(lab.folder, "add", "--all")
    git(lab.folder, "commit", "--quiet", "--message=gone", day="2026-12-01")
    git(lab.folder, "tag", LATER)
    assert main(["snapshot", LATER, "--data", str(lab.data), "--lang", "en"]) == 1  # it would be the new measure
    assert "AIR-905" in capsys.readouterr().out
    organisation = lab.data / "organisations/testgemeente.yml"
    why = (
        'fewer_registrations:\n  - since: "2026-11-01"\n    registrations: 0\n    reason:\n      nl: Verzonnen reden\n'
    )
    organisation.write_text(organisation.read_text(encoding="utf-8") + why, encoding="utf-8")
    assert main(words) == 0
    report = json.loads((tmp_path / "site/data/quality.json").read_bytes())
    assert report["organisations"] == [{"organisation": "testgemeente", "registrations": 0, "before": 1}]


def test_the_site_publishes_a_snapshot_that_is_whole_and_says_how_to_make_again_one_that_is_not(
    lab: Lab, tmp_path: Path
) -> None:
    first = signed(lab)
    file = lab.data / "registrations/testgemeente/ander-systeem.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Ander systeem", "Nieuwe <b>naam</b>"), encoding="utf-8")
    git(lab.folder, "add", "--all")
    git(lab.folder, "commit", "--quiet", "--message=later", day="2026-12-01")
    git(lab.folder, "tag", LATER)
    second = signed(lab, LATER)
    first.write_bytes(first.read_bytes()[:-30])  # damaged
    site = tmp_path / "site"
    _add_ended_keys(lab)
    words = ["build", "--data", str(lab.data), "--project", str(ROOT), "--output", str(site), "--on", "2026-12-02"]
    assert main([*words, "--snapshots", str(second.parent)]) == 0
    html = (site / "nl/data/momentopnamen/index.html").read_text(encoding="utf-8")
    assert html.index(LATER) < html.index(TAG)
    assert html.count("anna@example.org") == 3  # by both snapshots, and in the list of who may sign
    assert [end for end in re.findall(r"</code> \(([^)]+)\)", html) if "eind" in end or "tot" in end] == [
        "geen einddatum", "voor momentopnamen tot en met 1 juli 2026", "ondertekent niets: de einddatum is geen dag",
    ]  # fmt: skip
    assert f"https://daglicht.example/data/{LATER}/README.txt" in html  # how to cite it
    assert f"/data/{TAG}/README.txt" not in html
    assert chain.read(lab.data).links[1].manifest.sha256 in html
    assert f"<code>register snapshot {TAG}</code>" in html
    assert f"data/{TAG}/" not in html.replace("data/NAAM/", "")
    assert "Nieuwe &lt;b&gt;naam&lt;/b&gt;" in html
    assert "Naam ging van" in html
    assert not (site / f"data/{TAG}").exists()
    asked = re.findall(r'href="([^"]*data/(?:latest|2026)[^"]*)"', html)
    assert len(asked) >= 4
    assert all((site / "nl/data/momentopnamen" / place).resolve().is_file() for place in asked)
    published, latest = site / "data" / LATER, site / "data/latest"
    assert (published / f"{LATER}.zip").read_bytes() == second.read_bytes()
    assert (latest / "latest.zip").read_bytes() == second.read_bytes()
    with zipfile.ZipFile(second) as archive:
        for name in archive.namelist():
            inside = name.removeprefix(f"{LATER}/")
            assert (published / inside).read_bytes() == (latest / inside).read_bytes() == archive.read(name)
    before = (published / "register.json").stat().st_ino
    assert main([*words, "--snapshots", str(second.parent)]) == 0
    assert (site / "data" / LATER / "register.json").stat().st_ino == before, "what is there is linked, not written"
    assert main(words) == 0  # without packages, beside a register that has no such folder
    assert not (site / "data" / LATER).exists()
    assert f"<code>register snapshot {LATER}</code>" in (site / "en/data/snapshots/index.html").read_text(
        encoding="utf-8"
    )


def _add_ended_keys(lab: Lab) -> None:
    """Of somebody who signed until July, and of somebody with an end date that is no day."""
    public = lab.stranger.with_suffix(".pub").read_text(encoding="utf-8").strip()
    with (lab.data / "snapshots/signers").open("a", encoding="utf-8") as place:
        place.write(f'bob@example.org valid-before="20260701" {public}\n')
        place.write(f'eve@example.org valid-before="20269999" {public}\n')


def test_what_the_page_says_is_how_to_verify_works_with_the_programs_it_names(lab: Lab, tmp_path: Path) -> None:
    with zipfile.ZipFile(signed(lab)) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / TAG
    shutil.copy(lab.data / "snapshots/signers", folder)
    page = (ROOT / "site-templates/editorial/en/snapshots.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith(("ssh-keygen", "sha256sum"))]
    assert len(lines) == 2
    asked = "\n".join(["set -e", *lines]).replace("NAME", "anna@example.org")
    own = ["sh", "-c", asked]
    good = subprocess.run(own, cwd=folder, check=False, capture_output=True, text=True)
    assert good.returncode == 0, good.stderr
    assert "NOTES.en.md: OK" in good.stdout
    assert '"sha256"' in good.stdout
    (folder / "registrations.csv").write_bytes(b"x")
    assert subprocess.run(own, cwd=folder, check=False, capture_output=True).returncode != 0
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(x for x in sums.read_text().splitlines(True) if "registrations.csv" not in x))
    assert subprocess.run(own, cwd=folder, check=False, capture_output=True).returncode != 0


def test_the_notes_say_what_changed_and_nothing_in_them_is_markup(lab: Lab) -> None:
    with zipfile.ZipFile(signed(lab)) as archive:
        assert "This is the first snapshot." in archive.read(f"{TAG}/NOTES.en.md").decode()
    file = lab.data / "registrations/testgemeente/ander-systeem.yml"
    odd = "Nieuw *[x](https://example.org)* <b>"
    file.write_text(file.read_text(encoding="utf-8").replace("Ander systeem", odd), encoding="utf-8")
    git(lab.folder, "add", "--all")
    git(lab.folder, "commit", "--quiet", "--message=later", day="2026-12-01")
    git(lab.folder, "tag", LATER)
    with zipfile.ZipFile(signed(lab, LATER)) as archive:
        notes = {language: archive.read(f"{LATER}/NOTES.{language}.md").decode() for language in ("nl", "en")}
    assert "1 veranderd, 0 nieuw, 0 weggehaald" in notes["nl"]
    assert "1 changed, 0 new, 0 removed" in notes["en"]
    assert f"snapshot {TAG.replace('-', '-')}" in notes["en"]
    assert r"### Nieuw \*\[x\](https\://example.org)\* \<b>" in notes["nl"]
    assert "As of 1 December 2026" in notes["en"]
    assert "&#" not in notes["nl"]


@pytest.mark.parametrize("name", ["latest", "registrations.csv", "parquet", "selections"])
def test_the_name_of_a_part_of_the_dataset_is_refused(lab: Lab, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    git(lab.folder, "tag", name)
    assert main(["snapshot", "--data", str(lab.data), "--lang", "en", name]) == 2
    assert "is the name of a part of the dataset" in capsys.readouterr().err
