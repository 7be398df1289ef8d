"""A snapshot, a comparison and a check of the public side are the same bytes whatever there is beside them."""

from pathlib import Path

import pytest

from generator.cli.main import main
from tests.bench import many_deferrals
from tests.deferral.lab import Lab, git


def _made(lab: Lab, output: Path, capsys: pytest.CaptureFixture[str]) -> tuple[bytes, str]:
    """The package of a snapshot of the public clone, and everything that was said of it."""
    data = ["--data", str(lab.public_clone / "registry-data"), "--lang", "en"]
    capsys.readouterr()
    assert main(["snapshot", "2027-01-01", "--output", str(output), *data]) == 0
    assert main(["diff", "HEAD", *data]) == 0
    assert main(["check", *data, "--on", "2027-10-05"]) == 0
    said = capsys.readouterr()
    return (output / "2027-01-01.zip").read_bytes(), (said.out + said.err).replace(str(output), "OUTPUT")


def test_beside_a_private_clone_the_snapshot_is_the_same(
    lab: Lab, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(lab.public_clone, "tag", "2027-01-01")
    alone = _made(lab, tmp_path / "0", capsys)
    many_deferrals.write(lab, 25)
    assert lab.run("due", on="2027-10-05").out.count("deferred") >= 25
    assert _made(lab, tmp_path / "25", capsys) == alone
