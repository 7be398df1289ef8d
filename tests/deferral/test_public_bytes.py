"""The public side is the same bytes whatever there is beside it, on whatever machine: with 0, 1 and 25 deferrals."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import many_deferrals
from tests.deferral import lab as labs
from tests.deferral.lab import ROOT, Lab, git

_BUILD = (
    "import json, os, sys; os.umask(int(sys.argv[4], 8)); from generator.cli.main import main;"
    "sys.exit(main(['build', '--project', sys.argv[1], '--data', sys.argv[2], '--output', sys.argv[3]]))"
)


def _build(public: Path, output: Path, umask: str = "022", **environment: str) -> tuple[dict[str, bytes], str]:
    """Build a clone's register in a process of its own; every file, and what was printed."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(ROOT), "registry-data", str(output), umask],
        cwd=public, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files = {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}
    return files, (done.stdout + done.stderr).decode().replace(str(output), "OUTPUT")


def _lines(site: dict[str, bytes]) -> str:
    return json.dumps({file: len(data) for file, data in sorted(site.items())})


@pytest.fixture(scope="module")
def alone(_made: Lab, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    """The site as built from a clone that has never had a private side anywhere near it."""
    folder = tmp_path_factory.mktemp("alone")
    git(folder, "clone", "--quiet", _made.public.as_uri(), "alone")
    made = _build(folder / "alone", folder / "site")
    assert len(made[0]) > 50
    return made


@pytest.mark.parametrize("number", [0, 1, 25])
def test_beside_a_private_clone_the_site_is_the_same(
    lab: Lab, tmp_path: Path, alone: tuple[dict[str, bytes], str], number: int
) -> None:
    if number:
        many_deferrals.write(lab, number)
    lab.do("tick", on="2027-10-05")
    assert len(lab.lane.records) == number
    assert _build(lab.public_clone, tmp_path / "site") == alone


def test_elsewhere_at_another_time_in_another_language_the_site_is_the_same(
    lab: Lab, tmp_path: Path, alone: tuple[dict[str, bytes], str]
) -> None:
    place = tmp_path / "ergens anders" / "é"
    place.mkdir(parents=True)
    git(place, "clone", "--quiet", lab.public.as_uri(), "p")
    data = place / "p/registry-data"
    files = [path for path in data.rglob("*") if path.is_file()]
    random.Random(3).shuffle(files)
    for path in files:  # written anew in another order, with times of another day
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    site, _ = _build(place / "p", tmp_path / "site", umask="077", **other)
    assert _lines(site) == _lines(alone[0])
    assert site == alone[0]


def test_in_a_clone_with_a_deferred_branch_and_many_objects_the_site_is_the_same(
    lab: Lab, tmp_path: Path, alone: tuple[dict[str, bytes], str]
) -> None:
    git(tmp_path, "clone", "--quiet", lab.public.as_uri(), "polluted")
    polluted = tmp_path / "polluted"
    git(polluted, "fetch", "--quiet", str(lab.private), "deferred:deferred")
    git(polluted, "tag", "v9", "deferred")
    git(polluted, "notes", "add", "-m", "made up")
    stream = b"".join(b"blob\ndata %d\nmade up %d\n" % (len(b"made up %d" % n), n) for n in range(50_000))
    git(polluted, "fast-import", "--quiet", data=stream)
    counted = git(polluted, "count-objects", "-v").splitlines()
    assert int(next(line for line in counted if line.startswith("in-pack")).split()[1]) > 50_000
    assert _build(polluted, tmp_path / "site")[0] == alone[0]


def test_the_public_side_works_where_no_private_side_exists_and_without_a_network(lab: Lab, tmp_path: Path) -> None:
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a process be without a network")
    git(tmp_path, "clone", "--quiet", lab.public.as_uri(), "p")
    shutil.rmtree(lab.clone)
    shutil.rmtree(lab.private)
    done = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "generator", "build", "--project", str(ROOT), "--output", "site"],
        cwd=tmp_path / "p", env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_difference_is_seen(lab: Lab, tmp_path: Path, alone: tuple[dict[str, bytes], str]) -> None:
    """The negative control: one more public registration, and the site is another one."""
    labs.propose(lab)
    lab.decide(lab.lane.records[0].short, "refuse", on="2027-01-20")
    lab.publish("2027-02-01")
    assert _build(lab.public_clone, tmp_path / "site")[0] != alone[0]
